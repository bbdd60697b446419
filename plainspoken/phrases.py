"""What the program itself says on a handout; translated in the same catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from plainspoken.dates import long_date
from plainspoken.inline import fill
from plainspoken.model import Handout, Prose, Run
from plainspoken.toml_file import TomlFile, read_toml

PATH = "plainspoken/data/phrases.toml"


@cache
def phrases() -> tuple[tuple[str, Prose], ...]:
    """Return (name, prose) for each phrase, in the order of the file."""
    text = resources.files("plainspoken").joinpath("data/phrases.toml").read_text("utf-8")
    return read_phrases(text, PATH)


@cache
def around() -> frozenset[str]:
    """Return the names of phrases that stand around a handout, and are no part of its text."""
    text = resources.files("plainspoken").joinpath("data/phrases.toml").read_text("utf-8")
    tables = _tables(read_toml(text, PATH))
    return frozenset(name for name, table in tables if table.get("around"))


def say_runs(handout: Handout, name: str, **values: str | Run) -> tuple[Run, ...]:
    """Return a phrase in the handout's language; a value is Markdown, or a run as it stands."""
    return fill(dict(handout.phrases)[name].text, values)


def say(handout: Handout, name: str, **values: str | Run) -> str:
    """Return a phrase in the handout's language as plain words."""
    return "".join(run.text for run in say_runs(handout, name, **values))


def review(handout: Handout) -> Iterator[tuple[str, dict[str, Run]]]:
    """Yield as phrases, each with its values, who reviewed a handout and until when it holds."""
    language = handout.title.language
    if handout.reviewed is None:
        yield "not_reviewed", {}
    else:
        yield "reviewed", {"date": Run(long_date(handout.reviewed, language))}
    if handout.review_by:
        yield "review_by", {"date": Run(long_date(handout.review_by, language))}


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
