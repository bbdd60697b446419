"""All files of a handout in one, to send or to take along: its folder as a zip."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from plainspoken.model import Finding
from plainspoken.pipeline import Record, cannot_write
from plainspoken.store import digest, write_whole
from plainspoken.text_file import is_inside
from plainspoken.world import World
from plainspoken.zip_file import zipped

Records = Mapping[str, Record]


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip, by its path in the outputs."""

    path: str
    sha256: str
    bytes: int


def archive_path(handout: str) -> str:
    """Return where the zip of a handout lies: in its folder, which it holds."""
    return f"{handout}/{handout}.zip"


def by_handout(records: Records) -> dict[str, Records]:
    """Return the records of each handout that has files; they lie in a folder of its name."""
    groups = groupby(sorted(records), key=lambda path: path.partition("/")[0])
    return {handout: {path: records[path] for path in paths} for handout, paths in groups}


def archive(handout: str, records: Records, world: World) -> Archive | Finding:
    """Return the zip of a handout's files, made anew unless it is in place and right.

    Or why there is none: a file cannot be read, or is another one by now, or there is no room.
    """
    contents = [[path, record.sha256] for path, record in records.items()]
    key = digest("archive", handout, contents)
    target = world.outputs / archive_path(handout)
    try:
        if (known := _known(key, world)) and known.sha256 == _sha256(target):
            return known
        if not is_inside(target, world.outputs):
            raise OSError(0, "a link leads out of the outputs")
        content = zipped(_files(records, world.outputs))
        write_whole(target, content)
    except OSError as error:
        return cannot_write(target, error.strerror)
    made = Archive(archive_path(handout), hashlib.sha256(content).hexdigest(), len(content))
    world.store.put(key, json.dumps(asdict(made)).encode())
    return made


def _known(key: str, world: World) -> Archive | None:
    kept = world.store.get(key)
    return Archive(**json.loads(kept)) if kept else None


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _files(records: Records, outputs: Path) -> Iterator[tuple[str, bytes]]:
    for path, record in records.items():
        content = (outputs / path).read_bytes()
        if hashlib.sha256(content).hexdigest() != record.sha256:
            raise OSError(0, f"{path} was changed meanwhile")
        yield path, content
