"""French: how it writes and says numbers, fractions and months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspoken.facts.french_units import UNITS
from plainspoken.facts.number_words import MAYBE, NumberWords, Rewrite
from plainspoken.facts.numerals import as_decimal

_ONES = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_TENS |= {"septante": 70, "quatrevingt": 80, "nonante": 90}
_STEMS = {"quatre": "quatr", "cinq": "cinqu", "neuf": "neuv"}
_SCALES = {"cent": 100, "cents": 100, "mille": 1000, "million": 1_000_000, "millions": 1_000_000}
_SCALES |= {"milliard": 1_000_000_000, "milliards": 1_000_000_000}
_ROUND = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30}
_ROUND |= {"quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100}
_ROUND_OR_ELSE = frozenset(["quinzaine", "quarantaine"])
"""Two weeks, and the time of a patient alone."""

MONTHS = (
    r"janvier\b|janv\b\.?",
    r"février\b|févr\b\.?",
    r"mars\b",
    r"avril\b|avr\b\.?",
    r"mai\b",
    r"juin\b",
    r"juillet\b|juill\b\.?",
    r"août\b",
    r"septembre\b|sept\b\.(?=\s\d)",
    r"octobre\b|oct\b\.?",
    r"novembre\b|nov\b\.?",
    r"décembre\b|déc\b\.?",
)

_MANY = "|".join([r"\d", *_ONES[2:], *_TENS, "cent"])
_DIGIT = "|".join(_ONES[:10])
_BOTTOMS = {"demi": 2, "tiers": 3, "quart": 4, "5e": 5, "10e": 10}
_PART = r"comprimé|tasse|dose|verre|pilule|heure|jour|cuill|c\.|litre|page|once|pouce"
_LABEL = "jour|cycle|phase|étape|semaine|visite|page|numéro|no|chapitre|figure|tableau|séance"


def _ordinal(word: str) -> str:
    """Return the ordinal of a number word: cinq, cinquième."""
    return f"{_STEMS.get(word, word.removesuffix('e'))}ième"


def _first() -> Iterator[Rewrite]:
    spans = "mois|jours|semaines|années|ans|heures|minutes|nuits"
    nearest = rf"(\w+)\s(?:prochaine?s|derni(?:er|ère)s|premi(?:er|ère)s)\s(?={spans})"
    yield from (Rewrite(word, nearest, r"\1 ") for word in ("prochain", "derni", "premi"))
    alternate = r"\b(?:une?\s)(jour|semaine|mois|soir|nuit)\ssur\sdeux\b"
    yield Rewrite("premier ", r"\bpremier(?=\s(?:mars|mai)\b)", "1")
    yield Rewrite("sur deux", alternate, r"tous les 2 \1")
    yield Rewrite("sur 24", r"\b24\sh(?:eures)?\ssur\s24\b", "24 heures")
    yield Rewrite("sur 7", r"\b7\sjours\ssur\s7\b", "7 jours")
    yield Rewrite("cent", r"\bpour\s?cent\b", "%")
    yield Rewrite("p.", r"\bp\.\s?(?:100|cent)\b", "%")
    yield Rewrite("demi-douzaine", r"\b(?:une\s+)?demi-douzaine\b", "6")
    for word, value in _ROUND.items():
        maybe = MAYBE if word in _ROUND_OR_ELSE else ""
        yield Rewrite(word, rf"\b(?:une\s+)?{word}\b", f"{value}{maybe}")
    yield Rewrite("millier", r"\b(?:un\s+)?millier\b", "1000")
    yield Rewrite("quatre-vingt", r"\bquatre-vingt(?:s\b|(?=i?ème\b)|\b)", "quatrevingt")
    # Digits of a telephone number come in groups.
    yield Rewrite(", ", rf"\b({_DIGIT}),\s(?=(?:{_DIGIT})\s(?:{_DIGIT})\b)", r"\1 ")
    scale = r"(?<![\d.])(\d+(?:\.\d+)?)\s(mille|millions?|milliards?)\b"
    yield Rewrite(" mill", scale, _scaled)


def _last() -> Iterator[Rewrite]:
    yield Rewrite("puissance", r"\b10\s(?:à\sla\s)?puissance\s(moins\s)?(\d+)", r"10^\1\2")
    behind = rf"(?<![\d.])(\d+){MAYBE}?((?:\s\w+)?)\set\s(?:une?\s|(?P<top>\d){MAYBE}?\s)?"
    bottoms = r"(?P<bottom>demi|tiers|quart)e?s?\b"
    # « Le tiers » alone is a third party.
    the = r"(?:les?|la)(?=\s\w+\s(?:d'|d[eu]\b|des\b))"
    top = rf"(?:(?:une?|{the}|(?P<top>\d){MAYBE}?)[\s-]+)"
    later = r"(?P<bottom>5e|10e)s?(?=\sd[eu'])"
    for word in ("demi", "tiers", "quart"):
        yield Rewrite(word, behind + bottoms, _mixed)
        yield Rewrite(word, rf"(?<![\w-]){top}{bottoms}", _part)
    yield from (Rewrite(word, rf"(?<![\w-]){top}{later}", _part) for word in ("5e", "10e"))
    yield Rewrite("demi", r"(?<!et\s)\bdemie?[\s-]+(?=\w)", "0.5 ")
    whose = r"d(?:e\s|u\s|es\s|')(?:une?\s|la\s|le\s|l'|votre\s|ce\s|cette\s|1\u2060\s)?"
    yield Rewrite("moitié", rf"\b(?:la\s+)?moitié\s{whose}(?={_PART})", "0.5 ")
    yield Rewrite("0.", rf"\b(0\.\d+)\s{whose}(?={_PART})", r"\1 ")
    yield Rewrite("$", r"(\d)\sde\s(?=\$)", r"\1 ")
    yield Rewrite("dollars", r"(\d)\sde\s(?=dollars)", r"\1 ")
    money = rf"\b(\d+){MAYBE}?\sdollars?(?:\set)?\s(\d\d)(?:\s(?:cents|sous))?(?!\d|\.\d)"
    yield Rewrite("dollar", money, r"\1.\2 dollars")
    for word in ("sous", "cents"):
        yield Rewrite(
            word, rf"(?<![\d.])(\d\d?)\s{word}(?=\s*(?:[.,;:!?)]|\Z|par\b|de\splus|chacun))", _cents
        )


def _scaled(found: re.Match[str]) -> str:
    return f"{float(found[1]) * _SCALES[found[2]]:.12g}"


def _cents(found: re.Match[str]) -> str:
    return f"{int(found[1]) / 100:.2f} dollars"


def _share(found: re.Match[str]) -> float:
    return int(found["top"] or 1) / _BOTTOMS[found["bottom"]]


def _mixed(found: re.Match[str]) -> str:
    """Return « 2 heures et demie » as 2.5 hours."""
    share = _share(found)
    return f"{as_decimal(int(found[1]) + share)}{found[2]}" if share < 1 else found[0]


def _part(found: re.Match[str]) -> str:
    share = _share(found)
    return as_decimal(share) if share < 1 else found[0]


_UNIT = "|".join(UNITS.values())

NUMBERS = NumberWords(
    values={**{word: at for at, word in enumerate(_ONES)}, **_TENS, "une": 1, "vingts": 20},
    scales=_SCALES,
    ordinals={
        **{_ordinal(word): value for value, word in enumerate(_ONES) if value},
        **{
            _ordinal(word): value
            for word, value in (*_TENS.items(), ("cent", 100), ("mille", 1000))
        },
    },
    decades={},
    nth="e",
    joint="et",
    joins=frozenset({20, 30, 40, 50, 60, 70, 90}),
    lone=frozenset(
        ["un", "une", "unième", "million", "millions", "milliard", "milliards", "cents"]
    ),
    doubtful=frozenset({"neuf", "zéro"}),
    teens_after=frozenset({60, 80}),
    behind_ten=frozenset({7, 8, 9}),
    oh="",
    point="virgule|point",
    units=_UNIT,
    measured="(?!)",
    counted=(
        rf"[\s-]+(?:{_UNIT})|\s+(?:à|ou)\s+(?:{_MANY}|une?\s(?:{_UNIT})\b)|\s+\(1\)|"
        r"\s+(?:quart|tiers|demie?)|\s+\w+\set\sdemie?|"
        rf"\s+(?:\w+\s+){{0,3}}sur\s+(?:{_MANY})"
    ),
    limited=r"au\s(?:plus|moins|maximum|minimum)|(?:plus|moins)\s(?:de|d')|jusqu'à|maximum|minimum",
    thousands=(
        rf"\b(?:{_LABEL})s?\s\d+|"
        r"(?<![\d.,])(?P<grouped>\d{1,3}(?:[\u00a0\u202f ]\d{3})+)"
        r"(?!\d|[\u00a0\u202f ]\d|-\d{4}(?!\d))"
    ),
    decimal="[.,]",
    first=tuple(_first()),
    last=tuple(_last()),
)
