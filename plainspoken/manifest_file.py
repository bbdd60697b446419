"""`manifest.json` as bytes, and what is known of the last build: read with distrust.

The manifest may be lost or spoilt, and a build may die between placing files and writing it.
So a second record lies in the store, written before anything is placed: every file that may be
ours, and the voice that each unit has. What either of them says counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plainspoken.formats import FORMATS
from plainspoken.speech.times import Time, read_times
from plainspoken.speech.voices import VOICES
from plainspoken.store import digest, write_changed
from plainspoken.world import World

NAME = "manifest.json"

Engines = Mapping[tuple[str, str], str]
"""(handout, locale) to the voice engine of the recordings that were made of it last."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the manifest lists of a file, and the edition that it belongs to."""

    sha256: str
    bytes: int
    extent: float
    times: tuple[Time, ...]
    edition: str


@dataclass(frozen=True, slots=True)
class Previous:
    """What is known of the last build: files by path, withheld ones, voices.

    `manifest` is the SHA-256 of the manifest that tells nothing more.
    """

    files: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    engines: Engines = field(default_factory=dict)
    manifest: str = ""


_SPOILT = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)
"""What reading a file can raise into which anything was written."""


def spell(value: object) -> bytes:
    """Return JSON that a person can read too, the time of a sentence on one line."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (_TIME.sub(r"[\1, \2, \3]", text) + "\n").encode()


def spell_entry(entry: Mapping[str, Any]) -> bytes:
    """Return the entry of a handout as it stands in the manifest."""
    return b"  " + spell(entry).rstrip().replace(b"\n", b"\n  ")


def spell_whole(head: Mapping[str, Any], entries: Sequence[bytes]) -> bytes:
    """Return a manifest from what is in it beside the handouts, and their entries as they stand.

    They come first; of thousands the values would take much room.
    """
    listed = (part for each in entries for part in (b",\n", each))
    next(listed, None)
    opening, end = (b"[\n", b"\n ]") if entries else (b"[", b"]")
    rest = spell(head).removeprefix(b"{")
    return b"".join([b'{\n "handouts": ', opening, *listed, end, b",", rest])


# A text cannot look like this, for its line ends and quotation marks are escaped.
_TIME = re.compile(r'\[\n +("u\d+"),\n +([\d.]+),\n +([\d.]+)\n +\]')


def read_previous(world: World) -> Previous:
    """Return what manifest and record say together; what is spoilt says nothing."""
    noted, raw = _record(world), _raw(world.outputs)
    if hashlib.sha256(raw).hexdigest() == noted.manifest:
        return noted
    told = _manifest(raw)
    return Previous(
        files=told.files | noted.files,
        withheld=told.withheld | noted.withheld,
        engines={**told.engines, **noted.engines},
    )


def note(world: World, previous: Previous) -> None:
    """Write the record. Raises `OSError`."""
    engines = [[*unit, engine] for unit, engine in sorted(previous.engines.items())]
    content = {
        "files": sorted(previous.files),
        "withheld": sorted(previous.withheld),
        "engines": engines,
        "manifest": previous.manifest,
    }
    write_changed(_record_path(world), json.dumps(content, ensure_ascii=False).encode())


def file_paths(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Yield the paths of all files that a manifest lists."""
    for handout in manifest["handouts"]:
        yield from (file["path"] for file in _files(handout))
    yield from manifest.get("addresses", ())
    yield from (archive["path"] for archive in manifest.get("archives", {}).values())


def _record_path(world: World) -> Path:
    name = digest("outputs", os.path.realpath(world.outputs))[:16]
    return world.store.folder / f"placed-{name}.json"


def _record(world: World) -> Previous:
    try:
        noted = json.loads(_record_path(world).read_bytes())
        return Previous(
            files=frozenset(filter(_is_safe, noted["files"])),
            withheld=frozenset(filter(_is_safe, noted["withheld"])),
            engines={
                (id, locale): engine
                for id, locale, engine in noted["engines"]
                if engine in VOICES and _is_safe(id) and _is_safe(locale)
            },
            manifest=str(noted.get("manifest", "")),
        )
    except _SPOILT:
        return Previous()


def listed(outputs: Path) -> Mapping[str, Kept]:
    """Return what the manifest lists of files, by path."""
    try:
        handouts = json.loads(_raw(outputs))["handouts"]
        return {file["path"]: _kept(file, each) for each in handouts for file in _files(each)}
    except _SPOILT:
        return {}


def _raw(outputs: Path) -> bytes:
    """Return the bytes of the manifest; a pipe in its place would be waited for."""
    try:
        return (outputs / NAME).read_bytes() if (outputs / NAME).is_file() else b""
    except OSError:
        return b""


def _manifest(raw: bytes) -> Previous:
    try:
        manifest = json.loads(raw)
        handouts = manifest["handouts"]
        return Previous(
            files=frozenset(filter(_is_safe, file_paths(manifest))),
            withheld=frozenset(filter(_is_safe, manifest.get("withheld", []))),
            engines=dict(_engines(handouts)),
        )
    except _SPOILT:
        return Previous()


def _files(handout: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in (handout, *handout["sections"]):
        yield from entry["files"]


def _engines(handouts: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, str], str]]:
    """A voice counts only where a recording by it is listed."""
    for handout in handouts:
        engine = handout["voice"]["engine"]
        is_ours = engine in VOICES and _is_safe(handout["id"]) and _is_safe(handout["locale"])
        if is_ours and any(FORMATS[file["format"]].spoken for file in _files(handout)):
            yield (handout["id"], handout["locale"]), engine


def _kept(file: dict[str, Any], handout: dict[str, Any]) -> Kept:
    return Kept(
        sha256=file["sha256"],
        bytes=file["bytes"],
        extent=file[FORMATS[file["format"]].extent],
        times=read_times(file.get("times", ())),
        edition=handout["edition"],
    )


_UNFIT = frozenset("\\:\0")
_LONGEST = 255
"""Characters of a name: the disks that we know hold no longer one."""


def _is_safe(path: object) -> bool:
    """Tell whether a path stays in the outputs: a forged manifest must not move other files."""
    if not isinstance(path, str) or not path.isprintable() or _UNFIT.intersection(path):
        return False
    return all(part not in ("", ".", "..") and len(part) <= _LONGEST for part in path.split("/"))
