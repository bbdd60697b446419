"""French as it is set in Canada.

After the Office québécois de la langue française, Vitrine linguistique: « Espacement avant et après
les signes de ponctuation et les symboles », and its pages on hours, dates, ordinals, capitals and
abbreviations. Numbers, percents and prices come out as the locale fr_CA of the Unicode CLDR has
them. Where OQLF lets a fine space stand before ; ! ? it is left alone.
"""

from __future__ import annotations

import re

from plainspoken.typography.french_words import WORDS
from plainspoken.typography.rule import FINE, GAP, HIDDEN, NO_BREAK, Rule, rule
from plainspoken.typography.shared import (
    APOSTROPHE,
    DASH,
    DOSES,
    DOUBLE_SPACE,
    ELLIPSIS,
    JOINED,
    MILLILITRE,
    between_numbers,
    is_range,
    join_unit,
    risky_doses,
)

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = rf"(?:{JOINED}|[kM]?\$|¢|€|ml|g|m|h|s|min|L|cL|W|Hz|[kM]Hz|[kKMGT]o|Gy|Sv|mol|mEq|UI)"
_CLOSED = rf"[\w)\]»”’%°$…*+{HIDDEN}]"
"""What a sign of punctuation may stand behind."""

_LABELS = "jours?|cycle|phase|étape|semaine|mois|stade|groupe|niveau|grade|type|page|chambre|no"
_LABEL = rf"(?<!\w)(?i:{_LABELS}){GAP}\d+{GAP}\d{{3}}(?!\d)"
"""A number behind such a word is a name; what follows is another number: jour 1 100 mg."""


def _time(found: re.Match[str]) -> str:
    """Write 14h30 as 14 h 30; the hours have no zero in front."""
    behind = f"{NO_BREAK}{found['minutes']}" if found["minutes"] else ""
    new = f"{int(found['hours'])}{NO_BREAK}h{behind}"
    return found["x"] if found["x"].replace(FINE, NO_BREAK) == new else new


def _range(found: re.Match[str]) -> str:
    """Part numbers by a dash; two years keep their hyphen, as OQLF has them."""
    years = re.fullmatch(r"(?:19|20)\d\d-(?:19|20)\d\d", found[0])
    return "–" if is_range(found) and not years else found["x"]


def _ordinal(found: re.Match[str]) -> str:
    return "es" if found["x"].endswith("s") else "e"


_SPACES = (
    rule(
        "colon",
        rf"(?<={_CLOSED})(?P<x>[ ]*:)(?=\s|$|[«“])",
        f"{NO_BREAK}:",
        "a no-break space before a colon",
    ),
    rule(
        "no-space",
        rf"(?<={_CLOSED})(?P<x>[ {NO_BREAK}]+)(?=;(?:\s|$)|[!?]+(?:[\s)»”]|$))",
        "",
        "no space before ; ! ?",
    ),
    rule(
        "no-space",
        rf"(?<={_CLOSED})(?P<x>[ {NO_BREAK}]+)(?=,(?:\s|$)|\.(?:\s+[A-ZÀ-ÖØ-Þ]|$))",
        "",
        "no space before a comma or a full stop",
    ),
    rule(
        "guillemets",
        r"«[^«»]*» | (?<![^\s(\[’'—–/-])(?<!\w\()"
        r"(?P<x>\")(?=[^\s\"])[^\"«»]*(?<=\S)(?P<y>\")(?![\w\"])",
        f"«{NO_BREAK}",
        "« guillemets », not straight quotes",
        closes=f"{NO_BREAK}»",
    ),
    rule(
        "guillemets",
        rf"«[^«»]*» | (?P<x>“{GAP}?)[^“”«»]+?(?P<y>{GAP}?”)",
        f"«{NO_BREAK}",
        "« guillemets », not English quotes",
        closes=f"{NO_BREAK}»",
    ),
    rule(
        "guillemet-space",
        r"(?P<x>«[ ]*)(?!\s)[^«»]*»",
        f"«{NO_BREAK}",
        "a no-break space inside « »",
    ),
    rule(
        "guillemet-space",
        r"«[^«»]*[^\s«»](?P<x>[ ]*»)",
        f"{NO_BREAK}»",
        "a no-break space inside « »",
    ),
    rule(
        "title",
        r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w-]+[ ]M\.[ ]"
        r"| (?<![\w.])(?:MM?\.|M(?:me|lle)s?|Dre?s?|Pre?s?)(?P<x>[ ])(?=[A-ZÀ-ÖØ-Þ]\w)"
        r"| (?<!\w)(?:[nN][o°º]|p\.|fig\.|chap\.|art\.)(?P<y>[ ])(?=\d)",
        NO_BREAK,
        "a no-break space behind M., Dr, no and the like",
        closes=NO_BREAK,
    ),
    rule(
        "title-stop",
        rf"(?<!\w)(?:Dre?s?|Mmes?|Mlles?|Pre?s?)(?P<x>\.)(?={GAP}[A-ZÀ-ÖØ-Þ]\w)",
        "",
        "no full stop behind Dr, Mme and the like: they end in the last letter of the word",
    ),
)

