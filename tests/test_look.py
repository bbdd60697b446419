"""What looks the same and what looks different, page by page, without stored pictures."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pymupdf
import pytest

from plainspoken.languages import LANGUAGES
from plainspoken.markdown import parse
from plainspoken.model import Acronym, Contact, Figure, Handout, Origin, Prose, Section
from plainspoken.pdf.render import Document, render
from plainspoken.pdf.theme import BODIES, LARGE, PAGES, Theme
from plainspoken.phrases import phrases
from plainspoken.walk import rewrite_section
from tests.cases import check_cases
from tests.judges.structure import dump, read_tree
from tests.test_figures import PHASES

ORIGIN = Origin("x.md", 1)
PICTURE = "![Boxes.](box.svg)"


def prose(text: str) -> Prose:
    return Prose(text, "en-CA", ORIGIN)


ALL = Acronym(prose("ALL"), prose("acute leukemia"))


def document(text: str, acronyms: tuple[Acronym, ...] = (), label: str = "one") -> Document:
    blocks = tuple(
        replace(block, labels=(prose(label), prose("+"))) if isinstance(block, Figure) else block
        for block in parse(text, "source/x/01-x.md").blocks
    )
    section = Section("x", "01-x", prose("A section"), blocks)
    handout = Handout(
        id="x",
        locale="en_CA",
        order=0,
        title=prose("A handout"),
        summary=prose("A summary."),
        audience=prose("For all."),
        notice=None,
        reviewed=None,
        review_by=None,
        references=(),
        sections=(rewrite_section(section, lambda each: prose(each.text)),),
        glossary=(),
        acronyms=acronyms,
        phrases=phrases(),
    )
    pictures = {"source/x/box.svg": PHASES.encode()}
    english = LANGUAGES["en_CA"]
    return Document(handout, handout.sections[0], english, "0123abcd", Contact(), pictures)


def structure(text: str) -> str:
    """Return what a screen reader is given of a text, between the title and the ending."""
    content, _ = render(document(text, (ALL,)), LARGE)
    lines = dump(read_tree(io.BytesIO(content))).splitlines()
    assert lines[:3] == ["Document", "  Sect", "    H1"]
    ending = lines.index("  Sect", 4)
    assert lines[ending + 1] == "    Aside"
    return "\n".join(line.removeprefix("    ").rstrip() for line in lines[4:ending])


def test_what_a_screen_reader_is_given(rewrite: bool) -> None:
    check_cases("structure.md", structure, rewrite)


def look(document: Document, theme: Theme = LARGE) -> list[bytes]:
    """Return the pages as pixels."""
    content, pages = render(document, theme)
    with pymupdf.open(stream=content, filetype="pdf") as file:
        seen = [bytes(page.get_pixmap(dpi=40, colorspace="gray").samples) for page in file]
    assert len(seen) == pages
    return seen


@cache
def page(text: str) -> tuple[bytes, ...]:
    return tuple(look(document(text)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("One line.\nAnd another.", "One line. And another."),
        ("Say [bonne nuit]{lang=fr}.", "Say bonne nuit."),
        ("A <!-- B -->", "A <!-- B -->"),
        ("<!-- a note -->\n\nWords.", "Words."),
        ("* a\n* b", "- a\n- b"),
        ("1. a\n1. b", "1. a\n2. b"),
        ("Words.\n\n\n\nMore.", "Words.\n\nMore."),
    ],
)
def test_same(first: str, second: str) -> None:
    assert page(first) == page(second)


PLAIN = "Some words.\n\nMore words."
DIFFERENT = (
    PLAIN,
    "Some words. More words.",
    "Some **words.**\n\nMore words.",
    "Some [words.](https://example.org)\n\nMore words.",
    "## Some words.\n\nMore words.",
    "### Some words.\n\nMore words.",
    "> Some words.\n\nMore words.",
    "- Some words.\n\nMore words.",
    "1. Some words.\n\nMore words.",
    "Some words.\n___\n\nMore words.",
    "Some words.\n___\n___\n\nMore words.",
    "> - Some words.\n\nMore words.",
    "> Some words.\n>\n> More words.",
    "Table: Some words.\n\n| More | words. |\n| --- | --- |\n| a | b |",
    f"Some words.\n\nMore words.\n\n{PICTURE}",
    f"Some words.\n\nMore words.\n\nFigure: A\n\n{PICTURE}",
)


def test_different() -> None:
    seen = {page(text): text for text in DIFFERENT}
    assert sorted(seen.values()) == sorted(DIFFERENT)


def test_what_only_listeners_are_told_is_not_seen() -> None:
    assert look(document("You have ALL.", (ALL,))) == look(document("You have ALL."))


def test_words_in_a_picture_are_those_of_the_language() -> None:
    assert look(document(PICTURE)) != look(document(PICTURE, label="two"))


def test_every_size_and_paper_looks_different() -> None:
    themes = [replace(LARGE, body=b, page=p) for b in BODIES.values() for p in PAGES.values()]
    seen = {tuple(look(document(PLAIN), theme)) for theme in themes}
    assert len(seen) == len(themes)


def test_a_callout_stands_out_without_colour() -> None:
    callout, plain = (
        sum(pixel < 128 for pixel in look(document(text))[0]) for text in ("> Words.", "Words.")
    )
    assert callout > plain + 200, "a frame and a bar are dark"
