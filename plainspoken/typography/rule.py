"""What a rule of typography is, and what it says of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NO_BREAK = "\u00a0"
FINE = "\u202f"
HIDDEN = "\ufffc"
"""Stands in a text for what no rule may touch: an address, a {place}, a telephone number."""

GAP = f"[ {NO_BREAK}{FINE}]"

Becomes = str | Callable[[re.Match[str]], str] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a language's table.

    `pattern` finds what is wrong: its group `x` where it has one, else all of it. `becomes` is what
    it should be, None where only a person can decide; `closes` is what a group `y` becomes, the
    second of a pair. `words` tell people what is asked for.
    """

    name: str
    pattern: re.Pattern[str]
    becomes: Becomes
    words: str
    closes: str | None = None

    def find(self, text: str) -> Iterator[Edit]:
        """Yield what the rule asks for in a plain text, in order."""
        for found in self.pattern.finditer(text):
            for group, becomes in (("x", self.becomes), ("y", self.closes)):
                if group in self.pattern.groupindex:
                    start, end = found.span(group)
                else:
                    start, end = found.span() if group == "x" else (-1, -1)
                if start >= 0:
                    new = becomes(found) if callable(becomes) else becomes
                    if new != text[start:end] and HIDDEN not in text[start:end]:
                        yield Edit(start, end, new, self)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, what it should be (None: a person decides), and the rule."""

    start: int
    end: int
    replacement: str | None
    rule: Rule


def rule(name: str, pattern: str, becomes: Becomes, words: str, closes: str | None = None) -> Rule:
    """Return a row; a pattern may be written over several lines."""
    return Rule(name, re.compile(pattern, re.VERBOSE), becomes, words, closes)
