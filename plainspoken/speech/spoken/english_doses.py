"""Doses, fractions and money in English.

"One 10 mg tablet" is heard as "110": a count and a strength are never said in one breath.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plainspoken.speech.spoken import english_words as words
from plainspoken.speech.spoken.quantities import Tongue, quantity_rule
from plainspoken.speech.spoken.rules import Rule, Rulebook, word_after, word_before
from plainspoken.speech.spoken.shared import (
    DASH,
    FRACTION_SIGNS,
    any_of,
    doubled_rule,
    fraction_parts,
)

Say = Callable[[int], str]

_PARTS: Mapping[int, str] = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    8: "eighth",
}
_MIXED = rf"\d+(?:\s?[{''.join(FRACTION_SIGNS)}]|[\s-]\d/[234568](?![\d/]))"
_CENTS = 2


def dose_rules(tongue: Tongue, cardinal: Say) -> tuple[Rule, ...]:
    """Return the rules, doses first."""
    fractions = _fraction_rules(tongue, cardinal)
    inner = Rulebook((*fractions, quantity_rule(tongue)))

    def read(text: str) -> str:
        return "".join(map(str, inner.read(text)))

    return (
        _dose_rule(tongue, read),
        doubled_rule(words.NUMBERS),
        *fractions,
        *_money_rules(tongue),
    )


def _dose_rule(tongue: Tongue, read: Callable[[str], str]) -> Rule:
    number, unit = tongue.number, tongue.unit
    count = rf"(?:{_MIXED}|{number}(?:\s?{DASH}\s?{number})?|(?i:{any_of(words.NUMBERS)}))"
    strength = rf"{number}[\s-]?{unit}(?:/{unit})*"
    form = rf"(?:{any_of(words.FORMS)}(?:e?s)?)"

    def said(found: re.Match[str]) -> str:
        count = read(found["count"])
        each = "" if count.lower() == "one" else " each"
        strength = read(found["strength"].replace("-", " "))
        comma = "," if re.match(r"\s*[\w(]", found.string[found.end() :]) else ""
        return f"{count} {found['middle']}{found['form']}, {strength}{each}{comma}"

    return Rule(
        rf"(?<![\w.,-])(?P<count>{count})(?:\s?[x×]\s?|\s)(?P<strength>{strength})"
        rf"\s(?P<middle>(?:[a-z]+\s){{0,2}}?)(?P<form>{form})(?!\w)",
        said,
    )


def _fraction_rules(tongue: Tongue, cardinal: Say) -> tuple[Rule, ...]:
    signs = "".join(FRACTION_SIGNS)
    fraction = rf"(?:[{signs}]|\d/\d0?)(?![\w/]|[.,]\d)"
    behind = rf"(?:\s?(?P<unit>{tongue.unit})(?!\w))?"

    def mixed(found: re.Match[str]) -> str | None:
        top, bottom = fraction_parts(found["part"])
        if bottom not in _PARTS or not 0 < top < bottom:
            return None
        part = f"a {_PARTS[bottom]}" if top == 1 else f"{cardinal(top)} {_PARTS[bottom]}"
        if top > 1 and not (found["unit"] or word_after(found)):
            part = f"{part}s"
        unit = f" {tongue.units[found['unit']].many}" if found["unit"] else ""
        return f"{cardinal(int(found['whole']))} and {part}{unit}"

    def single(found: re.Match[str]) -> str | None:
        top, bottom = fraction_parts(found["part"])
        if bottom not in _PARTS or not 0 < top < bottom:
            ratio = f"{cardinal(top)} {'out of' if top < bottom else 'over'} {cardinal(bottom)}"
            return f"{ratio} {tongue.units[found['unit']].many}" if found["unit"] else ratio
        name = _PARTS[bottom] if top == 1 else f"{_PARTS[bottom]}s"
        unit = tongue.units[found["unit"]].one if found["unit"] else ""
        return _part_of(f"{cardinal(top)} {name}", unit, found)

    return (
        Rule(rf"(?<![\w.,/])(?P<whole>\d+)\s?(?P<part>[{signs}]){behind}", mixed),
        Rule(rf"(?<![\w.,/])(?P<whole>\d+)[\s-](?P<part>\d/[234568])(?![\d/]){behind}", mixed),
        Rule(rf"(?<![\w.,/])(?P<part>{fraction}){behind}", single),
    )


def _part_of(part: str, unit: str, found: re.Match[str]) -> str:
    """Say a part with what it is a part of: half a tablet, three quarters of a cup."""
    noun = unit or word_after(found)
    half = part == "one half"
    if noun == "the" and half:
        return "half"
    if not noun or (not unit and noun in words.AFTER_A_QUANTITY):
        return part
    article = "an" if re.match(r"[aeiou]|hour", noun) else "a"
    return f"{'half' if half else f'{part} of'} {article}{f' {unit}' if unit else ''}"


def _money_rules(tongue: Tongue) -> tuple[Rule, ...]:
    number = tongue.number

    def said(found: re.Match[str]) -> str:
        first, last, big = found["first"], found["last"], found["big"]
        if last or big:
            ends = " to ".join(tongue.words(end) for end in (first, last) if end)
            return f"{ends}{f' {big}' if big else ''} dollars"
        return _sum(first, found, tongue)

    return (
        Rule(
            rf"(?<![\w.,])\$\s?(?P<first>{number})(?:\s?{DASH}\s?\$?(?P<last>{number}))?"
            r"(?:\s(?P<big>million|billion))?(?![\w]|[.,]\d)",
            said,
        ),
    )


def _sum(written: str, found: re.Match[str], tongue: Tongue) -> str:
    whole, rest = tongue.parts(written)
    if rest and len(rest) != _CENTS:
        return f"{tongue.words(written)} dollars"
    dollars, cents = int(whole or 0), int(rest or 0)
    after = word_after(found)
    adjective = (
        word_before(found) in words.DETERMINERS
        and bool(after)
        and after not in words.AFTER_A_QUANTITY
    )
    parts = []
    if dollars or not cents:
        many = dollars != 1 and not adjective
        parts.append(f"{tongue.cardinal(dollars, False)} dollar{'s' if many else ''}")
    if cents:
        parts.append(f"{tongue.cardinal(cents, False)} cent{'s' if cents > 1 else ''}")
    return " and ".join(parts)
