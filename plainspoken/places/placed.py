"""A text, and where each of its signs stands in the file that it was read from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

Sign = tuple[str, int, int]
"""A character of a text, with start and end in the file's text as it was decoded."""

_END = re.compile(r"\r\n|\r|\n")
_MARKS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of one file.

    `line` is where findings see it; `spell` writes words as they stand there, with escapes.
    """

    signs: tuple[Sign, ...]
    line: int
    spell: Callable[[str], str]

    @property
    def text(self) -> str:
        """Return the words."""
        return "".join(sign[0] for sign in self.signs)


@dataclass(frozen=True, slots=True)
class Patch:
    """A stretch of a file's text and what stands there instead."""

    start: int
    end: int
    new: str


def patches(placed: Placed, start: int, end: int, new: str) -> Iterator[Patch]:
    """Yield the patches that put `new` in the place of some signs, or before the one at `start`.

    What the file has between two signs, such as the end of a line of a msgstr, stays.
    """
    signs = placed.signs
    if start == end:
        at = signs[start][1] if start < len(signs) else signs[-1][2]
        yield Patch(at, at, placed.spell(new))
    for number, (_, first, last) in enumerate(signs[start:end]):
        yield Patch(first, last, placed.spell(new) if number == 0 else "")


def patch(content: str, changes: Iterable[Patch]) -> str:
    """Return a file's text with patches made."""
    pieces, at = [], 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        pieces += [content[at : change.start], change.new]
        at = change.end
    return "".join([*pieces, content[at:]])


def composed(signs: Iterable[Sign]) -> list[Sign]:
    """Return signs with each accent joined to the letter before it, as texts are read."""
    done: list[Sign] = []
    for sign, start, end in signs:
        joined = unicodedata.normalize("NFC", done[-1][0] + sign) if done else ""
        if _MARKS.match(sign) and len(joined) == 1:
            done[-1] = (joined, done[-1][1], end)
        else:
            done.append((sign, start, end))
    return done


def folded(signs: Sequence[Sign], blank: re.Pattern[str]) -> list[Sign]:
    """Return signs with one space in the place of each run of blanks, and none at the ends."""
    text = "".join(sign[0] for sign in signs)
    done: list[Sign] = []
    at = 0
    for found in blank.finditer(text):
        done += signs[at : found.start()]
        at = found.end()
        if done and at < len(text):
            done.append((" ", signs[found.start()][1], signs[at - 1][2]))
    return [*done, *signs[at:]]


def line_of(content: str, at: int) -> int:
    """Return the line, from 1, of a place in a file's text, whatever its line ends are."""
    return bisect_right(_line_ends(content), at) + 1


@lru_cache(maxsize=4)  # thousands of places are asked for in one file
def _line_ends(content: str) -> tuple[int, ...]:
    return tuple(found.end() for found in _END.finditer(content))
