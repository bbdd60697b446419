"""`manifest.json` as bytes: written so that a person can read it, read with distrust."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from plainspoken.speech.voices import VOICES

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Previous:
    """What the manifest of the last build says: files by path, withheld ones, voices."""

    files: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    engines: Mapping[tuple[str, str], str] = field(default_factory=dict)


def spell(value: object) -> bytes:
    """Return JSON that a person can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_previous(outputs: Path) -> Previous:
    """Read the manifest that is there; one that is not, or is spoilt, says nothing."""
    try:
        manifest = json.loads((outputs / NAME).read_bytes())
        handouts = manifest["handouts"]
        return Previous(
            files=frozenset(filter(_is_safe, file_paths(handouts))),
            withheld=frozenset(filter(_is_safe, manifest["withheld"])),
            engines={
                (handout["id"], handout["locale"]): handout["voice"]["engine"]
                for handout in handouts
                if handout["voice"]["engine"] in VOICES
            },
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Previous()


def file_paths(handouts: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the paths of all files that handouts of a manifest list."""
    for handout in handouts:
        for entry in (handout, *handout["sections"]):
            yield from (file["path"] for file in entry["files"])


def _is_safe(path: object) -> bool:
    """Tell whether a path stays in the outputs: a forged manifest must not move other files."""
    if not isinstance(path, str) or not path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
