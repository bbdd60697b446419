"""Pieces to rows of cells: where a line begins, where it ends, what stays on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plainspoken.braille.pieces import Piece, Room, Rule, Shape, Text
from plainspoken.braille.signs import BLANK, Code

WIDTH = 40
_TITLE_MARGIN = 3
"""Cells that stay free on both sides of a centred heading, in Québec as in Braille Formats."""
_NUMBER_MARGIN = 6
"""Cells on the right that only page numbers may use in a list of contents (Braille Formats)."""
_FEWEST_LEADERS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of Unicode braille.

    With `keep` it stays on the page of the next one; a `gap` is not needed at the head of a page.
    `key` is set on the first row of what contents lead to.
    """

    cells: str
    keep: bool = False
    gap: bool = False
    key: str = ""


def rows(pieces: Sequence[Piece], code: Code, pages: Mapping[str, int]) -> list[Row]:
    """Return the rows of a document; `pages` are the numbers for its contents, by key."""
    made: list[Row] = []
    after = 0
    for piece in pieces:
        inner = _rows(piece, code, pages)
        gaps = max(after, piece.before) if made else 0
        keep = bool(made) and made[-1].keep
        made += [*[Row("", keep=keep, gap=True)] * gaps, *inner]
        after = piece.after
    return made


def _rows(piece: Piece, code: Code, pages: Mapping[str, int]) -> list[Row]:
    match piece:
        case Rule(cell=cell):
            return [Row(cell * WIDTH, keep=piece.keep)]
        case Room(lines=count):
            return [Row("", keep=number < count) for number in range(1, count + 1)]
        case Text():
            lines = _lines(piece, code)
            if piece.target:
                lines[-1] = _led(lines[-1], code.number(pages.get(piece.target, 0)), code)
            made = [Row(line, piece.keep) for line in lines]
            made[-1] = replace(made[-1], keep=piece.keep or piece.lead)
            made[0] = replace(made[0], key=piece.key)
            return made


def _lines(piece: Text, code: Code) -> list[str]:
    words = code.words(piece.runs, piece.language)
    shape = piece.shape
    if shape.centred:
        return [_centred(line) for line in _wrapped(words, Shape(), WIDTH - 2 * _TITLE_MARGIN)]
    return list(_wrapped(words, shape, WIDTH - _NUMBER_MARGIN if piece.target else WIDTH))


def _centred(line: str) -> str:
    return BLANK * ((WIDTH - len(line)) // 2) + line


def _led(line: str, number: str, code: Code) -> str:
    """Return a line of contents with cells that lead to the number at its end."""
    free = WIDTH - len(line) - len(number) - 2
    lead = (code.tables.leader if free >= _FEWEST_LEADERS else BLANK) * free
    return f"{line}{BLANK}{lead}".ljust(WIDTH - len(number), BLANK) + number


def _wrapped(words: Sequence[str], shape: Shape, width: int) -> Iterator[str]:
    """Yield lines of words. One longer than a line is cut, at a no-break space if it has one."""
    line, indent = "", shape.first
    for word in words:
        rest = word
        if line and indent + len(line) + 1 + len(rest) <= width:
            line += BLANK + rest
            continue
        if line:
            yield BLANK * indent + line
            indent = shape.rest
        while indent + len(rest) > width:
            head, rest = _cut(rest, width - indent)
            yield BLANK * indent + head
            indent = shape.rest
        line = rest
    yield BLANK * indent + line


def _cut(word: str, room: int) -> tuple[str, str]:
    at = word.rfind(BLANK, 1, room + 1)
    return (word[:at], word[at + 1 :]) if at > 0 else (word[:room], word[room:])
