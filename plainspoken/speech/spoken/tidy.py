"""Punctuation as a listener needs it: a bracket is a pause, a quotation mark is nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

NORMAL = str.maketrans(
    {
        "\u202f": "\u00a0",
        "\u2009": "\u00a0",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u2044": "/",
        "˚": "°",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\u03bc": "µ",
        "®": None,
        "™": None,
        "©": None,
        "ᵉ": "e",
        "ʳ": "r",
        "ᵐ": "m",
        "ˢ": "s",
    }
)
"""What is written in several ways, or for the eye alone."""

_SENTENCE_END = re.compile(r"[!?]$|(?<![A-Z])\.$")
"""A full stop behind a capital letter belongs to letters read one by one."""
_INNERMOST = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


def _rules(*rules: tuple[str, str]) -> Sequence[tuple[re.Pattern[str], str]]:
    return tuple((re.compile(pattern), said) for pattern, said in rules)


_BEFORE = _rules(
    (r"\s+", " "),
    (r"‘([^‘’]*)’(?!\w)", r"\1"),
    (r"« ?| ?»|[“”„\"]", ""),
)
_AFTER = _rules(
    (r"[()\[\]«»½¼¾⅓⅔⅛]", " "),
    (r"\s+[–—-]\s+|\s*—\s*|\s*→\s*", ", "),
    (r"…|\.\.\.+", "."),
    (r"[!?]*\?[!?]*", "?"),
    (r"!+", "!"),
    (r"\s+", " "),
    (r",(?:\s*,)+", ","),
    (r",(?=\s*[.;:!?])", ""),
    (r"\s+(?=[,.])", ""),
    (r"([;:!?]|(?<![A-Z])\.)\s*,", r"\1"),
    (r"(?<![A-Z])\.(?=[?!])", ""),
    (r"\.\.+", "."),
    (r"\s+", " "),
    (r"^[,;\s]+|[,;\s]+$", ""),
    (r"(?<=[^\s.!?:;])$", "."),
)


def tidy(text: str) -> str:
    """Return words with the pauses of their brackets and dashes, and one stop at the end."""
    for pattern, said in _BEFORE:
        text = pattern.sub(said, text)
    while (opened := _INNERMOST.sub(_bracket, text)) != text:
        text = opened
    for pattern, said in _AFTER:
        text = pattern.sub(said, text)
    return text.strip()


def _bracket(found: re.Match[str]) -> str:
    inner, before = found[1].strip(), found.string[: found.start()].rstrip()
    stands_alone = not before or _SENTENCE_END.search(before)
    return f" {inner}" if stands_alone and _SENTENCE_END.search(inner) else f", {inner},"
