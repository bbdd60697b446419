"""The code that a phone scans, and beside it the address for those who type.

A code is always black on white, drawn as lines and no image, with a quiet zone around it
(ISO/IEC 18004). At its left the quiet zone is the margin of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import black
from reportlab.platypus import Flowable

from plainspoken.addresses import ShortAddress, shown
from plainspoken.inline import runs
from plainspoken.model import Run
from plainspoken.pdf.blocks import Blocks, Flowables
from plainspoken.pdf.fonts import address_lines, width
from plainspoken.pdf.styles import Place
from plainspoken.pdf.tags.drawing import TaggedFigure
from plainspoken.pdf.theme import MM, Theme
from plainspoken.phrases import say

SIDE = 40 * MM
"""From edge to edge of the dark modules."""

QUIET = 4
"""Modules without a mark on every side: ISO/IEC 18004, 5.3.8."""

SMALLEST = 0.8 * MM
"""Side of a module that an old phone still reads off a creased sheet."""

_LEVELS = (QRErrorCorrectLevel.Q, QRErrorCorrectLevel.M)
"""The best first: a quarter of the code may be spoilt, or about a seventh."""

Modules = tuple[tuple[bool, ...], ...]


class TooLong(ValueError):
    """An address has no room in a code of this size, or no room on the page."""


def code_with_words(blocks: Blocks, address: ShortAddress) -> Flowable:
    """Return what leads from paper to the web. Raises `TooLong`."""
    phrases, rows = dict(blocks.handout.phrases), modules(address.scanned)
    placed = lines_of(shown(address.typed), blocks.theme, rows)
    words = say(blocks.handout, "scan_alternative")
    figure = blocks.add("Figure", phrases["scan_alternative"], alternative=words)
    with blocks.inside(blocks.parent, Place(tight=True)):
        lines = [
            blocks.paragraph(runs(phrases[name].text), blocks.add("P", phrases[name]), bold=is_bold)
            for name, is_bold in (("scan_title", True), ("scan", False))
        ]
        link = Run("\n".join(placed.lines), href=address.scanned)
        last = [blocks.paragraph((link,), blocks.add("P"))]
    beside, below = ([*lines, *last], []) if placed.beside else (lines, last)
    code = Code(rows)
    return WithWords(code, TaggedFigure(code, figure), (beside, below), blocks.theme)


def try_address(address: ShortAddress, theme: Theme) -> None:
    """Try whether an address has room on paper. Raises `TooLong`."""
    lines_of(shown(address.typed), theme, modules(address.scanned))


@cache
def modules(text: str) -> Modules:
    """Return the rows of a code, dark is true. Raises `TooLong`."""
    for level in _LEVELS:
        code = QRCode(None, level)
        code.addData(text)
        code.make()
        count = code.getModuleCount()
        if SIDE / count >= SMALLEST:
            return tuple(tuple(code.isDark(y, x) for x in range(count)) for y in range(count))
    raise TooLong("too long for a code")


class Code(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The code of a text, with its quiet zone above, below and at its right."""

    def __init__(self, rows: Modules) -> None:
        super().__init__()
        self._rows = rows
        self._side = SIDE / len(rows)
        self.quiet = QUIET * self._side
        self.width, self.height = SIDE + self.quiet, SIDE + 2 * self.quiet

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw neighbours in a row as one: a gap between them would be seen."""
        path = self.canv.beginPath()
        for number, row in enumerate(self._rows, start=1):
            y, x = self.height - self.quiet - number * self._side, 0.0
            for is_dark, same in groupby(row):
                across = len(list(same)) * self._side
                if is_dark:
                    path.rect(x, y, across, self._side)
                x += across
        self.canv.setFillColor(black)
        self.canv.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class AddressLines:
    """An address in lines, and whether they have room at the right of the code."""

    lines: tuple[str, ...]
    beside: bool


def room_beside(theme: Theme, rows: Modules) -> float:
    """Return the width at the right of a code."""
    return theme.column - SIDE - QUIET * SIDE / len(rows) - theme.padding


def lines_of(address: str, theme: Theme, rows: Modules) -> AddressLines:
    """Return a short address in lines. Raises `TooLong` where one is wider than the page.

    Beside the code it is broken behind a slash only, below it where any address is. The end of it,
    which nobody knows by heart, stays in one piece.
    """
    head, folder, code = address.rsplit("/", 2)
    tail, room = f"{folder}/{code}", room_beside(theme, rows)
    pieces = [*re.findall("[^/]+/", f"{head}/"), tail]
    if all(width(piece, theme.body) <= room for piece in pieces):
        return AddressLines(tuple(_packed(pieces, theme.body, room)), True)
    pieces = [*address_lines(f"{head}/", theme.body, theme.column), tail]
    lines = tuple(_packed(pieces, theme.body, theme.column))
    if any(width(line, theme.body) > theme.column for line in lines):
        raise TooLong("wider than the page")
    return AddressLines(lines, False)


def _packed(pieces: Sequence[str], size: float, room: float) -> list[str]:
    """Return pieces in as few lines as they need."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and width(lines[-1] + piece, size) > room:
            lines.append("")
        lines[-1] += piece
    return lines


class WithWords(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A code with words at its right, and perhaps some below it, all on one page."""

    def __init__(
        self, code: Code, figure: Flowable, words: tuple[Flowables, Flowables], theme: Theme
    ) -> None:
        super().__init__()
        self._code, self._figure, self._theme = code, figure, theme
        self._beside, self._below = words

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size."""
        self._figure.wrapOn(self.canv, availWidth, availHeight)
        self._left = self._code.width + self._theme.padding
        self._deep = self._high(self._below, availWidth)
        self._tall = self._high(self._beside, availWidth - self._left)
        self._upper = max(self._code.height, self._tall)
        self.width, self.height = availWidth, self._upper + self._deep
        return self.width, self.height

    def getSpaceAfter(self) -> float:  # ReportLab's name
        """Return the space below: the quiet zone does for the rest of it."""
        return float(self._theme.leading if self._below else self._theme.item_gap)

    def draw(self) -> None:
        """Draw the code, the words beside it in the middle of its height, and those below."""
        middle = self._deep + self._upper / 2
        self._figure.drawOn(self.canv, 0, middle - self._code.height / 2)
        self._draw(self._beside, self._left, middle + self._tall / 2)
        self._draw(self._below, 0, self._deep)

    def _high(self, words: Flowables, room: float) -> float:
        return float(sum(each.wrapOn(self.canv, room, 1e6)[1] for each in words))

    def _draw(self, words: Flowables, left: float, top: float) -> None:
        for each in words:
            top -= each.height
            each.drawOn(self.canv, left, top)
