"""What must hold after a fault, and after the build that comes next."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from plainspoken.circulation import FOLDER
from plainspoken.manifest_file import NAME
from plainspoken.store import UNFINISHED
from tests.faults.ground import Files, Ground, on_record

TELLING = (".json", ".html", ".zip", ".epub")
"""Files that tell of others, or hold them: after a build that failed in part they tell of that."""


@dataclass
class Outcome:
    """Paths, and what else is not as it must be. Nothing at all is a whole outcome."""

    wrong: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not (self.wrong or self.half or self.stale or self.other)

    def expect(self, true: object, what: str) -> None:
        if not true:
            self.other.append(what)


End = Literal["stopped", "failed", "ended"]
"""A build was stopped in the midst; or it gave up; or it told what it could do, and what not."""


def look(ground: Ground, before: Files, outcome: Outcome, how: End) -> None:
    """Look at the outputs: each file is of before or of after, byte for byte.

    After a build that could not do all, those that tell of others may be of neither, if they
    are whole; and what the manifest of one that ended tells is true.
    """
    known = {*before.values(), *ground.after.values()}
    for name, content in ground.outputs().items():
        path = name.removeprefix(f"{FOLDER}/")
        if UNFINISHED in name or content in (before.get(path), ground.after.get(path)):
            continue
        if how == "stopped" or not (name.endswith(TELLING) and _is_whole(name, content)):
            (outcome.wrong if content in known else outcome.half).append(name)
    if how == "ended":
        outcome.wrong += _untrue(ground.outputs())
    outcome.other += _off_record(ground)


def mended(ground: Ground, before: str, outcome: Outcome) -> None:
    """Build once more, and look whether all is as if nothing had happened."""
    try:
        done = ground.build()
    except Exception as error:  # whatever it is, it is counted, and the campaign goes on
        outcome.other.append(f"the next build fails: {error!r}")
        return
    outcome.expect(done.status == 0, f"the next build ends with {done.status}: {done.err}")
    now = ground.outputs()
    names = {*now, *ground.after}
    outcome.wrong += [n for n in sorted(names) if now.get(n) != ground.after.get(n)]
    outcome.stale += [
        path.relative_to(ground.root).as_posix()
        for pattern in (f"{UNFINISHED}*", "scratch-*")
        for path in ground.root.rglob(pattern)
    ]
    outcome.other += _off_record(ground)
    same = sorted(on_record(ground.root)) == sorted(ground.editions[before])
    outcome.expect(same, "other editions are on record")


def _is_whole(name: str, content: bytes) -> bool:
    try:
        if name.endswith((".zip", ".epub")):
            return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        if name.endswith(".json"):
            return isinstance(json.loads(content), dict)
    except (ValueError, zipfile.BadZipFile):
        return False
    return content.rstrip().endswith(b"</html>")


def _untrue(outputs: Files) -> Iterator[str]:
    """Yield what a manifest lists that is not there, or is another file."""
    try:
        told = json.loads(outputs.get(NAME, b'{"handouts": []}'))
    except ValueError:
        return  # it is half, and has been counted
    handouts = [each for h in told["handouts"] for each in (h, *h["sections"])]
    listed = [file for each in handouts for file in each["files"]]
    for file in [*listed, *told.get("archives", {}).values()]:
        if sha256(outputs.get(file["path"], b"")).hexdigest() != file["sha256"]:
            yield f"{NAME}: {file['path']}"


def _off_record(ground: Ground) -> Iterator[str]:
    try:
        on_record(ground.root)
    except (AssertionError, ValueError) as error:
        yield f"editions.jsonl is not whole: {error}"
