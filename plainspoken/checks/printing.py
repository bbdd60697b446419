"""What print cannot show: characters without a glyph, words wider than the column."""

from __future__ import annotations

import json
from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.inline import plain
from plainspoken.model import Finding, Handout, Heading, Prose
from plainspoken.store import digest
from plainspoken.walk import proses, walk_blocks

_SURELY_FITS = 12
"""Letters: even of the widest kind and in a title they fit, so nothing needs to be measured."""


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
    titles = {id(prose) for prose in _titles(subject.document)}
    words = {
        (word, id(prose) in titles): prose
        for prose in proses(subject.document)
        for word in _printed(prose).split(" ")
        if len(word) > _SURELY_FITS
    }
    too_wide = _too_wide(list(words), subject)
    for word, prose in ((pair[0], prose) for pair, prose in words.items() if pair in too_wide):
        message = f"“{word[:60]}” is wider than the page"
        hint = "Write it in parts, or in other words."
        yield Finding("wide-word", "error", message, prose.origin, hint)


def _titles(document: Handout) -> Iterator[Prose]:
    yield document.title
    for section in document.sections:
        yield section.title
        for block in walk_blocks(section.blocks):
            if isinstance(block, Heading):
                yield block.prose


def _too_wide(words: list[tuple[str, bool]], subject: Subject) -> set[tuple[str, bool]]:
    """Return the pairs (word, whether it stands in a title) that do not fit."""

    def measure() -> bytes:
        from plainspoken.pdf.fonts import fits
        from plainspoken.pdf.theme import theme_of

        theme = theme_of(subject.settings)
        return json.dumps([pair for pair in words if not fits(*pair, theme)]).encode()

    looks = (subject.settings.page, subject.settings.print)
    key = digest("wide words 3", looks, [list(pair) for pair in words])
    return {(word, title) for word, title in json.loads(subject.store.make(key, measure))}


def _missing(subject: Subject) -> str:
    used = "".join(sorted({char for prose in proses(subject.document) for char in _printed(prose)}))
    key = digest("missing glyphs 2", used)

    def find() -> bytes:
        from plainspoken.pdf.fonts import missing_characters

        return missing_characters(used).encode()

    return subject.store.make(key, find).decode()


def _printed(prose: Prose) -> str:
    from plainspoken.pdf.markup import printed

    return printed(plain(prose.text))
