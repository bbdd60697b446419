"""Finished PDFs, read back by pdfminer and pikepdf: large print, order, names, links."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LAParams, LTChar, LTCurve, LTPage, LTTextContainer

from plainspoken.pdf.theme import MM
from tests.conftest import Run
from tests.workspace import Workspace, normal

TOLERANCE = 0.6


@pytest.fixture
def pdf(run: Run, translated: Workspace) -> Path:
    """The whole handout in French."""
    assert run("--format", "pdf").status == 0
    return translated.outputs / "pills/fr_CA/pills_fr_CA.pdf"


def characters(page: LTPage) -> Iterator[LTChar]:
    for box in page:
        if isinstance(box, LTTextContainer):
            for line in box:
                yield from (char for char in line if isinstance(char, LTChar))


def sizes(pdf: Path) -> set[float]:
    """Return the size of every piece of text, out of the pages' own operators."""
    found, size = set(), 0.0
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operands: Any = instruction.operands
                operator = str(instruction.operator)
                if operator == "Tf":
                    size = float(operands[1])
                elif operator in ("Tj", "TJ", "'", '"'):
                    found.add(round(size, 2))
                elif operator in ("Tm", "cm"):
                    scale = [float(operands[0]), float(operands[3])]
                    assert scale == [1, 1], "sizes are what Tf says"
    return found


def test_nothing_is_smaller_than_large_print(pdf: Path) -> None:
    assert min(sizes(pdf)) == 18
    assert max(sizes(pdf)) == pytest.approx(18 * 1.6)


def test_margins_are_kept(pdf: Path) -> None:
    for page in extract_pages(pdf):
        for item in [*characters(page), *(c for c in page if isinstance(c, LTCurve))]:
            if isinstance(item, LTChar) and not item.get_text().strip():
                continue
            assert item.x0 >= 25 * MM - TOLERANCE
            assert item.x1 <= page.width - 25 * MM + TOLERANCE
            assert item.y0 >= 25 * MM - 6  # descenders hang below the last line
            assert item.y1 <= page.height - 25 * MM + TOLERANCE


def test_an_accent_stands_over_its_letter(run: Run, translated: Workspace) -> None:
    po = translated.po()
    po.write_text(unicodedata.normalize("NFD", po.read_text("utf-8")), "utf-8")
    assert run("--format", "pdf").status == 0
    text = extract_text(translated.outputs / "pills/fr_CA/01-your-pills_fr_CA.pdf")
    assert "Appelez votre équipe" in normal(text)


