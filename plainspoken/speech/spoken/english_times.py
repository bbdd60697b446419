"""Dates and the clock in English."""

from __future__ import annotations

import re
from collections.abc import Callable

from plainspoken.speech.spoken import english_words as words
from plainspoken.speech.spoken.rules import Rule, word_after, word_before
from plainspoken.speech.spoken.shared import DASH, any_of

_NOON, _TEN = 12, 10

Say = Callable[[int], str]


def time_rules(cardinal: Say, ordinal: Say, year: Say) -> tuple[Rule, ...]:
    """Return the rules for dates and times of day."""
    return (*_date_rules(ordinal, year), *_clock_rules(cardinal))


def _date_rules(ordinal: Say, year: Say) -> tuple[Rule, ...]:
    names = list(dict.fromkeys(words.MONTHS.values()))
    shorts = any_of(name for name, month in words.MONTHS.items() if name != month)
    month = rf"(?:{any_of(names)}(?!\w)|{shorts}\.?)"
    day = r"(?:[12]\d|3[01]|[1-9])"
    suffix = r"(?:st|nd|rd|th)?"
    end = r"(?![\w:]|[.,]\d)"
    years = rf"(?:,?\s(?P<year>(?:19|20)\d\d){end})?"

    def said(found: re.Match[str]) -> str | None:
        if _counts(found):
            return None
        text = f"{_month(found['month'])} {ordinal(int(found['day']))}"
        if found["last"]:
            other = f"{_month(found['other'])} " if found["other"] else ""
            between = found["between"] if found["between"].isalpha() else "to"
            text = f"{text} {between} {other}{ordinal(int(found['last']))}"
        return f"{text}, {year(int(found['year']))}" if found["year"] else text

    def iso(found: re.Match[str]) -> str | None:
        month, day = int(found["month"]), int(found["day"])
        if not 1 <= month <= len(names) or not day:
            return None
        return f"{names[month - 1]} {ordinal(day)}, {year(int(found['year']))}"

    return (
        Rule(
            rf"(?<!\w)(?P<month>{month})\s(?P<day>{day}){suffix}{end}"
            rf"(?:\s?(?P<between>{DASH})\s?(?:(?P<other>{month})\s)?(?P<last>{day}){suffix}{end})?"
            rf"{years}",
            said,
        ),
        Rule(
            rf"(?<![\w.,-])(?P<day>{day})(?:\s?(?P<between>to|and|or|{DASH})\s?(?P<last>{day}))?"
            rf"\s(?P<month>{month})(?P<other>){years}(?!\w)",
            said,
        ),
        Rule(r"(?<![\w.,-])(?P<year>\d{4})[/-](?P<month>\d\d)[/-](?P<day>[0-3]\d)(?![\w/-])", iso),
    )


def _counts(found: re.Match[str]) -> bool:
    """Tell whether the number behind a month counts something: "in June 5 mg", "May 2 pills"."""
    if found["year"] or found["last"] or word_before(found) in words.BEFORE_A_DAY:
        return False
    if re.match(rf"\s?{any_of(words.UNITS)}(?!\w)", found.string[found.end() :]):
        return True
    after = word_after(found)
    return bool(after) and after not in words.AFTER_A_QUANTITY | words.AFTER_A_YEAR


def _month(written: str) -> str:
    return words.MONTHS[written.removesuffix(".")]


def _clock_rules(cardinal: Say) -> tuple[Rule, ...]:
    hour, minute = r"(?:1\d|2[0-4]|0?\d)", r"[0-5]\d"
    half = r"\s?(?:[AaPp]\.[Mm]\.|[AaPp][Mm](?!\w))"

    def clock(hour: str, minute: str | None, half: str | None) -> str:
        number = int(hour)
        if not minute or not int(minute):
            if half:
                return cardinal(number)
            return f"{cardinal(number)} {'hours' if number > _NOON else 'o’clock'}"
        oh = "oh " if int(minute) < _TEN else ""
        return f"{cardinal(number)} {oh}{cardinal(int(minute))}"

    def said(found: re.Match[str]) -> str:
        halves = [_half(found[name]) for name in ("half", "last_half")]
        first = clock(found["hour"], found["minute"], halves[0] or halves[1])
        text = f"{first} {halves[0]}" if halves[0] else first
        if not found["last_hour"]:
            return text
        last = clock(found["last_hour"], found["last_minute"], halves[1])
        return f"{text} to {last} {halves[1]}".rstrip()

    def time(name: str) -> str:
        return rf"(?P<{name}hour>{hour})(?:[:h](?P<{name}minute>{minute}))?(?P<{name}half>{half})?"

    to_half = rf"(?::{minute})?\s?{DASH}\s?{hour}(?::{minute})?{half}"
    is_time = rf"(?={hour}(?:[:h]{minute}(?![:\d])|{half}|{to_half}))"
    range_ = rf"(?:\s?{DASH}\s?(?=\d\d?(?::|{half})){time('last_')})?"
    return (Rule(rf"(?<![\w.,:$-]){is_time}{time('')}(?!\d){range_}(?!\w)", said),)


def _half(written: str | None) -> str:
    return f"{written.strip()[0].upper()}.M." if written else ""
