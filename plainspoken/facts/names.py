"""Names: medicines, acronyms of the glossary, what stands in brackets, addresses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plainspoken.facts.fact import Fact
from plainspoken.facts.tongues import TONGUES

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
_BRACKETED = re.compile(r"\((?P<name>[A-ZÀ-Ý][\w-]*[a-zà-ÿ][\w-]*)[®™]?\)(?!\w)")
_CAPITALISED = re.compile(r"(?<!\w)[A-ZÀ-Ý][\w-]*[a-zà-ÿ]\w*")


@dataclass(frozen=True, slots=True)
class Name:
    """Something with a name of its own in each language: an acronym, and what it stands for."""

    id: str
    letters: tuple[str, ...]
    expansion: str


def addresses(text: str) -> tuple[str, list[Fact]]:
    """Return the text without its addresses, and these as facts."""
    found = [_fact("address", match[0].lower(), match[0]) for match in _ADDRESS.finditer(text)]
    return _ADDRESS.sub(" ", text), found


def names(text: str, language: str, known: Sequence[Name]) -> Iterator[Fact]:
    """Yield the names that a text (not in small letters) mentions, each once."""
    text = " ".join(text.split())
    yield from _medicines(text.lower(), language)
    for name in known:
        yield from _acronym(text, name)
    bracketed = dict.fromkeys(found["name"] for found in _BRACKETED.finditer(text))
    for word in bracketed:
        if word.lower() not in _table(language) and not _calendar(language).fullmatch(word.lower()):
            yield _fact("name in brackets", f"name {word.lower()}", word)
    for word in dict.fromkeys(_CAPITALISED.findall(text)):
        if word not in bracketed:
            yield _fact("name in brackets", f"name {word.lower()}", word, soft=True)


def _acronym(text: str, name: Name) -> Iterator[Fact]:
    found = _letters(name).search(text)
    if found:
        yield _fact("acronym", name.id, found[0], at=found.start())
    elif name.expansion.lower() in text.lower():
        yield _fact("acronym", name.id, name.expansion, soft=True)
    if found and (inside := next((each for each in name.letters if f"({each})" in text), "")):
        yield _fact("acronym", f"({name.id})", f"({inside})")


@cache
def _letters(name: Name) -> re.Pattern[str]:
    letters = "|".join(map(re.escape, name.letters))
    return re.compile(rf"(?<![\w+])(?:{letters})s?(?![\w+])")


def _medicines(text: str, language: str) -> Iterator[Fact]:
    """Yield each medicine once, at its first place."""
    if _first_words(language).isdisjoint(re.findall(r"[^\W_]+", text)):
        return
    seen = set()
    for found in _pattern(language).finditer(text):
        id, kind = _table(language)[found[0]]
        if id not in seen:
            seen.add(id)
            yield _fact("medicine", id, found[0], "vaccine" in id, found.start(), kind)


def _fact(  # noqa: PLR0913, PLR0917 the fields of a fact
    kind: str, reading: str, shown: str, soft: bool = False, at: int = 0, row: str = ""
) -> Fact:
    return Fact(kind, frozenset({reading}), shown, soft, at, row)


@cache
def _calendar(language: str) -> re.Pattern[str]:
    """Return the pattern of days and months: words with a capital in English, and no names."""
    return re.compile("|".join([*TONGUES[language].weekdays, *TONGUES[language].months]))


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", name)[0] for name in _table(language))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    longest_first = sorted(_table(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _table(language: str) -> Mapping[str, tuple[str, str]]:
    """Return the names of medicines in a language, in small letters: what each means, its kind."""
    table: dict[str, tuple[str, str]] = {}
    for drug in _drugs():
        own = [name.lower() for name in drug.get(language, drug["en"])]
        table.update(dict.fromkeys(own, (drug["en"][0], "medicine")))
        table.update({brand.lower(): (brand.lower(), "brand") for brand in drug.get("brands", ())})
    return table


@cache
def _drugs() -> Sequence[Mapping[str, Any]]:
    text = resources.files("plainspoken").joinpath("data/drugs.toml").read_text("utf-8")
    drugs: Sequence[Mapping[str, Any]] = tomllib.loads(text)["drugs"]
    return drugs
