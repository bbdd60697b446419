"""English as it is written in Canada.

After The Canadian Style (Translation Bureau) for dates, times, "per cent" and dashes, and the
Canadian Oxford Dictionary for spelling; names of blood diseases as Canadian cancer care has them.
"""

from __future__ import annotations

import re

from plainspoken.typography.english_words import spelled
from plainspoken.typography.rule import GAP, HIDDEN, NO_BREAK, Rule, rule
from plainspoken.typography.shared import (
    APOSTROPHE,
    DASH,
    DOUBLE_SPACE,
    ELLIPSIS,
    MILLILITRE,
    between_numbers,
    is_range,
    join_unit,
    risky_doses,
)

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy"
    "|eighty|ninety|hundred"
)
_OPENS = r"(?<![^\s(\[“‘—–/-])(?<!\w\()"


def _range(found: re.Match[str]) -> str:
    return "–" if is_range(found) else found["x"]


def _half_day(found: re.Match[str]) -> str:
    gap = found["gap"] or NO_BREAK
    return f"{gap}{found['half'].lower()}.m."


def _month_first(found: re.Match[str]) -> str:
    return f"{found['month']} {found['day']}, {found['year']}"


_DATES = (
    rule(
        "time",
        rf"(?<![\w:.,$])(?:1[0-2]|0?[1-9])(?:(?P<y>\.)[0-5]\d|:[0-5]\d)?"
        rf"(?P<x>(?P<gap>{GAP}?)(?P<half>[aApP])\.?[mM]\.?)(?!\w)",
        _half_day,
        "the hour as 2:30 p.m.",
        closes=":",
    ),
    rule(
        "date",
        rf"(?<!\w)(?<!the[ ])(?P<x>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?"
        rf"(?P<month>{_MONTHS}),?{GAP}(?P<year>(?:19|20)\d\d))(?!\w)",
        _month_first,
        "the date as March 1, 2026",
    ),
    rule(
        "date",
        rf"(?<!\w)(?:{_MONTHS}){GAP}\d{{1,2}}(?P<x>st|nd|rd|th)(?!\w)",
        "",
        "the date as March 1, without st or th",
    ),
    rule(
        "date",
        rf"(?<!\w)(?:{_MONTHS}){GAP}\d{{1,2}}(?P<x>[ ])(?=(?:19|20)\d\d(?!\w))",
        ", ",
        "the date as March 1, 2026",
    ),
)

_NUMBERS = (
    rule("percent", rf"(?<=\d)(?P<x>{GAP}+)(?=%(?!\w))", "", "no space before %"),
    rule(
        "per-cent",
        rf"(?:(?<=\d{GAP})|(?<!\w)(?:{_NUMBER_WORDS}){GAP})(?P<x>percent)(?!\w)",
        "per cent",
        "per cent, in two words",
    ),
    MILLILITRE,
    join_unit("", "a space between a number and its unit"),
    rule("range", between_numbers("."), _range, "a dash – between the numbers of a range"),
)

_SIGNS = (
    rule(
        "no-space",
        rf"(?<=[\w)\]”’%{HIDDEN}])(?P<x>[ {NO_BREAK}]+)"
        r"(?=[,;:](?:\s|$)|[!?]+(?:[\s)”]|$)|\.(?:\s+[A-Z]|$))",
        "",
        "no space before a sign of punctuation",
    ),
    rule(
        "quotes",
        rf"{_OPENS}(?P<x>\")(?=[^\s\"])[^\"]*(?<=\S)(?P<y>\")(?![\w\"])",
        "“",
        "“curly” quotes, not straight ones",
        closes="”",
    ),
    APOSTROPHE,
    rule(
        "apostrophe",
        r"(?<!\w)'[^']*'(?!\w) | (?<=[^\W\d_]s)(?P<x>')(?=[ ][^\W\d_])",
        "’",
        "the apostrophe ’",
    ),
)

_ASKED = (
    rule(
        "date",
        rf"(?<!\w)(?:on|until|by|before|after|from){GAP}(?P<x>\d{{1,2}}{GAP}(?:{_MONTHS}))(?!\w)",
        None,
        "write the month first: March 1",
    ),
    *risky_doses(
        ".",
        (
            "write 5 mg: 5.0 is read as 50 (ISMP)",
            "write 0.5 mg: without its zero it is read as 5 (ISMP)",
            "write commas, or thousand in words (ISMP)",
        ),
    ),
)

ENGLISH: tuple[Rule, ...] = (
    *_DATES,
    *_NUMBERS,
    *_SIGNS,
    rule(
        "spelling",
        r"(?<![\w./@-])[A-Za-z][a-z]{3,}(?![\w@]|\.\w)",
        spelled,
        "as Canadians spell it",
    ),
    rule(
        "practice",
        r"(?<!\w)(?:a|the|best|good|clinical|medical|family|private)[ ](?P<x>practise)(?=s?(?!\w))",
        "practice",
        "the noun is practice",
    ),
    ELLIPSIS,
    DASH,
    DOUBLE_SPACE,
    *_ASKED,
)
