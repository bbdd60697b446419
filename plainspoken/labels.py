"""The words of a link to a file: what it is, of what, how long and how large."""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.model import Handout, Run
from plainspoken.phrases import say

_MEGABYTE = 1_000_000

Label = Callable[[Handout, str, float, int], str]
"""From a handout, the title of a file, its extent and its bytes to the words of a link."""


def paged(phrase: str, one: str) -> Label:
    """Return what labels files that are counted in pages; a file of one has words of its own."""

    def label(handout: Handout, title: str, extent: float, count: int) -> str:
        name = one if extent == 1 else phrase
        pages = str(int(extent))
        return say(handout, name, title=Run(title), pages=pages, size=size(count, handout))

    return label


def timed(phrase: str) -> Label:
    """Return what labels files that take time, which is told as minutes and seconds."""

    def label(handout: Handout, title: str, extent: float, count: int) -> str:
        seconds = round(extent)
        time = f"{seconds // 60}:{seconds % 60:02}"
        return say(handout, phrase, title=Run(title), time=time, size=size(count, handout))

    return label


def sized(phrase: str) -> Label:
    """Return what labels files of which only the size is told."""

    def label(handout: Handout, title: str, extent: float, count: int) -> str:
        return say(handout, phrase, title=Run(title), size=size(count, handout))

    return label


def size(count: int, handout: Handout) -> str:
    """Return a number of bytes in words, as people of the handout's language write it."""
    if count < _MEGABYTE:
        return say(handout, "kilobytes", number=str(max(1, round(count / 1000))))
    number = f"{count / _MEGABYTE:.1f}"
    comma = handout.title.language.startswith("fr")
    return say(handout, "megabytes", number=number.replace(".", ",") if comma else number)
