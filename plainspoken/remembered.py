"""A build that has nothing to do is told so at once: nothing is read again to find that out.

A build that went well is remembered by all that went into it: every file of the workspace, the
settings, the day, the program, its libraries and its voices. When the same is asked for again, and
the outputs are byte for byte as it left them, there is nothing to do. Any doubt makes it a build.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from plainspoken import folders
from plainspoken.libraries import code, version
from plainspoken.settings import FILE
from plainspoken.speech.voices import AUTO, VOICES
from plainspoken.store import digest
from plainspoken.world import World

_LIBRARIES = (
    *(
        "babel",
        "espeakng-loader",
        "lameenc",
        "lxml",
        "markdown-it-py",
        "mdit-py-plugins",
        "mutagen",
    ),
    *("num2words", "numpy", "pillow", "pypdfium2", "reportlab", "soundfile", "svglib", "textstat"),
)


def recall(options: argparse.Namespace, world: World) -> str | None:
    """Return what a build that does nothing would tell; None if one has to look.

    Where the voice is chosen by itself, a better one that answers now is something to do.
    """
    kept = world.store.get(_key(options, world))
    if kept is None:
        return None
    memory = json.loads(kept)
    better = list(VOICES)[: memory["rank"]] if _is_auto(options, world) else []
    if any(VOICES[name].available(world) for name in better):
        return None
    return str(memory["text"]) if _contents([world.outputs]) == memory["outputs"] else None


def remember(options: argparse.Namespace, world: World, engines: set[str], text: str) -> None:
    """Keep what a build told that went well; `engines` are the voices of its recordings."""
    rank = max((list(VOICES).index(engine) for engine in engines), default=0)
    memory = {"rank": rank, "outputs": _contents([world.outputs]), "text": text}
    world.store.put(_key(options, world), json.dumps(memory).encode())


def _is_auto(options: argparse.Namespace, world: World) -> bool:
    return (options.voice or world.settings.voice) == AUTO


def _key(options: argparse.Namespace, world: World) -> str:
    """Return the digest of all that goes into a build."""
    asked = (options.only, options.language, options.format, options.voice)
    inputs = [world.root / name for name in (folders.SOURCE, folders.TRANSLATIONS, FILE)]
    voices = [(n, row.missing(world) or row.version(world)) for n, row in VOICES.items()]
    made_by = (code(), [version(name) for name in _LIBRARIES], voices, _braille(world))
    place = os.path.realpath(world.outputs)
    when = world.today()
    return digest("build", asked, world.settings, when, place, made_by, _contents(inputs))


def _braille(world: World) -> str:
    if world.settings.braille == "none":
        return ""
    from plainspoken import braille

    return braille.missing() or braille.version()


def _contents(places: list[Path]) -> str:
    """Return the digest of files, and of all that lies in folders; a link is what it leads to."""
    whole = hashlib.sha256()
    for place in places:
        for path in sorted(_files(place)):
            whole.update(f"{path.relative_to(place.parent).as_posix()}\0".encode(errors="replace"))
            whole.update(_content(path))
    return whole.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield from [place] if place.exists() else []
        return
    for folder, _, names in os.walk(place):
        yield from (Path(folder, name) for name in names)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        return str(error.errno).encode()
