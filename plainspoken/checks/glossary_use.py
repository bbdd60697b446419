"""A translation says a glossary word as the glossary has it, so that its explanation fits."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.glossary import uses
from plainspoken.inline import plain
from plainspoken.model import Finding, Prose, Term
from plainspoken.walk import split_forms


def other_words(subject: Subject) -> Iterator[Finding]:
    """Find translations that have none of the listed forms of a word which their source uses.

    One use is enough: a pronoun may stand for the word when a text uses it twice.
    """
    if not subject.settings.glossary_check:
        return
    theirs = dict(zip(subject.source.glossary, subject.localised.glossary, strict=True))
    for source, localised in subject.pairs():
        if localised.language != subject.language.tag or localised.text == source.text:
            continue
        said = uses(plain(localised.text), subject.localised.glossary)
        for term in uses(plain(source.text), subject.source.glossary):
            translated = theirs[term]
            if translated not in said and translated.forms.language == subject.language.tag:
                yield _finding(term, translated, localised)


def _finding(term: Term, translated: Term, localised: Prose) -> Finding:
    word = plain(term.term.text)
    forms = ", ".join(f"“{form}”" for form in split_forms(translated.forms.text))
    message = f"the source says “{word}”, the translation none of {forms}"
    hint = f"Use the word, or list the form that stands here: {translated.forms.origin}."
    about = f"{word}\n{localised.text}"
    return Finding("glossary-word", "warning", message, localised.origin, hint, about)
