"""Numbers in words, as figures: "two hundred and five" is 205, « quatre-vingt-dix-sept » is 97.

A number that may be none (a lone "one", « neuf », which is also "new") carries the mark MAYBE.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

MAYBE = "\u2060"
NUMBER = rf"(?:\d+(?:\.\d+)?{MAYBE}?)"

_CENTURIES = range(16, 22)
_HOURS = frozenset([*range(16), 22, 23])
"""Hours that are no century: "sixteen thirty" may be a year, and is read as either."""

_TEN, _TWENTY, _SIXTY, _HUNDRED = 10, 20, 60, 100
_SPELT = 3
"""Digits one by one, from so many on, are one number: that of a telephone."""

_YEAR = 2
"""Words that a year is made of: nineteen ninety."""

_NEAR = 40
"""Letters around a lone "one" that can make a number of it."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A pattern of small letters and what stands for it; texts without `needle` are passed over."""

    needle: str
    pattern: str
    figures: str | Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class NumberWords:
    """The number words of a language.

    `values` are below 100, `scales` multiply what stands before them, `ordinals` and `decades` end
    a number. `joint` is the word between ("and", « et ») and `joins` are values behind which it may
    stand. `lone` are the words that are numbers only beside other numbers, or before what is
    `measured`; before what is `counted` and behind what is `limited` they may be. `doubtful` words
    may be another word. `teens_after` are tens that take eleven and more (« soixante-douze »),
    `behind_ten` ones that stand behind ten (« dix-sept »). `oh` is a zero between two numbers.
    `first` rewrites what is no plain number before words become figures, `last` after it.
    """

    values: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    nth: str
    joint: str
    joins: Set[int]
    lone: Set[str]
    doubtful: Set[str]
    teens_after: Set[int]
    behind_ten: Set[int]
    oh: str
    point: str
    units: str
    measured: str
    counted: str
    limited: str
    thousands: str
    decimal: str
    first: Sequence[Rewrite]
    last: Sequence[Rewrite]

    @cached_property
    def written(self) -> re.Pattern[str]:
        """Return the pattern of a number in words."""
        known = "|".join(sorted((*self.values, *self.scales), key=len, reverse=True))
        ends = "|".join(sorted((*self.ordinals, *self.decades), key=len, reverse=True))
        between = rf"(?:[\s-]+{self.joint}[\s-]+|[\s-]+)"
        # "Two point five and three point one" are two numbers.
        alone = rf"(?!(?:{between}(?:{known}))*\s+(?:{self.point})\s)"
        more = rf"(?:[\s-]+(?:{known})|[\s-]+{self.joint}[\s-]+(?:{known}){alone})*"
        decimals = rf"(?:\s+(?:{self.point})\s+(?:{known}){more})?"
        cardinal = rf"(?:{known})(?:{between}(?:{known}))*(?!\w){decimals}(?:{between}(?:{ends}))?"
        return re.compile(rf"(?<!\w)(?:{cardinal}|{ends})(?!\w)")

    @cached_property
    def around(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """Return what makes a number of a lone word: a measure, something counted, a bound."""
        return (
            re.compile(rf"[\s-]+(?:{self.measured})(?!\w)"),
            re.compile(rf"(?:{self.counted})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{self.limited})\s?\Z"),
        )

    @cached_property
    def unit_follows(self) -> re.Pattern[str]:
        """Return the pattern of a unit behind a number."""
        return re.compile(rf"[\s-]+(?:{self.units})(?!\w)")


def in_figures(text: str, words: NumberWords) -> str:
    """Return a text in small letters with its number words in figures."""
    return words.written.sub(lambda found: _replaced(found, words), text)


def _replaced(found: re.Match[str], words: NumberWords) -> str:
    if found[0] in words.lone:
        return _lone(found, words)
    tokens = re.findall(r"\w+", found[0])
    points = [at for at, token in enumerate(tokens) if re.fullmatch(words.point, token)]
    if points:
        return _with_decimals(tokens, points[0], words)
    numbers = list(_numbers(tokens, words))
    if spelt := _spelt(numbers, words.oh in tokens):
        return spelt
    time = _year_or_time(numbers)
    if time and not words.unit_follows.match(found.string, found.end()):
        return time
    maybe = MAYBE if found[0] in words.doubtful else ""
    return " ".join(f"{number}{maybe}" for number in numbers)


def _lone(found: re.Match[str], words: NumberWords) -> str:
    """Return a word such as "one" as a figure where what stands around it makes it a number."""
    start, end, text = found.start(), found.end(), found.string
    measured, counted, limited = words.around
    value = words.values.get(found[0], 0)
    if value == 1 and measured.match(text, end):
        return "1"
    if value == 1 and (
        counted.match(text, end) or limited.search(text[max(0, start - _NEAR) : start])
    ):
        return f"1{MAYBE}"
    return found[0]


def _with_decimals(tokens: Sequence[str], point: int, words: NumberWords) -> str:
    """Return "one point zero five" as 1.05, "one point five million" as 1500000."""
    *before, whole = _numbers(tokens[:point], words)
    behind = list(tokens[point + 1 :])
    scale = words.scales[behind.pop()] if behind[-1] in words.scales else 1
    numbers = [*_numbers(behind, words), words.joint]
    end = numbers.index(words.joint)
    number = f"{whole}.{''.join(numbers[:end])}"
    scaled = number if scale == 1 else f"{float(number) * scale:.12g}"
    return " ".join([*before, scaled, *numbers[end:-1]])


def _spelt(numbers: Sequence[str], with_oh: bool) -> str:
    """Return digits said one by one as one number; "" for others."""
    match numbers:
        case [hour, "0", minute] if with_oh and len(minute) == 1:
            return f"{hour}0{minute}" if int(hour) in _CENTURIES else f"{hour}:0{minute}"
        case [service, "1", "1"] if len(service) == 1:
            return "-".join(numbers)
    digits = len(numbers) >= _SPELT and all(len(number) == 1 for number in numbers)
    return "".join(numbers) if digits else ""


def _year_or_time(numbers: Sequence[str]) -> str:
    """Return two numbers that are one year or time; "" for others."""
    if len(numbers) != _YEAR or not re.fullmatch(r"\d\d? [1-9]\ds?", " ".join(numbers)):
        return ""
    first, second = numbers
    if int(first) in _CENTURIES:
        return f"{first}{second}"
    is_time = int(first) in _HOURS and second.isdigit() and int(second) < _SIXTY
    return f"{first}:{second}" if is_time else ""


def _numbers(tokens: Sequence[str], words: NumberWords) -> Iterator[str]:
    """Yield numbers one by one, and the joint where it joins no number."""
    total, group, joint, begun = 0, 0, False, False
    for token in tokens:
        if token == words.joint:
            joint = True
            continue
        goes_on = _fits(token, total, group, words) and (
            not joint or group % _HUNDRED in {0, *words.joins}
        )
        if begun and not goes_on:
            yield str(total + group)
            if joint:
                yield words.joint
            total, group = 0, 0
        joint, begun = False, True
        total, group = _grown(token, total, group, words)
        if ending := _ending(token, words):
            yield f"{total + group}{ending}"
            total, group, begun = 0, 0, False
    if begun:
        yield str(total + group)


def _ending(token: str, words: NumberWords) -> str:
    return words.nth if token in words.ordinals else "s" if token in words.decades else ""


def _value(token: str, words: NumberWords) -> tuple[int, bool]:
    """Return the value of a word, and whether it multiplies what stands before it."""
    for table in (words.values, words.decades, words.scales, words.ordinals):
        if token in table:
            return table[token], table is words.scales or table[token] >= _HUNDRED
    raise KeyError(token)


def _fits(token: str, total: int, group: int, words: NumberWords) -> bool:
    """Tell whether a word goes on with the number before it: "twenty six", but not "two three"."""
    value, multiplies = _value(token, words)
    if multiplies:
        # « Mille cent » goes on with a new hundred.
        return value != _HUNDRED or 0 < group < _TWENTY or bool(total and not group)
    rest = group % _HUNDRED
    if (not total and not group) or not value:
        return False
    if value < _TEN:
        tens = rest >= _TWENTY and rest % _TEN == 0
        return rest == 0 or tens or (rest == _TEN and value in words.behind_ten)
    return rest == 0 or (value < _TWENTY and rest in words.teens_after)


def _grown(token: str, total: int, group: int, words: NumberWords) -> tuple[int, int]:
    value, multiplies = _value(token, words)
    if not multiplies:
        return total, group + value
    if value == _HUNDRED:
        return total, max(group, 1) * _HUNDRED
    return total + max(group, 1) * value, 0
