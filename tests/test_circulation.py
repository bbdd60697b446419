"""What is wrong leaves the folder, what is not ours stays, and mending brings all back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plainspoken import publishing
from plainspoken.circulation import FOLDER
from tests.conftest import Run
from tests.test_build import manifest
from tests.workspace import Workspace, edit_po

WAIT = "Wait for us."


def files(workspace: Workspace) -> set[str]:
    return {
        path.relative_to(workspace.outputs).as_posix()
        for path in workspace.outputs.rglob("*")
        if path.is_file()
    }


def state(workspace: Workspace) -> dict[tuple[str, str], Any]:
    return {(h["id"], h["locale"]): h for h in manifest(workspace)["handouts"]}


def break_french(workspace: Workspace) -> None:
    edit_po(workspace.po(), lambda msgid, text: "" if msgid == WAIT else text)


def mend_french(workspace: Workspace) -> None:
    edit_po(workspace.po(), lambda msgid, text: "Attendez-nous." if msgid == WAIT else text)


def test_what_is_wrong_is_withheld_and_the_rest_is_built(run: Run, translated: Workspace) -> None:
    run()
    before = files(translated)
    break_french(translated)
    translated.edit("source/pills/handout.toml", "order = 1", "order = 2")
    result = run()
    assert result.status == 1
    french = {name for name in before if name.startswith("pills/fr_CA")}
    assert f"{len(french)} files withheld" in result.out
    assert files(translated) == (before - french) | {f"{FOLDER}/{name}" for name in french}
    entry = state(translated)["pills", "fr_CA"]
    line = translated.line("translations/fr_CA/LC_MESSAGES/messages.po", f'msgid "{WAIT}"')
    assert entry["state"] == "withheld"
    assert entry["files"] == []
    assert entry["why"] == [
        f"translations/fr_CA/LC_MESSAGES/messages.po:{line}: “{WAIT}” has no Français (Canada) text"
    ]
    assert state(translated)["pills", "en_CA"]["state"] == "current"
    assert sorted(manifest(translated)["withheld"]) == sorted(french)
    page = (translated.outputs / "index.html").read_text("utf-8")
    assert "À ne pas remettre" in page
    assert "has no Français" in page


def test_what_is_mended_is_made_anew_and_nothing_wrong_is_left(
    run: Run, translated: Workspace
) -> None:
    run()
    before = translated.all_files()
    break_french(translated)
    run()
    mend_french(translated)
    assert run().status == 0
    after = translated.all_files()
    assert {n: c for n, c in after.items() if n.startswith("outputs")} == {
        n: c for n, c in before.items() if n.startswith("outputs")
    }
    assert not (translated.outputs / FOLDER).exists()


def test_files_of_a_section_that_is_gone_are_withheld(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    translated.path("source/pills/02-your-questions.md").unlink()
    assert run("--format", "pdf").status == 0
    assert not any("02-" in name and not name.startswith(FOLDER) for name in files(translated))
    assert f"{FOLDER}/pills/en_CA/02-your-questions_en_CA.pdf" in files(translated)


def test_files_of_a_handout_that_is_gone_are_withheld(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    translated.path("source/pills").rename(translated.path("source/tablets"))
    assert run("--format", "pdf").status == 0
    assert {name.split("/")[0] for name in files(translated) if name.endswith(".pdf")} == {
        "tablets",
        FOLDER,
    }


def test_a_recording_of_yesterdays_text_is_withheld(run: Run, translated: Workspace) -> None:
    run("--language", "en_CA")
    translated.edit("source/pills/01-your-pills.md", "2–3", "3–4")
    run("--language", "en_CA", "--format", "pdf")
    names = files(translated)
    assert "pills/en_CA/01-your-pills_en_CA.mp3" not in names
    assert f"{FOLDER}/pills/en_CA/01-your-pills_en_CA.mp3" in names
    assert "pills/en_CA/02-your-questions_en_CA.mp3" not in names, "it says the old edition"


def test_what_is_not_ours_is_left_alone_and_mentioned(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    mine = translated.write("outputs/pills/fr_CA/notes of a nurse.txt", "mine")
    other = translated.write("outputs/poster.pdf", "mine too")
    break_french(translated)
    result = run("--format", "pdf")
    assert mine.read_text() == "mine"
    assert other.read_text() == "mine too"
    assert "notes of a nurse.txt" in result.out
    assert "poster.pdf" in result.out


@pytest.mark.parametrize(
    "path",
    [
        "../../secret.txt",
        "/etc/passwd",
        "a/../../x",
        "..\\x",
        "",
        7,
        None,
        ["x"],
        "C:x",
        "a\0b",
        "x" * 300,
    ],
)
def test_a_forged_manifest_moves_nothing_outside(
    run: Run, translated: Workspace, path: object
) -> None:
    run("--format", "pdf")
    secret = translated.write("secret.txt", "keep")
    forged = manifest(translated)
    files = forged["handouts"][0]["files"]
    files.append({**files[0], "path": path})
    forged["withheld"] = [path]
    (translated.outputs / "manifest.json").write_text(json.dumps(forged))
    assert run("--format", "pdf").status == 0
    assert secret.read_text() == "keep"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"handouts": 1}', "[" * 100_000, "null"])
def test_a_spoilt_manifest_is_made_again(run: Run, translated: Workspace, content: str) -> None:
    run("--format", "pdf")
    good = (translated.outputs / "manifest.json").read_bytes()
    (translated.outputs / "manifest.json").write_text(content)
    assert run("--format", "pdf").status == 0
    assert (translated.outputs / "manifest.json").read_bytes() == good


def test_a_build_that_died_after_placing_still_knows_its_files(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "withhold", die)
        assert run("--format", "pdf").status == 130
    placed = {name for name in files(translated) if name.startswith("pills/fr_CA")}
    assert placed
    assert not (translated.outputs / "manifest.json").exists()
    break_french(translated)
    assert run("--format", "pdf").status == 1
    assert not {name for name in files(translated) if name.startswith("pills/fr_CA")}
    assert {f"{FOLDER}/{name}" for name in placed} <= files(translated)


@pytest.mark.parametrize("manifest_left", ["", "{"])
def test_a_lost_manifest_leaves_nothing_wrong_lying_about(
    run: Run, translated: Workspace, manifest_left: str
) -> None:
    run("--format", "pdf")
    (translated.outputs / "manifest.json").write_text(manifest_left)
    break_french(translated)
    assert run("--format", "pdf").status == 1
    assert not {name for name in files(translated) if name.startswith("pills/fr_CA")}


def test_what_cannot_be_moved_is_told_and_the_manifest_is_true(
    run: Run, translated: Workspace
) -> None:
    run("--format", "pdf")
    translated.write(f"outputs/{FOLDER}", "a file where the folder should be")
    break_french(translated)
    result = run("--format", "pdf")
    assert result.status == 2
    assert "cannot-write" in result.out
    assert "has no Français" in result.out
    assert state(translated)["pills", "fr_CA"]["files"] == []
    (translated.outputs / FOLDER).unlink()
    assert run("--format", "pdf").status == 1
    assert not {name for name in files(translated) if name.startswith("pills/fr_CA")}


def test_a_page_that_cannot_be_written_is_told(run: Run, translated: Workspace) -> None:
    (translated.outputs / "index.html").mkdir(parents=True)
    result = run("--format", "pdf")
    assert result.status == 2
    assert "index.html cannot be written" in result.out
    assert state(translated)["pills", "fr_CA"]["state"] == "partial"


def test_half_written_files_of_a_killed_build_are_swept(run: Run, translated: Workspace) -> None:
    half = translated.write("outputs/pills/fr_CA/.writing-abc_1234", "half")
    run("--format", "pdf")
    assert not half.exists()


_DIES = """
import os, sys
from pathlib import Path
from plainspoken.cli import main
Path.replace = lambda *arguments: os._exit(9)
main(["--root", sys.argv[1], *sys.argv[2:]])
"""


@pytest.mark.parametrize("killed", ["translate", "fix", "check --save-baseline"])
@pytest.mark.parametrize("command", ["translate", "fix", "--format html"])
def test_half_written_files_beside_the_source_are_swept(
    run: Run, translated: Workspace, killed: str, command: str
) -> None:
    translated.edit("source/pills/02-your-questions.md", "You can", "You  can")
    call = [sys.executable, "-c", _DIES, str(translated.root), *killed.split()]
    done = subprocess.run(call, cwd=Path(__file__).parent.parent, check=False, capture_output=True)
    assert done.returncode == 9
    assert len(left := list(translated.root.rglob(".writing-*"))) == 1
    own = translated.write("source/pills/.writing-advice.md", "My own notes.")
    run(*command.split())
    assert not left[0].exists()
    assert own.exists(), "it is named alike, and is none of ours"


def test_nothing_is_withheld_through_a_link(
    run: Run, translated: Workspace, tmp_path: Path
) -> None:
    run("--format", "pdf")
    away = tmp_path / "away"
    away.mkdir()
    (translated.outputs / FOLDER).symlink_to(away)
    break_french(translated)
    assert run("--format", "pdf").status == 2
    assert not list(away.rglob("*"))
