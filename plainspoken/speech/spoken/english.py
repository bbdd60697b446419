"""English for Canada as it is said: its numbers, and the rules in the order they are asked."""

from __future__ import annotations

import re

from num2words import num2words

from plainspoken.speech.spoken import english_words as words
from plainspoken.speech.spoken.codes import edition_rule
from plainspoken.speech.spoken.english_doses import dose_rules
from plainspoken.speech.spoken.english_times import time_rules
from plainspoken.speech.spoken.quantities import Tongue, pair_rule, power_rule, quantity_rule
from plainspoken.speech.spoken.rules import Rule, Rulebook, word_after, word_before
from plainspoken.speech.spoken.shared import (
    DASH,
    abbreviation_rule,
    any_of,
    before_number_rule,
    between_rules,
    glued_rule,
    numeric_date_rule,
    ratio_rule,
    rest_rules,
    roman_rule,
    sign_rules,
    slash_rule,
    telephone_rules,
    version_rule,
)
from plainspoken.speech.spoken.web import WebWords, web_rules

_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def cardinal(number: int, feminine: bool = False) -> str:
    """Say a whole number; English has no feminine."""
    return str(num2words(number, lang="en")).replace(",", "")


def ordinal(number: int) -> str:
    """Say the place in a row."""
    return str(num2words(number, lang="en", to="ordinal")).replace(",", "")


def year(number: int) -> str:
    """Say a year: nineteen oh eight, twenty twenty-six."""
    return str(num2words(number, lang="en", to="year")).replace("oh-", "oh ")


def _span(first: str, last: str, found: re.Match[str]) -> str:
    return f"{first} to {last}"


def _is_year(found: re.Match[str]) -> bool:
    ends = [end for end in (found["first"], found["last"]) if end]
    if found["sign"] or found["unit"] or not all(map(_can_be_year, ends)):
        return False
    after = word_after(found)
    if word_before(found) in words.BEFORE_A_YEAR:
        return not after or after in words.AFTER_A_YEAR
    return found.string[: found.start()].endswith("(") and not after


def _can_be_year(written: str) -> bool:
    return re.fullmatch(r"\d{4}", written) is not None and (
        _FIRST_YEAR <= int(written) <= _LAST_YEAR
    )


def is_adjective(found: re.Match[str]) -> bool:
    """Tell whether a quantity stands before its noun: a 10 mg tablet, a 30 min walk."""
    after = word_after(found)
    if after.removesuffix("s").removesuffix("e") in _FORM_STEMS:
        return True
    before = word_before(found) in words.DETERMINERS
    return before and bool(after) and after not in words.AFTER_A_QUANTITY


_FORM_STEMS = {form.removesuffix("e") for form in words.FORMS}


TONGUE = Tongue(
    points=".",
    thousands=",\u00a0 ",
    point_word="point",
    cardinal=cardinal,
    digits=lambda digits: " ".join(cardinal(int(digit)) for digit in digits),
    is_many=lambda value: value != 1,
    span=_span,
    signs=words.SIGNS,
    units=words.UNITS,
    per="per",
    power=lambda power: f"to the {ordinal(power) if power > 0 else f'minus {cardinal(-power)}'}",
    is_feminine=lambda found: False,
    is_year=_is_year,
    year=year,
    is_adjective=is_adjective,
    labels=words.LABELS,
)


_QUANTITY = Rulebook((quantity_rule(TONGUE),))


def _decimal_comma(found: re.Match[str]) -> str:
    """Say 1,5 mg as it was meant: in front of a unit it is no list."""
    return "".join(map(str, _QUANTITY.read(found[0].replace(",", "."))))


def _saint(found: re.Match[str]) -> str:
    before, behind = found.string[: found.start()], found.string[found.end() :]
    street = re.search(r"\d\w*\s(?:[A-Z]\w+\s)+$", before) or not re.match(r"\s[A-Z]", behind)
    return "Street" if street and before else "Saint"


def _is_service(found: re.Match[str]) -> bool:
    if found["digits"] == "911":
        after = word_after(found)
        return not after or after in words.AFTER_A_QUANTITY or after == "right"
    return word_before(found) in ("call", "dial", "phone", "to", "or", "tty", "relay")


def _is_pronoun(found: re.Match[str]) -> bool:
    """Tell whether the I of "which phase am I in" and "the part I like" is the word."""
    behind = found.string[found.end() :]
    return behind[:1] in ("’", "'") or word_after(found) in words.SELF_VERBS


def _ordinal(found: re.Match[str]) -> str:
    return ordinal(int(found["number"].replace(",", "")))


def _decade(found: re.Match[str]) -> str | None:
    number = int(found["number"])
    if number % 10:
        return None
    said = year(number) if number >= _FIRST_YEAR else cardinal(number)
    prefix = found["prefix"] or ""
    return prefix + (f"{said[:-1]}ies" if said.endswith("y") else f"{said}s")


