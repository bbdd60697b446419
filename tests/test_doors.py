"""Print and sound say what the document says: each PDF is read back, each script compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plainspoken.pdf import verify
from plainspoken.pdf.read_back import Printed, read_back
from tests.conftest import Run
from tests.workspace import Workspace


def read_wrong(content: bytes) -> Printed:
    """Read a PDF as if another number had been printed."""
    printed = read_back(content)
    wrong = tuple(text.replace("5%", "50%") for text in printed.paragraphs)
    return replace(printed, paragraphs=wrong)


def test_a_pdf_that_shows_another_number_is_no_file(
    translated: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "read_back", read_wrong)
    result = run("--format", "pdf", "--language", "en_CA")
    assert result.status == 2
    assert "lost-in-print" in result.out
    assert "“fewer than 5%” of “if fewer than 5% of the blasts are left”" in result.out
    made = [path.name for path in translated.outputs.rglob("*.pdf")]
    assert made == ["02-your-questions_en_CA.pdf"]


def test_a_pdf_without_a_link_is_no_file(
    translated: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "read_back", lambda content: replace(read_back(content), links=()))
    result = run("--format", "pdf", "--only", "pills/your-pills", "--language", "fr_CA")
    assert "the link to https://example.org/pills is not in the PDF" in result.out


def test_a_pdf_is_read_back_as_it_was_written(translated: Workspace, run: Run) -> None:
    assert run("--format", "pdf", "--language", "fr_CA").status == 0
    printed = read_back((translated.outputs / "pills/fr_CA/pills_fr_CA.pdf").read_bytes())
    assert "s’il reste moins de 5 % des blastes" in printed.paragraphs
    assert (
        "Prenez une pilule par jour, de 2 à 3 semaines. Un blaste est une cellule (LLA)."
        in printed.paragraphs
    )
    assert printed.links == ("https://example.org/pills", "https://example.org")
    assert not any("Page 1" in text for text in printed.paragraphs)


def test_a_lexicon_that_swallows_a_number_is_found(translated: Workspace, run: Run) -> None:
    translated.write(
        "source/pronunciation.fr.toml", '[[words]]\nwritten = "moins de 5\u00a0%"\nsaid = "peu"\n'
    )
    result = run("check", "--language", "fr_CA")
    assert result.status == 1
    assert "misread-fact" in result.out
