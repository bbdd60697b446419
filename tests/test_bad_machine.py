"""Disks that are full, folders that cannot be written, links that lead away, clocks set back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plainspoken.toml_file import load_toml
from tests.conftest import Run
from tests.test_build import PROJECT, manifest
from tests.workspace import FIRST, Workspace

links = pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")


@links
@pytest.mark.parametrize("target", ["/etc/passwd", "../../../secret.md"])
def test_a_link_out_of_the_workspace_is_not_followed(
    run: Run, translated: Workspace, target: str
) -> None:
    translated.root.parent.joinpath("secret.md").write_text("# Secret\n\nhidden\n")
    translated.path("source/pills/03-secret.md").symlink_to(target)
    result = run("check", "--format-findings", "json")
    assert [f["path"] for f in result.findings if f["code"] == "outside-workspace"] == [
        "source/pills/03-secret.md"
    ]
    assert "hidden" not in result.out


@links
def test_a_link_within_the_workspace_is_fine(run: Run, translated: Workspace) -> None:
    translated.write("drafts/first.md", FIRST)
    translated.first.unlink()
    translated.first.symlink_to("../../drafts/first.md")
    assert run("check").status == 0


@links
def test_nothing_is_written_through_a_link_in_the_outputs(
    run: Run, translated: Workspace, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    translated.outputs.mkdir()
    (translated.outputs / "pills").symlink_to(away)
    result = run("--format", "pdf")
    assert result.status == 2
    assert "leads out" in result.out
    assert not list(away.rglob("*"))


@links
def test_a_program_that_a_group_may_write_to_scores_its_texts(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Such is each checkout where umask is 002, and all that lies on a disk of Windows."""
    copy = tmp_path / "program"
    shutil.copytree(PROJECT / "plainspoken", copy / "plainspoken")
    shutil.copy(PROJECT / "build.py", copy)
    for path in (copy, *copy.rglob("*")):
        path.chmod(path.stat().st_mode | 0o022)
    call = [sys.executable, str(copy / "build.py"), "--root", str(workspace.root), "check"]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(
        [*call, "--language", "en_CA"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stderr == ""
    assert "Your pills: grade" in done.stdout


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("# T\n\n" + "a" * 10_000_000, "too-large"),
        ("# T\n\n" + "- a\n" * 25_000, "too-large"),
        ("# T\n\n" + "a" * 90_000 + "\n", "wide-word"),
        ("# T\n\na" + "\u0301\u0327" * 20_000, "unreadable-file"),
        ("# T\n\n" + "> " * 500 + "deep", "too-deep"),
        ("# T\n\n> > deep\n", "list-too-deep"),
        ("# T\n\n" + "".join("  " * n + "- x\n" for n in range(9)), "list-too-deep"),
        ("# T\n\n" + "[" * 5000 + "a" + "]" * 5000, "too-deep"),
    ],
    ids=["10 MB", "100 kB", "long word", "accents", "quotes", "two quotes", "lists", "brackets"],
)
def test_monsters_are_told_and_soon(
    run: Run, translated: Workspace, content: str, code: str
) -> None:
    translated.write("source/pills/03-more.md", content)
    start = time.monotonic()
    result = run("check", "--format-findings", "json")
    assert time.monotonic() - start < 20, "a hang, not a speed"
    assert code in {finding["code"] for finding in result.findings}


@pytest.mark.parametrize(("megabytes", "told"), [(6, False), (21, True)])
def test_a_catalogue_may_be_larger_than_a_section(
    run: Run, translated: Workspace, megabytes: int, told: bool
) -> None:
    with translated.po().open("ab") as file:
        file.write((b"# " + b"a" * 997 + b"\n") * megabytes * 1000)
    codes = {f["code"] for f in run("check", "--format-findings", "json").findings}
    assert ("too-large" in codes) == told


@pytest.mark.parametrize("name", ["con", "aux", "lpt9"])
def test_names_that_windows_cannot_hold(run: Run, translated: Workspace, name: str) -> None:
    translated.path("source/pills").rename(translated.path(f"source/{name}"))
    codes = {f["code"] for f in run("check", "--format-findings", "json").findings}
    assert "file-name" in codes


def test_names_that_differ_by_case_only(run: Run, translated: Workspace) -> None:
    translated.write("source/Pills/handout.toml", "title = 'x'")
    codes = {f["code"] for f in run("check", "--format-findings", "json").findings}
    assert "file-name" in codes


def test_an_unreadable_store_entry_is_made_again(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    good = translated.all_files()
    entries = [p for p in translated.path(".plainspoken").rglob("*") if p.is_file()]
    for path in entries:
        if path.name != "lock":
            path.unlink()
            path.mkdir()
    for path in translated.outputs.rglob("*.pdf"):
        path.unlink()
    result = run("--format", "pdf")
    assert result.status in (0, 2), "a folder in the place of a file cannot be written over"
    for path in entries:
        if path.is_dir():
            path.rmdir()
    assert run("--format", "pdf").status == 0
    for name, content in good.items():
        if name.startswith("outputs/"):
            assert translated.path(name).read_bytes() == content


def test_a_clock_set_back_changes_nothing(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    before = translated.all_files()
    for path in translated.root.rglob("*"):
        os.utime(path, (0, 0))
    assert "No file had to be made" in run("--format", "pdf").out
    assert translated.all_files() == before
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    os.utime(translated.path("source/pills/02-your-questions.md"), (0, 0))
    run("--format", "pdf", "--language", "en_CA")
    assert manifest(translated)["handouts"][0]["state"] == "partial"
    assert translated.all_files() != before


def test_an_outputs_folder_that_cannot_be_written(run: Run, translated: Workspace) -> None:
    translated.write("outputs", "a file")
    result = run("--format", "pdf")
    assert result.status == 2
    assert "outputs" in result.err + result.out


def test_an_unreadable_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    file = load_toml(tmp_path, "x.toml")
    assert [finding.code for finding in file.findings] == ["unreadable-file"]


@links
@pytest.mark.parametrize(
    "name",
    [
        "source/pills/02-your-questions.md",
        "source/pills/handout.toml",
        "source/glossary.toml",
        "translations/fr_CA/LC_MESSAGES/messages.po",
        "pyproject.toml",
        "outputs",
        ".plainspoken",
        "outputs/pills",
    ],
)
@pytest.mark.parametrize("target", ["itself", "/nowhere/at/all"])
def test_links_in_a_circle_or_to_nothing(
    run: Run, translated: Workspace, name: str, target: str
) -> None:
    path = translated.path(name)
    if path.is_dir():
        for inner in sorted(path.rglob("*"), reverse=True):
            inner.unlink() if inner.is_file() else inner.rmdir()
        path.rmdir()
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.name if target == "itself" else target)
    assert run("--format", "pdf").status in (1, 2)
