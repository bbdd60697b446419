"""A build that has nothing to do looks at bytes alone; whatever has changed, it looks at all."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plainspoken import assembly, libraries, remembered
from plainspoken.remembered import Seen
from plainspoken.speech import voices
from tests.conftest import Run
from tests.workspace import Workspace, edit_po

PROJECT = Path(__file__).parent.parent
HEAVY = ("babel", "lxml", "markdown_it", "num2words", "numpy", "reportlab", "textstat")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the builds that look at the workspace."""
    seen: list[str] = []
    real = assembly.build

    def build(options: Namespace, found: Seen) -> int:
        seen.append("build")
        return real(options, found)

    monkeypatch.setattr(assembly, "build", build)
    return seen


def test_nothing_is_loaded_and_the_same_is_told(
    run: Run, translated: Workspace, looks: list[str]
) -> None:
    assert "8 files made" in run("--format", "pdf").out
    told = run("--format", "pdf").out
    assert len(looks) == 1
    assert "No file had to be made" in told
    assert "Your pills: grade" in told
    command = (
        "import sys; from plainspoken.cli import main; "
        f"main(['--root', {str(translated.root)!r}, '--format', 'pdf']); "
        f"sys.exit([name for name in {HEAVY!r} if name in sys.modules] or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, cwd=PROJECT, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")


CHANGES: dict[str, Callable[[Workspace], object]] = {
    "a text": lambda ws: ws.edit("source/pills/02-your-questions.md", "write it", "note it"),
    "a comment": lambda ws: ws.edit("source/pills/handout.toml", "order = 1", "order = 1  # one"),
    "a file more": lambda ws: ws.write("source/pills/03-more.md", "# More\n\nRest well.\n"),
    "French": lambda ws: edit_po(ws.po(), lambda old, new: new.replace("pilules", "comprimés")),
    "a setting": lambda ws: ws.write("pyproject.toml", '[tool.plainspoken]\nclinic = "C"\n'),
    "an output": lambda ws: (ws.outputs / "index.html").write_text("mine"),
    "a file of somebody": lambda ws: ws.write("outputs/pills/fr_CA/mine.txt", "mine"),
    "an output less": lambda ws: (ws.outputs / "pills/en_CA/pills_en_CA.pdf").rename(ws.root / "x"),
    "the store": lambda ws: (ws.root / ".plainspoken").rename(ws.root / "y"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_looked_at(
    run: Run, translated: Workspace, looks: list[str], name: str
) -> None:
    run("--format", "pdf")
    CHANGES[name](translated)
    run("--format", "pdf")
    assert len(looks) == 2


def test_what_nobody_can_know_is_looked_at_each_time(
    run: Run, translated: Workspace, looks: list[str]
) -> None:
    """A folder that is a link may hold another text; a pipe is waited for by who reads it."""
    translated.path("source/pills").rename(translated.root / "pills")
    translated.path("source/pills").symlink_to(translated.root / "pills")
    run("--format", "txt")
    translated.edit("pills/01-your-pills.md", "one pill", "two pills")
    assert run("--format", "txt").status == 1
    assert len(looks) == 2
    translated.edit("pills/01-your-pills.md", "two pills", "one pill")
    translated.path("source/pills").unlink()
    translated.path("pills").rename(translated.root / "source/pills")
    assert run("--format", "txt").status == 0
    os.mkfifo(translated.path("source/pipe"))
    for _ in range(2):
        run("--format", "txt")
    assert len(looks) == 5
    translated.path("source/pipe").unlink()
    translated.path("source/empty").mkdir()
    assert run("--format", "txt").status == 1, "it is a handout without a text"


def test_another_call_or_day_or_library_is_looked_at(
    run: Run, translated: Workspace, looks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--format", "pdf")
    run("--format", "pdf", "--print", "giant")
    run("--format", "pdf", "--language", "en_CA")
    assert len(looks) == 3
    monkeypatch.setattr(remembered, "version", lambda name: "another")
    run("--format", "pdf")
    assert len(looks) == 4


def test_a_better_voice_that_answers_now_is_looked_at(
    run: Run, translated: Workspace, looks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "_gtts_answers", lambda: False)
    run("--format", "mp3")
    run("--format", "mp3")
    assert len(looks) == 1
    better = replace(voices.VOICES["kokoro"], available=lambda world: True)
    monkeypatch.setitem(voices.VOICES, "kokoro", better)

    def look(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(assembly, "works", look)
    assert run("--format", "mp3").status == 130
    assert len(looks) == 2


def test_what_went_wrong_is_told_again(run: Run, translated: Workspace, looks: list[str]) -> None:
    edit_po(translated.po(), lambda old, new: "" if old == "Wait for us." else new)
    assert run("--format", "pdf").status == 1
    assert run("--format", "pdf").status == 1
    assert len(looks) == 2


def test_the_phrases_and_lists_of_words_belong_to_the_program() -> None:
    """A version that changes them alone must find, and make, anew."""
    kinds = {path.suffix for path in (PROJECT / "plainspoken/data").glob("*.*")} - {".md"}
    assert kinds <= {*libraries._OURS}
