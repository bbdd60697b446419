"""Looking again whenever something is saved, for real and in a process of its own."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.workspace import Workspace

PROJECT = Path(__file__).parent.parent


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a POSIX signal")
def test_it_looks_again_after_each_save_and_ends_with_ctrl_c(translated: Workspace) -> None:
    command = [sys.executable, "-u", str(PROJECT / "build.py"), "check", "--watch"]
    process = subprocess.Popen(
        [*command, "--root", str(translated.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()

    def until(words: str) -> str:
        said = ""
        while words not in said:
            said += lines.get(timeout=20)
        return said

    assert "0 errors" in until("Watching")
    translated.edit("source/pills/01-your-pills.md", "Wait for us.", "Wait for *us*.")
    assert "unsupported-markup" in until("Watching")
    translated.edit("source/pills/01-your-pills.md", "Wait for *us*.", "Wait for us.")
    assert "0 errors" in until("Watching")
    translated.edit("source/pills/handout.toml", "title", "titel")
    assert "Did you mean title?" in until("Watching")
    translated.edit("source/pills/handout.toml", "titel", "title")
    translated.write("pyproject.toml", "[tool.plainspoken]\nvoise = 1\n")
    assert "Did you mean voice?" in until("Watching")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 130
