"""French letters that keyboards make hard: œ, and accents on capitals.

Only where no other word is written so. OQLF asks for accents on capitals, and for œ where the
dictionaries have it.
"""

from __future__ import annotations

import re

from plainspoken.typography.rule import Rule, rule

_BEGIN = r"(?:^|(?<=[.!?…]\s)|(?<=«\s)|(?<=\())"
"""Where a sentence begins."""

_BEHIND_A = (
    "la|l[’']|partir|cause|noter|propos|jeun|domicile|chaque|éviter|cet|cette|ces|votre|vos|quel"
    "|quelle|quels|quelles|quoi|moins|savoir|faire|droite|gauche|côté|long terme|court terme"
)
_CAPITALS = (
    "Etes|Etre|Etant|Etats?|Etapes?|Ecoles?|Evite[rz]?|Etudes?|Equipes?|Ecri(?:re|vez|t|ts)"
    "|Ecoute[rz]|Egalement|Eléments?|Etabliss\\w+|Etourdiss\\w+|Ecart[eé]\\w*|Etudiante?s?"
)


def _ligature(found: re.Match[str]) -> str:
    return "Œ" if found["x"][0] == "O" else "œ"


def _accent(found: re.Match[str]) -> str:
    return "Ê" if found.string.startswith(("Etes", "Etre"), found.start()) else "É"


_OE = "the letters oe are one letter here: œ"
_ACCENT = "capitals have their accents"

WORDS: tuple[Rule, ...] = (
    rule(
        "ligature",
        r"(?i)(?<!\w)(?:c|ch|b|s|n|m|v|éc|ranc|contrec|crève-c|man|dés)?(?P<x>oe)"
        r"(?=u(?:fs?|rs?|d|ds|vr\w*|rant\w*|x|tr\w*)?(?!\w))",
        _ligature,
        _OE,
    ),
    rule(
        "ligature",
        r"(?i)(?<!\w)(?P<x>oe)(?=il(?!\w)|ill[eèa]|d[èé]m|sophag|strog|nolog|cum[ée]n)",
        _ligature,
        _OE,
    ),
    rule("ligature", r"(?i)(?<!\w)(?:f(?P<x>oe)(?=t(?:us|al|aux)))", _ligature, _OE),
    rule("ligature", r"(?i)(?<!\w)(?:c(?P<x>oe)(?=liaque|lioscop))", _ligature, _OE),
    rule("capital", rf"{_BEGIN}(?P<x>A)(?=\s(?:{_BEHIND_A})(?:(?<=[’'])|(?![\w-])))", "À", _ACCENT),
    rule("capital", rf"(?<!\w)(?P<x>E)(?<=(?=(?:{_CAPITALS})(?!\w)).)", _accent, _ACCENT),
    rule(
        "capital", rf"{_BEGIN}(?P<x>C)(?=a\s(?:va|ne|peut|fait|arrive|prend)(?!\w))", "Ç", _ACCENT
    ),
)
