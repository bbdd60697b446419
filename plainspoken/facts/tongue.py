"""What the rules of facts need to know of a language; the rows are `english` and `french`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plainspoken.facts.number_words import NumberWords

MEASURES = frozenset(
    [
        "mg",
        "mcg",
        "ng",
        "kg",
        "g",
        "mL",
        "dL",
        "L",
        "mmHg",
        "mmol",
        "mcmol",
        "mol",
        "°C",
        "°F",
        "°",
        "%",
        "Gy",
        "mSv",
        "mEq",
        "IU",
        "unit",
        "$",
    ]
)
"""Units whose number counts even where it is 1; "1 day" may be "a day"."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that state something: `strict` always do, `loose` may, a partner or none.

    Both are patterns of words, parted by white space, of small letters; each begins with a letter,
    a figure, a slash or \\w. Behind a strict one the word `again` may say it once more ("no milk or
    eggs"). What counts `once` in a sentence may be said again by another word, or not.
    """

    kind: str
    reading: str
    strict: str = ""
    loose: str = ""
    again: str = ""
    once: bool = True


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language. All values are patterns of text in small letters, all keys canonical names.

    `units` stand behind a number, `bounds_before` and `bounds_after` limit it, `per` and `every`
    make a frequency of it, `harmless` are words
    that look like a sign and are none: they are taken out before signs are looked for.
    """

    numbers: NumberWords
    units: Mapping[str, str]
    bounds_before: Mapping[str, str]
    bounds_after: Mapping[str, str]
    minus: str
    about: str
    between: tuple[str, str]
    to: str
    either: str
    every: str
    per: Mapping[str, str]
    months: Sequence[str]
    nth: str
    clock: str
    shared_half: str
    day_halves: Mapping[str, int]
    hours: Mapping[str, str]
    decades: bool
    denied: str
    harmless: str
    signs: Sequence[Sign]
    weekdays: Sequence[str]
    foreign: str
