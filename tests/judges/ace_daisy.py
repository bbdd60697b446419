"""Ace by DAISY: is an EPUB accessible, as far as a machine can see it, in a real browser?

Its packages are those of `ace/package-lock.json`, put in place by `.ci/run`; the browser is the
system's Chromium. What is asked of the web is refused by Ace.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.judges import CannotJudge

FOLDER = Path(__file__).with_name("ace")
VERSION = "1.4.6"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MINUTES = 10


@dataclass(frozen=True)
class Violation:
    """A rule that a part of a file breaks, and how bad that is: "minor" to "critical"."""

    rule: str
    impact: str
    part: str
    message: str  # with the markup that it is about


@cache
def why_not() -> str:
    """Return why Ace cannot run on this machine, or ""."""
    if not (FOLDER / "node_modules/@daisy/ace-core").exists():
        return "its packages are missing: npm ci --ignore-scripts in tests/judges/ace"
    if not shutil.which("node"):
        return "no node"
    return "" if _browser() else "no Chromium"


def judge(files: Sequence[Path]) -> dict[Path, tuple[Violation, ...]]:
    """Judge any number of files in one process; a file without violations has an empty tuple.

    Raises CannotJudge if there is no verdict for each of them, or if one does not tell of every
    part of its file.
    """
    if reason := why_not():
        raise CannotJudge(reason)
    lines = _run(files).splitlines() if files else []
    if len(lines) != len(files):
        raise CannotJudge(f"{len(lines)} verdicts for {len(files)} files")
    return {
        file: tuple(_violations(json.loads(line))) for file, line in zip(files, lines, strict=True)
    }


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _run(files: Sequence[Path]) -> str:
    done = subprocess.run(
        ["node", str(FOLDER / "judge.js"), *(str(file.resolve()) for file in files)],
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PUPPETEER_EXECUTABLE_PATH": str(_browser()),
            "ACE_TIMEOUT_INITIAL": "120000",  # milliseconds for a browser to start
        },
        timeout=MINUTES * 60,
        check=False,
    )
    if done.returncode != 0:
        raise CannotJudge(done.stderr.strip() or f"node ended with {done.returncode}")
    return done.stdout


def _violations(report: dict[str, Any]) -> Iterator[Violation]:
    version = report["earl:assertedBy"]["doap:release"]["doap:revision"]
    if version != VERSION:
        raise CannotJudge(f"this is Ace {version}")
    if len(report["assertions"]) < 2:  # the package, and a document or more
        raise CannotJudge("Ace has looked at no document")
    for part in report["assertions"]:
        for found in part["assertions"]:
            result = found["earl:result"]
            message = f"{result['dct:description']} {result.get('html', '')}".strip()
            test = found["earl:test"]
            place = part["earl:testSubject"]["url"]
            yield Violation(test["dct:title"], test["earl:impact"], place, message)
