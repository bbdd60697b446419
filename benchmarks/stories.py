"""The same generated story for ReportLab as it comes and for the tagged canvas.

Headings, paragraphs with bold words and links, lists, and tables that break over pages: whatever
ReportLab's users write every day. The words are drawn with a fixed seed, so each run has the same.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from plainspoken.pdf.fonts import BOLD, REGULAR, register_fonts
from plainspoken.pdf.tags import Element, Structure
from plainspoken.pdf.tags.drawing import FOOTER, TaggedCanvas, TaggedParagraph

LETTERS = "etaoinshrdlu"
MARGIN = 72
ROWS = 12

TEXT = ParagraphStyle(
    "text", fontName=REGULAR, fontSize=12, leading=16, spaceAfter=8, bulletFontName=REGULAR
)
TITLE = ParagraphStyle("title", TEXT, fontName=BOLD, fontSize=18, leading=22, keepWithNext=1)
ITEM = ParagraphStyle("item", TEXT, leftIndent=20)
CELL = ParagraphStyle("cell", TEXT, spaceAfter=0)
GRID = [("FONT", (0, 0), (-1, -1), REGULAR, 12), ("GRID", (0, 0), (-1, -1), 0.5, black)]


class Stock:
    """Makes paragraphs that have no tags."""

    canvas: Any = Canvas

    def role(self, parent: Element | None, role: str, **properties: Any) -> Element | None:
        """Return the element of a role: there is none."""
        return None

    def link(self, address: str, contents: str) -> str:
        """Return the href for an address."""
        return address

    def paragraph(self, text: str, style: Any, parent: Element | None, role: str) -> Flowable:
        """Return a paragraph."""
        return Paragraph(text, style)

    def item(self, text: str, parent: Element | None) -> Flowable:
        """Return an item of a list."""
        return Paragraph(text, ITEM, bulletText="•")

    def footer(self, canvas: Any, document: Any) -> None:
        """Paint a page number."""
        canvas.setFont(REGULAR, 12)
        canvas.drawString(MARGIN, MARGIN / 2, f"Page {document.page}")


class Tagged(Stock):
    """Makes the same paragraphs with tags."""

    def __init__(self) -> None:
        self._structure = Structure("en-CA")
        self.canvas = partial(TaggedCanvas, structure=self._structure)

    def role(self, parent: Element | None, role: str, **properties: Any) -> Element:
        """Return a new element."""
        return (parent or self._structure.root).add(role, **properties)

    def link(self, address: str, contents: str) -> str:
        """Return the href for an address."""
        return self._structure.link(address, contents)

    def paragraph(self, text: str, style: Any, parent: Element | None, role: str) -> Flowable:
        """Return a paragraph of a new element."""
        return TaggedParagraph(text, style, element=self.role(parent, role))

    def item(self, text: str, parent: Element | None) -> Flowable:
        """Return an item of a list, its bullet and its words."""
        item = self.role(parent, "LI")
        label, body = item.add("Lbl"), item.add("LBody")
        return TaggedParagraph(text, ITEM, bulletText="•", element=body, label=label)

    def footer(self, canvas: Any, document: Any) -> None:
        """Paint a page number, which nobody is to hear in the middle of a sentence."""
        with canvas.tagged(FOOTER):
            super().footer(canvas, document)


def build(kind: type[Stock], chapters: int) -> tuple[bytes, int]:
    """Return the PDF of a story of so many chapters, and its number of pages."""
    register_fonts()
    maker, file = kind(), io.BytesIO()
    document = SimpleDocTemplate(
        file,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        title="A story",
        initialFontName=REGULAR,
        invariant=1,
    )
    document.build(
        list(_story(maker, chapters)),
        onFirstPage=maker.footer,
        onLaterPages=maker.footer,
        canvasmaker=maker.canvas,
    )
    return file.getvalue(), document.page


def _story(maker: Stock, chapters: int) -> Iterator[Flowable]:
    dice = random.Random(1)
    for number in range(chapters):
        yield maker.paragraph(f"Chapter {number + 1}", TITLE, None, "H1")
        for _ in range(5):
            yield maker.paragraph(_rich(maker, dice), TEXT, None, "P")
        listing = maker.role(None, "L", attribute=("List", "ListNumbering", "Disc"))
        for _ in range(8):
            yield maker.item(_words(dice, 20), listing)
        yield _table(maker, dice)


def _rich(maker: Stock, dice: random.Random) -> str:
    """Return about six lines with bold words and a link, as ReportLab markup."""
    href = maker.link("https://example.org/rest", "A page about rest")
    start, strong, linked, end = (_words(dice, count) for count in (30, 4, 6, 40))
    return f'{start} <b>{strong}</b> and <a href="{href}">{linked}</a> {end}.'


def _table(maker: Stock, dice: random.Random) -> Flowable:
    table = maker.role(None, "Table")
    head, body = maker.role(table, "THead"), maker.role(table, "TBody")
    rows = [_row(maker, dice, maker.role(head, "TR"), "TH")]
    rows += [_row(maker, dice, maker.role(body, "TR"), "TD") for _ in range(ROWS)]
    return Table(rows, [156] * 3, repeatRows=1, style=GRID, spaceAfter=12)


def _row(maker: Stock, dice: random.Random, row: Element | None, role: str) -> Sequence[Flowable]:
    return [maker.paragraph(_words(dice, 5), CELL, row, role) for _ in range(3)]


def _words(dice: random.Random, count: int) -> str:
    return " ".join("".join(dice.choices(LETTERS, k=dice.randint(2, 9))) for _ in range(count))
