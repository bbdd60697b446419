"""The strings of a hand-written TOML file that hold prose, with the places of their signs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plainspoken.places.placed import Placed, Sign, composed, folded, line_of

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*)
    | (?P<long>\"{3}(?:\r?\n)?(?P<long_words>(?:[^\\]|\\.)*?)\"{3}(?!\"))
    | (?P<raw>'{3}(?:\r?\n)?(?P<raw_words>.*?)'{3}(?!'))
    | (?P<short>"(?P<short_words>(?:[^"\\\r\n]|\\.)*)")
    | (?P<plain>'(?P<plain_words>[^'\r\n]*)')
    | (?P<key>[\w-]+)[ \t]*=(?!=)
    | (?P<head>^[ \t]*\[\[?[^\]\r\n]*\]\]?)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_SIGN = re.compile(
    r"(?P<wrap>\\[ \t]*\r?\n\s*)|\\u(?P<four>[\da-fA-F]{4})|\\U(?P<eight>[\da-fA-F]{8})"
    r"|\\(?P<letter>.)|.",
    re.DOTALL,
)
_BLANK = re.compile(r"\s+")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "e": "\x1b"}


def toml_texts(content: str, keys: Collection[str]) -> Iterator[Placed]:
    """Yield the strings of some keys, those of a list one by one, blanks folded as they are read.

    `content` is TOML that can be read.
    """
    key, line = "", 1
    for token in _TOKEN.finditer(content):
        kind = str(token.lastgroup)
        if kind == "key":
            key, line = token["key"], line_of(content, token.start())
        elif kind == "head":
            key = ""
        elif kind != "comment" and key in keys:
            group = f"{kind}_words"
            escapes = kind in ("long", "short")
            words = _signs(token[group], token.start(group), escapes)
            signs = folded(composed(words), _BLANK)
            if signs:
                yield Placed(tuple(signs), line, spell if escapes else str)


def spell(text: str) -> str:
    """Return words as they stand between double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _signs(words: str, at: int, escapes: bool) -> Iterator[Sign]:
    for found in _SIGN.finditer(words) if escapes else re.finditer(".", words, re.DOTALL):
        start, end = found.start() + at, found.end() + at
        text = _meant(found) if escapes else found[0]
        if text:
            yield text, start, end


def _meant(found: re.Match[str]) -> str:
    """Return what one sign between double quotes stands for."""
    if found["wrap"]:
        return ""
    if code := found["four"] or found["eight"]:
        return chr(int(code, 16))
    letter = found["letter"]
    return _ESCAPES.get(letter, letter) if letter else found[0]
