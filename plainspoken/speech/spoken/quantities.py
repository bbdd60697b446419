"""Numbers with what belongs to them: a sign, a range, a unit, a unit per unit.

How a language writes and says them stands in its `Tongue`; the grammar is the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plainspoken.speech.spoken.rules import Answer, Rule, word_before
from plainspoken.speech.spoken.shared import DASH, any_of

_LARGEST = 15
"""Digits. A longer number is a code and no quantity."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit is called for one and for many, and whether that word is feminine."""

    one: str
    many: str
    feminine: bool = False


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language writes numbers (`points`, `thousands`: signs) and says them.

    `cardinal` says a whole number, with True in its feminine form; `digits` what follows the
    point; `is_many` takes a value. `span` joins the words of a range's two ends; `power` says an
    exponent and `signs` what stands before a number. What is asked of a match looks at the text
    around it: `is_feminine` whether a feminine noun follows, `is_year` whether the number is a
    year, said by `year`, and `is_adjective` whether a quantity stands before its noun, as in "a
    10 mg tablet". `labels` are words with a number of their own: "day 1 100 mg" is not 1,100 mg.
    """

    points: str
    thousands: str
    point_word: str
    cardinal: Callable[[int, bool], str]
    digits: Callable[[str], str]
    is_many: Callable[[float], bool]
    span: Callable[[str, str, re.Match[str]], str]
    signs: Mapping[str, str]
    units: Mapping[str, Unit]
    per: str
    power: Callable[[int], str]
    is_feminine: Callable[[re.Match[str]], bool]
    is_year: Callable[[re.Match[str]], bool]
    year: Callable[[int], str]
    is_adjective: Callable[[re.Match[str]], bool]
    labels: frozenset[str]

    @property
    def number(self) -> str:
        """Return the pattern of a written number."""
        mark, point = f"[{self.thousands}]", f"[{self.points}]"
        return rf"(?:(?:\d{{1,3}}(?:{mark}\d{{3}})+(?!\d)|\d+)(?:{point}\d+)?|{point}\d+)"

    @property
    def unit(self) -> str:
        """Return the pattern of a unit, the longest first."""
        return any_of(self.units)

    def value(self, written: str) -> float:
        """Return what a written number is worth."""
        whole, rest = self.parts(written)
        return float(f"{whole or 0}.{rest or 0}")

    def words(self, written: str, feminine: bool = False) -> str:
        """Say a written number: `2.50` is "two point five zero"."""
        whole, rest = self.parts(written)
        said = self.cardinal(int(whole or "0"), feminine and not rest)
        return f"{said} {self.point_word} {self.digits(rest)}" if rest else said

    def unit_words(self, name: str, many: bool) -> str:
        """Say a unit, perhaps per another: `mg/kg`."""
        first, *others = name.split("/") if name not in self.units else [name]
        unit = self.units[first]
        singles = [f"{self.per} {self._single(each)}" for each in others]
        return " ".join([unit.many if many else unit.one, *singles])

    def _single(self, name: str) -> str:
        return self.units[name].one if name in self.units else name

    def parts(self, written: str) -> tuple[str, str]:
        """Return the digits before and behind the point."""
        whole, *rest = re.split(f"[{self.points}]", re.sub(f"[{self.thousands}]", "", written))
        return whole, "".join(rest)


def quantity_rule(tongue: Tongue) -> Rule:
    """Return the rule for every number that no other rule has taken."""
    number, unit = tongue.number, tongue.unit
    ends = r"(?![\w²³]|[.,:/]\d)"
    units = rf"{unit}(?:/(?:{unit}|[^\W\d_]{{3,}}))*"
    signs = any_of(sign for sign in tongue.signs if sign not in "−–-")
    pattern = rf"""
        (?:(?<![\w.,:])(?<!\d[–/])(?:(?<!-)|(?<=\bto-))|(?<=[\w)])(?=[<>≤≥=]))
        (?P<sign>[−–-](?=\d)|{signs}\s?)?
        (?P<first>{number}) (?:\s?(?P<first_unit>{units})(?=\s?{DASH}))?
        (?:\s?{DASH}\s?(?P<last>{number}))?
        (?:\s?[×x]\s?10(?P<power>\^[-−]?\d+|[⁻⁰¹²³⁴-⁹]+))?
        (?:(?P<gap>[\s-]?)(?P<unit>{units}|/{unit})
           (?:\s?/\s?(?P<per>{number})\s?(?P<per_unit>{unit}))? {ends}
           (?:(?<=[a-z])\.(?=\s[a-zà-ÿ]))?
        )?
        {ends}(?!{DASH}\d)
    """
    return Rule(pattern, lambda found: _say(found, tongue))


def power_rule(tongue: Tongue) -> Rule:
    """Return the rule for a power of ten that stands alone: 10⁻⁴."""

    def said(found: re.Match[str]) -> str:
        return f"{tongue.words('10')} {tongue.power(_exponent(found['power']))}"

    return Rule(r"(?<![\w.,])10(?P<power>\^[-−]?\d+|[⁻⁰¹²³⁴-⁹]+)", said)


def _exponent(written: str) -> int:
    plain = written.lstrip("^").replace("−", "-").translate(_SUPERSCRIPTS)
    return int(plain) if re.fullmatch(r"-?\d{1,3}", plain) else 1


def pair_rule(tongue: Tongue, over: str) -> Rule:
    """Return the rule for two numbers one over the other, such as a blood pressure."""

    def said(found: re.Match[str]) -> str:
        pair = f"{tongue.words(found['first'])} {over} {tongue.words(found['last'])}"
        return f"{pair} {tongue.units[found['unit']].many}" if found["unit"] else pair

    return Rule(
        rf"(?<![\w.,/])(?P<first>\d{{1,3}})/(?P<last>\d{{1,3}})(?![\w/]|[.,]\d)"
        rf"(?:\s?(?P<unit>{tongue.unit})(?!\w))?",
        said,
    )


def _say(found: re.Match[str], tongue: Tongue) -> Answer:
    first, last = found["first"], found["last"]
    if " " in first and word_before(found) in tongue.labels:
        return None
    if len(re.sub(r"\D", "", first)) > _LARGEST or (found["first_unit"] and not last):
        return None
    if re.fullmatch(r"0\d+", first):
        return " ".join(tongue.cardinal(int(digit), False) for digit in first)
    said = _amount(found, tongue)
    if found["power"]:
        ten, power = tongue.words("10"), tongue.power(_exponent(found["power"]))
        said = f"{said} {tongue.signs['×']} {ten} {power}"
    if found["unit"]:
        said = f"{said}{_unit(found, tongue, last or first)}"
    if found["per"]:
        many = tongue.is_many(tongue.value(found["per"]))
        per = tongue.unit_words(found["per_unit"], many)
        said = f"{said} {tongue.per} {tongue.words(found['per'])} {per}"
    if not found["sign"]:
        return said
    gap = " " if re.search(r"[\w)]$", found.string[: found.start()]) else ""
    return f"{gap}{tongue.signs[found['sign'].strip()]} {said}"


def _amount(found: re.Match[str], tongue: Tongue) -> str:
    first, last, unit = found["first"], found["last"], found["first_unit"]
    if tongue.is_year(found):
        ends = [tongue.year(int(end)) for end in (first, last) if end]
    else:
        feminine = _is_feminine(found, tongue)
        ends = [tongue.words(end, feminine) for end in (first, last) if end]
    if unit:
        ends[0] = f"{ends[0]} {tongue.unit_words(unit, tongue.is_many(tongue.value(first)))}"
    return tongue.span(ends[0], ends[1], found) if last else ends[0]


def _is_feminine(found: re.Match[str], tongue: Tongue) -> bool:
    if found["unit"]:
        name = found["unit"].split("/")[0]
        return name in tongue.units and tongue.units[name].feminine
    return tongue.is_feminine(found)


def _unit(found: re.Match[str], tongue: Tongue, last: str) -> str:
    many = tongue.is_many(tongue.value(last)) or bool(found["power"])
    if found["unit"].startswith("/"):
        return f" {tongue.per} {tongue.units[found['unit'][1:]].one}"
    attached = found["gap"] == "-" or tongue.is_adjective(found)
    return f" {tongue.unit_words(found['unit'], many and not attached)}"
