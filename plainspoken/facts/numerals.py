"""Numbers of a text, in words or in figures, as figures of one kind: 1200, 2.5.

A number that may be none (a lone "one", « neuf », which is also "new") carries the mark MAYBE.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

MAYBE = "\u2060"
NUMBER = rf"(?:\d+(?:\.\d+)?{MAYBE}?)"
_FRACTIONS = "¼½¾⅓⅔⅛⅜⅝⅞"
_CENTURIES = range(16, 22)
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_SPELT = 3
"""Digits one by one, from so many on, are one number: that of a telephone."""


@dataclass(frozen=True)
class NumberWords:
    """The number words of a language.

    `ones` are below 20, `scales` multiply what stands before them; `joint` is the word between
    ("and", « et ») and `joins` are values behind which it may stand. `lone` are the words that are
    numbers only beside other numbers and units, `doubtful` those that may be another word.
    """

    values: Mapping[str, int]
    scales: Mapping[str, int]
    joint: str
    joins: frozenset[int]
    lone: frozenset[str]
    doubtful: frozenset[str]
    teens_after: frozenset[int]
    point: str
    thousands: str
    decimal: str
    rewrites: Sequence[tuple[str, str]]

    @cached_property
    def worth_a_look(self) -> re.Pattern[str]:
        """Return a pattern that finds whether any rewrite may have something to do."""
        return re.compile("|".join(f"(?:{pattern})" for pattern, _ in self.rewrites))

    @cached_property
    def written(self) -> re.Pattern[str]:
        """Return the pattern of a number in words."""
        known = "|".join(sorted((*self.values, *self.scales), key=len, reverse=True))
        between = rf"(?:[\s-]+{self.joint}[\s-]+|[\s-]+)"
        return re.compile(rf"(?<!\w)(?:{known})(?:{between}(?:{known}))*(?!\w)")


def numerals(text: str, words: NumberWords) -> str:
    """Return a text in small letters with every number in figures, a point before decimals."""
    text = _figures(text, words)
    for pattern, figures in words.rewrites if words.worth_a_look.search(text) else ():
        text = re.sub(pattern, figures, text)
    text = words.written.sub(lambda found: _replace(found[0], words), text)
    decimals = rf"(\d+){MAYBE}?\s(?:{words.point})\s(\d+{MAYBE}?(?:\s\d+{MAYBE}?)*)(?!\d)"
    return re.sub(decimals, lambda found: f"{found[1]}.{re.sub(r'[^0-9]', '', found[2])}", text)


def _figures(text: str, words: NumberWords) -> str:
    text = re.sub(rf"(?:(\d+)\s?)?([{_FRACTIONS}])", _fraction, text)
    typed = r"(?<![\d/.,-])(?:(\d+)[\s-])?([1-7])/([2-8])(?![\d/])"
    text = re.sub(typed, _typed_fraction, text)
    mark = words.thousands
    grouped = rf"(?<![\d.,])(\d{{1,3}}(?:[{mark}]\d{{3}})+)(?![\d]|[{mark}-]\d)"
    text = re.sub(grouped, lambda found: re.sub(rf"[{mark}]", "", found[0]), text)
    return re.sub(rf"(?<![\d.])(\d+){words.decimal}(\d+)(?!\d|\.\d)", r"\1.\2", text)


def _fraction(found: re.Match[str]) -> str:
    value = unicodedata.numeric(found[2]) + int(found[1] or 0)
    return f"{value:.3f}".rstrip("0")


def _typed_fraction(found: re.Match[str]) -> str:
    value = int(found[2]) / int(found[3])
    if value >= 1:
        return found[0]
    return f"{value + int(found[1] or 0):.3f}".rstrip("0")


def _replace(words_found: str, words: NumberWords) -> str:
    pieces = re.findall(rf"{words.joint}(?!\w)|\w+|[\s-]+", words_found)
    found = list(_groups([piece for piece in pieces if piece.strip(" \t\n\xa0-")], words))
    if len(found) == 1 and words_found in words.lone:
        return words_found
    if _is_spelt(found) or _is_year(found):
        return "".join(map(str, found))
    maybe = MAYBE if words_found in words.doubtful else ""
    return " ".join(f"{piece}{maybe}" for piece in found)


def _is_spelt(found: Sequence[int | str]) -> bool:
    return len(found) >= _SPELT and all(isinstance(n, int) and n < _TEN for n in found)


def _is_year(found: Sequence[int | str]) -> bool:
    match found:
        case [int(century), int(year)]:
            return century in _CENTURIES and _TEN <= year < _HUNDRED
    return False


def _groups(tokens: Sequence[str], words: NumberWords) -> Iterator[int | str]:
    """Yield numbers one by one, and the joint where it joins no number."""
    total, group, joint, begun = 0, 0, False, False
    for token in tokens:
        if token == words.joint:
            joint = True
            continue
        goes_on = _fits(token, total, group, words) and (
            not joint or group in words.joins or group % _HUNDRED == 0
        )
        if begun and not goes_on:
            yield total + group
            if joint:
                yield words.joint
            total, group = 0, 0
        joint, begun = False, True
        total, group = _grown(token, total, group, words)
    yield total + group


def _fits(token: str, total: int, group: int, words: NumberWords) -> bool:
    """Tell whether a word goes on with the number before it: "twenty six", but not "two three"."""
    if token in words.scales:
        return words.scales[token] != _HUNDRED or 0 < group < _TWENTY
    value, rest = words.values[token], group % _HUNDRED
    if not total and not group or not value:
        return False
    if value < _TEN:
        return rest == 0 or (rest >= _TWENTY and rest % _TEN == 0)
    return rest == 0 or (value < _TWENTY and rest in words.teens_after)


def _grown(token: str, total: int, group: int, words: NumberWords) -> tuple[int, int]:
    scale = words.scales.get(token)
    if scale is None:
        return total, group + words.values[token]
    if scale == _HUNDRED:
        return total, max(group, 1) * _HUNDRED
    return total + max(group, 1) * scale, 0
