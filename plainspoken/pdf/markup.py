"""Prose to the markup of ReportLab: all text escaped, only weight, links and spans let through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from plainspoken.inline import SAFE_LINK
from plainspoken.model import Run

if TYPE_CHECKING:  # ReportLab takes long to import, and the checks need `printed` alone
    from plainspoken.pdf.tags import Structure

# ReportLab would break lines at these spaces and print them as wide ones; the face lacks
# them too. The hyphen that does not break is missing from the face as well.
_PRINTED = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-"})

Describe = Callable[[str, str], str]
"""From the words of a link and its address to what a listener is told about it."""


def markup(pieces: Iterable[Run], structure: Structure, describe: Describe) -> str:
    """Return runs as ReportLab markup; links and spans become elements of the structure.

    A line feed, which no prose holds, breaks the line.
    """
    return "".join(
        _linked(list(runs), href, structure, describe)
        for href, runs in groupby(pieces, key=lambda run: run.href)
    )


def printed(text: str) -> str:
    """Return plain text with the characters that print as they should."""
    return text.translate(_PRINTED)


def escaped(text: str) -> str:
    """Return plain text as ReportLab markup."""
    return escape(printed(text))


def _linked(runs: list[Run], href: str | None, structure: Structure, describe: Describe) -> str:
    inner = "".join(_run(run, structure) for run in runs)
    if not href or not SAFE_LINK.match(href):
        return inner
    words = "".join(run.text.replace("\n", "") for run in runs)
    return f'<a href="{structure.link(href, describe(words, href))}" underline="1">{inner}</a>'


def _run(run: Run, structure: Structure) -> str:
    text = escaped(run.text).replace("\n", "<br/>")
    if run.strong:
        text = f"<b>{text}</b>"
    if run.language or run.expansion:
        text = f'<a href="{structure.span(run.language, run.expansion)}">{text}</a>'
    return text
