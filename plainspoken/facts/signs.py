"""Words that decide: negation, direction, possibility, duty, frequency, weekdays."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from plainspoken.facts.fact import Fact
from plainspoken.facts.tongue import Sign, Tongue
from plainspoken.facts.tongues import TONGUES

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_FREE = frozenset(["negation", "frequency", "number", "possibility", "duty", "meals", "choice"])
"""Kinds of words whose order says nothing."""

_WORD = re.compile(r"(?<![\w-])[\w/]")
_AGAIN = r"[^.;]{0,80}?\b"

Hits = dict[int, list[re.Match[str]]]
"""What was found, by the place of its sign in the table."""


@dataclass(frozen=True, slots=True)
class _Book:
    """The signs of a language, and their patterns by the letter with which a word begins."""

    signs: Sequence[Sign]
    harmless: re.Pattern[str]
    strict: Mapping[str, Sequence[tuple[int, re.Pattern[str]]]]
    loose: Mapping[str, Sequence[tuple[int, re.Pattern[str]]]]


def signs(text: str, language: str) -> Iterator[Fact]:
    """Yield the facts of a prepared sentence that are words."""
    book = _book(language)
    text = book.harmless.sub(lambda found: " " * len(found[0]), text)
    starts = [(found.start(), found[0]) for found in _WORD.finditer(text)]
    strict = _hits(text, starts, book.strict, {})
    loose = _hits(text, starts, book.loose, strict)
    for at in sorted(strict.keys() | loose.keys()):
        sign = book.signs[at]
        sure, maybe = strict.get(at, []), loose.get(at, [])
        if sign.again:
            maybe = [*maybe, *_again(text, sign, sure)]
        if sign.once:
            sure, maybe = sure[:1], maybe[: 0 if sure else 1]
        yield from (_fact(sign, found, soft=False) for found in sure)
        yield from (_fact(sign, found, soft=True) for found in maybe)


def _hits(
    text: str,
    starts: Sequence[tuple[int, str]],
    patterns: Mapping[str, Sequence[tuple[int, re.Pattern[str]]]],
    taken: Hits,
) -> Hits:
    """Find the words of each sign that do not overlap; those of a strict one are `taken`."""
    hits: Hits = {}
    everywhere = patterns[""]
    for start, letter in starts:
        for sign, pattern in (*patterns.get(letter, ()), *everywhere):
            found = pattern.match(text, start)
            if found and not _overlaps(found, taken.get(sign, ())):
                mine = hits.setdefault(sign, [])
                if not mine or mine[-1].end() <= start:
                    mine.append(found)
    return hits


def _overlaps(one: re.Match[str], others: Sequence[re.Match[str]]) -> bool:
    """Tell whether a match shares a letter with one of others, which follow one another."""
    at = bisect(others, one.start(), key=re.Match.start)
    return (at > 0 and others[at - 1].end() > one.start()) or (
        at < len(others) and others[at].start() < one.end()
    )


def _again(text: str, sign: Sign, sure: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the words that say a strict sign once more."""
    pattern = re.compile(rf"{_AGAIN}(?:{sign.again})\b")
    for found, then in zip_longest(sure, sure[1:]):
        if match := pattern.match(text, found.end(), then.start() if then else len(text)):
            yield match


def _fact(sign: Sign, found: re.Match[str], soft: bool) -> Fact:
    row = "" if soft or sign.kind in _FREE else sign.kind
    return Fact(sign.kind, frozenset({sign.reading}), found[0].strip(), soft, found.start(), row)


@cache
def _book(language: str) -> _Book:
    tongue = TONGUES[language]
    known = (*tongue.signs, *_weekdays(tongue))
    harmless = re.compile("|".join(rf"(?<!\w){each}" for each in tongue.harmless.split()))
    return _Book(
        known,
        harmless,
        _by_letter([sign.strict for sign in known]),
        _by_letter([sign.loose for sign in known]),
    )


def _weekdays(tongue: Tongue) -> Iterator[Sign]:
    for name, pattern in zip(_DAYS, tongue.weekdays, strict=True):
        yield Sign("weekday", name, pattern)


def _by_letter(tables: Sequence[str]) -> Mapping[str, Sequence[tuple[int, re.Pattern[str]]]]:
    """Sort the patterns of each sign by their first letter, those without one under ""."""
    index: dict[str, list[tuple[int, re.Pattern[str]]]] = {"": []}
    for at, table in enumerate(tables):
        words: dict[str, list[str]] = defaultdict(list)
        for pattern in table.split():
            words["" if pattern.startswith("\\") else pattern[0]].append(pattern)
        for letter, patterns in words.items():
            whole = re.compile(rf"(?:{'|'.join(patterns)})(?!\w)")
            index.setdefault(letter, []).append((at, whole))
    return index
