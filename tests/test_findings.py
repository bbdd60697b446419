"""Every finding has a directory of cases in `findings/`: what somebody does, and what is told.

A case says in TOML what happens to the small workspace, by `[[write]]`, `[[append]]`,
`[[edit]]`, `[[remove]]`, `[[msgstr]]` and `[[fuzzy]]`, and what must be found: `path`, the line
as `line`, `at` (the first line with these words) or `at_last`, and `severity`. Where files
cannot make the finding, `test` names the test that does.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from plainspoken import pipeline
from tests.conftest import Run
from tests.workspace import Workspace, edit_po, normal, set_fuzzy

FOLDER = Path(__file__).parent / "findings"
PROJECT = Path(__file__).parent.parent
CASES = sorted(FOLDER.glob("*/*.toml"))


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


WRITTEN = [path for path in CASES if "test" not in read(path)]


def do(case: dict[str, Any], workspace: Workspace) -> None:
    for step in case.get("write", []):
        workspace.write(step["file"], encoded(step["content"], step))
    for step in case.get("append", []):
        path = workspace.path(step["file"])
        path.write_bytes(path.read_bytes() + encoded(step["text"], step))
    for step in case.get("edit", []):
        text = workspace.path(step["file"]).read_text("utf-8")
        assert step["old"] in text
        workspace.write(step["file"], encoded(text.replace(step["old"], step["new"]), step))
    for step in case.get("remove", []):
        path = workspace.path(step["file"])
        path.rmdir() if path.is_dir() else path.unlink()
    texts = {step["msgid"]: step["text"] for step in case.get("msgstr", [])}
    if texts:
        edit_po(workspace.po(), lambda msgid, text: str(texts.get(msgid, text)))
    for step in case.get("fuzzy", []):
        set_fuzzy(workspace.po(), step["msgid"])


def encoded(text: str, step: dict[str, Any]) -> bytes:
    return text.encode(step.get("encoding", "utf-8"), errors="replace")


def line_of(case: dict[str, Any], workspace: Workspace) -> int:
    if "line" in case:
        return int(case["line"])
    text = workspace.path(case["path"]).read_text("utf-8", errors="replace")
    words = case.get("at") or case["at_last"]
    found = [number for number, line in enumerate(text.split("\n"), 1) if words in line]
    return found[0 if "at" in case else -1]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_mistake_is_told_with_its_place(run: Run, translated: Workspace, path: Path) -> None:
    case = read(path)
    do(case, translated)
    result = run("check", "--format-findings", "json")
    code = path.parent.name
    places = [(f["path"], f["line"], f["severity"]) for f in result.findings if f["code"] == code]
    assert (case["path"], line_of(case, translated), case["severity"]) in places, result.findings
    assert all(finding["hint"] and finding["message"] for finding in result.findings)
    errors = any(finding["severity"] == "error" for finding in result.findings)
    assert result.status == int(errors)


@pytest.mark.parametrize("path", WRITTEN[::7], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_last_good_files_are_not_lost(run: Run, translated: Workspace, path: Path) -> None:
    run("--format", "pdf")
    before = {file.name for file in translated.outputs.rglob("*.pdf")}
    do(read(path), translated)
    assert run("--format", "pdf").status in (0, 1)
    assert before <= {file.name for file in translated.outputs.rglob("*.pdf")}


def codes() -> set[str]:
    """Return the codes that stand in the program: a call whose first word is one."""
    found: set[str] = set()
    for path in (PROJECT / "plainspoken").rglob("*.py"):
        text = path.read_text("utf-8")
        pattern = r'(?:\berror|_error|\bfind|_find)\(\s*"([a-z\d]+(?:-[a-z\d]+)+)"'
        found |= set(re.findall(pattern, text))
        found |= set(re.findall(r'\bFinding\(\s*"([a-z\d-]+)"', text))
        found |= set(re.findall(r'yield "([a-z]+(?:-[a-z]+)+)",', text))
    return found


def test_every_finding_has_its_directory() -> None:
    assert {path.name for path in FOLDER.iterdir()} == codes()
    assert {path.parent.name for path in CASES} == codes()


def test_every_finding_is_explained() -> None:
    text = (PROJECT / "docs/findings.md").read_text("utf-8")
    assert sorted(re.findall(r"^### ([a-z\d-]+)$", text, re.MULTILINE)) == sorted(codes())


def test_tests_that_stand_elsewhere_are_there() -> None:
    for path in CASES:
        if "test" in read(path):
            file, name = read(path)["test"].split("::")
            assert f"def {name}(" in (FOLDER.parent / file).read_text("utf-8")


def test_what_does_not_fit_its_pages(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plainspoken.markdown.MAX_WRITING_LINES", 999)
    translated.edit("source/pills/02-your-questions.md", "___\n", "___\n" * 40)
    result = run("--format", "pdf", "--language", "en_CA")
    assert result.status == 1
    assert "source/pills/02-your-questions.md:1: error: “Your questions” does not fit" in result.out
    assert "cannot-print" in result.out


def test_a_worker_that_dies_twice_is_told(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import BrokenExecutor

    def die(*arguments: object) -> None:
        raise BrokenExecutor

    monkeypatch.setattr(pipeline, "_render", die)
    result = run("--format", "pdf")
    assert result.status == 2
    assert "worker-died" in result.out


def test_a_translated_title_does_not_fit_its_pages(run: Run, translated: Workspace) -> None:
    title = "Vos nouvelles pilules et tous vos autres bons remèdes " * 8
    edit_po(translated.po(), lambda msgid, text: title if msgid == "Your new pills" else text)
    result = run("--format", "pdf", "--language", "fr_CA", "--print", "giant")
    assert result.status == 1
    assert "does not fit its pages [cannot-print]" in normal(result.out)
