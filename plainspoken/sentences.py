"""Cut plain text into sentences; how a sentence ends is nearly the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspoken.languages import base

_ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("Dr.", "Mr.", "Mrs.", "Ms.", "St.", "No.", "e.g.", "i.e.", "vs.", "approx."),
        *("Jan.", "Feb.", "Mar.", "Apr.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec."),
    ),
    "fr": (
        *("M.", "MM.", "Dr.", "p. ex.", "c.-à-d.", "env.", "no.", "St.", " p."),
        *("janv.", "févr.", "juill.", "sept.", "oct.", "nov.", "déc."),
    ),
}
ENDLESS = re.compile(r"\S{1000}")
"""A word that no page can hold: a check of its own tells of it, and patterns would chew on it."""

_END = re.compile(r"""(?<![.!?…])[.!?…]++["”’»)\]]*(?:\s*»)?\s+(?=["“‘«(\[]*\s*[\dA-ZÀ-ÖØ-Þ])""")


def spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence of a text begins and ends."""
    places, at = [], 0
    for sentence in sentences(text, language):
        start = text.index(sentence, at)
        at = start + len(sentence)
        places.append((start, at))
    return tuple(places)


def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a plain text; `language` is a BCP 47 tag.

    A full stop ends a sentence when white space and a capital letter or a digit follow and it
    does not belong to a known abbreviation.
    """
    known = _ABBREVIATIONS.get(base(language), ())
    pieces, start = [], 0
    for end in _END.finditer(text):
        if not text[: end.end()].rstrip().endswith(known):
            pieces.append(text[start : end.end()].strip())
            start = end.end()
    pieces.append(text[start:].strip())
    return tuple(piece for piece in pieces if piece)
