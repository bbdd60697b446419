"""Doses, fractions and money in French."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspoken.speech.spoken import french_words as words
from plainspoken.speech.spoken.quantities import Tongue
from plainspoken.speech.spoken.rules import Rule, word_before
from plainspoken.speech.spoken.shared import (
    DASH,
    FRACTION_SIGNS,
    any_of,
    doubled_rule,
    fraction_parts,
)

_PARTS: Mapping[int, str] = {2: "demi", 3: "tiers", 4: "quart"}
_CENTS = 2
_MILLION = 1_000_000


def dose_rules(tongue: Tongue) -> tuple[Rule, ...]:
    """Return the rules, doses first."""
    return (
        doubled_rule(words.NUMBERS),
        _dose_rule(tongue),
        *_fraction_rules(tongue),
        _money_rule(tongue),
    )


def _dose_rule(tongue: Tongue) -> Rule:
    """Part a count from the strength right behind it: "1 comprimé 10 mg"."""
    number = tongue.number

    def said(found: re.Match[str]) -> str:
        strength = found["strength"]
        many = tongue.is_many(tongue.value(strength))
        count = tongue.words(found["count"], words.is_feminine(found["form"]))
        unit = tongue.unit_words(found["unit"], many)
        return f"{count} {found['form']}, {tongue.words(strength)} {unit}"

    return Rule(
        rf"(?<![\w.,-])(?P<count>{number})\s(?P<form>{any_of(words.FORMS)}s?)"
        rf"\s(?P<strength>{number})\s?(?P<unit>{tongue.unit})(?![\w/²])",
        said,
    )


def _fraction_rules(tongue: Tongue) -> tuple[Rule, ...]:
    signs = "".join(FRACTION_SIGNS)
    part = rf"(?P<part>[{signs}]|\d/[234])(?![\d/])"
    behind = rf"(?:\s?(?P<unit>{tongue.unit})(?!\w)|\s(?!de\b|des\b|du\b)(?P<noun>[^\W\d_]{{3,}}))?"

    def counted(found: re.Match[str], many: bool) -> tuple[str, bool]:
        if found["unit"]:
            unit = tongue.units[found["unit"]]
            return unit.many if many else unit.one, unit.feminine
        noun = found["noun"] or ""
        return noun, words.is_feminine(noun)

    def mixed(found: re.Match[str]) -> str | None:
        top, bottom = fraction_parts(found["part"])
        if not 0 < top < bottom:
            return None
        whole = int(found["whole"])
        noun, feminine = counted(found, whole > 1)
        count = tongue.cardinal(whole, feminine)
        half = "demie" if feminine else "demi"
        rest = half if bottom == 2 else _fraction(top, bottom)  # noqa: PLR2004  a half
        rest = rest.removeprefix("un ")
        return " ".join(filter(None, [count, noun, "et", rest]))

    def single(found: re.Match[str]) -> str | None:
        top, bottom = fraction_parts(found["part"])
        if not 0 < top < bottom:
            return None
        noun, feminine = counted(found, many=False)
        if (top, bottom) == (1, 2) and (found["unit"] or noun in words.HALVED):
            count = "" if word_before(found) in ("un", "une") else f"{'une' if feminine else 'un'} "
            return f"{count}demi-{noun}"
        whole = found["unit"] or noun in words.HALVED
        of = f" {_of(noun)}" if whole else f" {noun}".rstrip()
        return f"{_fraction(top, bottom)}{of}"

    return (
        Rule(rf"(?<![\w.,/])(?P<whole>\d+)\s?(?P<part>[{signs}]){behind}", mixed),
        Rule(rf"(?<![\w.,/])(?P<whole>\d+)\s{part}{behind}", mixed),
        Rule(rf"(?<![\w.,/]){part}(?!\w){behind}", single),
    )


def _of(noun: str) -> str:
    return f"d’{noun}" if noun[0] in "aeéèiouhœ" else f"de {noun}"


def _fraction(top: int, bottom: int) -> str:
    name = _PARTS[bottom]
    count = {1: "un", 2: "deux", 3: "trois"}[top]
    return f"{count} {name}{'' if top == 1 or name.endswith('s') else 's'}"


def _money_rule(tongue: Tongue) -> Rule:
    number = tongue.number

    def said(found: re.Match[str]) -> str:
        first, last = found["first"], found["last"]
        if last:
            return f"{tongue.span(tongue.words(first), tongue.words(last), found)} dollars"
        whole, rest = tongue.parts(first)
        if rest and len(rest) != _CENTS:
            many = "s" if tongue.is_many(tongue.value(first)) else ""
            return f"{tongue.words(first)} dollar{many}"
        dollars, cents = int(whole or 0), int(rest or 0)
        if not dollars and cents:  # "cents" would be heard as hundreds
            return f"{tongue.cardinal(cents, False)} sou{'s' if cents > 1 else ''}"
        rest = f" {tongue.cardinal(cents, False)}" if cents else ""
        return f"{_dollars(dollars, tongue)}{rest}"

    return Rule(
        rf"(?<![\w.,])(?P<first>{number})(?:\s?{DASH}\s?(?P<last>{number}))?\s?\$(?!\w)", said
    )


def _dollars(count: int, tongue: Tongue) -> str:
    of = "de " if count and count % _MILLION == 0 else ""
    return f"{tongue.cardinal(count, False)} {of}dollar{'s' if count > 1 else ''}"
