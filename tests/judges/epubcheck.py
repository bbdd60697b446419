"""EPUBCheck: does a file conform to EPUB 3.3, its media overlays too?

The checker lies in the jar of the package `epubcheck` (BSD-3-Clause). Its Python part leaves out
warnings and is not used.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.judges import CannotJudge

CARRIER = "epubcheck"
VERSION = "5.3.0"
MINUTES = 5


@dataclass(frozen=True)
class Message:
    """A message of the checker, such as RSC-005; `severity` is "FATAL", "ERROR" or "WARNING"."""

    id: str
    severity: str
    place: str  # of the first time: file:line
    text: str


@cache
def why_not() -> str:
    """Return why the checker cannot run on this machine, or ""."""
    if _jar() is None:
        return f"no jar: the package {CARRIER} is not installed"
    return "" if shutil.which("java") else "no java"


def judge(path: Path) -> tuple[Message, ...]:
    """Return what is wrong with a file, warnings too; nothing for a file that conforms.

    Raises CannotJudge if the checker is missing or breaks off, is of another version, or if its
    exit status with `--failonwarnings` is not what its messages say.
    """
    if reason := why_not():
        raise CannotJudge(reason)
    status, report = _run(path)
    if report["checker"]["checkerVersion"] != VERSION:
        raise CannotJudge(f"this is EPUBCheck {report['checker']['checkerVersion']}")
    messages = tuple(map(_message, report["messages"]))
    if status != bool(messages):
        raise CannotJudge(f"status {status} with {len(messages)} messages")
    return messages


def _jar() -> Path | None:
    try:
        carried = metadata.files(CARRIER) or []
    except metadata.PackageNotFoundError:
        return None
    jars = [Path(str(file.locate())) for file in carried if file.name == "epubcheck.jar"]
    return jars[0] if len(jars) == 1 and jars[0].exists() else None


def _run(path: Path) -> tuple[int, dict[str, Any]]:
    command = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(_jar()), str(path.resolve())]
    done = subprocess.run(
        [*command, "--failonwarnings", "--quiet", "--json", "-", "--locale", "en"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        # In the locale "C", Java cannot open a file with an accent in its name.
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        timeout=MINUTES * 60,
        check=False,
    )
    try:
        return done.returncode, dict(json.loads(done.stdout))
    except ValueError as error:
        raise CannotJudge(f"java ended with {done.returncode}: {done.stderr.strip()}") from error


def _message(told: dict[str, Any]) -> Message:
    places = told["locations"] or [{"path": "", "line": 0}]
    place = f"{places[0]['path']}:{places[0]['line']}"
    return Message(told["ID"], told["severity"], place, told["message"])
