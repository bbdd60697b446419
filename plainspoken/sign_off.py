"""Who answers for the text of a handout in each language: `[sign-off.fr_CA]` in `handout.toml`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plainspoken.languages import LANGUAGES
from plainspoken.model import Finding, Origin
from plainspoken.source_toml import SIGN_OFF
from plainspoken.toml_file import Key, TomlFile

SIGN_OFF_KEYS: Mapping[str, Key] = {
    "reviewed-by": Key(str),
    "date": Key(datetime.date),
    "text": Key(str),
}

_LOCALES = {locale: Key(dict, required=False) for locale in LANGUAGES}


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's word that the text of a handout in one language is right.

    `by` is a name and a role, `edition` the short code of the very text that was read. It is no
    part of a `Handout`: signing a text does not change it.
    """

    by: str
    date: datetime.date
    edition: str
    origin: Origin


def read_sign_offs(file: TomlFile) -> dict[str, SignOff]:
    """Return the sign-offs by locale; what is wrong goes to the file's findings."""
    tables = file.values.get(SIGN_OFF, {})
    if not isinstance(tables, dict):
        return {}  # its type has been found
    file.check(tables, _LOCALES, SIGN_OFF)
    known = {name: table for name, table in tables.items() if isinstance(table, dict)}
    for locale, table in known.items():
        if locale in _LOCALES:
            file.check(table, SIGN_OFF_KEYS, SIGN_OFF, locale)
    return dict(_whole(file, known))


def _whole(
    file: TomlFile, tables: Mapping[str, dict[str, object]]
) -> Iterator[tuple[str, SignOff]]:
    """Yield those that lack nothing. A moment is a `datetime.date` to Python, and no day."""
    for locale, table in tables.items():
        match [table.get(name) for name in SIGN_OFF_KEYS]:
            case [str(by), datetime.date() as day, str(text)] if type(day) is datetime.date:
                yield locale, SignOff(by, day, text, file.origin(SIGN_OFF, locale))


def early(sign_offs: Iterable[SignOff], today: datetime.date) -> Iterator[Finding]:
    """Find sign-offs of a day that is still to come."""
    for sign_off in sign_offs:
        if sign_off.date > today:
            message = f"the sign-off is dated {sign_off.date}, a day that is still to come"
            hint = "Write the day on which the text was read."
            yield Finding("wrong-date", "error", message, sign_off.origin, hint)
