"""Find acronyms in a text, to tell what they stand for to those who cannot see the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from plainspoken.inline import plain
from plainspoken.model import Acronym, Handout, Run
from plainspoken.walk import proses

_SPACES = str.maketrans("\u00a0\u202f", "  ")

Found = tuple[int, int, str]
"""Start and end of an acronym in a text, and what it stands for."""


def used(handout: Handout) -> tuple[Acronym, ...]:
    """Return the acronyms that stand in the text of a handout."""
    # The written forms of a glossary word only help to find it: they are never printed.
    glossary = tuple(replace(term, forms=term.term) for term in handout.glossary)
    text = replace(handout, glossary=glossary, acronyms=(), phrases=())
    texts = (plain(prose.text) for prose in proses(text))
    found = {letters for each in texts for letters in letters_in(each, handout.acronyms)}
    return tuple(acronym for acronym in handout.acronyms if acronym.letters.text in found)


def letters_in(text: str, acronyms: Sequence[Acronym]) -> tuple[str, ...]:
    """Return the acronyms that stand in a plain text, in order."""
    return tuple(_finder(_letters(acronyms)).findall(text))


def expand(runs: Sequence[Run], acronyms: Sequence[Acronym]) -> tuple[Run, ...]:
    """Return the runs of one prose with each acronym in a run of its own that has its expansion.

    An acronym right behind its words, as in "tyrosine kinase inhibitor (TKI)", has none: a
    listener would hear them twice. Words in another language are left alone.
    """
    found = tuple(_untold("".join(run.text for run in runs), acronyms))
    starts = [start for start, _, _ in found]
    pieces: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        pieces += _split(run, start, inside)
        start = end
    return tuple(pieces)


def _untold(text: str, acronyms: Sequence[Acronym]) -> Iterator[Found]:
    words = {acronym.letters.text: plain(acronym.expansion.text) for acronym in acronyms}
    for match in _finder(_letters(acronyms)).finditer(text):
        expansion = words[match[0]]
        if not _stands_before(match.start(), text, f"{expansion} ("):
            yield *match.span(), expansion


def _stands_before(place: int, text: str, words: str) -> bool:
    start = max(0, place - len(words))
    before, last = text[max(0, start - 1) : start], text[start:place]
    same = last.translate(_SPACES).casefold() == words.translate(_SPACES).casefold()
    return same and not before.isalnum()


def _split(run: Run, offset: int, found: Sequence[Found]) -> Iterator[Run]:
    if run.language or run.expansion:
        found = ()
    done = 0
    for start, end, expansion in found:
        if end - offset <= len(run.text):
            yield from _piece(run, done, start - offset)
            done = end - offset
            yield replace(run, text=run.text[start - offset : done], expansion=expansion)
    yield from _piece(run, done, len(run.text))


def _piece(run: Run, start: int, end: int) -> Iterator[Run]:
    if start < end:
        yield replace(run, text=run.text[start:end])


def _letters(acronyms: Sequence[Acronym]) -> tuple[str, ...]:
    return tuple(acronym.letters.text for acronym in acronyms if acronym.letters.text)


@lru_cache(maxsize=100)
def _finder(letters: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(letters, key=lambda each: (-len(each), each))
    written = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)" if letters else "(?!)")