_NUMBERS = (
    rule(
        "percent",
        rf"(?<!\w)\d(?:[\d.,{NO_BREAK}{FINE}]*\d)?(?P<x>[ ]?%)(?![\w(%])",
        f"{NO_BREAK}%",
        "a no-break space before %",
    ),
    rule(
        "time",
        rf"(?<![\w:.,])(?P<x>(?P<hours>[01]?\d|2[0-4]){GAP}?[hH]{GAP}?(?P<minutes>[0-5]\d))(?!\w)",
        _time,
        "hours and minutes as 14 h 30, with no-break spaces",
    ),
    rule(
        "time",
        r"(?<![\w:.,])(?P<x>(?P<hours>[01]?\d|2[0-4])h(?P<minutes>))(?![\w’'])",
        _time,
        "hours as 14 h, with a no-break space",
    ),
    rule(
        "time",
        r"(?<![\w:.,/+-])(?P<x>(?P<hours>[01]\d|2[0-3]):(?P<minutes>[0-5]\d))(?![\w:/-])",
        _time,
        "hours and minutes as 14 h 30, not 14:30",
    ),
    rule(
        "decimal",
        rf"(?<![\w.,])(?:\d+(?P<x>\.)(?:\d{{1,2}}|\d{{4,}})|0(?P<y>\.)\d{{3}})"
        rf"(?={GAP}?(?:{_UNITS}|%)(?![\w’'-]))",
        ",",
        "a decimal comma",
        closes=",",
    ),
    rule(
        "unit",
        rf"(?<=\d)(?P<x>[ ])(?={_UNITS}(?![\w’'-]))",
        NO_BREAK,
        "a no-break space between a number and its unit",
    ),
    join_unit(r"|[kM]?\$|€|¢", "a no-break space between a number and its unit"),
    rule(
        "unit",
        rf"(?<=\d)(?P<x>{GAP}?°{GAP})(?=[CF](?!\w))",
        f"{NO_BREAK}°",
        "a no-break space before °C, none behind the °",
    ),
    MILLILITRE,
    rule(
        "thousands",
        rf"{_LABEL} | (?<![\d.,+/-])(?<!\d{GAP})"
        rf"(?P<x>[1-9]\d{{0,2}}(?:(?:{GAP}\d{{3}}){{2,}}|{GAP}\d{{3}}(?!{GAP}?{DOSES}(?!\w))))"
        rf"(?!{GAP}?\d|-\d)",
        lambda found: (found["x"] or "").replace(" ", NO_BREAK),
        "a no-break space between thousands",
    ),
    rule(
        "thousands",
        r"(?<![\w.,])(?P<x>[1-9]\d{0,2}(?:,\d{3}){2,})(?![\w,]|\.\d)",
        lambda found: found["x"].replace(",", NO_BREAK),
        "a no-break space between thousands, not a comma",
    ),
    rule("range", between_numbers(","), _range, "a dash – between the numbers of a range"),
)

_DATES = (
    rule(
        "first",
        rf"(?<![\d.,/:–-])(?<!\d{GAP})(?P<x>1)(?={GAP}(?:{_MONTHS})(?!\w))",
        "1er",
        "the first of a month is 1er",
    ),
    rule("first", r"(?<![\w.,])(?P<x>1[ ]?(?:ᵉʳ|er))(?!\w)", "1er", "first is 1er"),
    rule("first", r"(?<![\w.,])1(?P<x>[ ]?i?ère)(?!\w)", "re", "première is 1re"),
    rule("ordinal", r"(?<=\d)(?P<x>i?[eè]mes?)(?!\w)", _ordinal, "deuxième is 2e"),
    rule(
        "month",
        rf"(?:(?<=\d{GAP})|(?<=er{GAP}))(?P<x>{_MONTHS.title()})(?={GAP}\d{{4}}(?!\d))",
        lambda found: found["x"].lower(),
        "months have a small letter",
    ),
)

_ASKED = (
    rule(
        "one-number",
        rf"{_LABEL} | (?<![\d.,+/-])(?<!\d{GAP})(?P<x>[1-9]\d{{0,2}}[ ]\d{{3}})"
        rf"(?={GAP}?{DOSES}(?!\w))",
        None,
        "one number or two? In one number a no-break space parts the thousands",
    ),
    rule(
        "decimal-or-thousands",
        rf"(?<![\w.,])[1-9]\d{{0,2}}\.\d{{3}}(?={GAP}?{DOSES}(?!\w))",
        None,
        "a decimal has a comma, thousands are parted by a no-break space",
    ),
    rule(
        "time",
        rf"(?<=\d){GAP}?(?P<x>[ap]\.?m\.?)(?!\w)",
        None,
        "write the hour as 14 h 30: French counts to 24",
    ),
    rule(
        "price",
        rf"(?<![\w$])\${GAP}?\d+(?:\d|[.,]\d\d)(?!\w)",
        None,
        "the sign $ stands behind its number",
    ),
    *risky_doses(
        ",",
        (
            "write 5 mg: 5,0 is read as 50 (ISMP)",
            "write 0,5 mg: without its zero it is read as 5 (ISMP)",
            "part the thousands, or write milliers in words (ISMP)",
        ),
    ),
)

FRENCH: tuple[Rule, ...] = (
    *_SPACES,
    APOSTROPHE,
    *_NUMBERS,
    *_DATES,
    *WORDS,
    rule("etc", r"(?<!\w)etc(?P<x>\.{2,}|\.?…)(?!\w)", ".", "etc. says already that there is more"),
    ELLIPSIS,
    DASH,
    DOUBLE_SPACE,
    *_ASKED,
)
