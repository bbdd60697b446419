"""TOML that people write by hand: every mistake with its line, and what was meant."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plainspoken.model import SOURCE_TAG, Finding, Origin, Prose
from plainspoken.text_file import CONTROL, MAX_TEXT, PART_IT, TOO_LONG, read_text

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_PART = r"""(?:(?<![\w-])[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*"""
# Each part is a table in a table, and the library keeps the whole way to each of them: a name of
# 100 kB takes all the memory of a computer.
_DEEP_NAME = re.compile(rf"{_PART}(?:\.[ \t]*{_PART}){{20}}")
_KINDS = {
    str: 'text in quotes, such as "words"',
    int: "a whole number, such as 1",
    bool: "true or false",
    datetime.date: "a date without quotes, such as 2026-03-01",
    list: "a list in square brackets",
    dict: "a table: its name in square brackets, its values below it",
}

_MAX_NUMBER = 1_000_000

Place = tuple[str | int, ...]
"""Way to a value: `("title",)`, or `("terms", 2, "definition")` in the third [[terms]]."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds: its type, and whether it may be left out."""

    kind: type
    required: bool = True


@dataclass(slots=True)
class TomlFile:
    """A file's values, the line of each, and what was found wrong."""

    path: str
    values: Mapping[str, object]
    lines: Mapping[Place, int]
    findings: list[Finding] = field(default_factory=list)
    broken: bool = False

    def origin(self, *place: str | int) -> Origin:
        """Return where a value stands, or the nearest thing above it that has a line."""
        while place and place not in self.lines:
            place = place[:-1]
        return Origin(self.path, self.lines.get(place, 1))

    def find(self, code: str, message: str, hint: str, *place: str | int) -> None:
        """Note an error at a place."""
        self.findings.append(Finding(code, "error", message, self.origin(*place), hint))

    def tables(self, name: str) -> list[Mapping[str, object]]:
        """Return the tables of `[[name]]`; anything else there is a finding."""
        tables = self.values.get(name, [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            return tables
        self.find("wrong-type", f"{name} is no list of tables", f"Write [[{name}]].", name)
        return []

    def check(
        self, table: Mapping[str, object], keys: Mapping[str, Key], *place: str | int
    ) -> None:
        """Find keys that are missing, unknown, of the wrong type, or empty."""
        if self.broken:
            return
        for name, key in keys.items():
            if key.required and name not in table:
                hint = f"Add a line: {name} = …"
                self.find("missing-key", f"{name} is missing", hint, *place)
        for name, value in table.items():
            if name not in keys:
                self.find(
                    "unknown-key", f"nothing is called {name}", _nearest(name, keys), *place, name
                )
            elif type(value) is not keys[name].kind:
                hint = f"Write {_KINDS[keys[name].kind]}."
                self.find("wrong-type", f"{name} has the wrong type", hint, *place, name)
            elif fault := _fault(value):
                code, message, hint = fault
                self.find(code, f"{name} {message}", hint, *place, name)

    def prose(self, table: Mapping[str, object], name: str, *place: str | int) -> Prose:
        """Return a text value as prose; one that is missing has been found already."""
        value = table.get(name)
        text = " ".join(value.split()) if isinstance(value, str) else ""
        return Prose(text[:MAX_TEXT], SOURCE_TAG, self.origin(*place, name))


def load_toml(root: Path, path: str) -> TomlFile:
    """Read a TOML file of the workspace; one that is not there or no text is broken."""
    text, trouble = read_text(root, path)
    return TomlFile(path, {}, {}, trouble, broken=True) if trouble else read_toml(text, path)


def read_toml(text: str, path: str) -> TomlFile:
    """Read TOML; text that is not TOML gives an empty file with one finding."""
    if deep := _DEEP_NAME.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        return _broken(path, "a name has more than 20 parts", line, "Take the points out of it.")
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason, line = _syntax_error(str(error), text)
        hint = 'Look at this line: a quote, a bracket or an = may be missing (name = "words").'
        return _broken(path, f"this is not TOML: {reason}", line, hint)
    return TomlFile(path, values, dict(_lines(text)))


def _broken(path: str, message: str, line: int, hint: str) -> TomlFile:
    finding = Finding("bad-toml", "error", message, Origin(path, line), hint)
    return TomlFile(path, {}, {}, [finding], broken=True)


def _syntax_error(message: str, text: str) -> tuple[str, int]:
    found = re.search(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)", message)
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return message[: found.start()] if found else message, line


def _lines(text: str) -> Iterator[tuple[Place, int]]:
    """Yield where each key stands. Enough for `name = value` lines under [table] heads."""
    here: Place = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if head := _HEADER.match(line):
            name = head[1].strip()
            names: Place = tuple(part.strip(' "') for part in name.split("."))
            if line.lstrip().startswith("[["):
                counts[name] = counts.get(name, -1) + 1
                names = (*names, counts[name])
            here = names
            yield here, number
        elif key := _KEY.match(line):
            yield (*here, key[1]), number


def _fault(value: object) -> tuple[str, str, str] | None:
    """Return code, message and hint for a value of the right type that is wrong all the same."""
    if isinstance(value, int) and abs(value) > _MAX_NUMBER:
        return "wrong-type", "is too large", "Write a smaller number."
    if not isinstance(value, str):
        return None
    if CONTROL.search(value):
        hint = "Take it out: type the text again instead of pasting it."
        return "control-character", "holds a character that nobody can see", hint
    if len(value) > MAX_TEXT:
        return "too-long", TOO_LONG, PART_IT
    if not value.strip():
        return "no-words", "is empty", "Write the words, or take the line out."
    return None


def _nearest(name: str, keys: Mapping[str, Key]) -> str:
    close = difflib.get_close_matches(name, keys, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(keys)}."
