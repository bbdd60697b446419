"""French for Canada as it is said: its numbers, and the rules in the order they are asked."""

from __future__ import annotations

import re

from num2words import num2words

from plainspoken.speech.spoken import french_words as words
from plainspoken.speech.spoken.codes import edition_rule
from plainspoken.speech.spoken.french_doses import dose_rules
from plainspoken.speech.spoken.french_times import time_rules
from plainspoken.speech.spoken.french_units import UNITS
from plainspoken.speech.spoken.quantities import Tongue, pair_rule, power_rule, quantity_rule
from plainspoken.speech.spoken.rules import Rule, word_after, word_before
from plainspoken.speech.spoken.shared import (
    abbreviation_rule,
    before_number_rule,
    between_rules,
    glued_rule,
    numeric_date_rule,
    ratio_rule,
    rest_rules,
    roman,
    roman_rule,
    sign_rules,
    slash_rule,
    telephone_rules,
    version_rule,
)
from plainspoken.speech.spoken.web import WebWords, web_rules


def cardinal(number: int, feminine: bool = False) -> str:
    """Say a whole number; with "un" at its end it has a feminine form."""
    said: str = num2words(number, lang="fr")
    return f"{said}e" if feminine and re.search(r"\bun$", said) else said


def ordinal(number: int, feminine: bool = False) -> str:
    """Say the place in a row."""
    if number == 1 and feminine:
        return "première"
    said: str = num2words(number, lang="fr", to="ordinal")
    return said.replace("vingtsième", "vingtième")


def _digits(digits: str) -> str:
    """Say what follows the comma: zeros one by one, the rest as a number."""
    rest = digits.lstrip("0")
    zeros = ["zéro"] * (len(digits) - len(rest))
    return " ".join([*zeros, cardinal(int(rest))] if rest else zeros)


def span(first: str, last: str, found: re.Match[str]) -> str:
    """Say a range as its place in the sentence asks for."""
    before = word_before(found)
    if before == "entre":
        return f"{first} et {last}"
    if before in words.LEADS or before in words.NUMBERED:
        return f"{first} à {last}"
    return f"de {first} à {last}"


def is_feminine(found: re.Match[str]) -> bool:
    """Tell whether a number counts a feminine noun: "1 ou 2 pilules", "1 seule dose"."""
    behind = found.string[found.end() :]
    behind = re.sub(r"^\s(?:ou|à|et)\s\d+", "", behind)
    nouns = re.findall(r"^\s?([^\W\d_]+)(?:\s([^\W\d_]+))?", behind)
    if not nouns:
        return False
    noun, second = (each.lower() for each in nouns[0])
    return words.is_feminine(second if noun in words.BESIDE_A_NOUN and second else noun)


TONGUE = Tongue(
    points=",.",
    thousands="\u00a0 ",
    point_word="virgule",
    cardinal=cardinal,
    digits=_digits,
    is_many=lambda value: abs(value) >= 2,  # noqa: PLR2004  the French plural begins at two
    span=span,
    signs=words.SIGNS,
    units=UNITS,
    per="par",
    power=lambda power: f"puissance {'moins ' if power < 0 else ''}{cardinal(abs(power))}",
    is_feminine=is_feminine,
    is_year=lambda found: False,
    year=cardinal,
    is_adjective=lambda found: False,
    labels=words.NUMBERED,
)


def _is_service(found: re.Match[str]) -> bool:
    if found["digits"] == "911":
        after = word_after(found)
        return not after or after in words.SMALL
    return word_before(found) in words.SERVICES


def _ordinal(found: re.Match[str]) -> str | None:
    written, suffix = found["number"], found["suffix"]
    number = int(written) if written.isdecimal() else roman(written)
    if not number:
        return None
    many = "s" if suffix.endswith("s") else ""
    return f"{ordinal(number, feminine=suffix.startswith(('r', 'è', 'nde')))}{many}"


def _round_the_clock(found: re.Match[str]) -> str:
    unit = UNITS[found["unit"]]
    first = cardinal(int(found["first"]), unit.feminine)
    return f"{first} {unit.many} sur {cardinal(int(found['last']))}"


def _degrees(found: re.Match[str]) -> str:
    unit = UNITS[f"°{found['unit']}"].many
    sign = f"{words.SIGNS[found['sign'].strip()]} " if found["sign"] else ""
    return f"{sign}{TONGUE.words(found['number'])} {unit}"


def _pattern_rules() -> tuple[Rule, ...]:
    labels = "(?:stade|phase|type|grade|classe|partie|chapitre|facteur|groupe|niveau)[sx]?"
    per = {**words.PER, **{name: unit.one for name, unit in UNITS.items()}}
    suffixes = "ers|er|ères|ère|res|re|èmes|ème|es|e|nde|nd"
    return (
        roman_rule(labels, cardinal, {"à": "à", "et": "et", "ou": "ou"}),
        Rule(
            rf"(?<![\w.,])(?P<number>\d{{1,4}}|[IVX]{{2,}}|I(?=er))(?P<suffix>{suffixes})(?!\w)",
            _ordinal,
        ),
        Rule(r"(?<![\w.,])(?P<first>\d+)\s?(?P<unit>[hj])/(?P<last>\d+)(?!\w)", _round_the_clock),
        numeric_date_rule(cardinal, cardinal),
        pair_rule(TONGUE, "sur"),
        Rule(r"(?<=\d)\s?[×x](?=\s?/|\s?par\b)", lambda found: " fois"),
        slash_rule(per, "par", "ou"),
        glued_rule(cardinal),
        Rule(
            r"(?<![\w.,])(?P<sign>[<>≥≤]\s?)?(?P<number>\d{2,3},\d)\s?(?P<unit>[CF])(?!\w)",
            _degrees,
        ),
        version_rule(cardinal, "point"),
        Rule(r"(?<=[\w.])–(?=[^\W\d])", lambda found: " à "),
        Rule(r"(?<=[\w.»)])\s?:(?=\s|$)", lambda found: " :"),
        *sign_rules({"&": "et", "+": "plus", "−": "moins", "=": "égale", "×": "fois"}),
    )


RULES: tuple[Rule, ...] = (
    *telephone_rules(cardinal, "poste", r"poste", _is_service),
    *dose_rules(TONGUE),
    ratio_rule(cardinal, "pour"),
    *time_rules(cardinal, span),
    abbreviation_rule(words.ABBREVIATIONS),
    before_number_rule(words.BEFORE_A_NUMBER),
    Rule(r"(?<!\w)M\.(?=\s(?:[A-ZÀ-Þ]|et\s))", lambda found: "monsieur"),
    Rule(r"(?<!\w)St-(?=[A-ZÀ-Þ])", lambda found: "Saint-"),
    Rule(r"(?<!\w)Ste-(?=[A-ZÀ-Þ])", lambda found: "Sainte-"),
    *_pattern_rules(),
    *between_rules("à"),
    power_rule(TONGUE),
    quantity_rule(TONGUE),
    *rest_rules(cardinal, words.SIGNS),
)
"""The lexicon and addresses come before these."""

EDITION = edition_rule("[ÉéEe]dition", cardinal)

WEB = web_rules(
    WebWords(
        signs={".": "point", "@": "arobase", "-": "tiret", "_": "tiret bas", "+": "plus"},
        ends=frozenset({"com", "org", "net", "info", "quebec"}),
        in_print=", l’adresse complète est imprimée,",
        digit=cardinal,
    )
)
