"""Rows to pages of 25 lines, and to the file: braille ASCII as North American embossers take it.

The last line of a page is kept for its number, at the right (BANA, Braille Formats 2016, 1.15).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainspoken.braille.rows import WIDTH, Row
from plainspoken.braille.signs import BLANK, Code

HEIGHT = 25
_ROOM = HEIGHT - 1

_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The character of each cell, by its dots as a binary number (North American Braille ASCII)."""

Page = list[Row]


def paged(rows: Sequence[Row]) -> list[Page]:
    """Return rows page by page. What must stay together does, unless it is longer than a page."""
    pages: list[Page] = [[]]
    for group in _groups(rows):
        if pages[-1] and len(pages[-1]) + len(_dropped(group, pages[-1])) > _ROOM:
            pages.append([])
        for row in group:
            if len(pages[-1]) == _ROOM:
                pages.append([])
            pages[-1] += _dropped([row], pages[-1])
    return pages


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group


def _dropped(group: Sequence[Row], page: Page) -> list[Row]:
    """Return a group without the gaps that it begins with at the head of a page."""
    at = 0
    while not page and at < len(group) and group[at].gap:
        at += 1
    return list(group[at:])


def places(pages: Sequence[Page]) -> dict[str, int]:
    """Return the page, from 1, of each key."""
    return {row.key: number for number, page in enumerate(pages, 1) for row in page if row.key}


def brf(pages: Sequence[Page], code: Code) -> bytes:
    """Return pages as BRF: lines end with CR LF, and a form feed stands between pages."""
    texts = [_page(page, code.number(number)) for number, page in enumerate(pages, 1)]
    return "\f".join(texts).encode("ascii")


def _page(page: Page, number: str) -> str:
    lines = [row.cells for row in page] + [""] * (_ROOM - len(page))
    return "".join(f"{_ascii(line)}\r\n" for line in [*lines, number.rjust(WIDTH, BLANK)])


def _ascii(cells: str) -> str:
    return "".join(_ASCII[ord(cell) - ord(BLANK)] for cell in cells).rstrip()
