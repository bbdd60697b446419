"""The same facts in a section as a whole: in the other language, and in what is read aloud."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from plainspoken.checks.facts import differences
from plainspoken.checks.subject import Subject
from plainspoken.facts.compare import NUMERIC
from plainspoken.facts.doors import SPOKEN, Stated, compare_door, section_stated
from plainspoken.facts.fact import told, unmatched
from plainspoken.facts.reading import can_read
from plainspoken.glossary import define
from plainspoken.languages import base
from plainspoken.libraries import code
from plainspoken.model import Finding, Origin, Section
from plainspoken.settings import contact
from plainspoken.speech.script import Telling, section_script
from plainspoken.store import digest
from plainspoken.walk import rewrite_section, section_proses

Found = Mapping[str, Any]


def sections(subject: Subject) -> Iterator[Finding]:
    """Find sections that state other numbers as a whole, and facts that are not read aloud.

    Each text of a section may be right, and a definition stand in one language only. Where a
    text is wrong, it has been told already.
    """
    if not can_read(subject.language.tag):
        return
    wrong = {source.origin.path for source, _, found in differences(subject) if found}
    shared = _shared(subject)
    originals = define(subject.source).sections
    for source, section in zip(originals, subject.document.sections, strict=True):
        found = _found(source, section, subject, shared)
        if found["changed"] and source.title.origin.path not in wrong:
            yield _changed(found["changed"], section, subject)
        yield from (_misread(*each, section, subject) for each in found["unsaid"])


def _shared(subject: Subject) -> str:
    """Return the digest of what decides how every section of a handout is read aloud."""
    document = subject.document
    words = (document.acronyms, document.phrases, subject.lexicons, contact(subject.settings))
    return digest("sections", code(), subject.language.tag, document.title.language, words)


def _found(source: Section, section: Section, subject: Subject, shared: str) -> Found:
    """Compare a section; what was compared before is in the store."""

    def make() -> bytes:
        unsaid = _unsaid(section, subject)
        return json.dumps({"changed": _numbers(source, section), "unsaid": unsaid}).encode()

    key = digest("section", shared, source, section)
    return dict(json.loads(subject.store.make(key, make)))


def _numbers(source: Section, section: Section) -> list[str]:
    """Return what both sections state differently, [] where they agree."""
    same = {prose.text: prose for prose in section_proses(source)}
    # What was taken over as it is ("8 a.m.") is read in the language that it was written in.
    taken = rewrite_section(section, lambda prose: same.get(prose.text, prose))
    ours, theirs = (
        [each.fact for each in section_stated(one) if each.fact.kind in NUMERIC]
        for one in (source, taken)
    )
    lost, added = unmatched(ours, theirs)
    return [told(lost), told(added)] if lost or added else []


def _unsaid(section: Section, subject: Subject) -> list[tuple[str, str, str, int]]:
    """Return kind, words, sentence, and number of its prose in the section, of what is not said."""
    telling = Telling(contact(subject.settings), draft=False, lexicons=subject.lexicons)
    script = section_script(subject.document, section, telling)
    said = ["".join(each.text for each in u.said) for part in script for u in part]
    language = subject.language.tag
    own = (each for each in section_stated(section) if each.prose.language == language)
    lost = compare_door(own, said, language, SPOKEN).lost
    return [(s.fact.kind, s.fact.shown, s.sentence, _number(s, section)) for s in lost]


def _number(stated: Stated, section: Section) -> int:
    proses = section_proses(section)
    return next(at for at, prose in enumerate(proses) if prose is stated.prose)


def _changed(sides: list[str], section: Section, subject: Subject) -> Finding:
    ours, theirs = sides
    message = f"the section has {ours}, {subject.language.name} has {theirs}"
    hint = "Look for a definition that stands in one language only."
    about = "\n".join(prose.text for prose in section_proses(section))
    return Finding("changed-fact", "error", message, section.title.origin, hint, about)


def _misread(*found: Any) -> Finding:
    kind, shown, sentence, number, section, subject = found
    origin: Origin = section_proses(section)[number].origin
    short = shorten(sentence, 80, placeholder="…")
    message = f"{kind}: “{shown}” is not said in “{short}”"
    hint = (
        "Try it: python build.py say. Write it in words, or say how it is read in "
        f"source/pronunciation.{base(subject.language.tag)}.toml."
    )
    return Finding("misread-fact", "error", message, origin, hint, sentence)
