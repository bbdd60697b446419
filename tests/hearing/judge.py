"""How right a recording was heard: its word error, and each value that must not be misheard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.hearing.words import canonical

_DRAFT = re.compile(r"^\[draft\] (.*)$", re.MULTILINE)
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Critical:
    """A value that must be heard right, and the words of the reference in which it stands."""

    kind: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What should be heard in a recording; `critical` is in its order."""

    language: str
    text: str
    critical: tuple[Critical, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that was not heard right, and what was heard there."""

    critical: Critical
    heard: str

    def __str__(self) -> str:
        critical = self.critical
        return f"{critical.kind} “{critical.value}” in “{critical.words}”: heard “{self.heard}”"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`word_error` is a share of the words that should be heard: 0.1 is one in ten."""

    words: int
    word_error: float
    misses: tuple[Miss, ...]


def read_reference(path: Path, language: str, draft: bool) -> Reference:
    """Return a reference from its file; only a draft voice says the lines marked [draft]."""
    _, recording, table = re.split(r"^## .*\n", path.read_text("utf-8"), flags=re.MULTILINE)
    rows = [Critical(*row) for row in _ROW.findall(table)]
    return Reference(language, _DRAFT.sub(r"\1" if draft else "", recording), tuple(rows[1:]))


def judge(reference: Reference, heard: str) -> Verdict:
    """Compare what should be heard with what was heard.

    Raises `ValueError` for a row of the reference that its text does not hold in that order.
    """
    import jiwer

    should = canonical(reference.text, reference.language)
    was = canonical(heard, reference.language)
    compared = jiwer.process_words(" ".join(should), " ".join(was))
    same_place = dict(_same_place(compared.alignments[0]))
    misses = (
        Miss(critical, found)
        for critical, start, end in places(reference)
        if (found := _misheard(should, was, same_place, range(start, end))) is not None
    )
    return Verdict(len(should), float(compared.wer), tuple(misses))


def places(reference: Reference) -> Iterator[tuple[Critical, int, int]]:
    """Yield each critical value with the start and end of its words in the canonical text."""
    text = canonical(reference.text, reference.language)
    at = 0
    for critical in reference.critical:
        words = canonical(critical.words, reference.language)
        value = canonical(critical.value, reference.language)
        at, inside = _find(words, text, at), _find(value, words, 0)
        if min(at, inside) < 0:
            raise ValueError(f"the reference does not hold, in this order: {critical}")
        yield critical, at + inside, at + inside + len(value)


def _find(few: Sequence[str], many: Sequence[str], start: int) -> int:
    """Return where words stand in others from a place on, -1 if nowhere."""
    ends = range(start, len(many) - len(few) + 1)
    return next((at for at in ends if few and many[at : at + len(few)] == few), -1)


def _same_place(chunks: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Yield which word was heard in the place of which, by their numbers."""
    for chunk in chunks:
        if chunk.type in ("equal", "substitute"):
            yield from zip(
                range(chunk.ref_start_idx, chunk.ref_end_idx),
                range(chunk.hyp_start_idx, chunk.hyp_end_idx),
                strict=True,
            )


def _misheard(
    should: Sequence[str], was: Sequence[str], same_place: Mapping[int, int], value: range
) -> str | None:
    """Return the words heard around a value that was not heard right, None if it was.

    Another number right beside it makes it another value: "10" heard as "2 10".
    """
    before = same_place.get(value.start - 1, -1)
    heard = [same_place[each] for each in value if each in same_place]
    start, end = (heard[0], heard[-1] + 1) if heard else (before + 1, before + 1)
    beside = [
        each
        for at, each in ((value.start - 1, start - 1), (value.stop, end))
        if 0 <= each < len(was) and _is_number(was[each]) and was[each] not in should[at : at + 1]
    ]
    if not beside and was[start:end] == should[value.start : value.stop]:
        return None
    return " ".join(was[max(0, start - _NEIGHBOURS) : end + _NEIGHBOURS])


def _is_number(word: str) -> bool:
    return any(map(str.isdigit, word))
