"""`python build.py translate`: source to template, template into each catalogue.

A second run changes no byte: dates are fixed, lines are not wrapped, and nothing is written
that is the same already.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import generate_po

from plainspoken.catalogue import catalogue_path, parse_po, read_po_text
from plainspoken.extract import (
    Message,
    glossary_messages,
    handout_messages,
    markdown_messages,
    phrase_messages,
    svg_messages,
)
from plainspoken.languages import Language
from plainspoken.model import Finding, Handout
from plainspoken.phrases import PATH as PHRASES
from plainspoken.source import FOLDER, GLOSSARY
from plainspoken.store import write_changed
from plainspoken.text_file import read_text
from plainspoken.walk import figures

TEMPLATE = "translations/messages.pot"

_NO_DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_UNWRAPPED = 1_000_000
_PREVIOUS = re.compile(r'\|\s*(?:msgid\s+)?"(.*)"$')
_EXTRA_HEADER = re.compile(r'^"X-[\w-]+: .*\\n"$', re.MULTILINE)
_LAST_HEADER = '"Content-Transfer-Encoding: 8bit\\n"\n'
_FORMATS = {"python-format", "python-brace-format"}


@dataclass(frozen=True, slots=True)
class TranslationState:
    """How far the catalogue of a locale is: numbers of messages."""

    language: Language
    path: str
    done: int
    fuzzy: int
    empty: int
    changed: bool
    findings: tuple[Finding, ...] = ()


def translate(
    root: Path, handouts: tuple[Handout, ...], languages: tuple[Language, ...]
) -> tuple[TranslationState, ...]:
    """Write the template and bring each catalogue up to date with it."""
    pot = template(root, handouts)
    _write(root / TEMPLATE, pot)
    return tuple(_update(root, pot, language) for language in languages)


def template(root: Path, handouts: tuple[Handout, ...]) -> Catalog:
    """Return the template of all handouts, the glossary and the program's phrases."""
    pot = _empty_catalog(None)
    pot.header_comment = "# Template of the handouts' texts, made by: python build.py translate"
    for message in _messages(root, handouts):
        origin = message.prose.origin
        added = pot.add(
            message.prose.text,
            locations=[(origin.path, origin.line)],
            auto_comments=message.comments,
        )
        _drop_formats(added)
    return pot


def _empty_catalog(locale: str | None) -> Catalog:
    return Catalog(
        locale=locale,
        project="handouts",
        version="1",
        msgid_bugs_address="none",
        last_translator="none",
        language_team="none",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
        charset="utf-8",
        fuzzy=False,
    )


def _messages(root: Path, handouts: tuple[Handout, ...]) -> Iterator[Message]:
    for handout in handouts:
        folder = f"{FOLDER}/{handout.id}"
        yield from handout_messages(_text(root, f"{folder}/handout.toml"), f"{folder}/handout.toml")
        for section in handout.sections:
            path = f"{folder}/{section.stem}.md"
            yield from markdown_messages(_text(root, path), path)
        drawn = (figure.path for figure in figures(handout.sections))
        for path in dict.fromkeys(path for path in drawn if path.endswith(".svg")):
            yield from svg_messages(_text(root, path), path)
    if (root / GLOSSARY).exists():
        yield from glossary_messages(_text(root, GLOSSARY), GLOSSARY)
    own = resources.files("plainspoken").joinpath("data/phrases.toml").read_text("utf-8")
    yield from phrase_messages(own, PHRASES)


def _text(root: Path, path: str) -> str:
    return read_text(root, path)[0]


def _update(root: Path, pot: Catalog, language: Language) -> TranslationState:
    path = catalogue_path(language.locale)
    text, findings = read_po_text(root, path) if (root / path).exists() else ("", ())
    if findings:
        return TranslationState(language, path, 0, 0, 0, False, findings)
    catalog = parse_po(text, language.locale) if text else _new_catalog(language)
    previous = _take_previous(catalog)
    _take_back(catalog, pot)
    fuzzy = {message.id for message in catalog if message.fuzzy}
    catalog.update(pot, no_fuzzy_matching=language.empty_is_source)
    _put_previous(catalog, previous)
    # An obsolete entry cannot be marked fuzzy; it would come back as if it were right.
    for key in [key for key, message in catalog.obsolete.items() if message.id in fuzzy]:
        del catalog.obsolete[key]
    changed = _write(root / path, catalog, extra_headers=_EXTRA_HEADER.findall(text))
    return _state(catalog, language, path, changed)


def _new_catalog(language: Language) -> Catalog:
    catalog = _empty_catalog(language.locale)
    catalog.header_comment = f"# {language.name}"
    return catalog


def _take_back(catalog: Catalog, pot: Catalog) -> None:
    """Make obsolete entries current again whose text is back in the source."""
    for key, message in list(catalog.obsolete.items()):
        if message.id in pot and not getattr(catalog.get(message.id), "string", ""):
            catalog.delete(message.id)
            catalog[message.id] = message
        if message.id in pot:
            del catalog.obsolete[key]


def _state(catalog: Catalog, language: Language, path: str, changed: bool) -> TranslationState:
    messages = [message for message in catalog if message.id]
    fuzzy = sum(message.fuzzy for message in messages)
    empty = sum(not message.string and not message.fuzzy for message in messages)
    done = len(messages) - fuzzy - empty
    return TranslationState(language, path, done, fuzzy, empty, changed)


def _take_previous(catalog: Catalog) -> dict[str, list[str]]:
    """Move `#|` lines, which Babel reads as comments of the translator, out of the comments."""
    previous: dict[str, list[str]] = {}
    for message in [*catalog, *catalog.obsolete.values()]:
        old = [comment for comment in message.user_comments if comment.startswith("|")]
        if old and isinstance(message.id, str):
            message.user_comments = [c for c in message.user_comments if c not in old]
            previous[message.id] = ["".join(m[1] for m in map(_PREVIOUS.match, old) if m)]
    return previous


def _put_previous(catalog: Catalog, previous: dict[str, list[str]]) -> None:
    for message in catalog:
        _drop_formats(message)
        if message.fuzzy and not message.previous_id and isinstance(message.id, str):
            message.previous_id = [_unescape(text) for text in previous.get(message.id, [])]


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), text)


def _drop_formats(message: PoMessage) -> None:
    """ "100% of" is no format string, whatever Babel guesses; `msgfmt -c` would refuse it."""
    message.flags -= _FORMATS


def _write(path: Path, catalog: Catalog, extra_headers: Sequence[str] = ()) -> bool:
    """Write a catalogue; Babel drops headers that it does not know, such as Poedit's."""
    lines = generate_po(catalog, include_lineno=False, include_previous=True, width=_UNWRAPPED)
    text = "".join(lines)
    extra = "".join(f"{header}\n" for header in extra_headers)
    content = text.replace(_LAST_HEADER, f"{_LAST_HEADER}{extra}", 1).encode("utf-8")
    return write_changed(path, content)
