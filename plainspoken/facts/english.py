"""English: bounds, clock and calendar, with its tables of numbers, units and signs."""

from __future__ import annotations

from plainspoken.facts.english_numbers import MONTHS, NUMBERS
from plainspoken.facts.english_signs import SIGNS
from plainspoken.facts.english_units import UNITS
from plainspoken.facts.tongue import Tongue

ENGLISH = Tongue(
    numbers=NUMBERS,
    units=UNITS,
    bounds_before={
        "≤": (
            r"no\s(?:more|longer|later|higher)\sthan|not\s(?:more|over|higher)\s(?:than\s)?|at\s(?:the\s)?most|"
            r"up\sto|(?:a\s)?maximum(?:\sof|\sis|\sdose\sof)?|max\.?|≤|<=|(?:not|never)\sexceed|"
            r"less\sthan\sor\sequal\sto"
        ),
        "≥": (
            r"no\s(?:less|fewer|lower)\sthan|not\s(?:less|fewer|under)\s(?:than\s)?|at\s(?:the\s)?least|"
            r"(?:a\s)?minimum(?:\sof|\sis)?|≥|>=|greater\sthan\sor\sequal\sto"
        ),
        "≤?": r"within(?:\sthe)?",
        ">?": "over",
        "<": r"(?:fewer|less|lower|younger|shorter|smaller)\sthan|under|below|beneath|<",
        ">": (
            r"(?:more|greater|higher|older|longer|larger|bigger)\sthan|above|beyond|exceed(?:s|ing)?|>"
        ),
    },
    bounds_after={
        "≥": r"or\s(?:more|over|older|higher|above|longer|greater|up)|and\s(?:over|up|older|above|more)|plus(?!\s\d)|\+(?!\s?\d)",
        "≤": r"or\s(?:less|fewer|under|younger|lower|below|shorter)|and\s(?:under|younger|below)|at\s(?:the\s)?most|maximum|max",
    },
    minus="minus ",
    about=r"about|around|approximately|roughly|nearly|almost|exactly|only|just|another|the|a|of|some|~|≈",
    between=("between", "and"),
    to=r"to|through|until|and\sup\sto",
    either="or",
    every=r"every|each",
    per={
        "kg": r"(?:per\s|a\s|/\s?)(?:kg|kilo(?:gram)?)",
        "m2": r"(?:per\s|/\s?)(?:m²|m2|square\smet(?:re|er))",
        "L": r"(?:per\s|a\s|/\s?)(?:l|lit(?:re|er))",
        "mL": r"(?:per\s|/\s?)(?:ml|millilit(?:re|er))",
        "dL": r"(?:per\s|/\s?)(?:dl|decilit(?:re|er))",
    },
    months=MONTHS,
    nth="st|nd|rd|th",
    clock=r"(?P<hour>\d{1,2})(?:(?::|\s)(?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])\.?\s?m\b\.?|(?:o'?clock)?(?:\sin\sthe\s(?P<noon>morning|afternoon|evening))|o'?clock)",
    shared_half=(
        r"\d{1,2}(?::\d\d)?\s?(?:(?P<half>[ap])\.?\s?m\b|o'?clock\sin\sthe\s(?P<noon>morning|afternoon|evening))"
    ),
    day_halves={"a": 0, "p": 12, "morning": 0, "afternoon": 12, "evening": 12},
    decades=True,
    hours={"12:00": r"noon|midday", "00:00": "midnight"},
    denied=r"(?:\b(?:not|never|cannot)|n't)(?:\s[\w'-]+){0,4}\s?$",
    harmless=(
        r"(?:(?:not|never|cannot|\w+n't)(?:\s[\w'-]+){0,4}?\s|no\s)(?:(?:more|less|fewer|longer|over|exceed\w*|higher|lower)\s(?:than\s)?(?:the\s)?|[<>≤≥]\s?)(?=\d)",
        r"no\.?\s?(?=\d)",
        r"not\sonly",
        r"whether\sor\snot",
        r"no\smatter\s(?:what|how|when|which|where|who)",
        r"more\sor\sless",
        r"stop\s(?:by|in)\b",
        r"(?:o'?clock|[\d:]*\d)\sin\sthe\s(?:morning|afternoon|evening)",
        r"at\sleast",
        r"toll-free",
        r"less\sthan\s(?=\d)",
        r"(?:fewer|more)\sthan\s(?=\d)",
        r"yes\sor\sno",
        r"(?:do\snot|don't)\sforget",
        r"not\s(?:uncommon|unusual|unlikely|uncertain|impossible|infrequent|insignificant|irrelevant|without)",
        r"(?:not|never|cannot|\w+n't)\b[^.;]{0,120}?\bunless",
        r"(?:or|and)\s(?:higher|lower)",
        r"(?:higher|lower)\sthan",
        r"why\snot",
        r"(?:a|some)\slittle",
        r"right\s(?:away|now|after|before|for)",
        r"may\s(?=\d)",
        r"if\snot",
        r"not\snecessarily",
        r"before\slong",
        r"after\sall",
        r"look(?:ing)?\safter",
    ),
    signs=SIGNS,
    weekdays=(
        "mondays?",
        "tuesdays?",
        "wednesdays?",
        "thursdays?",
        "fridays?",
        "saturdays?",
        "sundays?",
    ),
    foreign=r"the|and|of|with|you|your|for|are|is|to|if|this|that|from|will|have|it|we|they|by|be|has|not|take|keep|when|away|after|before",
)
