"""Dates, times of the clock, telephone numbers: figures that are no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from plainspoken.facts.fact import Fact
from plainspoken.facts.numerals import MAYBE
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
    yield from _telephone_rules()
    yield from _date_rules(tongue)
    yield from _clock_rules(tongue)


def in_minutes(hours: float) -> str:
    """Return the reading of a time span in minutes."""
    return f"{hours * 60:g} minute"


def _telephone_rules() -> Iterator[Rule[Facts]]:
    apart = r"[\s.,–-]{1,2}"
    whole = rf"(?<![\w-])(?:\+?1{apart})?\(?\d{{3}}\)?{apart}\d{{3}}{apart}\d{{4}}(?![\w-])"
    local = rf"(?<![\w-])\d{{3}}-\d{{4}}(?![\w-])"
    short = r"(?<![\w-])[2-9]-\d-\d(?![\w-])"

    def read(found: Found) -> Facts:
        return (fact("telephone number", found, re.sub(r"\D", "", found[0])[-10:]),)

    yield Rule(whole, read)
    yield Rule(local, read)
    yield Rule(short, lambda found: (fact("number", found, found[0].replace("-", "")),))


def _date_rules(tongue: Tongue) -> Iterator[Rule[Facts]]:
    month = "|".join(tongue.months)
    nth = rf"(?:{tongue.nth})?"
    year = r"(?:,?\s(?P<year>(?:19|20)\d\d))"
    last = r"(?:\s?[–-]\s?(?P<last>\d{1,2}))?"
    read = partial(_date, tongue)
    yield Rule(rf"{BEFORE}(?P<year>\d{{4}})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", read)
    yield Rule(
        rf"(?<!\w)(?P<month>{month})\s(?P<day>[0-3]?\d){nth}(?!\d|[.:]\d)(?!\s?[ap]\.?m){last}{year}?",
        read,
    )
    yield Rule(
        rf"{BEFORE}(?P<day>[0-3]?\d|premier){MAYBE}?{nth}\s(?:of\s)?(?P<month>{month}){year}?", read
    )
    yield Rule(rf"(?<!\w)(?P<month>{month}){year}", read)
    alone = [pattern for pattern in tongue.months if not re.match("ma(?:rch|rs|y|i)", pattern)]
    yield Rule(rf"(?<!\w)(?P<month>{'|'.join(alone)})(?!\w)", read)


def _date(tongue: Tongue, found: Found) -> Facts:
    groups = found.groupdict()
    month = groups.get("number") or f"{_month(found['month'], tongue):02}"
    day = "01" if groups.get("day") == "premier" else groups.get("day")
    readings = []
    for each in (day, groups.get("last")):
        parts = [groups.get("year"), month, each and f"{int(each):02}"]
        readings += ["-".join(part or "?" for part in parts)] if each or each is day else []
    return tuple(fact("date", found, reading) for reading in readings)


def _month(name: str, tongue: Tongue) -> int:
    return next(at for at, each in enumerate(tongue.months, 1) if re.fullmatch(each, name))


def _clock_rules(tongue: Tongue) -> Iterator[Rule[Facts]]:
    ends = r"(?![\w:])"
    yield Rule(rf"{BEFORE}{tongue.clock}{ends}", partial(_clock, tongue))
    if tongue.shared_half:
        both = rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?\s?(?:{tongue.to}|{tongue.between[1]}|[–-])\s?"
        yield Rule(rf"{BEFORE}{both}(?={tongue.shared_half})", partial(_clock, tongue))
    yield Rule(rf"{BEFORE}(?P<hour>[012]?\d):(?P<minute>[0-5]\d){ends}", partial(_clock, tongue))
    for time, pattern in tongue.hours.items():
        yield Rule(rf"(?<![\w-])(?:{pattern})(?!\w)", partial(_hour_by_name, time))


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
    return (fact("time", found, *readings),)


def _time(hour: int, minute: int) -> str:
    return f"{hour % 24:02}:{minute:02}"
