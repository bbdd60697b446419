"""Acronyms: each can be found, stands in the text of this language, and is listed once."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.acronyms import used
from plainspoken.checks.subject import Subject
from plainspoken.inline import is_acronym
from plainspoken.model import Finding, Prose


def wrong(subject: Subject) -> Iterator[Finding]:
    """Find translations that are no acronyms."""
    for source, localised in zip(subject.source.acronyms, subject.localised.acronyms, strict=True):
        letters = localised.letters
        if letters.text != source.letters.text and not is_acronym(letters.text):
            message = f"“{letters.text}” cannot be found as an acronym"
            hint = "Write letters without spaces or stars, one of them a capital, such as LLA."
            yield Finding("wrong-acronym", "error", message, letters.origin, hint)


def unused(subject: Subject) -> Iterator[Finding]:
    """Find acronyms that the source uses and this language's text does not."""
    found = used(subject.document)
    for acronym in subject.document.acronyms:
        if acronym not in found:
            letters = acronym.letters
            message = f"the text never uses “{letters.text}” in {subject.language.name}"
            hint = "Write the acronym that the text uses, in the same capitals."
            about = letters.text
            yield Finding("unused-term", "warning", message, letters.origin, hint, about)


def doubled(subject: Subject) -> Iterator[Finding]:
    """Find acronyms that are the same in this language: only one could be told."""
    seen: dict[str, Prose] = {}
    for letters in (acronym.letters for acronym in subject.localised.acronyms):
        other = seen.setdefault(letters.text, letters)
        if other != letters:
            message = f"“{letters.text}” stands for something else too"
            hint = f"Keep it in one place; the other one is {other.origin}."
            yield Finding("duplicate-term", "error", message, letters.origin, hint)
