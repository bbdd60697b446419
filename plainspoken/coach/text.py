"""A sentence as words with their places, and what the coach says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["long", "dense", "nested", "passive", "stack", "plainer", "rare", "acronym"]
Band = Literal["easy", "fair", "hard"]

_WORD = re.compile(r"[^\W_]+(?:(?:[-‑'’]|_+)[^\W_]+)*\+?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place of its sentence. `joined` tells that only a space stands before it.

    `small` is it in small letters, with straight apostrophes and hyphens.
    """

    text: str
    start: int
    joined: bool
    small: str

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
    return Word(text, start, joined, text.lower().replace("’", "'").replace("‑", "-"))


def matches(words: Sequence[Word], at: int, phrase: Sequence[str]) -> bool:
    """Tell whether a phrase stands at a word, with nothing but spaces inside it."""
    piece = words[at : at + len(phrase)]
    return [word.small for word in piece] == list(phrase) and all(w.joined for w in piece[1:])


Phrase = tuple[str, ...]
"""Words in small letters."""


def by_first(phrases: Iterable[Phrase]) -> Mapping[str, Sequence[Phrase]]:
    """Return phrases by their first word, so that a word is compared with few of them."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def longest(words: Sequence[Word], at: int, known: Mapping[str, Sequence[Phrase]]) -> int:
    """Return of how many words the longest phrase is that stands at a word, 0 where none does."""
    fitting = (phrase for phrase in known.get(words[at].small, ()) if matches(words, at, phrase))
    return max(map(len, fitting), default=0)
