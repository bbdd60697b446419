"""English: how it writes and says numbers, units and bounds, and the words that decide."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.facts.numerals import MAYBE, NumberWords
from plainspoken.facts.tongue import Sign, Tongue

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_PATTERNS = [rf"{name}\b|{name[:3]}\b\.?" if name != "may" else r"may\b" for name in _MONTHS]
_MONTH_PATTERNS[8] += r"|sept\b\.?"
_MANY = "|".join([r"\d", *_ONES[2:], *_TENS])
_PART = "hour|tablet|pill|cup|teaspoon|tablespoon|dose|day|glass|litre|inch"


def _rewrites() -> Iterator[tuple[str, str]]:
    yield r"\bevery\sother\s(?=day|week|month|night)", "every 2 "
    yield r"\bper\s?cent\b", "%"
    yield r"\b24/7\b|\b24\shours\sa\sday,?\s(?:and\s)?7\sdays\sa\sweek", "24 hours 7 days"
    yield r"\btwice\b", "2 times"
    yield r"\bthrice\b", "3 times"
    yield r"\b(?:a\s+)?half[\s-]+(?:a\s+)?dozen\b", "6"
    yield r"\b(?:a\s+|one\s+)?dozen\b", "12"
    yield r"\ba\s+(?=hundred\b|thousand\b|million\b)", "one "
    for value, word in enumerate(_ONES):
        yield rf"\b{word}\s+and\s+a\s+half\b", f"{value}.5"
    yield r"\b(\d+)\s+and\s+a\s+half\b", r"\1.5"
    yield rf"\bone(?=\s+(?:to|or)\s+(?:{_MANY}))", f"1{MAYBE}"
    yield rf"\bone(?=(?:\s+\w+)?\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?:{_MANY}))", f"1{MAYBE}"
    yield rf"\b(?:an?|one)\s({_PART})\s+and\s+a\s+half\b", r"1.5 \1s"
    yield rf"\bhalf[\s-]+(?:of\s+)?(?:an?\s+|the\s+|your\s+)?(?={_PART})", "0.5 "
    yield rf"\b(?:a|one)\s+quarter\s+of\s+an?\s+(?={_PART})", "0.25 "
    yield r"\bthree\s+quarters?\s+of\s+an?\s", "0.75 "
    yield r"\bhalf\s+past\s+(\d+|" + "|".join(_ONES[1:13]) + r")\b", r"\1:30"
    for ten, tens in ((20, "twenty"), (30, "thirty")):
        for one, word in enumerate(_ORDINALS[1:10], start=1):
            yield rf"\b{tens}[\s-]{word}\b", f"{ten + one}th"
    yield r"\btwentieth\b", "20th"
    yield r"\bthirtieth\b", "30th"
    months = "|".join(_MONTHS)
    for value, word in enumerate(_ORDINALS[1:], start=1):
        yield rf"\b({months})\s+{word}\b", rf"\1 {value}"
    yield r"\b(?:a|one)\sthird\s(?=of|more|less)", "1/3 "
    yield r"\bthirds\b", "parts"
    for value, word in enumerate(_ORDINALS[3:], start=3):
        yield rf"\b{word}\b", f"{value}th"


NUMBERS = NumberWords(
    values={
        **{word: value for value, word in enumerate(_ONES)},
        **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    },
    scales={"hundred": 100, "thousand": 1000, "million": 1_000_000},
    joint="and",
    joins=frozenset(),
    lone=frozenset({"one"}),
    doubtful=frozenset(),
    teens_after=frozenset(),
    point="point",
    thousands=",\u00a0\u202f",
    decimal=r"\.",
    rewrites=tuple(_rewrites()),
)

_UNITS = {
    "mg": r"mg|milligrams?",
    "mcg": r"mcg|[µμ]g|micrograms?",
    "ng": r"ng|nanograms?",
    "kg": r"kgs?|kilos?|kilograms?",
    "g": r"g|grams?",
    "mL": r"ml|cc|millilit(?:re|er)s?",
    "dL": r"dl|decilit(?:re|er)s?",
    "L": r"l|lit(?:re|er)s?",
    "mmHg": r"mm\s?hg|millimet(?:re|er)s?\sof\smercury",
    "mmol": r"mmol|millimoles?",
    "mcmol": r"[µμ]mol|micromoles?",
    "mol": r"mol|moles?",
    "mm": r"mm|millimet(?:re|er)s?",
    "cm": r"cm|centimet(?:re|er)s?",
    "km": r"km|kilomet(?:re|er)s?",
    "m": r"m|met(?:re|er)s?",
    "in": r"inch(?:es)?",
    "ft": r"ft|feet|foot",
    "lb": r"lbs?|pounds?",
    "oz": r"oz|ounces?",
    "°C": r"°\s?c|degrees?\scelsius|degrees?\sc",
    "°F": r"°\s?f|degrees?\sfahrenheit|degrees?\sf",
    "°": r"°|degrees?",
    "%": r"%",
    "Gy": r"gy|grays?",
    "mSv": r"msv|millisieverts?",
    "kcal": r"kcal|calories?|kilocalories?",
    "kJ": r"kj|kilojoules?",
    "mEq": r"meq|milliequivalents?",
    "IU": r"iu|international\sunits?",
    "unit": r"units?",
    "$": r"\$|dollars?",
    "second": r"s|secs?|seconds?",
    "minute": r"mins?|minutes?",
    "hour": r"h|hrs?|hours?",
    "day": r"days?",
    "night": r"nights?",
    "week": r"wks?|weeks?",
    "month": r"months?",
    "year": r"yrs?|years?(?:[\s-](?:olds?|of\sage))?",
    "times": r"times|x",
    "tablet": r"tablets?|pills?|caplets?",
    "capsule": r"capsules?",
    "drop": r"drops?",
    "puff": r"puffs?|inhalations?",
    "spray": r"sprays?",
    "dose": r"doses?",
    "teaspoon": r"tsp\.?|teaspoons?|teaspoonfuls?",
    "tablespoon": r"tbsp\.?|tablespoons?|tablespoonfuls?",
    "cup": r"cups?",
    "glass": r"glass(?:es)?",
    "meal": r"meals?",
}

_SIDED = (
    r"(?=\s+(?:\w+\s+)?(?:arm|leg|side|hand|eye|ear|foot|lung|breast|kidney|knee|hip|shoulder))"
)

_EFFECTS = "(?:cause|harm|lead|make|help|spread|happen|affect|lower|raise|kill|cure|hurt|change)"

_SIGNS = (
    Sign(
        kind="negation",
        reading="not",
        strict=(
            r"not(?!\slater)|cannot|never|no(?!\s(?:later|earlier|sooner)\sthan)|without|none|nobody|nothing|nowhere|neither|\w+n['’]t|avoid\w*|"
            r"unless|except|unable|impossible|\w+-free|free\sof|non-\w+"
        ),
        loose=(
            r"un(?:safe|known|clear|supported|available|used|expected|necessary|likely|changed|usual|common|"
            r"treated|even|touched|answered|opened|tested|seen|well)|fail\w*|lack\w*|"
            r"refus\w*|hardly|rarely|little|few|in(?:valid|correct|complete|active|visible|accessible)\w*|"
            r"miss(?:ing|es|ed)?|instead|rather|prevent\w*|forb[ai]d\w*|ignor\w*|disabl\w*|\w{4,}less(?:ly)?|"
            r"other\sthan|differ\w+|unlike|out\sof|absen\w+|empty|exclud\w*|skip\w*|keep\s\w+\sfrom|§[^.;§]*\bor|excepting|but|"
            r"until|wait\w*|remember"
        ),
        once=False,
    ),
    Sign(
        "direction",
        "before",
        r"before|prior\sto",
        r"until|ago|pre\w+|first|earlier|ahead|by|already|advance|last|above",
    ),
    Sign(
        "direction",
        "after",
        r"after|afterwards?",
        r"following|since|later|then|past|once|when|post\w*|next|behind|upon|follow\w*|again",
    ),
    Sign("direction", "left", rf"left{_SIDED}", "left"),
    Sign("direction", "right", rf"right{_SIDED}", "right"),
    Sign(
        "direction",
        "up",
        r"increas\w+|rais(?:e|es|ed|ing)|higher|high",
        r"ris\w+|rose|more|grow\w*|high|gain\w*|up|above|greater|faster|larger|bigger|upper|over|"
        r"improv\w*|boost\w*|better|add\w*|speed\w*|further|strong\w*|very|severe\w*|steep|most|many|much|heav\w+|intens\w+",
    ),
    Sign(
        "direction",
        "down",
        r"decreas\w+|reduc\w+|lower(?:s|ed|ing)?|less|fewer|low",
        r"fall\w*|fell|drop\w*|less\w*|lose|loss|down|shrink\w*|under|below|small\w*|cut\w*|"
        r"slow\w*|minimi\w+|bottom|eas\w+|weak\w*|short\w*|declin\w*|limit\w*|light\w*|mild\w*|poor\w*|slight\w*|little|few|minor|weak|soft\w*|faint\w*|minus",
    ),
    Sign(
        "direction",
        "stop",
        r"stop(?:s|ped|ping)?",
        r"end\w*|quit\w*|discontinu\w+|pause\w*|ceas\w+|halt\w*|no\slonger|shut\w*|hold|held|break",
    ),
    Sign(
        "direction",
        "start",
        r"start(?:s|ed|ing)?|begin(?:s|ning)?|began",
        r"new|initia\w+|onset|first|launch\w*|open\w*|turn\w*|run\w*|go\w*|early|from|original\w*",
    ),
    Sign(
        "direction",
        "continue",
        r"continu\w+",
        r"keep\w*|go\son|carry\son|still|stay\w*|last\w*|persist\w*|ongoing|resum\w+|remain\w*|again|longer",
    ),
    Sign("direction", "double", r"doubl\w+", r"twice|2\stimes|pair|both|dual|twin|two-\w+|couple"),
    Sign("direction", "triple", r"tripl\w+", r"3\stimes"),
    Sign(
        "direction",
        "latest",
        r"no\slater\sthan|at\sthe\slatest|not\slater\sthan",
        r"by|before|until",
    ),
    Sign(
        "direction",
        "earliest",
        r"no\s(?:earlier|sooner)\sthan|at\sthe\searliest|not\s(?:before|until)",
        r"from|after|until",
    ),
    Sign(
        "possibility",
        "may",
        rf"may|might|could|can(?=\s(?:also\s|sometimes\s)?{_EFFECTS})",
        r"possibl\w+|perhaps|maybe|likely|risk\w*|potential\w*|able|allow\w*|would|"
        r"sometimes|chance\w*|should|often|let\w*|permi\w+",
    ),
    Sign(
        "duty",
        "must",
        r"must",
        r"need\w*|should|requir\w+|necessar\w+|mandatory|ought|shall|ha[vd]e?|has|having|only|"
        r"important|always|essential|be|are|is|supposed|due|ensure|make\ssure|will|to|would",
    ),
    Sign(
        "frequency",
        "per hour",
        r"hourly|(?:per|each|every)\shour|(?:\d\S*\s\w+|once)\san\shour|/\s?hour",
        r"an\shour",
        once=False,
    ),
    Sign(
        "frequency",
        "per day",
        r"daily|(?:per|each|every)\sday|(?:\d\S*\s\w+|once)\sa\sday|/\s?day",
        r"a\sday",
        once=False,
    ),
    Sign(
        "frequency",
        "per week",
        r"weekly|(?:per|each|every)\sweek|(?:\d\S*\s\w+|once)\sa\sweek|/\s?week",
        r"a\sweek",
        once=False,
    ),
    Sign(
        "frequency",
        "per month",
        r"monthly|(?:per|each|every)\smonth|(?:\d\S*\s\w+|once)\sa\smonth|/\s?month",
        r"a\smonth",
        once=False,
    ),
    Sign(
        "frequency",
        "per year",
        r"yearly|annual(?:ly)?|(?:per|each|every)\syear|(?:\d\S*\s\w+|once)\sa\syear|/\s?year",
        r"a\syear",
        once=False,
    ),
    Sign("frequency", "per minute", r"(?:per|each|every|a)\sminute|/\s?min(?:ute)?", once=False),
    Sign("time of day", "morning", r"mornings?", r"breakfast|a\.m"),
    Sign("time of day", "evening", r"evenings?", r"tonight|supper|dinner|nights?|bedtime|p\.m"),
    Sign("time of day", "night", r"nights?", r"tonight|bedtime|overnight|evening|sleep\w*|nightly"),
    Sign("time of day", "afternoon", r"afternoons?", r"p\.m"),
    Sign(
        "number",
        "2",
        loose="both|either|neither|couple|pair|double|twin|second|other|half|alternate",
    ),
    Sign("number", "0", loose=r"nulls?|no|none|without|zeros?"),
    Sign("number", "minus", r"minus(?=\s\d)"),
    Sign("number", "#2", loose="second|other|next|two"),
    Sign("number", "#3", loose="third"),
    Sign("number", "4", loose="quarter"),
)

ENGLISH = Tongue(
    numbers=NUMBERS,
    units=_UNITS,
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
        "≥": r"or\s(?:more|over|older|higher|above|longer|greater|up)|and\s(?:over|up|older|above|more)|\+",
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
    and_half=r"and\sa\shalf",
    months=_MONTH_PATTERNS,
    nth="st|nd|rd|th",
    clock=r"(?P<hour>\d{1,2})(?:(?::|\s)(?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])\.?\s?m\b\.?|(?:o[’']?clock)?(?:\sin\sthe\s(?P<noon>morning|afternoon|evening))|o[’']?clock)",
    shared_half=(
        r"\d{1,2}(?::\d\d)?\s?(?:(?P<half>[ap])\.?\s?m\b|o[’']?clock\sin\sthe\s(?P<noon>morning|afternoon|evening))"
    ),
    day_halves={"a": 0, "p": 12, "morning": 0, "afternoon": 12, "evening": 12},
    hours={"12:00": r"noon|midday", "00:00": "midnight"},
    denied=r"(?:\b(?:not|never|cannot)|n[’']t)(?:\s[\w'-]+){0,4}\s?$",
    harmless=(
        r"(?:(?:not|never|cannot|\w+n[’']t)(?:\s[\w'-]+){0,4}?\s|no\s)(?:more|less|fewer|longer|over|exceed\w*|higher|lower)\s(?:than\s)?(?:the\s)?(?=\d)",
        r"no\.?\s?(?=\d)",
        r"not\sonly",
        r"whether\sor\snot",
        r"no\smatter\s(?:what|how|when|which|where|who)",
        r"more\sor\sless",
        r"stop\s(?:by|in)\b",
        r"(?:o[’']?clock|[\d:]*\d)\sin\sthe\s(?:morning|afternoon|evening)",
        r"at\sleast",
        r"toll-free",
        r"less\sthan\s(?=\d)",
        r"(?:fewer|more)\sthan\s(?=\d)",
        r"yes\sor\sno",
        r"(?:do\snot|don[’']t)\sforget",
        r"not\s(?:uncommon|unusual|unlikely|uncertain|impossible|infrequent|insignificant|irrelevant|without)",
        r"(?:not|never|cannot|\w+n[’']t)\b[^.;]*?\bunless",
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
    signs=_SIGNS,
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
