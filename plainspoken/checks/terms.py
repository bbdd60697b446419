"""Glossary words: each is found in the text, and no section explains too many."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.glossary import defined
from plainspoken.inline import plain
from plainspoken.model import Finding, Prose
from plainspoken.walk import split_forms


def unused(subject: Subject) -> Iterator[Finding]:
    """Find words that the source uses and this language's text does not, as they are listed."""
    found = {d.term for section in subject.document.sections for d in defined(section)}
    for term in subject.document.glossary:
        if term.term not in found:
            message = f"no section uses “{plain(term.term.text)}” in {subject.language.name}"
            hint = "List the form that the text uses among the written forms of the word."
            about = term.forms.text
            yield Finding("unused-term", "warning", message, term.forms.origin, hint, about)


def doubled(subject: Subject) -> Iterator[Finding]:
    """Find forms that two words share in this language: only one could be explained."""
    seen: dict[str, Prose] = {}
    for term in subject.localised.glossary:
        for form in split_forms(term.forms.text):
            other = seen.setdefault(form.casefold(), term.term)
            if other != term.term:
                message = f"“{form}” is a form of “{plain(other.text)}” too"
                hint = f"Keep it in one place; the other one is {other.origin}."
                yield Finding("duplicate-term", "error", message, term.forms.origin, hint)


def many(subject: Subject) -> Iterator[Finding]:
    """Find sections with so many hard words that explaining them helps no longer."""
    limit = subject.settings.max_definitions
    for section in subject.document.sections:
        count = len(defined(section))
        if count > limit:
            message = f"the section explains {count} hard words"
            hint = f"Use {limit} at most: write some in other words, or make two sections."
            about = "\n".join(each.term.text for each in defined(section))
            yield Finding("many-terms", "warning", message, section.title.origin, hint, about)
