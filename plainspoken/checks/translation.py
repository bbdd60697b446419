"""What a catalogue may get wrong: nothing missing, nothing that acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from plainspoken.checks.subject import Subject
from plainspoken.inline import links, plain, troubles
from plainspoken.model import Finding, Origin, Prose
from plainspoken.text_file import CONTROL
from plainspoken.walk import figures

_PLACE = re.compile(r"\{\w+\}")
_BLOCK_MARK = re.compile(r"#{1,6}\s|[-*+]\s|[0-9]+[.)]\s|>|\[[ x]\]\s")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:[\s/][^<>]*)?>")


def untranslated(subject: Subject) -> Iterator[Finding]:
    """Find text that is still in the author's language, and fuzzy entries."""
    name = subject.language.name
    for source, localised in subject.pairs():
        entry = subject.catalogue.entries.get(source.text)
        if entry and entry.fuzzy and subject.language.empty_is_source:
            message = f"{_short(source)} has a fuzzy {name} text; the source is used in its place"
            hint = "Check the text and take the fuzzy mark away, or empty it."
            yield Finding("fuzzy-translation", "warning", message, entry.origin, hint)
        elif localised.language == subject.language.tag:
            continue
        elif entry is None:
            message = f"{_short(source)} is not in the {name} catalogue"
            hint = "Run: python build.py translate, then translate it."
            yield Finding("missing-translation", "error", message, source.origin, hint)
        elif entry.fuzzy:
            message = f"the {name} text of {_short(source)} is fuzzy: not to be relied upon"
            hint = "Bring the translation up to date and take the fuzzy mark away."
            yield Finding("fuzzy-translation", "error", message, entry.origin, hint)
        else:
            message = f"{_short(source)} has no {name} text"
            yield Finding("empty-translation", "error", message, entry.origin, "Translate it.")


def broken_markup(subject: Subject) -> Iterator[Finding]:
    """Find what a translation may not hold."""
    for source, localised in subject.pairs():
        if localised.text == source.text:
            continue
        for code, message, hint in troubles(localised.text):
            yield Finding(code, "error", message, localised.origin, hint, localised.text)
        if CONTROL.search(localised.text):
            message = f"{_short(localised)} holds a character that nobody can see"
            hint = "Type the text again instead of pasting it."
            yield _error("control-character", message, localised.origin, hint)
        if (mark := _BLOCK_MARK.match(localised.text)) and not _BLOCK_MARK.match(source.text):
            message = f"{mark[0].strip()!r} at the start would be printed as it stands"
            hint = "Take it out: headings and lists come from the source."
            about = localised.text
            yield Finding("stray-markup", "error", message, localised.origin, hint, about)
        tag = _TAG.search(plain(localised.text))
        if tag and tag[0] not in plain(source.text):
            message = f"{tag[0]!r} looks like a tag and would be printed as it stands"
            hint = "Take it out; **two stars** give weight."
            about = localised.text
            yield Finding("tag-in-text", "warning", message, localised.origin, hint, about)


def marked_pictures(subject: Subject) -> Iterator[Finding]:
    """Find markup in the words of a picture: they are drawn or handed on as they stand."""
    for picture in figures(subject.localised.sections):
        for prose in (picture.alternative, *picture.labels):
            if plain(prose.text) != prose.text:
                message = f"{_short(prose)} belongs to a picture and has markup"
                hint = "Take stars, brackets and backslashes out."
                yield _error("unsupported-markup", message, prose.origin, hint)


def changed_links(subject: Subject) -> Iterator[Finding]:
    """Find translations that link elsewhere than their source."""
    for source, localised in subject.pairs():
        if localised.text == source.text:
            continue
        ours, theirs = sorted(links(source.text)), sorted(links(localised.text))
        if ours != theirs:
            message = f"links to {_list(theirs)}, but the source links to {_list(ours)}"
            hint = "Keep the addresses of the source."
            yield _error("changed-link", message, localised.origin, hint)


def changed_places(subject: Subject) -> Iterator[Finding]:
    """Find translations that lose or invent a {place} which the program fills in."""
    for source, localised in subject.pairs():
        ours, theirs = (sorted(_PLACE.findall(plain(p.text))) for p in (source, localised))
        if ours != theirs:
            message = f"has the places {_list(theirs)}, but the source has {_list(ours)}"
            hint = "Keep the words in {braces} as they are in the source."
            yield _error("changed-place", message, localised.origin, hint)


def _error(code: str, message: str, origin: Origin, hint: str) -> Finding:
    return Finding(code, "error", message, origin, hint)


def _short(prose: Prose) -> str:
    text = plain(prose.text)
    return f"“{shorten(text, 50, placeholder='…')}”"


def _list(words: list[str]) -> str:
    return ", ".join(words) or "none"
