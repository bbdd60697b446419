"""Dates and the clock in French."""

from __future__ import annotations

import re
from collections.abc import Callable

from plainspoken.speech.spoken import french_words as words
from plainspoken.speech.spoken.rules import Rule, word_before
from plainspoken.speech.spoken.shared import DASH

Cardinal = Callable[[int, bool], str]
Span = Callable[[str, str, "re.Match[str]"], str]


def time_rules(cardinal: Cardinal, span: Span) -> tuple[Rule, ...]:
    """Return the rules for dates and times of day."""
    return (*_date_rules(cardinal), _clock_rule(cardinal, span))


def _date_rules(cardinal: Cardinal) -> tuple[Rule, ...]:
    months = "|".join(words.MONTHS)
    day = r"(?:1er|[12]\d|3[01]|0?[1-9])"

    def say_day(written: str) -> str:
        return "premier" if written in ("1er", "1", "01") else cardinal(int(written), False)

    def said(found: re.Match[str]) -> str:
        day, month = say_day(found["day"]), found["month"]
        if found["first"]:
            lead = "" if word_before(found) in ("du", "les", "le") else "du "
            day = f"{lead}{say_day(found['first'])} au {day}"
        return f"{day} {month}"

    def iso(found: re.Match[str]) -> str | None:
        month = int(found["month"])
        if not 1 <= month <= len(words.MONTHS) or not int(found["day"]):
            return None
        year = cardinal(int(found["year"]), False)
        return f"{say_day(found['day'])} {words.MONTHS[month - 1]} {year}"

    return (
        Rule(
            rf"(?<![\w.,-])(?:(?P<first>{day})\s?{DASH}\s?)?(?P<day>{day})\s(?P<month>{months})(?!\w)",
            said,
        ),
        Rule(r"(?<![\w.,-])(?P<year>\d{4})[/-](?P<month>\d\d)[/-](?P<day>[0-3]\d)(?![\w/-])", iso),
    )


def _clock_rule(cardinal: Cardinal, span: Span) -> Rule:
    """Return the rule for 14 h 30 and 14:30, and for what lies between two of them."""

    def time(name: str) -> str:
        hour, minute = r"(?:1\d|2[0-4]|0?\d)", r"[0-5]\d"
        return (
            rf"(?P<{name}hour>{hour})"
            rf"(?:\s?h(?:\s?(?P<{name}minute>{minute})(?!\d))?|:(?P<{name}clock>{minute})(?![\d:]))"
        )

    def say(found: re.Match[str], name: str) -> str:
        hour, minute = int(found[f"{name}hour"]), found[f"{name}minute"] or found[f"{name}clock"]
        text = f"{cardinal(hour, True)} heure{'s' if hour > 1 else ''}"
        return f"{text} {cardinal(int(minute), True)}" if minute and int(minute) else text

    def said(found: re.Match[str]) -> str:
        first = say(found, "first_")
        if found["minutes"]:
            return f"{first} minutes"
        return span(first, say(found, "last_"), found) if found["last_hour"] else first

    return Rule(
        rf"(?<![\w.,:-]){time('first_')}(?:\s?{DASH}\s?{time('last_')}|(?P<minutes>\s?min(?!\w)))?"
        r"(?![\w/])",
        said,
    )
