"""Prose to the markup of ReportLab: all text escaped, only weight and links let through."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from plainspoken.inline import SAFE_LINK, runs
from plainspoken.model import Run

# ReportLab would break lines at these spaces and print them as wide ones; the face lacks
# them too. The hyphen that does not break is missing from the face as well.
_PRINTED = str.maketrans({"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2011": "-"})


def markup(text: str) -> str:
    """Return a prose as ReportLab markup."""
    return run_markup(runs(text))


def run_markup(pieces: Iterable[Run]) -> str:
    """Return runs as ReportLab markup."""
    return "".join(map(_run, pieces))


def printed(text: str) -> str:
    """Return plain text with the characters that print as they should."""
    return text.translate(_PRINTED)


def _run(run: Run) -> str:
    text = escape(printed(run.text))
    if run.strong:
        text = f"<b>{text}</b>"
    if run.href and SAFE_LINK.match(run.href):
        text = f"<a href={quoteattr(run.href)} underline='1'>{text}</a>"
    return text
