"""French: bounds, clock and calendar, with its tables of numbers, units and signs."""

from __future__ import annotations

from plainspoken.facts.french_numbers import MONTHS, NUMBERS
from plainspoken.facts.french_signs import SIGNS
from plainspoken.facts.french_units import UNITS
from plainspoken.facts.number_words import MAYBE
from plainspoken.facts.tongue import Tongue

_UNIT = "|".join(UNITS.values())

_NE = r"n(?:e\s|')"
_NOT = r"\b(?:pas|jamais|plus|rien|aucune?|personne|ni)\b"

FRENCH = Tongue(
    numbers=NUMBERS,
    units=UNITS,
    bounds_before={
        "≤": (
            r"(?:pas|jamais)\splus\sd(?:e|')|(?:tout\s)?au\s(?:plus|maximum)|"
            r"(?:un\s)?maximum(?:\sd(?:e|'))?|"
            r"max\.?|≤|<=|(?:pas|jamais)\sdépasser|ne\sdépass\w+\s(?:pas|jamais)|"
            r"inférieure?s?\sou\ségale?s?\sà"
        ),
        "≥": (
            r"pas\smoins\sd(?:e|')|(?:tout\s)?au\s(?:moins|minimum)|(?:un\s)?minimum(?:\sd(?:e|'))?|"
            r"≥|>=|"
            r"supérieure?s?\sou\ségale?s?\sà|au\smoins\sde"
        ),
        "≥?": r"à\spartir\sde|dès",
        "≤?": r"jusqu'à|d'ici|dans\sles|à\sl'intérieur\sd[eu]s?",
        "<?": r"sous(?:\sles?|\sla)?",
        "<": (
            r"plus\s(?:petit|court|bas|jeune|faible)\w*\sque|inférieure?s?\sà|"
            r"(?:moins|jeunes?\sque|plus\sjeunes?|au[\s-]dessous)\sd(?:e|')|"
            r"en[\s-]dessous\sd(?:e|')|<"
        ),
        ">": (
            r"plus\s(?:grand|élevé|long|vieux|âgé|haut|important|vieil)\w*\sque|supérieure?s?\sà|"
            r"(?:plus|au[\s-]dessus|au[\s-]delà)\sd(?:e|')|"
            r"dépass\w+|excèd\w+|excéd\w+|>|passé"
        ),
    },
    bounds_after={
        "≥?": r"(?:ou|et)\s(?:ultéri|supéri)eure?s?",
        "≤?": r"(?:ou|et)\santérieure?s?",
        "≥": (
            r"(?:ou|et)\s(?:plus(?:ieurs)?|davantage|au[\s-]dessus|au[\s-]delà)|"
            r"minimum|\+(?!\s?\d)"
        ),
        "≤": r"(?:ou|et)\s(?:moins(?!\s\d)|au[\s-]dessous)|(?:au\s)?maximum|au\splus|max",
    },
    minus="moins ",
    about=(
        r"environ|à\speu\sprès|près\sde|autour\sde|exactement|seulement|les?|la|des?|d'|encore|"
        r"~|≈|quelque|ces"
    ),
    between=("entre", "et"),
    to=r"à|jusqu'à|au",
    either="ou",
    every=r"toutes?\sles|tous\sles|chaque|aux",
    per={
        "kg": r"(?:par\s|le\s|/\s?)(?:kg|kilo(?:gramme)?)",
        "m2": r"(?:par\s|/\s?)(?:m²|m2|mètre\scarré)",
        "L": r"(?:par\s|/\s?)(?:l|litre)",
        "mL": r"(?:par\s|/\s?)(?:ml|millilitre)",
        "dL": r"(?:par\s|/\s?)(?:dl|décilitre)",
    },
    months=MONTHS,
    nth="ers?|res?|è?mes?|es?|ᵉ|ᵉʳ|nde?",
    clock=(
        rf"(?P<hour>[01]?\d|2[0-4]){MAYBE}?\s?(?:h\b|heures?\b|:(?=\d\d\b))"
        rf"(?:\s?(?P<minute>[0-5]?\d)(?!\w|[.,]\d|[\s-]?(?:{_UNIT})(?!\w)))?"
        r"(?!\s?(?:par|/)|\s(?:ou|et)\s(?:plus|moins|davantage)(?!\s(?:tard|tôt|\d)))"
        r"(?:\s(?:du\s(?P<half>matin|soir)|de\sl'(?P<noon>après-midi)))?"
    ),
    shared_half="",
    day_halves={"matin": 0, "soir": 12, "après-midi": 12},
    decades=False,
    hours={"12:00": r"midi(?!\w)", "00:00": "minuit"},
    denied=r"n(?:e\s|')[^.;:!?,]{0,60}\b(?:pas|jamais)(?:\s[\w'-]+){0,3}\s?$",
    harmless=rf"""
        {_NE}[^.;:!?,]{{0,60}}?\b(?:pas|jamais)(?:\s[\w'-]+){{0,3}}?\s(?:plus|moins)\sd(?:e\s|')(?:les\s)?(?=\d)
        (?:pas|jamais)\s(?:plus|moins)\sd(?:e\s|')(?=\d)
        {_NE}[^.;:!?,]{{0,30}}dépass\w+\s(?:pas|jamais)\s(?:les\s)?(?=\d)
        n[oᵒ]s?\.?\s?(?=\d) non\sseulement ou\snon si\sjamais pas\sà\spas non\splus
        n'importe\s(?:quel\w*|qui|quoi|où|comment|lequel) d'après avant[\s-]midi
        peu\simporte sans\s(?:tarder|attendre|délai|frais) n'oubli\w+\spas
        ne\spas\soubli\w+ au\smoins
        à\smoins(?!\s(?:qu|d|\d)) (?:moins|plus)\sd(?:e|')\s?(?=\d) \d+\spas oui\sou\snon
        pourquoi\sne\spas n'est\spas\srare
        \d\s(?:h(?:eures)?\s(?:\d+\s)?)?(?:du|de\sl')\s?(?:matin|soir|après-midi)
        {_NE}(?:(?!{_NOT})[^.;:!?,]){{1,40}}?\bqu(?:e\b|')
        {_NE}[^.;]{{0,80}}?{_NOT}[^.;]{{0,120}}?\b(?:sauf\ssi|à\smoins\s(?:qu|d)\w*)
        faux\spas plus\sou\smoins pas\snécessairement grâce\sà sans\sdoute un\spas
        n'hésit\w+\s(?:\w+\s)?pas
    """,
    signs=SIGNS,
    weekdays=(
        "lundis?",
        "mardis?",
        "mercredis?",
        "jeudis?",
        "vendredis?",
        "samedis?",
        "dimanches?",
    ),
    foreign=r"le|la|les|des|du|une|vous|votre|vos|avec|pour|est|sont|dans|que|qui|de|et|ne|pas",
)
