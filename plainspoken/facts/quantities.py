"""Numbers with all that belongs to them: bound, range, unit. Also clock, date, telephone.

A text comes in small letters with its numbers in figures (`numerals`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from plainspoken.facts.fact import Fact
from plainspoken.facts.moments import (
    BEFORE,
    Facts,
    Found,
    alone,
    fact,
    in_minutes,
    moment_rules,
)
from plainspoken.facts.number_words import MAYBE, NUMBER
from plainspoken.facts.tongue import MEASURES, Tongue
from plainspoken.facts.tongues import TONGUES
from plainspoken.rulebook import Rule, Rulebook

_COUNTED = (
    "bottle",
    "capsule",
    "cup",
    "dose",
    "drop",
    "glass",
    "meal",
    "puff",
    "spray",
    "tablet",
    "year",
)
"""Units in whose place another word may stand, or none: "at 65", « à 65 ans »."""

_TWENTY, _SECOND = 20, 2
_HOURS_A_DAY = 24
_CLOCK = re.compile(r"(?:1[3-9]|2[0-3])[0-5]\d")
"""Four figures that may be a time: fourteen thirty."""

_NEAR = 120
"""Letters before a bound that can deny it."""

_SPANS = frozenset(["second", "minute", "hour", "day", "night", "week", "month", "year"])

_CODE = (
    r"(?<!\w)[^\W\d]+-?\d[\w-]*|(?<![\w.])\d+(?:[.-]\d+){2,}|"
    r"(?<=[^\W\d])\(\d\d?\)|(?<![\w.])\d+(?:\.\d+)?[^\W\d][\w-]*"
)
"""COVID-19, 3.11.2, the number of a footnote(2), 3D."""


def quantities(text: str, language: str) -> Iterator[Fact]:
    """Yield the facts of a prepared text that are numbers, in the order of the text."""
    if not _worth_a_look(language).search(text):
        return
    for piece in _rulebook(language).read(text):
        if not isinstance(piece, str):
            yield from piece


@cache
def _worth_a_look(language: str) -> re.Pattern[str]:
    tongue = TONGUES[language]
    return re.compile("|".join([r"\d", *alone(tongue.months), *tongue.hours.values()]))


@cache
def _rulebook(language: str) -> Rulebook[Facts]:
    tongue = TONGUES[language]
    return Rulebook(
        (
            *moment_rules(tongue),
            Rule(rf"{BEFORE}(?P<n>\d+){MAYBE}?(?:{tongue.nth})(?!\w|-\d)", _ordinal),
            Rule(rf"{BEFORE}10\^(?P<power>\d+)", lambda found: (fact("number", found, found[0]),)),
            *_quantity_rules(language),
            Rule(_CODE, _code),
        )
    )


def _code(found: Found) -> Facts:
    """Return the figures of a name: no number that could be changed by itself."""
    digits = re.findall(r"\d+(?:\.\d+)?", found[0])
    return tuple(fact("number", found, number, soft=True, row="code") for number in digits)


def _ordinal(found: Found) -> Facts:
    number = int(found["n"])
    soft = MAYBE in found[0] or number == 1
    # "A thirty-second rinse" is one of 30 seconds.
    spans = [f"{number - 2} second"] if number > _TWENTY and number % 10 == _SECOND else []
    return (fact("number", found, f"#{number}", *spans, soft=soft, row="ordinal"),)


def _quantity_rules(language: str) -> Iterator[Rule[Facts]]:
    tongue = TONGUES[language]
    units = "|".join(f"(?:{each})" for each in tongue.units.values())
    per = "|".join(f"(?P<per_{name}>{each})" for name, each in tongue.per.items())
    about = rf"(?:(?:{tongue.about})(?<=[\W])|(?:{tongue.about})\s)?"
    number = rf"(?:{BEFORE}|(?<=[$/]))(?P<dollar>\$)?(?P<first>{NUMBER})"
    first = rf"{number}(?:[\s-]?(?P<unit1>{units})(?!\w))?"
    second = rf"\$?(?P<second>{NUMBER})"
    to = rf"(?:\s?[–→-]\s?|-?\s(?:{tongue.either}|{tongue.to})\s)"
    limit = rf"(?:\s?(?P<{{}}>{'|'.join(tongue.bounds_after.values())})(?!\w))?"
    last = limit.format("after").replace(r"(?:\s?", r"(?:(?:\s[^\W\d]+)?\s?", 1)
    rest = (
        rf"(?!\w)(?!\.\d){limit.format('behind')}"
        rf"(?:[\s-]?(?P<unit>{units})(?![\w²]|\.\w|'\w))?"
        rf"(?:\s?(?:{per})(?!\w))?{last}"
    )
    attached = (
        rest.replace(
            r"(?!\w)(?!\.\d)", rf"(?!\d|\.\d|:\d|{MAYBE}|\s?[ap]\.?\s?m\b|\so[’']?clock)", 1
        )
        + r"(?![^\W\d])"
    )
    limited = rf"(?<!\w)(?P<before>{'|'.join(tongue.bounds_before.values())})\s?:?\s?{about}{about}"
    begin = rf"(?:{limited})?(?:(?<!\w)(?P<every>{tongue.every})\s)?"
    word, joint = tongue.between
    read = partial(_quantity, language)
    yield Rule(rf"(?<!\w){word}\s{about}{first}\s{joint}\s{about}{second}{attached}", read)
    yield Rule(rf"{begin}{first}{to}{about}{second}{attached}", read)
    yield Rule(rf"{begin}{number}{attached}", read)


def _quantity(language: str, found: Found) -> Facts | None:
    groups, tongue = found.groupdict(), TONGUES[language]
    units = [_unit(groups.get(name), language) for name in ("unit1", "unit")]
    if groups.get("dollar"):
        units[1] = "$"
    if units[0] and units[1] and units[0] != units[1]:
        return None
    unit = "/".join(
        [units[1] or units[0], *(per for per in tongue.per if groups.get(f"per_{per}"))]
    )
    numbers = [groups[name] for name in ("first", "second") if groups.get(name)]
    limits = list(_limits(found, unit, tongue))
    plain = len(numbers) == 1 and unit not in MEASURES and limits == [""]
    return tuple(_amount(found, number, unit, limits, plain) for number in numbers)


def _amount(found: Found, written: str, unit: str, limits: Sequence[str], plain: bool) -> Fact:
    """Return one number of a match; a plain 1 may be "a", and so may a lone "one"."""
    number = _value(written)
    factor = unit == "times" and re.match(r"\s?\d", found.string[found.end() :])
    spellings = list((_factors if factor else _values)(number, unit))
    kind = "percentage" if unit == "%" else "dose or amount" if unit else "number"
    return fact(
        kind,
        found,
        *(f"{limit}{value}" for limit in limits for value in spellings),
        soft=MAYBE in written or (plain and number == "1"),
        row=unit or "number",
    )


def _value(number: str) -> str:
    return f"{float(number.replace(MAYBE, '')):.12g}"


@cache
def _unit(written: str | None, language: str) -> str:
    if not written:
        return ""
    units = TONGUES[language].units
    return next(name for name, each in units.items() if re.fullmatch(each, written))


def _values(number: str, unit: str) -> Iterator[str]:
    """Yield the spellings of a number with a unit that mean the same."""
    yield f"{number} {unit}".strip()
    if not unit:
        yield from (f"{number} {counted}" for counted in _COUNTED)
        yield from [f"{number[:2]}:{number[2:]}"] if _CLOCK.fullmatch(number) else []
    if unit == "hour":
        yield in_minutes(float(number))
        yield from _time_of(float(number))
    if unit == "°":
        yield from (f"{number} °C", f"{number} °F")


def _factors(number: str, unit: str) -> Iterator[str]:
    """Yield what "2 x" may mean before a strength: 2 times, or 2 of them."""
    yield from _values(number, unit)
    yield from _values(number, "")


def _time_of(hours: float) -> Iterator[str]:
    """Yield the time of the clock that a number of hours may be."""
    minutes = hours * 60
    if hours <= _HOURS_A_DAY and minutes.is_integer():
        yield f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"


def _limits(found: Found, unit: str, tongue: Tongue) -> Iterator[str]:
    """Yield the bounds that words around a number may set, "" where there are none."""
    groups = found.groupdict()
    behind = groups.get("behind") or groups.get("after")
    every = "every " if groups.get("every") and unit in _SPANS else ""
    bound = _bound(groups.get("before"), tongue.bounds_before) or _bound(
        behind, tongue.bounds_after
    )
    if bound.startswith(">") and re.search(
        tongue.denied, found.string[max(0, found.start() - _NEAR) : found.start()]
    ):
        bound = "≤"
    yield every + bound.rstrip("?")
    if bound.endswith("?"):
        yield from (every, f"{every}<") if bound == "≤?" else (every,)


def _bound(words: str | None, bounds: Mapping[str, str]) -> str:
    if not words:
        return ""
    return next(name for name, each in bounds.items() if re.fullmatch(rf"(?:{each})\s*", words))
