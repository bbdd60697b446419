"""`manifest.json` as bytes, and what is known of the last build: read with distrust.

The manifest may be lost or spoilt, and a build may die between placing files and writing it.
So a second record lies in the store, written before anything is placed: every file that may be
ours, and the voice that each unit has. What either of them says counts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from plainspoken.speech.voices import VOICES
from plainspoken.store import digest, write_changed
from plainspoken.world import World

NAME = "manifest.json"

Engines = Mapping[tuple[str, str], str]
"""(handout, locale) to the voice engine of the recordings that were made of it last."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What is known of the last build: files by path, withheld ones, voices.

    `kept` is, for each listed file, its sha256, size, length and the edition it belongs to.
    """

    files: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    engines: Engines = field(default_factory=dict)
    kept: Mapping[str, tuple[str, int, float, str]] = field(default_factory=dict)


def spell(value: object) -> bytes:
    """Return JSON that a person can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_previous(world: World) -> Previous:
    """Return what manifest and record say together; what is spoilt says nothing."""
    told, noted = _manifest(world.outputs), _record(world)
    return Previous(
        files=told.files | noted.files,
        withheld=told.withheld | noted.withheld,
        engines={**told.engines, **noted.engines},
        kept=told.kept,
    )


def note(world: World, previous: Previous) -> None:
    """Write the record. Raises `OSError`."""
    engines = [[*unit, engine] for unit, engine in sorted(previous.engines.items())]
    content = {
        "files": sorted(previous.files),
        "withheld": sorted(previous.withheld),
        "engines": engines,
    }
    write_changed(_record_path(world), spell(content))


def file_paths(handouts: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the paths of all files that handouts of a manifest list."""
    for handout in handouts:
        yield from (file["path"] for file in _files(handout))


def _record_path(world: World) -> Path:
    name = digest("outputs", os.path.realpath(world.outputs))[:16]
    return world.store.folder / f"placed-{name}.json"


def _record(world: World) -> Previous:
    try:
        noted = json.loads(_record_path(world).read_bytes())
        return Previous(
            files=frozenset(filter(_is_safe, noted["files"])),
            withheld=frozenset(filter(_is_safe, noted["withheld"])),
            engines={(i, locale): e for i, locale, e in noted["engines"] if e in VOICES},
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Previous()


def _manifest(outputs: Path) -> Previous:
    try:
        manifest = json.loads((outputs / NAME).read_bytes())
        handouts = manifest["handouts"]
        return Previous(
            files=frozenset(filter(_is_safe, file_paths(handouts))),
            withheld=frozenset(filter(_is_safe, manifest.get("withheld", []))),
            engines=dict(_engines(handouts)),
            kept={file["path"]: _kept(file, h) for h in handouts for file in _files(h)},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Previous()


def _files(handout: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in (handout, *handout["sections"]):
        yield from entry["files"]


def _engines(handouts: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], str]]:
    """A voice counts only where a recording by it is listed."""
    for handout in handouts:
        engine = handout["voice"]["engine"]
        if engine in VOICES and any(file["format"] == "mp3" for file in _files(handout)):
            yield (handout["id"], handout["locale"]), engine


def _kept(file: dict[str, Any], handout: dict[str, Any]) -> tuple[str, int, float, str]:
    extent = file.get("seconds", file.get("pages", 0))
    return file["sha256"], file["bytes"], extent, handout["edition"]


def _is_safe(path: object) -> bool:
    """Tell whether a path stays in the outputs: a forged manifest must not move other files."""
    if not isinstance(path, str) or not path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
