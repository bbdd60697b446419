"""A build that has nothing to do is told so at once: nothing is read again to find that out.

A build that went well is remembered by all that went into it: every file of the workspace, the
settings, the day, the program, its libraries and its voices. When the same is asked for again, and
the outputs are byte for byte as it left them, there is nothing to do. Any doubt makes it a build.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass

from plainspoken import folders
from plainspoken.libraries import LIBRARIES, code, version
from plainspoken.settings import FILE
from plainspoken.snapshot import Snapshot, snapshot
from plainspoken.speech.voices import AUTO, VOICES
from plainspoken.store import digest
from plainspoken.world import World


@dataclass(frozen=True, slots=True)
class Seen:
    """What a build finds before it reads anything.

    `call` is the digest of what is asked for, `made_by` that of the program and all else beside
    the files, `inputs` and `outputs` are those.
    """

    call: str
    made_by: str
    inputs: Snapshot
    outputs: Snapshot


def see(options: argparse.Namespace, world: World) -> Seen:
    """Look at everything that goes into a build, and at what lies there."""
    asked = (options.only, options.language, options.format, options.voice)
    made_by = digest("made by", options.voice, *_made_by(world))
    call = digest("build", asked, world.today())
    return Seen(call, made_by, inputs_of(world), snapshot(world.outputs))


def inputs_of(world: World) -> Snapshot:
    """Return what lies in the workspace and is read."""
    return snapshot(world.root, (folders.SOURCE, folders.TRANSLATIONS, FILE))


def recall(seen: Seen, world: World, auto: bool) -> str | None:
    """Return what a build that does nothing would tell; None if one has to look.

    Where the voice is chosen by itself, a better one that answers now is something to do.
    """
    kept = world.store.get(_key(seen))
    if kept is None:
        return None
    memory = json.loads(kept)
    better = list(VOICES)[: memory["rank"]] if auto else []
    if any(VOICES[name].available(world) for name in better):
        return None
    return str(memory["text"]) if digest(seen.outputs) == memory["outputs"] else None


def remember(seen: Seen, world: World, engines: set[str], text: str) -> None:
    """Keep what a build told that went well and left the outputs that are `seen`.

    `engines` are the voices of its recordings.
    """
    rank = max((list(VOICES).index(engine) for engine in engines), default=0)
    memory = {"rank": rank, "outputs": digest(seen.outputs), "text": text}
    world.store.put(_key(seen), json.dumps(memory).encode())


def is_auto(options: argparse.Namespace, world: World) -> bool:
    """Tell whether the voice is chosen by itself."""
    return (options.voice or world.settings.voice) == AUTO


def _key(seen: Seen) -> str:
    return digest(seen.call, seen.made_by, seen.inputs)


def _made_by(world: World) -> Iterator[object]:
    yield from (code(), [version(name) for name in (*LIBRARIES, "textstat")], world.settings)
    yield [(name, row.missing(world) or row.version(world)) for name, row in VOICES.items()]
    yield from (_braille(world), os.path.realpath(world.outputs))


def _braille(world: World) -> str:
    if world.settings.braille == "none":
        return ""
    from plainspoken import braille

    return braille.missing() or braille.version()
