"""`python build.py translate`: source to template, template into each catalogue.

A second run changes no byte: dates are fixed, lines are not wrapped, and nothing is written
that is the same already.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import generate_po

from plainspoken.catalogue import (
    catalogue_path,
    parse_po,
    read_po_text,
    shipped,
    take_previous,
)
from plainspoken.extract import (
    Message,
    glossary_messages,
    handout_messages,
    markdown_messages,
    phrase_messages,
    svg_messages,
)
from plainspoken.languages import Language
from plainspoken.model import Handout
from plainspoken.phrases import PATH as PHRASES
from plainspoken.source_names import FOLDER, GLOSSARY
from plainspoken.store import rewrite
from plainspoken.text_file import read_text
from plainspoken.translation_state import TranslationState, translation_state
from plainspoken.walk import figures

TEMPLATE = "translations/messages.pot"

_NO_DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_UNWRAPPED = 1_000_000
_EXTRA_HEADER = re.compile(r'^"X-[\w-]+: .*\\n"$', re.MULTILINE)
_LAST_HEADER = '"Content-Transfer-Encoding: 8bit\\n"\n'
_FORMATS = {"python-format", "python-brace-format"}


def translate(
    root: Path, handouts: tuple[Handout, ...], languages: tuple[Language, ...]
) -> tuple[TranslationState, ...]:
    """Write the template and bring each catalogue up to date with it."""
    pot = template(root, handouts)
    rewrite(root / TEMPLATE, _spell(pot).encode("utf-8"))
    ids = [handout.id for handout in handouts]
    return tuple(_update(root, pot, language, ids) for language in languages)


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


def _update(
    root: Path, pot: Catalog, language: Language, handouts: Sequence[str]
) -> TranslationState:
    path = catalogue_path(language.locale)
    text, findings = read_po_text(root, path) if (root / path).exists() else ("", ())
    if findings:
        return TranslationState(language, path, findings=findings)
    catalog = parse_po(text, language.locale) if text else _new_catalog(language)
    previous = take_previous(catalog)
    _take_back(catalog, pot)
    gaps = [each for each in shipped(language.locale) if not _text_of(catalog, each)]
    fuzzy = {message.id for message in catalog if message.fuzzy}
    previous = {msgid: old for msgid, old in previous.items() if msgid in fuzzy}
    catalog.update(pot, no_fuzzy_matching=language.empty_is_source)
    _fill(catalog, language, gaps)
    _put_previous(catalog, previous)
    # An obsolete entry cannot be marked fuzzy; it would come back as if it were right.
    for key in [key for key, message in catalog.obsolete.items() if message.id in fuzzy]:
        del catalog.obsolete[key]
    new = _spell(catalog, extra_headers=_EXTRA_HEADER.findall(text))
    changed = rewrite(root / path, new.encode("utf-8"))
    return translation_state(new, language, handouts, changed)


def _new_catalog(language: Language) -> Catalog:
    catalog = _empty_catalog(language.locale)
    catalog.header_comment = f"# {language.name}"
    return catalog


def _take_back(catalog: Catalog, pot: Catalog) -> None:
    """Make obsolete entries current again whose text is back in the source."""
    for key, message in list(catalog.obsolete.items()):
        if message.id in pot and not _text_of(catalog, str(message.id)):
            catalog.delete(message.id)
            catalog[message.id] = message
        if message.id in pot:
            del catalog.obsolete[key]


def _text_of(catalog: Catalog, msgid: str) -> str:
    return getattr(catalog.get(msgid), "string", "")


def _fill(catalog: Catalog, language: Language, gaps: Sequence[str]) -> None:
    """Enter what the program itself says, where no translator had said it: no guess is better."""
    for msgid in gaps:
        if message := catalog.get(msgid):
            message.string = shipped(language.locale)[msgid].text
            message.flags.discard("fuzzy")
            message.previous_id = []


def _put_previous(catalog: Catalog, previous: Mapping[str, str]) -> None:
    """Tell with each fuzzy message of which English its text is a translation.

    After a second edit that is still the first English, and none at all where the source is
    back to it.
    """
    for message in catalog:
        _drop_formats(message)
        if message.fuzzy and isinstance(message.id, str):
            last = message.previous_id[0] if message.previous_id else message.id
            old = previous.get(last) or (last if message.previous_id else message.id)
            message.previous_id = [] if old == message.id else [old]


def _drop_formats(message: PoMessage) -> None:
    """ "100% of" is no format string, whatever Babel guesses; `msgfmt -c` would refuse it."""
    message.flags -= _FORMATS


def _spell(catalog: Catalog, extra_headers: Sequence[str] = ()) -> str:
    """Return the text of a catalogue; Babel drops headers that it does not know, as Poedit's."""
    lines = generate_po(catalog, include_lineno=False, include_previous=True, width=_UNWRAPPED)
    extra = "".join(f"{header}\n" for header in extra_headers)
    return "".join(lines).replace(_LAST_HEADER, f"{_LAST_HEADER}{extra}", 1)
