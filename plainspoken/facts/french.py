"""French: bounds, clock and calendar, with its tables of numbers, units and signs."""

from __future__ import annotations

from plainspoken.facts.french_numbers import MONTHS, NUMBERS
from plainspoken.facts.french_signs import SIGNS
from plainspoken.facts.french_units import UNITS
from plainspoken.facts.number_words import MAYBE
from plainspoken.facts.tongue import Tongue

_UNIT = "|".join(UNITS.values())

FRENCH = Tongue(
    numbers=NUMBERS,
    units=UNITS,
    bounds_before={
        "≤": (
            r"(?:pas|jamais)\splus\sd(?:e|')|(?:tout\s)?au\s(?:plus|maximum)|(?:un\s)?maximum(?:\sd(?:e|'))?|"
            r"max\.?|≤|<=|(?:pas|jamais)\sdépasser|ne\sdépass\w+\s(?:pas|jamais)|"
            r"inférieure?s?\sou\ségale?s?\sà"
        ),
        "≥": (
            r"pas\smoins\sd(?:e|')|(?:tout\s)?au\s(?:moins|minimum)|(?:un\s)?minimum(?:\sd(?:e|'))?|≥|>=|"
            r"supérieure?s?\sou\ségale?s?\sà|au\smoins\sde"
        ),
        "≥?": r"à\spartir\sde|dès",
        "≤?": r"jusqu'à|d'ici|dans\sles|à\sl'intérieur\sd[eu]s?",
        "<?": r"sous(?:\sles?|\sla)?",
        "<": (
            r"plus\s(?:petit|court|bas|jeune|faible)\w*\sque|(?:moins|jeunes?\sque|plus\sjeunes?)\sd(?:e|')|inférieure?s?\sà|au[\s-]dessous\sd(?:e|')|"
            r"en[\s-]dessous\sd(?:e|')|<"
        ),
        ">": (
            r"plus\s(?:grand|élevé|long|vieux|âgé|haut|important|vieil)\w*\sque|plus\sd(?:e|')|supérieure?s?\sà|au[\s-]dessus\sd(?:e|')|au[\s-]delà\sd(?:e|')|"
            r"dépass\w+|excèd\w+|excéd\w+|>|passé"
        ),
    },
    bounds_after={
        "≥": r"(?:ou|et)\s(?:plus(?:ieurs)?|davantage|ultérieure?s?|au[\s-]dessus|au[\s-]delà)|minimum|\+(?!\s?\d)",
        "≤": r"(?:ou|et)\s(?:moins|antérieure?s?|au[\s-]dessous)|(?:au\s)?maximum|au\splus|max",
    },
    minus="moins ",
    about=r"environ|à\speu\sprès|près\sde|autour\sde|exactement|seulement|les?|la|des?|d'|encore|~|≈|quelque|ces",
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
        rf"(?:\s?(?P<minute>[0-5]?\d)(?!\w|[.,]\d|[\s-]?(?:{_UNIT})(?!\w)))?(?!\s?(?:par|/))"
        r"(?:\s(?:du\s(?P<half>matin|soir)|de\sl'(?P<noon>après-midi)))?"
    ),
    shared_half="",
    day_halves={"matin": 0, "soir": 12, "après-midi": 12},
    decades=False,
    hours={"12:00": r"midi(?!\w)", "00:00": "minuit"},
    denied=r"n(?:e\s|')[^.;:!?,]{0,60}\b(?:pas|jamais)(?:\s[\w'-]+){0,3}\s?$",
    harmless=(
        r"n(?:e\s|')[^.;:!?,]{0,60}?\b(?:pas|jamais)(?:\s[\w'-]+){0,3}?\s(?:plus|moins)\sd(?:e\s|')(?:les\s)?(?=\d)",
        r"(?:pas|jamais)\s(?:plus|moins)\sd(?:e\s|')(?=\d)",
        r"n(?:e\s|')[^.;:!?,]{0,30}dépass\w+\s(?:pas|jamais)\s(?:les\s)?(?=\d)",
        r"n[oᵒ]s?\.?\s?(?=\d)",
        r"non\sseulement",
        r"ou\snon",
        r"si\sjamais",
        r"pas\sà\spas",
        r"non\splus",
        r"n'importe\s(?:quel\w*|qui|quoi|où|comment|lequel)",
        r"d'après",
        r"avant[\s-]midi",
        r"peu\simporte",
        r"sans\s(?:tarder|attendre|délai|frais)",
        r"n'oubli\w+\spas",
        r"au\smoins",
        r"à\smoins(?!\s(?:que|d|\d))",
        r"(?:moins|plus)\sd(?:e|')\s?(?=\d)",
        r"\d+\spas",
        r"oui\sou\snon",
        r"pourquoi\sne\spas",
        r"n'est\spas\srare",
        r"\d\s(?:h(?:eures)?\s(?:\d+\s)?)?(?:du|de\sl')\s?(?:matin|soir|après-midi)",
        r"n(?:e\s|')(?:(?!\b(?:pas|jamais|plus|rien|aucune?|personne|ni)\b)[^.;:!?,]){1,40}?\bqu(?:e\b|')",
        r"n(?:e\s|')[^.;]{0,80}?\b(?:pas|jamais|rien|aucune?|personne)\b[^.;]{0,120}?\b(?:sauf|à\smoins\s(?:qu|d)\w*)",
        r"faux\spas",
        r"plus\sou\smoins",
        r"pas\snécessairement",
        r"grâce\sà",
        r"sans\sdoute",
        r"un\spas",
        r"n'hésit\w+\spas\sà",
    ),
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
