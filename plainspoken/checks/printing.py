"""What print cannot show: characters without a glyph, words wider than the column."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.inline import plain
from plainspoken.model import Finding, Prose, proses
from plainspoken.store import digest

_SURELY_FITS = 24
"""Letters: even of the widest kind they fit the column, so nothing needs to be measured."""


def missing_glyphs(subject: Subject) -> Iterator[Finding]:
    """Find characters that the face lacks; ReportLab would print nothing, without a word."""
    missing = _missing(subject)
    for prose in proses(subject.document) if missing else ():
        found = [char for char in dict.fromkeys(_printed(prose)) if char in missing]
        if found:
            shown = ", ".join(f"{char!r} (U+{ord(char):04X})" for char in found)
            message = f"the font has no {shown}"
            hint = "Write it in words, or use a plain character."
            yield Finding("missing-glyph", "error", message, prose.origin, hint)


def wide_words(subject: Subject) -> Iterator[Finding]:
    """Find words wider than the column: they are never cut and never printed smaller."""
    for prose in proses(subject.document):
        for word in _printed(prose).split(" "):
            if len(word) > _SURELY_FITS and _is_too_wide(word):
                message = f"“{word[:60]}” is wider than the page"
                hint = "Write it in parts, or in other words."
                yield Finding("wide-word", "error", message, prose.origin, hint)


def _missing(subject: Subject) -> str:
    used = "".join(sorted({char for prose in proses(subject.document) for char in _printed(prose)}))
    key = digest("missing glyphs 1", used)

    def find() -> bytes:
        from plainspoken.pdf.fonts import missing_characters

        return missing_characters(used).encode()

    return subject.store.make(key, find).decode()


def _printed(prose: Prose) -> str:
    from plainspoken.pdf.markup import printed

    return printed(plain(prose.text))


def _is_too_wide(word: str) -> bool:
    from plainspoken.pdf.fonts import width
    from plainspoken.pdf.theme import LARGE

    return width(word, LARGE.body, bold=True) > LARGE.column - 3 * LARGE.indent - LARGE.bar_gap