def test_fonts_are_embedded_and_only_ours(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            fonts: Any = page.resources.get("/Font", {})
            names = {str(font.BaseFont).split("+")[-1] for font in fonts.values()}
            assert names <= {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}
            assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
            assert all("/ToUnicode" in font for font in fonts.values())


def test_title_language_and_bookmarks(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        assert str(document.Root.Lang) == "fr-CA"
        assert str(document.docinfo["/Title"]) == "Vos nouvelles pilules"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_outline() as outline:
            (root,) = outline.root
            titles = [item.title for item in root.children]
    assert root.title == "Vos nouvelles pilules"
    assert titles == [
        "Vos pilules",
        "Vos questions",
        "Mots à connaître",
        "D’où viennent les renseignements",
    ]


def test_contents_name_the_right_pages(pdf: Path) -> None:
    pages = [normal(extract_text(pdf, page_numbers=[number])) for number in range(3)]
    with pikepdf.open(pdf) as document:
        total = len(document.pages)
    for number, text in enumerate(pages[:total], start=1):
        assert f"Page {number} de {total}" in text
    first = extract_text(pdf, page_numbers=[0], laparams=LAParams(boxes_flow=None))
    assert "Vos questions" in first


def test_all_words_are_printed_in_order(pdf: Path) -> None:
    text = normal(extract_text(pdf, laparams=LAParams(boxes_flow=None)))
    position = 0
    for words in (
        "Vos nouvelles pilules",
        "Comment prendre vos pilules.",
        "Prenez une pilule par jour, de 2 à 3 semaines.",
        "blaste : Une jeune cellule.",
        "Quand appeler",
        "s’il reste moins de 5 % des blastes",
        "le jour ou la nuit",
        "1. Lisez cette page.",
        "2. Attendez-nous.",
        "Demandez à votre équipe.",
        "Que demander en premier?",
        "blaste Une jeune cellule.",
        "Une source publique : Prendre des pilules https://example.org",
        "Pas encore révisé par un clinicien Renseignements généraux. Parlez-en. Édition",
    ):
        found = text.find(words, position)
        assert found >= position, f"{words!r} is not in the rest of: {text[position:]}"
        position = found


def test_a_definition_stands_once_in_a_section(run: Run, translated: Workspace) -> None:
    run("--format", "pdf", "--only", "pills/your-pills", "--language", "en_CA")
    pdf = translated.outputs / "pills/en_CA/01-your-pills_en_CA.pdf"
    assert normal(extract_text(pdf)).count("blast: A young cell.") == 1


def test_footer_names_title_edition_and_review(run: Run, translated: Workspace) -> None:
    translated.edit(
        "source/pills/handout.toml",
        "order = 1",
        "order = 1\nreviewed = 2026-03-01\nreview-by = 2028-03-01",
    )
    run("--format", "pdf")
    english = extract_text(translated.outputs / "pills/en_CA/02-your-questions_en_CA.pdf")
    french = extract_text(translated.outputs / "pills/fr_CA/02-your-questions_fr_CA.pdf")
    assert "Reviewed by a clinician: March 1, 2026" in normal(english)
    assert "1er mars 2026" in normal(french)
    assert "Your new pills" in english
    assert "Edition" in english


def test_a_text_that_nobody_has_reviewed_may_have_a_date_of_review(
    run: Run, translated: Workspace
) -> None:
    translated.edit("source/pills/handout.toml", "order = 1", "order = 1\nreview-by = 2028-03-01")
    run("--language", "en_CA")
    stem = translated.outputs / "pills/en_CA/pills_en_CA"
    texts = [stem.with_suffix(ending).read_text("utf-8") for ending in (".txt", ".html")]
    for text in (extract_text(stem.with_suffix(".pdf")), *texts):
        assert "Not yet reviewed by a clinician" in text
        assert "Next review: March 1, 2028" in text


@pytest.mark.parametrize(
    ("msgstr", "printed"),
    [
        ("R&D &amp; plus < ici", "R&D & plus < ici"),
        ("Appelez <infirmière> demain", "Appelez <infirmière> demain"),
        ('<font color="white" size="1">ici</font>', '<font color="white" size="1">ici</font>'),
        ('<img src="/etc/passwd"/> voilà', '<img src="/etc/passwd"/> voilà'),
        ("<b>pas fermé", "<b>pas fermé"),
        ("‹x> et \\\\ fin", "‹x> et \\ fin"),
        ("a <a name='x'/> <seq id='y'/> b", "a <a name='x'/> <seq id='y'/> b"),
    ],
)
def test_a_catalogue_never_acts_as_markup(
    run: Run, translated: Workspace, msgstr: str, printed: str
) -> None:
    from tests.workspace import edit_po

    edit_po(translated.po(), lambda msgid, text: msgstr if msgid == "Wait for us." else text)
    run("--format", "pdf", "--language", "fr_CA")
    pdf = translated.outputs / "pills/fr_CA/01-your-pills_fr_CA.pdf"
    assert normal(printed) in normal(extract_text(pdf)).replace("- ", "-")


def test_labels_of_lists_are_printed_everywhere(run: Run, translated: Workspace) -> None:
    translated.write(
        "source/pills/02-your-questions.md",
        "# Lists\n\n> 1. Stop it.\n> 2. Call us.\n>    - or write\n\n"
        "- Why?\n  ___\n\n8. Eight.\n9. Nine.\n",
    )
    run("--format", "pdf", "--language", "en_CA")
    pdf = translated.outputs / "pills/en_CA/02-your-questions_en_CA.pdf"
    text = normal(extract_text(pdf, laparams=LAParams(boxes_flow=None)))
    assert "1. Stop it. 2. Call us. • or write • Why? 8. Eight. 9. Nine." in text


def test_strings_that_meet_in_a_phrase_do_not_pair_up(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/handout.toml", '"A public source"', '"R*D `x"')
    translated.edit("source/pills/handout.toml", '"Taking pills"', '"x*y` z"')
    run("--format", "pdf", "--language", "en_CA")
    text = extract_text(translated.outputs / "pills/en_CA/pills_en_CA.pdf")
    assert "R*D `x: x*y` z" in normal(text)


def test_a_long_address_stays_on_the_page(run: Run, translated: Workspace) -> None:
    address = "https://example.org/" + "/".join(["a-long-part-of-an-address"] * 6)
    translated.edit("source/pills/handout.toml", "https://example.org", address)
    run("--format", "pdf", "--language", "en_CA")
    pdf = translated.outputs / "pills/en_CA/pills_en_CA.pdf"
    assert address in extract_text(pdf).replace(" \n", "")
    test_margins_are_kept(pdf)


def test_wrong_page_numbers_are_never_printed(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plainspoken.pdf.render.MAX_PASSES", 0)
    result = run("--format", "pdf", "--language", "en_CA")
    assert result.status == 1
    assert "cannot-print" in result.out
