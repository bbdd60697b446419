"""Numbers of a text, in words or in figures, as figures of one kind: 1200, 2.5."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from plainspoken.facts.number_words import MAYBE, NUMBER, NumberWords, Rewrite, in_figures

_FRACTIONS = "¼½¾⅓⅔⅛⅜⅝⅞"
_LONG = re.compile(r"\d{12}(?=\d{4})")
"""A number with more figures than 15 is a code, and more than arithmetic can take."""

_SAID_TWICE = re.compile(rf"({NUMBER})\s?\((\d[\d.]*){MAYBE}?\)")


def numerals(text: str, words: NumberWords) -> str:
    """Return a text in small letters with every number in figures, a point before decimals.

    The figures of a code are parted, so that each part can be read and compared exactly.
    """
    text = " ".join(_figures(_parted(text), words).split())
    text = _rewritten(text, words.first)
    text = _rewritten(_parted(in_figures(text, words)), words.last)
    return _SAID_TWICE.sub(_once, text) if "(" in text else text


def _parted(text: str) -> str:
    return _LONG.sub(r"\g<0> ", text)


def as_decimal(value: float) -> str:
    """Return a part in figures: two thirds are 0.667 in every language."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _rewritten(text: str, rewrites: Sequence[Rewrite]) -> str:
    for each in rewrites:
        if each.needle in text:
            text = _compiled(each.pattern).sub(each.figures, text)
    return text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _once(found: re.Match[str]) -> str:
    """Return "two (2)", which is typed so that none is misread, as the one number it is."""
    return found[1] if found[1].rstrip(MAYBE) == found[2] else found[0]


def _figures(text: str, words: NumberWords) -> str:
    if "/" in text or any(sign in text for sign in _FRACTIONS):
        text = re.sub(rf"(?:(\d+)\s?)?([{_FRACTIONS}])", _fraction, text)
        typed = r"(?<![\d/.,-])(?:(\d+)[\s-])?([1-7])/([2-8])(?![\d/])"
        text = re.sub(typed, _typed_fraction, text)
    text = re.sub(words.thousands, _ungrouped, text)
    return re.sub(rf"(?<![\d.])(\d+){words.decimal}(\d+)(?!\d|\.\d)", r"\1.\2", text)


def _ungrouped(found: re.Match[str]) -> str:
    grouped = found["grouped"]
    return _parted(re.sub(r"[^\d]", "", grouped)) if grouped else found[0]


def _fraction(found: re.Match[str]) -> str:
    return as_decimal(unicodedata.numeric(found[2]) + int(found[1] or 0))


def _typed_fraction(found: re.Match[str]) -> str:
    value = int(found[2]) / int(found[3])
    return found[0] if value >= 1 else as_decimal(value + int(found[1] or 0))
