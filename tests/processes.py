"""Builds as processes of their own, which can be stopped, killed and looked for."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.workspace import Workspace

PROJECT = Path(__file__).parent.parent

needs_posix = pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX")


def build(workspace: Workspace, *arguments: str) -> subprocess.Popen[str]:
    """Start a build by the draft voice, in a group of its own."""
    return start(workspace.root, "--voice", "espeak", *arguments)


def start(
    root: Path,
    *arguments: str,
    command: Sequence[str] = (str(PROJECT / "build.py"),),
    before: Sequence[str] = (),
) -> subprocess.Popen[str]:
    """Start a build, or another command of Python's, in a group of its own."""
    return subprocess.Popen(
        [*before, sys.executable, *command, "--root", str(root), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        cwd=PROJECT,
    )


def group_is_gone(group: int, patience: float = 10) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def workers(build: int) -> list[int]:
    """Return the processes that work for a build. Where there is no /proc, none is seen."""
    try:
        children = Path(f"/proc/{build}/task/{build}/children").read_text().split()
        children += [
            child
            for thread in Path(f"/proc/{build}/task").iterdir()
            for child in (thread / "children").read_text().split()
        ]
    except OSError:
        return []
    return sorted({int(child) for child in children if "spawn_main" in _command(child)})


def _command(process: str) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def outputs(workspace: Workspace) -> dict[str, bytes]:
    return {n: c for n, c in workspace.all_files().items() if n.startswith("outputs/")}


def forget(workspace: Workspace) -> None:
    for folder in (".plainspoken", "outputs"):
        for path in sorted(workspace.path(folder).rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
