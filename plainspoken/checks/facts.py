"""The same facts in each language, message by message."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from textwrap import shorten

from plainspoken.checks.subject import Subject
from plainspoken.facts.compare import Difference, Text, compare
from plainspoken.facts.names import Name
from plainspoken.facts.reading import can_read
from plainspoken.inline import plain
from plainspoken.libraries import code
from plainspoken.model import Finding, Handout, Prose
from plainspoken.store import digest
from plainspoken.walk import split_forms

Pair = tuple[Prose, Prose]


def changed(subject: Subject) -> Iterator[Finding]:
    """Find translations that state something else than their source."""
    for source, localised, found in differences(subject):
        # Which links there are is told by another check; only their order is told here.
        for each in (one for one in found if one.kind != "link"):
            yield _changed(source, localised, each, subject.language.name)


def differences(subject: Subject) -> Iterator[tuple[Prose, Prose, Sequence[Difference]]]:
    """Yield each message with its translation and what they do not both state."""
    if not can_read(subject.language.tag):
        return
    names = acronym_names(subject.source, subject.localised)
    forms = {term.forms.text for term in subject.source.glossary if "," in term.forms.text}
    translated = (
        pair
        for pair in subject.pairs()
        if _is_translated(*pair, subject) and pair[0].text not in forms
    )
    for _, group in groupby(translated, key=lambda pair: pair[0].origin.path):
        pairs = list(group)
        for (source, localised), found in zip(pairs, _compared(pairs, names, subject), strict=True):
            yield source, localised, found


def _is_translated(source: Prose, localised: Prose, subject: Subject) -> bool:
    return localised.language == subject.language.tag and localised.text != source.text


def _compared(
    pairs: Sequence[Pair], names: tuple[tuple[Name, ...], tuple[Name, ...]], subject: Subject
) -> list[list[Difference]]:
    """Compare the messages of one file; what was compared before is in the store."""
    ours, theirs = names

    def make() -> bytes:
        made = [
            [
                asdict(each)
                for each in compare(
                    Text(a.text, a.language, ours), Text(b.text, b.language, theirs)
                )
            ]
            for a, b in pairs
        ]
        return json.dumps(made).encode()

    texts = [[prose.text for prose in pair] for pair in pairs]
    key = digest("facts", code(), subject.language.tag, texts, ours, theirs)
    return [
        [Difference(**each) for each in one] for one in json.loads(subject.store.make(key, make))
    ]


def acronym_names(source: Handout, localised: Handout) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return the acronyms of a handout in both languages, each under the same name.

    A language may have several for one thing (LCS, LCR): they are forms of the glossary word.
    """
    pairs = list(zip(source.acronyms, localised.acronyms, strict=True))
    return (
        tuple(
            Name(a.letters.text, _letters(source, a.letters.text), plain(a.expansion.text))
            for a, _ in pairs
        ),
        tuple(
            Name(a.letters.text, _letters(localised, b.letters.text), plain(b.expansion.text))
            for a, b in pairs
        ),
    )


def _letters(handout: Handout, letters: str) -> tuple[str, ...]:
    forms = (split_forms(term.forms.text) for term in handout.glossary)
    same = next((each for each in forms if letters in each), [])
    return tuple(dict.fromkeys([letters, *(form for form in same if form.isupper())]))


def _changed(source: Prose, localised: Prose, found: Difference, name: str) -> Finding:
    message = f"{found.kind}: the source has {found.ours}, {name} has {found.theirs}"
    hint = f"Bring it in line with {source.origin}, {_short(source.text)}."
    return Finding("changed-fact", "error", message, localised.origin, hint, localised.text)


def _short(text: str) -> str:
    return f"“{shorten(plain(text), 80, placeholder='…')}”"
