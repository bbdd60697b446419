"""English: bounds, clock and calendar, with its tables of numbers, units and signs."""

from __future__ import annotations

from plainspoken.facts.english_numbers import MONTHS, NUMBERS
from plainspoken.facts.english_signs import SIGNS
from plainspoken.facts.english_units import UNITS
from plainspoken.facts.tongue import Tongue

_IN_THE = r"\sin\sthe\s(?P<noon>morning|afternoon|evening)"
_NOT = r"(?:not|never|cannot|\w+n't)"
_MORE = r"(?:more|less|fewer|longer|over|exceed\w*|higher|lower)"

ENGLISH = Tongue(
    numbers=NUMBERS,
    units=UNITS,
    bounds_before={
        "≤": (
            r"no\s(?:more|longer|later|higher)\sthan|not\s(?:more|over|higher)\s(?:than\s)?|"
            r"at\s(?:the\s)?most|"
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
        "≥?": r"(?:or|and)\slater",
        "≤?": r"(?:or|and)\searlier",
        "≥": (
            r"or\s(?:more|over|older|higher|above|longer|greater|up)|"
            r"and\s(?:over|up|older|above|more)|plus(?!\s\d)|\+(?!\s?\d)"
        ),
        "≤": (
            r"or\s(?:less|fewer|under|younger|lower|below|shorter)|"
            r"and\s(?:under|younger|below)|at\s(?:the\s)?most|maximum|max"
        ),
    },
    minus="minus ",
    about=(
        r"about|around|approximately|roughly|nearly|almost|exactly|only|just|another|the|a|of|some|"
        r"~|≈"
    ),
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
    clock=(
        r"(?P<hour>\d{1,2})(?:(?::|\s)(?P<minute>[0-5]\d))?\s?"
        rf"(?:(?P<half>[ap])\.?\s?m\b\.?|(?:o'?clock)?(?:{_IN_THE})|o'?clock)"
    ),
    shared_half=(rf"\d{{1,2}}(?::\d\d)?\s?(?:(?P<half>[ap])\.?\s?m\b|o'?clock{_IN_THE})"),
    day_halves={"a": 0, "p": 12, "morning": 0, "afternoon": 12, "evening": 12},
    decades=True,
    hours={"12:00": r"noon|midday", "00:00": "midnight"},
    denied=r"(?:\b(?:not|never|cannot)|n't)(?:\s[\w'-]+){0,4}\s?$",
    harmless=rf"""
        (?:{_NOT}(?:\s[\w'-]+){{0,4}}?\s|no\s)(?:{_MORE}\s(?:than\s)?(?:the\s)?|[<>≤≥]\s?)(?=\d)
        no\.?\s?(?=\d) not\sonly last\sbut\snot\sleast or\snot(?=[.,;:)]|\s*\Z) whether\sor\snot
        no\smatter\s(?:what|how|when|which|where|who) more\sor\sless stop\s(?:by|in)\b
        (?:o'?clock|[\d:]*\d)\sin\sthe\s(?:morning|afternoon|evening) at\sleast toll-free
        less\sthan\s(?=\d) (?:fewer|more)\sthan\s(?=\d) yes\sor\sno
        (?:do\snot|don't)\sforget
        not\s(?:un(?:common|usual|likely|certain)|in(?:frequent|significant)|impossible|irrelevant|without)
        {_NOT}\b[^.;]{{0,120}}?\bunless (?:or|and)\s(?:higher|lower)
        (?:higher|lower)\sthan why\snot (?:a|some)\slittle
        right\s(?:away|now|after|before|for) may\s(?=\d) not\snecessarily
        before\slong after\sall look(?:ing)?\safter
    """,
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
    foreign=(
        "the|and|of|with|you|your|for|are|is|to|if|this|that|from|will|have|it|we|they|by|be|has|"
        "not|take|keep|when|away|after|before"
    ),
)
