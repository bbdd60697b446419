"""PO files as they are read: a mapping from msgid to translation, and what is wrong with it."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from plainspoken import folders
from plainspoken.languages import Language
from plainspoken.libraries import code
from plainspoken.model import Finding, Origin
from plainspoken.po_syntax import syntax_findings
from plainspoken.store import Store, digest
from plainspoken.text_file import MAX_TEXT, PART_IT, TOO_LARGE, TOO_LONG, decode, read_bytes

FOLDER = folders.TRANSLATIONS

_BREAK = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Where Python, and so Babel, ends a line beside the ends that a file has."""

_PREVIOUS = re.compile(r'\|\s*(?:msgid\s+)?"(.*)"$')


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. `origin` is the line of its msgid."""

    text: str
    fuzzy: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one locale."""

    path: str
    entries: Mapping[str, Entry]
    findings: tuple[Finding, ...] = ()


def catalogue_path(locale: str) -> str:
    """Return where the catalogue of a locale lies in a workspace."""
    return f"{FOLDER}/{locale}/LC_MESSAGES/messages.po"


def read_catalogue(root: Path, language: Language, store: Store | None = None) -> Catalogue:
    """Read a locale's catalogue; one that cannot be read is empty and has findings.

    What the program itself says need not be in it: `shipped` fills the gaps. With a store it is
    parsed once: that of a thousand handouts takes seconds.
    """
    path = catalogue_path(language.locale)
    if not os.path.lexists(root / path):
        return Catalogue(path, {}, tuple(_missing(path, language)))
    raw, unread = read_bytes(root, path, TOO_LARGE)
    if unread:
        return Catalogue(path, {}, tuple(unread))
    own, trouble = _kept(raw, path, language, store) if store else _read(raw, path, language)
    if trouble:
        return Catalogue(path, own, trouble)
    gaps = {
        msgid: entry
        for msgid, entry in shipped(language.locale).items()
        if msgid not in own or own[msgid].fuzzy or not own[msgid].text
    }
    return Catalogue(path, {**own, **gaps})


Read = tuple[dict[str, Entry], tuple[Finding, ...]]
"""The messages of a file, and what is wrong with it."""


def _read(raw: bytes, path: str, language: Language) -> Read:
    text, trouble = _po_text(raw, path)
    if trouble:
        return {}, trouble
    own = _entries(parse_po(text, language.locale), path)
    return own, tuple(_too_long(own))


def _kept(raw: bytes, path: str, language: Language, store: Store) -> Read:
    key = digest("catalogue", path, hashlib.sha256(raw).hexdigest(), code())
    if kept := store.get(key):
        rows = json.loads(kept)
        return {m: Entry(text, fuzzy, Origin(path, line)) for m, text, fuzzy, line in rows}, ()
    own, trouble = _read(raw, path, language)
    if not trouble:
        rows = [[m, entry.text, entry.fuzzy, entry.origin.line] for m, entry in own.items()]
        store.put(key, json.dumps(rows).encode())
    return own, trouble


@cache
def shipped(locale: str) -> Mapping[str, Entry]:
    """Return the translations of the program's own phrases that come with the program.

    So a new version, with a phrase that no workspace has translated yet, stops no handout.
    """
    name = f"data/phrases.{locale}.po"
    file = resources.files("plainspoken").joinpath(name)
    if not file.is_file():
        return {}
    return _entries(parse_po(file.read_text("utf-8"), locale), f"plainspoken/{name}")


def read_po_text(root: Path, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a PO file and why it cannot be parsed, if so.

    Control characters are found message by message later; in a comment they do no harm.
    """
    raw, unread = read_bytes(root, path, TOO_LARGE)
    return ("", tuple(unread)) if unread else _po_text(raw, path)


def _po_text(raw: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    text, trouble = decode(raw, path)
    trouble = [finding for finding in trouble if finding.code != "control-character"]
    return text, tuple(trouble) or syntax_findings(text, path)


def parse_po(text: str, locale: str) -> Catalog:
    """Parse a PO text that `syntax_findings` found nothing wrong with.

    Babel cannot read the previous msgid of an obsolete entry (`#~|`), and nobody needs it. What it
    would write as two lines of a comment, the second without its #, becomes a space.
    """
    lines = [line for line in text.split("\n") if not line.startswith("#~|")]
    lines = [_BREAK.sub(" ", line) if line.lstrip().startswith("#") else line for line in lines]
    return read_po(lines, locale=locale, abort_invalid=True)


def take_previous(catalog: Catalog) -> dict[str, str]:
    """Move `#|` lines out of the comments, where Babel reads them; return what was by msgid."""
    previous: dict[str, str] = {}
    for message in [*catalog, *catalog.obsolete.values()]:
        old = [comment for comment in message.user_comments if comment.startswith("|")]
        if old and isinstance(message.id, str):
            message.user_comments = [c for c in message.user_comments if c not in old]
            previous[message.id] = _unescape("".join(m[1] for m in map(_PREVIOUS.match, old) if m))
    return previous


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), text)


def _missing(path: str, language: Language) -> Iterator[Finding]:
    if not language.empty_is_source:
        hint = "Run: python build.py translate"
        message = f"there is no catalogue for {language.name}"
        yield Finding("no-catalogue", "error", message, Origin(path, 1), hint)


def _too_long(entries: Mapping[str, Entry]) -> Iterator[Finding]:
    for entry in entries.values():
        if len(entry.text) > MAX_TEXT:
            yield Finding("too-long", "error", f"the translation {TOO_LONG}", entry.origin, PART_IT)


def _entries(catalog: Catalog, path: str) -> dict[str, Entry]:
    return {
        message.id: Entry(
            text=message.string if isinstance(message.string, str) else "",
            fuzzy=message.fuzzy,
            origin=Origin(path, message.lineno or 1),
        )
        for message in catalog
        if message.id and isinstance(message.id, str) and not message.context
    }
