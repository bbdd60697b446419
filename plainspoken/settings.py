"""What a workspace may set, in `[tool.plainspoken]` of its `pyproject.toml`."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from plainspoken.addresses import without_password
from plainspoken.model import Contact, Finding
from plainspoken.toml_file import Key, TomlFile, load_toml

FILE = "pyproject.toml"
PLACE = ("tool", "plainspoken")

PAGES = ("letter", "A4")
BRAILLE = ("none", "standard", "contracted")
PRINTS = ("large", "larger", "giant", "regular")
RATES = range(100, 181)


@dataclass(frozen=True, slots=True)
class Settings:
    """All optional.

    `rate` is in words a minute; `max_sentence` in words; `max_definitions` are hard words
    that one section may explain. An empty tuple of `locales` means all.
    """

    clinic: str = ""
    phone: str = ""
    address: str = ""
    page: str = "letter"
    print: str = "large"
    braille: str = "none"
    voice: str = "auto"
    voice_folder: str = "voices"
    rate: int = 137
    network: bool = True
    max_sentence: int = 20
    max_definitions: int = 10
    glossary_check: bool = True
    base_url: str = ""
    locales: tuple[str, ...] = ()


def contact(settings: Settings) -> Contact:
    """Return how patients reach the clinic, which stands at the end of print and sound."""
    return Contact(settings.clinic, settings.phone, settings.address)


class BadSettings(Exception):
    """The settings have mistakes; `findings` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("the settings have mistakes")
        self.findings = findings


def read_settings(root: Path, voices: Collection[str], locales: Collection[str]) -> Settings:
    """Read the settings of a workspace. Raises `BadSettings`.

    `voices` and `locales` are those that there are.
    """
    if not os.path.lexists(root / FILE):
        return Settings()
    file = load_toml(root, FILE)
    table = _table(file)
    file.check(table, KEYS, *PLACE)
    if not file.findings:
        for name, value in table.items():
            for message, hint in _troubles(name, value, voices, locales):
                file.find("wrong-setting", message, hint, *PLACE, name)
    if file.findings:
        raise BadSettings(file.findings)
    given: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in table.items()}
    return Settings(**given)


KEYS: Mapping[str, Key] = {
    field.name: Key(list if isinstance(field.default, tuple) else type(field.default), False)
    for field in fields(Settings)
}


def _troubles(
    name: str, value: object, voices: Collection[str], locales: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield (message, hint) for a value of the right type that is wrong all the same."""
    choices: Mapping[str, Collection[str]] = {
        "voice": voices,
        "page": PAGES,
        "print": PRINTS,
        "braille": BRAILLE,
        "locales": locales,
    }
    values = value if isinstance(value, list) else [value]
    for each in values if name in choices else ():
        if not isinstance(each, str) or each not in choices[name]:
            yield f"{name} cannot be {each!r}", _nearest(str(each), choices[name])
    test, hint = _TESTS.get(name, (lambda _: True, ""))
    if not test(value):
        yield f"{name} cannot be {without_password(repr(value))}", hint


_WEB_FOLDER = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%-]+)*/?")

_TESTS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "rate": (
        lambda value: value in RATES,
        f"Write a number from {RATES.start} to {RATES.stop - 1}: words a minute.",
    ),
    "max_sentence": (lambda value: value in range(5, 61), "Write a number from 5 to 60."),
    "max_definitions": (lambda value: value in range(1, 51), "Write a number from 1 to 50."),
    "base_url": (
        lambda value: _WEB_FOLDER.fullmatch(str(value)) is not None,
        "Write the address of the folder on the web, https://…, without ? or #.",
    ),
    "locales": (bool, "Name one locale or more, or leave it out."),
}


def _nearest(value: str, known: Collection[str]) -> str:
    small = {each.lower(): each for each in known}
    close = difflib.get_close_matches(value.lower(), small, n=1, cutoff=0.4)
    names = ", ".join(known)
    return (
        f"Did you mean {small[close[0]]}? There are: {names}." if close else f"There are: {names}."
    )


def _table(file: TomlFile) -> Mapping[str, object]:
    tool = file.values.get("tool", {})
    table = tool.get("plainspoken", {}) if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        file.find("wrong-type", "this is no table", "Write [tool.plainspoken].", "tool")
        return {}
    return table
