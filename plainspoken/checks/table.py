"""The checks: one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plainspoken.checks import (
    acronyms,
    braille,
    facts,
    glossary_use,
    pictures,
    plain_language,
    printing,
    readability,
    sections,
    speaking,
    terms,
    translation,
    typography,
)
from plainspoken.checks.subject import Subject
from plainspoken.model import Finding

Check = Callable[[Subject], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    translation.untranslated,
    translation.broken_markup,
    translation.marked_pictures,
    translation.changed_links,
    translation.changed_places,
    facts.changed,
    sections.sections,
    glossary_use.other_words,
    terms.unused,
    terms.doubled,
    terms.many,
    acronyms.wrong,
    acronyms.unused,
    acronyms.doubled,
    readability.level,
    readability.long_sentences,
    plain_language.purpose,
    plain_language.steps,
    plain_language.long_lists,
    plain_language.headings,
    plain_language.long_paragraphs,
    plain_language.no_headings,
    printing.missing_glyphs,
    printing.wide_words,
    pictures.unfit,
    braille.without_sign,
    speaking.silent,
    speaking.unexplained,
    typography.typography,
)


def check(subject: Subject) -> tuple[Finding, ...]:
    """Return what every check finds, each finding once."""
    return tuple(dict.fromkeys(finding for each in CHECKS for finding in each(subject)))
