"""The facts of a message or of plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from plainspoken.facts.fact import Fact
from plainspoken.facts.names import Name, addresses, names
from plainspoken.facts.numerals import numerals
from plainspoken.facts.quantities import quantities
from plainspoken.facts.signs import signs
from plainspoken.facts.tongues import TONGUES
from plainspoken.inline import plain, runs
from plainspoken.languages import base

_PLAIN = str.maketrans({"’": "'", "‘": "'", "−": "-", "‑": "-", "μ": "µ"})
_PLACE = re.compile(r"\{\w+\}")
_POWER = re.compile("10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_SLASH = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
_MINUS = re.compile(r"(?<!\S)-(?=\d)")


def can_read(language: str) -> bool:
    """Tell whether we have rules for a language (BCP 47)."""
    return base(language) in TONGUES


@lru_cache(maxsize=20_000)
def text_facts(text: str, language: str, known: tuple[Name, ...] = ()) -> tuple[Fact, ...]:
    """Return the facts of plain text in the order of their kinds, numbers in the order of the text.

    `language` is a BCP 47 tag that `can_read` knows.
    """
    tongue = base(language)
    text, found = addresses(_PLACE.sub(" ", text))
    prepared = _prepared(text, tongue)
    return (
        *found,
        *quantities(prepared, tongue),
        *signs(prepared, tongue),
        *names(text, tongue, known),
    )


def _prepared(text: str, tongue: str) -> str:
    """Return a text in small letters, numbers in figures, signs of one kind for one thing."""
    text = _POWER.sub(lambda found: f"10^{unicodedata.normalize('NFKC', found[1])}", text)
    figures = numerals(text.lower().translate(_PLAIN), TONGUES[tongue].numbers)
    return " ".join(_SLASH.sub(" / ", _MINUS.sub(TONGUES[tongue].minus, figures)).split())


def message_facts(markdown: str, language: str, known: tuple[Name, ...] = ()) -> tuple[Fact, ...]:
    """Return the facts of a message, what only its markup shows among them."""
    return (*text_facts(plain(markdown), language, known), *mark_facts(markdown, language))


def mark_facts(markdown: str, language: str) -> Iterator[Fact]:
    """Yield what only the markup of a message shows: the addresses it links to, its emphasis."""
    for at, run in enumerate(runs(markdown)):
        if run.href:
            yield Fact("link", frozenset({run.href}), run.href, at=at, row="link")
    yield from _emphasis(markdown, language)


def _emphasis(markdown: str, language: str) -> Iterator[Fact]:
    """Yield that something is strong, once, and the numbers that are."""
    strong = [
        list(group) for is_strong, group in groupby(runs(markdown), lambda r: r.strong) if is_strong
    ]
    texts = ["".join(run.text for run in group) for group in strong]
    if texts:
        yield Fact("emphasis", frozenset({"strong"}), f"**{texts[0]}**")
    for text in texts:
        for fact in quantities(_prepared(text, base(language)), base(language)):
            readings = frozenset(f"strong {reading}" for reading in fact.readings)
            yield Fact("emphasis", readings, f"**{fact.shown}**", fact.soft)
