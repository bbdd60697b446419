"""The tables of the coach, read once: hard words with plainer ones, and small word lists."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from plainspoken.coach.text import Phrase, by_first, words_of
from plainspoken.store import digest


@cache
def plainer_words(language: str) -> Mapping[str, Sequence[tuple[Phrase, tuple[str, ...]]]]:
    """Return hard phrases by their first word, the longest first.

    Each has what to say in its place, the best first.
    """
    found: dict[str, list[tuple[Phrase, tuple[str, ...]]]] = {}
    for entry in _read(f"plain_words.{language}").get("words", ()):
        for form in dict.fromkeys([entry["word"], *entry.get("forms", ())]):
            phrase = _phrase(form)
            found.setdefault(phrase[0], []).append((phrase, tuple(entry["say"])))
    return {first: sorted(each, key=lambda pair: -len(pair[0])) for first, each in found.items()}


@cache
def words(language: str, name: str) -> frozenset[str]:
    """Return one of the coach's lists of single words; empty where a language has none."""
    return frozenset(str(_read("coach").get(language, {}).get(name, "")).split())


@cache
def phrases(language: str, name: str) -> tuple[Phrase, ...]:
    """Return one of the coach's lists of phrases, the longest first."""
    listed = str(_read("coach").get(language, {}).get(name, "")).split(";")
    found = {_phrase(each) for each in listed if each.strip()}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def starts(language: str, name: str) -> Mapping[str, Sequence[Phrase]]:
    """Return one of the coach's lists of phrases by their first words."""
    return by_first(phrases(language, name))


@cache
def said_instead(language: str) -> frozenset[str]:
    """Return the words that the table says in place of hard ones: none of them is rare."""
    said = (say for each in plainer_words(language).values() for _, say in each)
    return frozenset(word for say in said for phrase in say for word in _phrase(phrase))


@cache
def drugs(language: str) -> frozenset[str]:
    """Return the words of which names of drugs are made: no writer can choose another."""
    entries = _read("drugs").get("drugs", ())
    names = (
        name for entry in entries for name in (*entry.get(language, ()), *entry.get("brands", ()))
    )
    return frozenset(word for name in names for word in _phrase(name))


@cache
def edition(language: str) -> str:
    """Return a digest of all tables of a language: advice by other tables is given anew."""
    words = [f"{kind}_words.{language}.txt" for kind in ("common", "everyday")]
    tables = ["coach.toml", f"plain_words.{language}.toml", "drugs.toml"]
    files = (resources.files("plainspoken").joinpath(f"data/{name}") for name in (*words, *tables))
    return digest(*(file.read_text("utf-8") for file in files if file.is_file()))


def _phrase(text: str) -> Phrase:
    return tuple(word.small for word in words_of(text))


@cache
def _read(name: str) -> Mapping[str, Any]:
    file = resources.files("plainspoken").joinpath(f"data/{name}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
