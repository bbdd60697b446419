"""Two texts beside each other; signs mark what differs, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from textwrap import wrap

_WIDE = 90
"""Characters: where a line is shorter, one text stands above the other."""

_INDENT, _BETWEEN = "    ", " | "


def marked(old: str, new: str) -> tuple[str, str]:
    """Return both texts, with [-words-] that only the old and {+words+} that only the new has."""
    # Not at a no-break space: where only that differs, both words are shown as they are.
    before, after = old.split(" "), new.split(" ")
    olds, news = [], []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = kind == "equal"
        olds += before[a:b] if same else _between("[-", before[a:b], "-]")
        news += after[c:d] if same else _between("{+", after[c:d], "+}")
    return " ".join(olds), " ".join(news)


def side_by_side(old: tuple[str, str], new: tuple[str, str], width: int) -> Iterator[str]:
    """Yield the lines of two texts, each with its name: (name, text).

    They stand in two columns, or one above the other where `width`, in characters, is small.
    """
    texts = marked(old[1], new[1])
    names = (old[0], new[0])
    if width < _WIDE:
        for name, text in zip(names, texts, strict=True):
            yield from _lines(f"{name}: {text}", width)
        return
    column = (width - len(_INDENT) - len(_BETWEEN)) // 2
    left, right = ([name, *_wrapped(t, column)] for name, t in zip(names, texts, strict=True))
    for mine, theirs in zip_longest(left, right, fillvalue=""):
        yield f"{_INDENT}{mine:{column}}{_BETWEEN}{theirs}".rstrip()


def _between(start: str, words: Sequence[str], end: str) -> list[str]:
    return [f"{start}{' '.join(words)}{end}"] if words else []


def _lines(text: str, width: int) -> Iterator[str]:
    first, *more = _wrapped(text, width - 2 * len(_INDENT))
    yield _INDENT + first
    yield from (f"{2 * _INDENT}{line}" for line in more)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_on_hyphens=False) or [""]
