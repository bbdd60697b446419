"""Dates as people write them: March 1, 2026; 1er mars 2026."""

from __future__ import annotations

import datetime

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date

from plainspoken.languages import base


def long_date(date: datetime.date, language: str) -> str:
    """Return a date in words for a BCP 47 tag. Babel's French lacks the ordinal first."""
    text = format_date(date, "long", locale=_locale(language))
    first_in_french = base(language) == "fr" and date.day == 1
    return f"1er{text.removeprefix('1')}" if first_in_french else text


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except UnknownLocaleError:
        return Locale.parse(base(language))
