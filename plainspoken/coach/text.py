"""A sentence as words with their places, and what the coach says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["long", "dense", "nested", "passive", "stack", "plainer", "rare", "acronym"]
Band = Literal["easy", "fair", "hard"]

_WORD = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*\+?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place of its sentence. `joined` tells that only a space stands before it.

    `small` is the word in small letters, with straight apostrophes and hyphens.
    """

    text: str
    small: str
    start: int
    joined: bool

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence is hard, by what stands from `start` to `end` of it, and what to do.

    Where both are 0 it is about the whole sentence. `say` are plainer words, the best first, in
    place of something to do.
    """

    kind: Kind
    start: int
    end: int
    why: str
    do: str
    say: tuple[str, ...] = ()


_ELISION = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’]", re.IGNORECASE)


def words_of(text: str) -> list[Word]:
    """Return the words of a sentence; French elided words (l’, qu’) stand by themselves."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        joined = bool(found) and text[end : match.start()].isspace()
        at = match.start()
        while elided := _ELISION.match(text, at, match.end()):
            if elided.end() == match.end():
                break
            found.append(_word(elided[0], at, joined))
            at, joined = elided.end(), True
        found.append(_word(text[at : match.end()], at, joined))
        end = match.end()
    return found


def _word(text: str, start: int, joined: bool) -> Word:
    return Word(text, text.lower().replace("’", "'").replace("‑", "-"), start, joined)


def matches(words: Sequence[Word], at: int, phrase: Sequence[str]) -> bool:
    """Tell whether a phrase stands at a word, with nothing but spaces inside it."""
    piece = words[at : at + len(phrase)]
    return [word.small for word in piece] == list(phrase) and all(w.joined for w in piece[1:])
