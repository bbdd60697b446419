"""The front door: a small workspace built for real, its files read back by other libraries."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plainspoken.world import STORE_FOLDER
from tests.conftest import Run
from tests.workspace import Workspace, edit_po, french, make_workspace

PROJECT = Path(__file__).parent.parent


def manifest(workspace: Workspace) -> dict[str, Any]:
    return dict(json.loads((workspace.outputs / "manifest.json").read_bytes()))


def clips(workspace: Workspace) -> int:
    """Return how many sentences the store holds: clips are its only FLAC files."""
    files = (workspace.root / STORE_FOLDER).rglob("*")
    return sum(b"fLaC" in path.read_bytes()[:70] for path in files if path.is_file())


def test_one_command_makes_all_files(run: Run, translated: Workspace) -> None:
    result = run()
    assert result.status == 0
    names = {
        f"pills/{locale}/{name}_{locale}.{ending}"
        for locale in ("en_CA", "fr_CA")
        for name in ("pills", "01-your-pills", "02-your-questions")
        for ending in ("pdf", "mp3", "txt", "epub", "html")
        if ending not in ("epub", "html") or name == "pills"
    } | {
        "pills/pills.zip",
        "index.html",
        "manifest.json",
        "reports/readability.html",
        "reports/readability-pills.html",
        "reports/facts-pills.html",
    }
    made = {p.relative_to(translated.outputs).as_posix() for p in translated.outputs.rglob("*.*")}
    assert made == names


def test_the_manifest_tells_the_truth(run: Run, translated: Workspace) -> None:
    run()
    built = manifest(translated)
    assert built["generator"].startswith("plainspoken ")
    assert [(h["id"], h["locale"]) for h in built["handouts"]] == [
        ("pills", "en_CA"),
        ("pills", "fr_CA"),
    ]
    english, french = built["handouts"]
    assert english["title"] == "Your new pills"
    assert french["title"] == "Vos nouvelles pilules"
    assert english["edition"] != french["edition"]
    assert len(english["edition"]) == 8
    assert (english["reviewed"], english["review_by"], english["state"]) == (None, None, "current")
    assert english["voice"] == {"engine": "espeak", "name": "en-us", "draft": True}
    assert [section["id"] for section in french["sections"]] == ["your-pills", "your-questions"]
    assert english["sections"][0]["scores"]["flesch_kincaid"] < 6
    assert french["sections"][0]["scores"]["kandel_moles"] > 60
    for handout in built["handouts"]:
        made = [file["format"] for file in handout["files"]]
        assert made == ["pdf", "mp3", "txt", "epub", "html"]
        for entry in [handout, *handout["sections"]]:
            assert [file["format"] for file in entry["files"]][:3] == ["pdf", "mp3", "txt"]
            for file in entry["files"]:
                content = (translated.outputs / file["path"]).read_bytes()
                assert file["sha256"] == hashlib.sha256(content).hexdigest()
                assert file["bytes"] == len(content)


def test_a_second_run_makes_nothing(run: Run, translated: Workspace) -> None:
    run()
    before = {p: p.stat().st_mtime_ns for p in translated.outputs.rglob("*.*")}
    contents = translated.all_files()
    result = run()
    assert "No file had to be made" in result.out
    assert translated.all_files() == contents
    kept = {p for p, at in before.items() if p.suffix in (".pdf", ".mp3", ".txt")}
    assert all(path.stat().st_mtime_ns == before[path] for path in kept)


def test_one_edited_sentence_is_the_only_one_said_again(run: Run, translated: Workspace) -> None:
    run()
    before = clips(translated)
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    run("--language", "en_CA")
    assert clips(translated) == before + 2, "the sentence, and the code of the edition"


def test_a_file_that_was_changed_or_lost_is_put_back(run: Run, translated: Workspace) -> None:
    run()
    contents = translated.all_files()
    (translated.outputs / "pills/en_CA/pills_en_CA.pdf").write_bytes(b"scribble")
    (translated.outputs / "pills/fr_CA/pills_fr_CA.mp3").unlink()
    run()
    assert translated.all_files() == contents


@pytest.mark.parametrize("name", ["pills", "pills/your-questions"])
def test_only_makes_what_is_asked_for(run: Run, translated: Workspace, name: str) -> None:
    assert run("--only", name, "--language", "fr_CA", "--format", "pdf").status == 0
    made = {path.name for path in translated.outputs.rglob("*.*")}
    wanted = {
        "02-your-questions_fr_CA.pdf",
        "pills_fr_CA.html",
        "pills.zip",
        "index.html",
        "manifest.json",
        "readability.html",
        "readability-pills.html",
        "facts-pills.html",
    }
    if name == "pills":
        wanted |= {"pills_fr_CA.pdf", "01-your-pills_fr_CA.pdf"}
    assert made == wanted
    states = {h["locale"]: h["state"] for h in manifest(translated)["handouts"]}
    assert states == {"en_CA": "absent", "fr_CA": "partial"}


def test_what_was_made_before_stays_in_the_manifest(run: Run, translated: Workspace) -> None:
    run()
    run("--language", "en_CA", "--format", "pdf")
    for handout in manifest(translated)["handouts"]:
        assert [f["format"] for f in handout["sections"][0]["files"]] == ["pdf", "mp3", "txt"]
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    run("--language", "en_CA", "--format", "pdf")
    english, french = manifest(translated)["handouts"]
    assert english["state"] == "partial"
    # Each recording ends with the edition, so not even that of the other section is right still.
    assert [f["format"] for f in english["sections"][0]["files"]] == ["pdf"]
    assert [f["format"] for f in english["sections"][1]["files"]] == ["pdf"]
    assert french["state"] == "withheld"  # its catalogue lacks the new words


def test_an_error_blocks_one_handout_in_one_language(run: Run, translated: Workspace) -> None:
    run()
    edit_po(translated.po(), lambda msgid, text: "" if msgid == "Wait for us." else text)
    translated.write("source/other/handout.toml", "title = 'Broken'\n")
    result = run()
    assert result.status == 1
    states = {(h["id"], h["locale"]): h["state"] for h in manifest(translated)["handouts"]}
    assert states == {
        ("other", "en_CA"): "withheld",
        ("other", "fr_CA"): "withheld",
        ("pills", "en_CA"): "current",
        ("pills", "fr_CA"): "withheld",
    }
    page = (translated.outputs / "index.html").read_text("utf-8")
    assert "pills_en_CA.pdf" in page
    assert "pills_fr_CA.pdf" not in page


def test_the_edition_follows_the_words_and_not_their_lines(run: Run, translated: Workspace) -> None:
    run()
    before = [h["edition"] for h in manifest(translated)["handouts"]]
    translated.edit("source/pills/01-your-pills.md", "# Your pills\n", "# Your pills\n\n\n")
    run()
    assert [h["edition"] for h in manifest(translated)["handouts"]] == before
    translated.edit("source/pills/01-your-pills.md", "2–3", "3–4")
    run()
    assert manifest(translated)["handouts"][0]["edition"] != before[0]


def test_other_processes_and_folders_give_the_same_bytes(
    run: Run, translated: Workspace, tmp_path: Path
) -> None:
    run()
    twin = make_workspace(tmp_path / "elsewhere" / "a twin")
    twin.write("translations/fr_CA/LC_MESSAGES/messages.po", translated.po().read_bytes())
    command = [sys.executable, str(PROJECT / "build.py"), "--root", str(twin.root)]
    command += ["--voice", "espeak"]
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ours = {name: c for name, c in translated.all_files().items() if name.startswith("outputs")}
    theirs = {name: c for name, c in twin.all_files().items() if name.startswith("outputs")}
    assert ours == theirs


def test_nothing_is_written_elsewhere(run: Run, translated: Workspace) -> None:
    before = set(translated.all_files())
    run("check")
    run()
    new = set(translated.all_files()) - before
    assert {name.split("/")[0] for name in new} == {STORE_FOLDER, "outputs"}


def test_outputs_may_lie_elsewhere(run: Run, translated: Workspace, tmp_path: Path) -> None:
    assert run("--outputs", str(tmp_path / "stick"), "--format", "pdf").status == 0
    assert (tmp_path / "stick" / "pills/fr_CA/pills_fr_CA.pdf").exists()
    assert not translated.outputs.exists()


def test_a_language_is_a_row_and_a_catalogue(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from plainspoken.languages import LANGUAGES

    pseudo = replace(LANGUAGES["fr_CA"], locale="en_XA", tag="qps", name="Ƥşḗŭḓǿ", espeak="en-us")
    monkeypatch.setitem(LANGUAGES, "en_XA", pseudo)
    run("translate")
    edit_po(translated.po("en_XA"), lambda msgid, text: text or accented(msgid))
    result = run("--language", "en_XA")
    assert result.status == 0, result.out
    entry = manifest(translated)["handouts"][-1]
    assert entry["title"] == "Ýóúr ñéw pílls"
    assert entry["state"] == "current"


def accented(text: str) -> str:
    if "](" in text or "{" in text:
        return text
    return text.translate(str.maketrans("aeiounY", "áéíóúñÝ"))


def test_a_french_catalogue_alone_decides_the_french(run: Run, workspace: Workspace) -> None:
    result = run("check", "--format-findings", "json")
    assert result.status == 1
    assert {f["code"] for f in result.findings} == {"no-catalogue"}
    run("translate")
    french(workspace)
    assert run("check").status == 0


def test_a_file_that_cannot_be_written_leaves_the_manifest_true(
    run: Run, translated: Workspace
) -> None:
    run("--format", "pdf")
    blocked = translated.outputs / "pills/en_CA/01-your-pills_en_CA.pdf"
    blocked.unlink()
    blocked.mkdir()
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    result = run("--format", "pdf", "--language", "en_CA")
    assert result.status == 2
    assert "01-your-pills_en_CA.pdf cannot be written" in result.out
    english = manifest(translated)["handouts"][0]
    listed = [f for entry in [english, *english["sections"]] for f in entry["files"]]
    assert [file["format"] for file in listed] == ["pdf", "html", "pdf"]
    for file in listed:
        content = (translated.outputs / file["path"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert {f["code"] for f in manifest(translated)["findings"]} >= {"cannot-write"}


@pytest.mark.parametrize("place", ["source/x", "translations", ".plainspoken/x", "."])
def test_outputs_never_lie_among_the_sources(run: Run, translated: Workspace, place: str) -> None:
    result = run("--outputs", str(translated.root / place))
    assert result.status == 2
    assert "outputs" in result.err
