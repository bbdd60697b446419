"""What the program itself says on a handout; translated in the same catalogues."""

from __future__ import annotations

from functools import cache
from importlib import resources

from plainspoken.model import Prose
from plainspoken.toml_file import TomlFile, read_toml

PATH = "plainspoken/data/phrases.toml"


@cache
def phrases() -> tuple[tuple[str, Prose], ...]:
    """Return (name, prose) for each phrase, in the order of the file."""
    text = resources.files("plainspoken").joinpath("data/phrases.toml").read_text("utf-8")
    return read_phrases(text, PATH)


def read_phrases(text: str, path: str) -> tuple[tuple[str, Prose], ...]:
    """Return the phrases of a file's text."""
    file = read_toml(text, path)
    return tuple(
        (name, file.prose(table, "text", "phrases", name)) for name, table in _tables(file)
    )


def notes(text: str, path: str) -> dict[str, str]:
    """Return what translators should know about each phrase, by name."""
    return {name: str(table["note"]) for name, table in _tables(read_toml(text, path))}


def _tables(file: TomlFile) -> list[tuple[str, dict[str, object]]]:
    tables = file.values.get("phrases", {})
    return list(tables.items()) if isinstance(tables, dict) else []