def _pattern_rules() -> tuple[Rule, ...]:
    labels = "(?:stage|phase|type|grade|class|part|chapter|factor|group|level)(?:e?s)?"
    days = "Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun"
    per = {each: each for each in words.TIMES} | {k: unit.one for k, unit in words.UNITS.items()}
    return (
        roman_rule(labels, cardinal, {"to": "to", "and": "and", "or": "or"}, _is_pronoun),
        Rule(r"(?<![\w.,])(?P<number>\d+(?:,\d{3})*)(?:st|nd|rd|th)(?!\w)", _ordinal),
        Rule(r"(?<![\w.,-])(?P<prefix>(?:mid|early|late)-)?(?P<number>\d0|\d{3}0)s(?!\w)", _decade),
        numeric_date_rule(cardinal, year),
        pair_rule(TONGUE, "over"),
        Rule(r"(?<![\w.])(?P<group>AB|[ABO])(?P<sign>[+−-])(?!\w)", _blood_group),
        Rule(r"(?<=[^\W\d_])\((?P<many>e?s)\)", lambda found: f" or {_stem(found)}{found['many']}"),
        slash_rule(per, "per", "or"),
        Rule(r"(?<!\w)q(?P<first>\d+)(?:[–-](?P<last>\d+))?h(?!\w)", _every),
        glued_rule(cardinal),
        version_rule(cardinal, "point"),
        Rule(rf"(?<![\w.,])(?:(?P<first>\d+){DASH})?(?P<number>\d+)x(?=\s|$|/)", _times),
        Rule(rf"(?<!\w)(?P<day>{days})(?=\s?[–-][A-Z])|(?<=–)(?P<other>{days})(?!\w)", _day),
        Rule(
            r"(?<![\w.,])(?P<sign>[<>≥≤]\s?)?(?P<number>\d{2,3}(?:\.\d)?)\s?(?P<unit>[CF])(?!\w)",
            _degrees,
        ),
        Rule(r"\sx\s(?=\d+\s?(?:d|days?|weeks?|wks?|months?)(?!\w))", lambda found: " for "),
        Rule(rf"(?<=\bin\s)(?P<unit>{any_of(words.UNITS)})(?![\w²/])", _bare_unit),
        Rule(r"(?<=[\w.])–(?=\w)", lambda found: " to "),
        *sign_rules({"&": "and", "+": "plus", "−": "minus", "=": "equals", "×": "times"}),
    )


def _every(found: re.Match[str]) -> str:
    last = f" to {cardinal(int(found['last']))}" if found["last"] else ""
    return f"every {cardinal(int(found['first']))}{last} hours"


def _times(found: re.Match[str]) -> str:
    number = int(found["number"])
    first = f"{cardinal(int(found['first']))} to " if found["first"] else ""
    return f"{first}{cardinal(number)} time{'' if number == 1 else 's'}"


def _day(found: re.Match[str]) -> str:
    return words.ABBREVIATIONS[f"{found['day'] or found['other']}."]


def _degrees(found: re.Match[str]) -> str | None:
    """Say 38.5C and 101F, but leave room 12C a room."""
    if "." not in found["number"] and found["unit"] == "C":
        return None
    unit = words.UNITS[f"°{found['unit']}"].many
    sign = f"{words.SIGNS[found['sign'].strip()]} " if found["sign"] else ""
    return f"{sign}{TONGUE.words(found['number'])} {unit}"


def _stem(found: re.Match[str]) -> str:
    before = re.search(r"\w+$", found.string[: found.start()])
    return before[0] if before else ""


def _blood_group(found: re.Match[str]) -> str:
    return f"{found['group']} {'positive' if found['sign'] == '+' else 'negative'}"


def _bare_unit(found: re.Match[str]) -> str:
    return words.UNITS[found["unit"]].many


RULES: tuple[Rule, ...] = (
    *dose_rules(TONGUE, cardinal),
    *telephone_rules(cardinal, "extension", r"ext\.?|extension|x", _is_service),
    ratio_rule(cardinal, "to"),
    *time_rules(cardinal, ordinal, year),
    abbreviation_rule(words.ABBREVIATIONS),
    before_number_rule(words.BEFORE_A_NUMBER),
    # At the start of a sentence it is an answer.
    Rule(r"(?<=[\w,;:]\s)No\.(?=\s?\d)|(?<=[(#])No\.(?=\s?\d)", lambda found: "number"),
    Rule(r"(?<!\w)St\.", _saint),
    *_pattern_rules(),
    *between_rules("to"),
    power_rule(TONGUE),
    Rule(rf"(?<![\w.,])\d+,\d{{1,2}}\s?{TONGUE.unit}(?![\w²³/])", _decimal_comma),
    quantity_rule(TONGUE),
    *rest_rules(cardinal, words.SIGNS),
)
"""The lexicon and addresses come before these."""

EDITION = edition_rule("[Ee]dition", cardinal)

WEB = web_rules(
    WebWords(
        signs={".": "dot", "@": "at", "-": "dash", "_": "underscore", "+": "plus"},
        ends=frozenset({"com", "org", "net", "info", "gov", "edu", "quebec"}),
        in_print=", the full address is in print,",
        digit=cardinal,
    )
)
