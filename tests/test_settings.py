"""Settings, seen in what they change."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from mutagen.id3 import ID3
from pdfminer.high_level import extract_text

from tests.conftest import Run
from tests.test_build import manifest
from tests.test_print import sizes
from tests.workspace import Workspace, normal


def build(run: Run, workspace: Workspace, settings: str, *arguments: str) -> Path:
    workspace.write("pyproject.toml", f"[tool.plainspoken]\n{settings}\n")
    assert run(*arguments, "--only", "pills/your-questions").status == 0
    return workspace.outputs / "pills/fr_CA/02-your-questions_fr_CA"


def test_the_clinic_is_printed_and_spoken(run: Run, translated: Workspace) -> None:
    contact = 'clinic = "North Shore"\nphone = "604-555-0100"\naddress = "1 Main Street"'
    made = build(run, translated, contact)
    printed = normal(extract_text(made.with_suffix(".pdf")))
    assert "Votre clinique North Shore 1 Main Street Téléphone : 604-555-0100" in printed
    spoken = ID3(made.with_suffix(".mp3")).getall("USLT")[0].text.split("\n\n")
    assert spoken[-5:-1] == [
        "Votre clinique",
        "North Shore",
        "1 Main Street",
        "Téléphone\u00a0: 604-555-0100",
    ]


@pytest.mark.parametrize(
    ("name", "size"), [("large", 18), ("larger", 20), ("giant", 24), ("regular", 14)]
)
def test_print_profiles(run: Run, translated: Workspace, name: str, size: float) -> None:
    pdf = build(run, translated, f'print = "{name}"', "--format", "pdf").with_suffix(".pdf")
    assert min(sizes(pdf)) == size


def test_one_call_may_ask_for_another_size(run: Run, translated: Workspace) -> None:
    options = ("--format", "pdf", "--print", "giant")
    pdf = build(run, translated, 'print = "regular"', *options).with_suffix(".pdf")
    assert min(sizes(pdf)) == 24
    assert run("translate", "--print", "giant").status == 2


@pytest.mark.parametrize(("page", "width"), [("letter", 612), ("A4", 595.28)])
def test_paper(run: Run, translated: Workspace, page: str, width: float) -> None:
    pdf = build(run, translated, f'page = "{page}"', "--format", "pdf").with_suffix(".pdf")
    with pikepdf.open(pdf) as document:
        assert float(document.pages[0].mediabox[2]) == pytest.approx(width, abs=0.1)


def test_a_slower_rate_takes_longer(run: Run, translated: Workspace) -> None:
    seconds = []
    for rate in (100, 137, 180):
        build(run, translated, f"rate = {rate}", "--format", "mp3", "--language", "en_CA")
        section = manifest(translated)["handouts"][0]["sections"][1]
        seconds.append(section["files"][0]["seconds"])
    assert seconds[0] > seconds[1] + 1 > seconds[2] + 2


def test_locales(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", '[tool.plainspoken]\nlocales = ["fr_CA"]\n')
    assert run("--format", "pdf").status == 0
    assert [handout["locale"] for handout in manifest(translated)["handouts"]] == ["fr_CA"]
    assert not (translated.outputs / "pills/en_CA").exists()
    result = run("--language", "en_CA")
    assert result.status == 2
    assert "there is no language en_CA" in result.err


def test_limits(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", "[tool.plainspoken]\nmax_sentence = 5\n")
    assert "long-sentence" in run("check").out


def test_the_page_knows_its_address(run: Run, translated: Workspace) -> None:
    build(run, translated, 'base_url = "https://clinic.example/docs/"', "--format", "pdf")
    page = (translated.outputs / "index.html").read_text("utf-8")
    assert 'rel="canonical" href="https://clinic.example/docs/index.html"' in page
