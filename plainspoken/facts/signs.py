"""Words that decide: negation, direction, possibility, duty, frequency, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plainspoken.facts.fact import Fact
from plainspoken.facts.tongue import Sign, Tongue
from plainspoken.facts.tongues import TONGUES

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_FREE = frozenset(["negation", "frequency", "number", "possibility", "duty"])
"""Kinds of words whose order says nothing."""


@dataclass(frozen=True, slots=True)
class _Words:
    sign: Sign
    any: re.Pattern[str]
    strict: re.Pattern[str]
    loose: re.Pattern[str]


def signs(text: str, language: str) -> Iterator[Fact]:
    """Yield the facts of a prepared sentence that are words."""
    harmless, known = _known(language)
    text = harmless.sub(lambda found: " " * len(found[0]), text)
    for words in known:
        if not words.any.search(text):
            continue
        strict = list(words.strict.finditer(text))
        # What is left keeps its place; a sign stands where a strict one was.
        rest = words.strict.sub(lambda found: "§".ljust(len(found[0])), text)
        loose = list(words.loose.finditer(rest))
        if words.sign.once:
            strict, loose = strict[:1], loose[: 0 if strict else 1]
        yield from (_fact(words.sign, found, soft=False) for found in strict)
        yield from (_fact(words.sign, found, soft=True) for found in loose)


def _fact(sign: Sign, found: re.Match[str], soft: bool) -> Fact:
    readings = frozenset({sign.reading})
    row = "" if soft or sign.kind in _FREE else sign.kind
    return Fact(sign.kind, readings, found[0].strip(" §"), soft, found.start(), row)


@cache
def _known(language: str) -> tuple[re.Pattern[str], tuple[_Words, ...]]:
    tongue = TONGUES[language]
    harmless = re.compile("|".join(rf"(?<!\w){each}" for each in tongue.harmless))
    every = (*tongue.signs, *_weekdays(tongue))
    return harmless, tuple(
        _Words(sign, _pattern(_either(sign)), _pattern(sign.strict), _pattern(sign.loose))
        for sign in every
    )


def _weekdays(tongue: Tongue) -> Iterator[Sign]:
    for name, pattern in zip(_DAYS, tongue.weekdays, strict=True):
        yield Sign("weekday", name, pattern)


def _either(sign: Sign) -> str:
    """Return a pattern that finds at once whether there is anything to look for."""
    loose = sign.loose.replace("§[^.;§]*", "")
    return "|".join(each for each in (sign.strict, loose) if each)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)" if words else "(?!)")
