"""Rules that both languages have, and pieces of patterns.

What is reported and never mended follows ISMP Canada, "Do Not Use: Dangerous Abbreviations, Symbols
and Dose Designations", after the ISMP's List of Error-Prone Abbreviations.
"""

from __future__ import annotations

import re

from plainspoken.typography.rule import GAP, HIDDEN, NO_BREAK, Rule, rule

DOSES = r"(?:mg|mcg|µg|μg|ug|g|kg|mL|ml|L|mmol|mEq|UI|IU|units?|unités?)"
"""Units in which a wrong figure is a wrong dose."""

JOINED = r"(?:mg|mcg|µg|μg|kg|mL|dL|mm|cm|km|mmol|mmHg|kcal|kJ|mSv|°C|°F)"
"""Units that nobody can mistake for anything else right behind a number."""

DOUBLE_SPACE = rule(
    "double-space",
    rf"(?<=\S)(?P<x>[ {NO_BREAK}]{{2,}})(?=\S)",
    lambda found: NO_BREAK if NO_BREAK in found["x"] else " ",
    "one space between words",
)

ELLIPSIS = rule(
    "ellipsis", r"(?<![.\d/\\])(?<!\w\()\.{3}(?![.\w/\\])", "…", "one sign … in place of three dots"
)

DASH = rule(
    "dash",
    r"(?<=[^\W\d_]{2}[ ])--?(?=[ ][^\W\d_][\w’'])",
    "–",
    "a dash – between words, not a hyphen",
)

APOSTROPHE = rule(
    "apostrophe",
    rf"(?:(?<=[^\W\d_])|(?<={HIDDEN}))(?P<x>['´‘′ʼ])(?=[^\W\d_]|[«“{HIDDEN}]|\"\w)",
    "’",
    "the apostrophe ’",
)

MILLILITRE = rule(
    "millilitre", rf"(?<=\d){GAP}?(?P<x>ml)(?![\w’'])", "mL", "mL: an l looks like a 1"
)


def join_unit(more: str, words: str) -> Rule:
    """Return the rule that parts 10mg; `more` are further units, as `|%`."""
    pattern = rf"(?<=\d)(?P<x>{JOINED}{more})(?!\w)"
    return rule("unit", pattern, lambda found: f"{NO_BREAK}{found['x']}", words)


def between_numbers(decimal: str) -> str:
    """Return a pattern that finds the hyphen of a range, as `x`, with its `first` and `last`.

    A hyphen with spaces around it parts a label from its dose: « Jour 1 - 2 comprimés ».
    """
    number = rf"(?!0\d)\d+(?:[{decimal}]\d+)?"
    return rf"(?<![\w.,–/:=$-])(?P<first>{number})(?P<x>-)(?P<last>{number})(?![\w–/:-]|[.,]\d|\)-)"


def is_range(found: re.Match[str]) -> bool:
    """Tell a range from a code: it rises, and its numbers are of about one length.

    ISO 8859-1 falls, 1-800 is the start of a telephone number.
    """
    first, last = (found[name].replace(",", ".") for name in ("first", "last"))
    lengths = [len(number.partition(".")[0]) for number in (first, last)]
    return float(first) < float(last) and lengths[1] - lengths[0] <= 1 and lengths != [3, 4]


def risky_doses(decimal: str, words: tuple[str, str, str]) -> tuple[Rule, ...]:
    """Return rules for figures and units that have been read wrong, with harm.

    `words` are what people are told of a trailing zero, a naked decimal sign and a large number.
    """
    behind = rf"(?={GAP}?{DOSES}(?!\w))"
    sign = re.escape(decimal)
    return (
        rule("trailing-zero", rf"(?<![\d.,])\d+{sign}0+{behind}", None, words[0]),
        rule("naked-decimal", rf"(?<![\w.,]){sign}\d+{behind}", None, words[1]),
        rule("large-dose", rf"(?<![\d.,])\d{{5,}}{behind}", None, words[2]),
        rule("microgram", rf"(?<=\d){GAP}?(?P<x>[µμu]g)(?!\w)", None, _MICROGRAM),
        rule("cubic-centimetre", rf"(?<=\d){GAP}?(?P<x>cc)(?!\w)", None, _CC),
        rule("units", rf"(?<![\w.,-])\d+{GAP}(?P<x>IU|UI|U)(?![\w.’'-])", None, _UNITS),
        rule("latin", r"(?<![\w.])(?:[qQ]\.(?:[oO]\.)?[dD]\.|QO?D(?!\w))", None, _LATIN),
    )


_MICROGRAM = "write mcg, or the word in full: µ is read as m (ISMP)"
_CC = "write mL: cc is read as U, for units (ISMP)"
_UNITS = "write units (unités) in full: U is read as a zero, IU as IV or 10 (ISMP)"
_LATIN = "say in words how often: QD and QOD are mixed up (ISMP)"
