"""Dates, times of the clock, telephone numbers: figures that are no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from plainspoken.facts.fact import Fact
from plainspoken.facts.number_words import MAYBE
from plainspoken.facts.tongue import Tongue
from plainspoken.rulebook import Rule

Facts = tuple[Fact, ...]
Found = re.Match[str]

BEFORE = r"(?<![\w.,/-])"


def fact(kind: str, found: Found, *readings: str, soft: bool = False, row: str = "") -> Fact:
    """Return the fact that a match states; its row is its kind unless told otherwise."""
    shown = found[0].replace(MAYBE, "").strip(" ,()")
    return Fact(kind, frozenset(readings), shown, soft, found.start(), row or kind)


def moment_rules(tongue: Tongue) -> Iterator[Rule[Facts]]:
    """Yield the rules of a language for what stands at a place in time, and for telephones."""
    units = "|".join(tongue.units.values())
    yield from _telephone_rules(units)
    yield from _date_rules(tongue)
    yield from _clock_rules(tongue)
    decade = rf"{BEFORE}(?:(?:1[6-9]|20)\d|[2-9])0s(?!\w)"
    if tongue.decades:
        yield Rule(decade, _decade)


def _decade(found: Found) -> Facts:
    years = found[0].removesuffix("s")
    return (fact("number", found, years, found[0], f"{years} second"),)


def in_minutes(hours: float) -> str:
    """Return the reading of a time span in minutes."""
    return f"{hours * 60:g} minute"


def _telephone_rules(units: str) -> Iterator[Rule[Facts]]:
    apart = r"[\s.,–-]{1,2}"
    whole = rf"(?<![\w-])(?:\+?1{apart})?\(?\d{{3}}\)?{apart}\d{{3}}{apart}\d{{4}}(?![\w-])"
    typed = r"(?<![\w.,-])1?[2-9]\d{9}(?![\w-]|\.\d)"
    local = rf"(?<![\w-])\d{{3}}-\d{{4}}(?![\w-]|\s(?:{units})(?!\w))"
    short = r"(?<![\w-])[2-9]-\d-\d(?![\w-])"

    def read(found: Found) -> Facts:
        return (fact("telephone number", found, re.sub(r"\D", "", found[0])[-10:]),)

    for pattern in (whole, typed, local):
        yield Rule(pattern, read)
    yield Rule(short, lambda found: (fact("number", found, found[0].replace("-", "")),))


def _date_rules(tongue: Tongue) -> Iterator[Rule[Facts]]:
    month = "|".join(tongue.months)
    nth = rf"(?:{tongue.nth})?"
    year = r"(?:,?\s(?P<year>(?:19|20)\d\d))"
    to = rf"(?:\s?[–-]\s?|\s(?:{tongue.to})\s)"
    last = rf"(?:{to}(?P<last>[0-3]?\d){nth}(?!\w|[.,:]\d|\s?[ap]\.?m))?"
    read = partial(_date, tongue)
    yield Rule(rf"{BEFORE}(?P<year>\d{{4}})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", read)
    # A day above 12 shows which is which; other dates with slashes are read as numbers.
    late, number = r"(?P<day>1[3-9]|2\d|3[01])", r"(?P<number>0?[1-9]|1[0-2])"
    for order in (f"{late}/{number}", f"{number}/{late}"):
        yield Rule(rf"{BEFORE}{order}/(?P<year>(?:19|20)\d\d)(?!\d)", read)
    yield Rule(
        rf"(?<!\w)(?P<month>{month})\s(?P<day>[0-3]?\d){nth}(?!\d|[.:]\d)(?!\s?[ap]\.?m){last}{year}?",
        read,
    )
    day = rf"(?:[0-3]?\d|premier){MAYBE}?"
    first = rf"{BEFORE}(?P<day>{day}){nth}(?:{to}(?P<last>{day}){nth})?"
    yield Rule(rf"{first}\s(?:of\s)?(?P<month>{month}){year}?", read)
    yield Rule(rf"(?<!\w)(?P<month>{month}){year}", read)
    yield Rule(rf"(?<!\w)(?P<month>{'|'.join(alone(tongue.months))})(?!\w)", read)


def alone(months: Sequence[str]) -> list[str]:
    """Return the months that need no day beside them.

    « Mars » and "may" are words too, and so is an abbreviation.
    """
    return [each.split("\\b")[0] for each in months if not re.match("ma(?:rch|rs|y|i)", each)]


def _date(tongue: Tongue, found: Found) -> Facts:
    groups = found.groupdict()
    month = f"{int(groups.get('number') or _month(found['month'], tongue)):02}"
    days = [day for name in ("day", "last") if (day := groups.get(name))] or [""]
    readings = ["-".join([groups.get("year") or "?", month, _day(day)]) for day in days]
    return tuple(fact("date", found, reading) for reading in readings)


def _day(written: str) -> str:
    day = written.rstrip(MAYBE).replace("premier", "1")
    return f"{int(day):02}" if day else "?"


def _month(name: str, tongue: Tongue) -> int:
    # Some abbreviations are a month only before a day.
    return next(
        at
        for at, each in enumerate(tongue.months, 1)
        if re.fullmatch(rf"(?:{each}) 1", f"{name} 1")
    )


def _clock_rules(tongue: Tongue) -> Iterator[Rule[Facts]]:
    ends = r"(?![\w:])"
    hours, minutes = tongue.units["hour"], tongue.units["minute"]
    length = rf"(?P<hours>\d+){MAYBE}?\s?(?:{hours})\s(?:{tongue.between[1]}\s)?"
    rest = rf"(?P<minutes>\d+)\s?(?:{minutes})(?!\w)"
    yield Rule(rf"{BEFORE}{length}{rest}", _hours_and_minutes)
    yield Rule(rf"{BEFORE}{tongue.clock}{ends}", partial(_clock, tongue))
    if tongue.shared_half:
        to = rf"\s?(?:{tongue.to}|{tongue.between[1]}|[–-])\s?"
        hour = r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?"
        yield Rule(rf"{BEFORE}{hour}{to}(?={tongue.shared_half})", partial(_clock, tongue))
    yield Rule(rf"{BEFORE}(?P<hour>[012]?\d):(?P<minute>[0-5]\d){ends}", partial(_clock, tongue))
    for time, pattern in tongue.hours.items():
        yield Rule(rf"(?<![\w-])(?:{pattern})(?!\w)", partial(_hour_by_name, time))


def _hours_and_minutes(found: Found) -> Facts:
    hours = int(found["hours"]) + int(found["minutes"]) / 60
    return (fact("time", found, in_minutes(hours)),)


def _hour_by_name(time: str, found: Found) -> Facts:
    return (fact("time", found, time),)


def _clock(tongue: Tongue, found: Found) -> Facts | None:
    groups = found.groupdict()
    hour, minute = int(found["hour"]), int(groups.get("minute") or 0)
    half = groups.get("half") or groups.get("noon")
    if hour > 24:  # noqa: PLR2004 hours of a day
        return None
    if half:
        return (fact("time", found, _time(hour % 12 + tongue.day_halves[half], minute)),)
    readings = [_time(hour, minute)]
    if ":" in found[0]:
        readings.append(_time(hour % 12 + 12, minute))
    else:
        readings += [f"{hour + minute / 60:g} hour", in_minutes(hour + minute / 60)]
    # « 1 h » may be "an hour".
    return (fact("time", found, *readings, soft=hour == 1 and not groups.get("minute")),)


def _time(hour: int, minute: int) -> str:
    return f"{hour % 24:02}:{minute:02}"
