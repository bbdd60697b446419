"""What a document in braille consists of, before anything is put into cells.

All measures are cells, from the left margin, and lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.model import Run


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the first line of a text begins, and where the rest do; or centred lines."""

    first: int = 0
    rest: int = 0
    centred: bool = False


CENTRED = Shape(centred=True)
SUBHEADING = Shape(4, 4)
MINOR_HEADING = Shape(6, 6)
PARAGRAPH = Shape(2, 0)
DISPLAYED = Shape(4, 4)
PICTURE = Shape(6, 4)
"""Cells 5 and 7 for headings, 3-1 for paragraphs, 7-5 for what a picture shows: BANA, Braille
Formats 2016. Québec writes the first two levels of heading likewise."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that begin on a line of their own; `before` and `after` are empty lines.

    With `keep` the whole, with `lead` its end, stays on the page of what follows. A text of the
    contents ends with the page of its `target`, the `key` of another text.
    """

    runs: tuple[Run, ...]
    language: str
    shape: Shape
    before: int = 0
    after: int = 0
    keep: bool = False
    lead: bool = False
    key: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of one and the same cell, as a box has above and below."""

    cell: str
    before: int = 0
    after: int = 0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Empty lines to answer on."""

    lines: int
    before: int = 0
    after: int = 1


Piece = Text | Rule | Room
