"""English: how it writes and says numbers, fractions and months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspoken.facts.english_units import UNITS
from plainspoken.facts.number_words import MAYBE, NumberWords, Rewrite
from plainspoken.facts.numerals import as_decimal
from plainspoken.facts.tongue import MEASURES

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIRST_TO_NINETEENTH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

# "Type 2 may need" names no month.
_MAY = r"may\b(?!\s(?!(?:at|and|or|to|through|until|in|on|for)\b)[a-z])"
MONTHS = [rf"{name}\b|{name[:3]}\b\.?" if name != "may" else _MAY for name in _MONTHS]
MONTHS[8] += r"|sept\b\.?"

_MANY = "|".join([r"\d", *_ONES[1:], *_TENS])
_DIGIT = "|".join(["oh", *_ONES[:10]])
_PART = "hour|tablet|pill|cup|teaspoon|tablespoon|dose|day|glass|litre|inch|inches"
_HALVES = {"half": 2, "halves": 2, "quarter": 4, "thirds": 3, "fourth": 4, "fifths": 5}
_HALVES |= {f"{word}s": value for word, value in (("quarter", 4), ("eighth", 8), ("tenth", 10))}
_BOTTOM = rf"(?P<bottom>{'|'.join(sorted(_HALVES, key=len, reverse=True))}|(?P<nth>\d+)th)\b"
_SPANS = ["second", "minute", "hour", "day", "night", "week", "month", "year"]
_BOUND = "at most|at least|more than|less than|fewer than|up to|over|under|maximum of"


def _first() -> Iterator[Rewrite]:
    yield Rewrite("every other", r"\bevery\sother\s(?=day|week|month|night)", "every 2 ")
    yield Rewrite("cent", r"\bper\s?cent\b", "%")
    around_the_clock = (
        r"\b(?:24/7|twenty-four[\s/-]seven|24\shours\sa\sday,?\s(?:and\s)?7\sdays\sa\sweek)\b"
    )
    yield Rewrite("24", around_the_clock, "24 hours 7 days")
    yield Rewrite("twenty-four", around_the_clock, "24 hours 7 days")
    yield Rewrite("twice", r"\btwice\b", "2 times")
    yield Rewrite("thrice", r"\bthrice\b", "3 times")
    or_two = rf"\ban?\s({'|'.join(_SPANS)})\sor\s(?=two\b|2\b)"
    yield Rewrite(" or ", or_two, rf"1{MAYBE} \1 or ")
    yield Rewrite("dozen", r"\b(?:a\s+)?half[\s-]+(?:a\s+)?dozen\b", "6")
    yield Rewrite("dozen", r"\b(?:a\s+|one\s+)?dozen\b", "12")
    yield Rewrite("one ", r"\bone(?=\s(?:[ap]\.?\s?m\b|o[’']?clock\b))", "1")
    yield Rewrite("a ", r"\ba\s+(?=(?:hundred|thousand|million|billion)\b)", "one ")
    # Digits of a telephone number come in groups.
    spelt = rf"\b({_DIGIT}),\s(?=(?:{_DIGIT})\s(?:{_DIGIT})\b)"
    yield Rewrite(", ", spelt, r"\1 ")
    scale = rf"(?<![\d.])(\d+(?:\.\d+)?)[\s-]({'|'.join(_SCALES)})\b"
    yield from (Rewrite(word, scale, _scaled) for word in _SCALES)
    by_name = rf"\b({'|'.join(_MONTHS)})\s+(first|second)\b"
    yield Rewrite("first", by_name, r"\1 1th")
    yield Rewrite("second", by_name, r"\1 2th")
    yield Rewrite("second of", rf"\bsecond(?=\s+of\s+(?:{'|'.join(_MONTHS)})\b)", "2th")
    yield Rewrite("first of", rf"\bfirst(?=\s+of\s+(?:{'|'.join(_MONTHS)})\b)", "1th")


def _last() -> Iterator[Rewrite]:
    power = r"(?<![\d.])10\sto\sthe\s(?:power\s(?:of\s)?)?(minus\s)?(\d+)(?:th|nd|rd|st)?\b"
    yield Rewrite("10 to the", power, r"10^\1\2")
    yield Rewrite("half past", r"\bhalf\spast\s(\d+)\b", r"\1:30")
    mixed = rf"(?<![\d.])(\d+){MAYBE}?\sand\s(?:an?|(?P<top>\d){MAYBE}?)[\s-]{_BOTTOM}"
    part = rf"(?<![\d.\w])(?:(?:an?|1{MAYBE}?)\s)({_PART})\sand\sa\shalf\b"
    whole = rf"(?<![\d.])(\d+)\s({_PART})s\sand\sa\shalf\b"
    alone = rf"(?<![\d.\w-])(?:an?|(?P<top>\d){MAYBE}?)[\s-]{_BOTTOM}(?!\spast\b)"
    yield Rewrite(" and a half", part, r"1.5 \1s")
    yield Rewrite(" and a half", whole, r"\1.5 \2s")
    for word in ("hal", "quarter", "third", "four", "fifth", "eighth", "tenth", "th"):
        yield Rewrite(word, mixed, _mixed)
        yield Rewrite(word, alone, _part)
    yield Rewrite("half", rf"\bhalf[\s-]+(?:of\s+)?(?:an?\s+|the\s+|your\s+)?(?={_PART})", "0.5 ")
    yield Rewrite("0.", rf"\b(0\.\d+)\s+of\s+(?:an?\s|the\s|your\s|1{MAYBE}?\s)(?={_PART})", r"\1 ")
    money = rf"\b(\d+){MAYBE}?\sdollars?\s(?:and\s)?(\d\d)\scents\b"
    yield Rewrite("cents", money, r"\1.\2 dollars")
    yield Rewrite("cents", r"(?<![\d.])(\d\d?)\scents\b", _cents)


def _scaled(found: re.Match[str]) -> str:
    return f"{float(found[1]) * _SCALES[found[2]]:.12g}"


def _cents(found: re.Match[str]) -> str:
    return f"{int(found[1]) / 100:.2f} dollars"


def _share(found: re.Match[str]) -> float:
    """Return a part such as "3 quarters"."""
    return int(found["top"] or 1) / int(found["nth"] or _HALVES.get(found["bottom"], 1))


def _mixed(found: re.Match[str]) -> str:
    share = _share(found)
    return as_decimal(int(found[1]) + share) if 0 < share < 1 else found[0]


def _part(found: re.Match[str]) -> str:
    """Return a part in figures; "a third" may be one more, as in "a third dose"."""
    share, rest = _share(found), found.string[found.end() :]
    one_more = (
        found["nth"] and (not found["top"]) and not re.match(r"\s(?:of|more|less|as)\b", rest)
    )
    return found[0] if one_more or not 0 < share < 1 else as_decimal(share)


_UNIT = "|".join(UNITS.values())

NUMBERS = NumberWords(
    values={
        **{word: value for value, word in enumerate(_ONES)},
        **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
        "oh": 0,
    },
    scales=_SCALES,
    ordinals={
        **{word: value for value, word in enumerate(_FIRST_TO_NINETEENTH, start=1)},
        **{f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, start=2)},
        **{f"{word}th": value for word, value in _SCALES.items()},
    },
    decades={f"{word[:-1]}ies": 10 * value for value, word in enumerate(_TENS, start=2)},
    nth="th",
    joint="and",
    joins=frozenset(),
    lone=frozenset(["one", "oh", "first", "second", "million", "billion", "thousand", "hundred"]),
    doubtful=frozenset(["zero"]),
    teens_after=frozenset(),
    behind_ten=frozenset(),
    oh="oh",
    point="point",
    units=_UNIT,
    measured="|".join(UNITS[unit] for unit in MEASURES),
    counted=(
        rf"[\s-]+(?:{_UNIT})|\s+(?:to|or)\s+(?:{_MANY})|\s+\(1\)|\s+and\s+(?:a|three)\s(?:half|quarters?|third)|"
        rf"(?:\s+\w+)?\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?:{_MANY})|\s+(?:half|third|quarter|fifth|tenth)"
    ),
    limited=_BOUND.replace(" ", r"\s"),
    thousands=(
        r"(?<![\d.,])(?P<grouped>\d{1,3}(?:(?:[,\u00a0\u202f]\d{3})+|(?:\s000)+|(?:\s\d{3}){2,}(?!\s\d)))"
        r"(?!\d|[,\u00a0\u202f]\d)(?!(?<![,]\d{3})-\d{4}(?!\d))"
    ),
    decimal=r"\.",
    first=tuple(_first()),
    last=tuple(_last()),
)
