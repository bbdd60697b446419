"""Calls, right and wrong, and what they answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken.cli import PRINT_NAMES, VOICE_NAMES
from plainspoken.pdf.theme import BODIES
from plainspoken.settings import PRINTS
from plainspoken.speech.voices import AUTO, VOICES
from tests.conftest import Run
from tests.workspace import Workspace

PROJECT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--only", "pils"), "did you mean pills?"),
        (("--only", "pills/your-pils"), "did you mean your-pills?"),
        (("--language", "fr_FR"), "invalid choice"),
        (("--format", "doc"), "there is no kind of file doc"),
        (("--voice", "robot"), "invalid choice"),
        (("--print", "tiny"), "invalid choice"),
        (("--jobs", "0"), "from 1 to 256"),
        (("--jobs", "many"), "from 1 to 256"),
        (("bild",), "invalid choice"),
        (("voice",), "voice probe NAME"),
        (("voice", "probe", "nobody"), "gtts, espeak"),
        (("check", "extra"), "extra"),
    ],
)
def test_a_wrong_call_is_told(
    run: Run, translated: Workspace, arguments: tuple[str, ...], words: str
) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert words in result.err


def test_a_workspace_that_is_none(run: Run, workspace: Workspace) -> None:
    assert run("--root", "no/such/folder").status == 2
    for path in sorted(workspace.path("source").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    workspace.path("source").rmdir()
    result = run("check")
    assert result.status == 2
    assert "source" in result.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('voise = "espeak"', "Did you mean voice?"),
        ('voice = "robot"', "There are: auto, kokoro, gtts, espeak"),
        ('print = "larg"', "Did you mean large?"),
        ('page = "a4"', "Did you mean A4?"),
        ("rate = 300", "from 100 to 180"),
        ("rate = 1.5", "whole number"),
        ("max_sentence = 2", "from 5 to 60"),
        ("max_definitions = 0", "from 1 to 50"),
        ('base_url = "http://x"', "https://"),
        ('locales = ["fr_FR"]', "Did you mean fr_CA?"),
        ('locales = [["x"]]', "There are: en_CA, fr_CA"),
        ('voice = "gTTS"', "Did you mean gtts?"),
        ("locales = []", "leave it out"),
        ('phone = ""', "phone is empty"),
        ('clinic = "王 Clinic"', "the font has no '王'"),
        (f'address = "{"W" * 60}"', "is wider than the page"),
        ('network = "no"', "true or false"),
        ("clinic = ", "not TOML"),
    ],
)
def test_wrong_settings_are_told_with_their_line(
    run: Run, workspace: Workspace, settings: str, words: str
) -> None:
    workspace.write("pyproject.toml", f"[project]\nname = 'x'\n\n[tool.plainspoken]\n{settings}\n")
    result = run("check")
    assert result.status == 2
    assert "pyproject.toml:5" in result.err
    assert words in result.err


def test_findings_as_json_are_one_array(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/01-your-pills.md", "Wait for us.", "Wait for *us*.")
    result = run("check", "--format-findings", "json")
    (found,) = (f for f in json.loads(result.out) if f["code"] == "unsupported-markup")
    assert set(found) == {"code", "severity", "message", "path", "line", "hint"}
    assert run("check", "--format-findings", "json", "--only", "pills").findings


def test_check_makes_nothing_but_reports(run: Run, translated: Workspace) -> None:
    result = run("check")
    assert result.status == 0
    assert "Your pills: grade" in result.out
    assert "Vos pilules: ease" in result.out
    assert [path.name for path in translated.outputs.iterdir()] == ["reports"]


def test_the_summary_tells_what_was_made_and_what_to_mend(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/02-your-questions.md", "You can", "word " * 25 + "you can")
    run("translate")
    result = run()
    assert "Your new pills · en_CA" in result.out
    assert "draft voice" in result.out
    assert "long-sentence" in result.out
    assert "files made" in result.out
    lines = result.out.splitlines()
    assert lines.index(next(x for x in lines if "error:" in x)) < lines.index(
        next(x for x in lines if "warning:" in x)
    )


def test_plain_lines_where_there_is_no_terminal(run: Run, translated: Workspace) -> None:
    result = run("--format", "pdf")
    assert "  pills/fr_CA/pills_fr_CA.pdf" in result.out.splitlines()
    assert "\r" not in result.out + result.err


def test_help_is_light() -> None:
    command = (
        "import sys; from plainspoken.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, cwd=PROJECT, check=True
    )
    heavy = {"reportlab", "babel", "numpy", "markdown_it", "textstat", "requests", "tqdm"}
    assert not heavy & set(done.stdout.split())
    for option in ("--only", "--language", "--format", "--voice", "--root", "--outputs"):
        assert option in done.stdout


def test_the_names_in_the_help_are_those_of_the_tables() -> None:
    assert (AUTO, *VOICES) == VOICE_NAMES
    assert PRINTS == PRINT_NAMES == tuple(BODIES)


def test_outputs_that_cannot_be_written(run: Run, translated: Workspace) -> None:
    translated.write("outputs", "a file where a folder should be")
    result = run("--format", "pdf")
    assert result.status == 2
    assert "outputs" in result.err
