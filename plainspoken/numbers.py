"""Numbers as people write them: what is a range, and what only looks like one.

A range is two numbers with a dash between them and no third: a telephone number, a date
and "9-1-1" are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspoken.languages import base

_THOUSANDS: Mapping[str, str] = {"en": ",", "fr": "\u00a0\u202f"}
_DECIMAL: Mapping[str, str] = {"en": ".", "fr": ","}
_FRENCH_DE = re.compile(r"\b([Dd])e$")


def join_thousands(text: str, language: str) -> str:
    """Write 1,200 or 1 200 as 1200. French parts thousands by no-break spaces only."""
    mark = _THOUSANDS.get(base(language), "")
    if not mark:
        return text
    # "939-3333" behind it makes it the start of a telephone number.
    end = rf"(?!\d|[{mark}]\d|-\d{{4}}\b)"
    pattern = rf"(?<![\d{mark}.,])[0-9]{{1,3}}(?:[{mark}][0-9]{{3}})+{end}"
    return re.sub(pattern, lambda found: re.sub(f"[{mark}]", "", found[0]), text)


def say_ranges(text: str, language: str) -> str:
    """Write 2–3 as "2 to 3", « de 2 à 3 ». Thousands must have been joined before."""
    point = _DECIMAL.get(base(language), ".")
    number = rf"(?!0\d)[0-9]+(?:[{point}][0-9]+)?"
    pattern = rf"(?<![\w.,–-])({number})\s?([–-])\s?({number})(?![\d–-]|[.,]\d)"
    return re.sub(pattern, lambda found: _said(found, base(language)), text)


def _said(found: re.Match[str], language: str) -> str:
    first, dash, last = found.groups()
    if dash == "-" and _looks_like_telephone(first, last):
        return found[0]
    if language != "fr":
        return f"{first} to {last}"
    before = found.string[: found.start()].rstrip()
    return f"{first} à {last}" if _FRENCH_DE.search(before) else f"de {first} à {last}"


def _looks_like_telephone(first: str, last: str) -> bool:
    return re.fullmatch(r"\d{3}", first) is not None and re.fullmatch(r"\d{4}", last) is not None
