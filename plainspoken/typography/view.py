"""A prose as its readers see it, with the way back to where each sign stands in it.

Rules look at words, not at markup: **5** mg is a number and its unit. What they may not touch is
one sign, `HIDDEN`, each.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from plainspoken.languages import base
from plainspoken.typography.rule import FINE, HIDDEN, NO_BREAK

_TOKEN = re.compile(
    rf"""
    (?P<escape> \\[!-/:-@\[-`{{-~] )
    | (?P<entity> &(?:\#\d{{1,7}}|\#[xX][\da-fA-F]{{1,6}}|\w{{2,31}}); )
    | (?P<span> \[(?P<words>(?:[^\[\]\\]|\\.)*)\]
        (?P<tag>\{{\s*lang="?(?P<language>[A-Za-z]{{2,3}}(?:-\w{{2,3}})?)"?\s*\}}) )
    | (?P<gone> \*\* | \[(?=(?:[^\[\]\\]|\\.)*\]\() | \]\((?:[^()]|\([^()]*\))*\) )
    | (?P<hidden>
        \{{[^{{}}]*\}} | <[^<>\s]+> | `[^`]*`
        | (?:https?://|www\.|mailto:|tel:)[^\s<>"«»“”()\[\]]*[\w/\#=-]
        | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | (?<![\w.@-])(?:[\w-]+\.)+(?:ca|com|org|net|fr|gov|info|quebec)(?![\w-])
            (?:/[^\s<>"«»()]*[\w/])?
        | (?<![\w.,+-])(?:\+?1[ {NO_BREAK}.-])?\(?\d{{3}}\)?[ {NO_BREAK}{FINE}.-]?
            \d{{3}}[ {NO_BREAK}{FINE}.-]\d{{4}}(?!\d)
        | (?<![\w.,-])\d{{3}}-\d{{4}}(?![\w-])
        | (?<![\w-])\d(?:-\d){{2}}(?![\w-])
        | (?<![\w-])\d{{4}}-\d\d(?:-\d\d(?:T[\d:.]+)?)?(?![\w-])
      )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class View:
    """Words in one language (a base tag such as `fr`); `places` has start and end of each sign."""

    language: str
    text: str
    places: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a stretch stands in the prose; None where markup stands inside it."""
        places = self.places[start:end]
        if any(a[1] != b[0] for a, b in pairwise(places)):
            return None
        return places[0][0], places[-1][1]


def views(text: str, language: str) -> Iterator[View]:
    """Yield a prose's words, and then those that it has in other languages."""
    signs: list[tuple[str, int, int]] = []
    others: list[View] = []
    at = 0
    for token in _TOKEN.finditer(text):
        signs += [(text[n], n, n + 1) for n in range(at, token.start())]
        start, at = token.span()
        match token.lastgroup:
            case "escape":
                signs.append((token[0][1], start, at))
            case "entity":
                signs.append((_character(token[0]), start, at))
            case "gone":
                pass
            case _:
                signs.append((HIDDEN, start, at))
        if token["span"]:
            others += _inside(token)
    signs += [(text[n], n, n + 1) for n in range(at, len(text))]
    yield View(base(language), "".join(s[0] for s in signs), tuple((s[1], s[2]) for s in signs))
    yield from others


def _inside(token: re.Match[str]) -> Iterator[View]:
    offset = token.start("words")
    for view in views(token["words"], token["language"].lower()):
        places = tuple((start + offset, end + offset) for start, end in view.places)
        yield View(view.language, view.text, places)


def _character(entity: str) -> str:
    """Return the sign that an entity stands for where it is a space; the rest is not touched."""
    sign = html.unescape(entity)
    return sign if sign in (NO_BREAK, FINE) else HIDDEN
