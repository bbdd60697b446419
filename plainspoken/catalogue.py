"""PO files as they are read: a mapping from msgid to translation, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from plainspoken.languages import Language
from plainspoken.model import Finding, Origin
from plainspoken.text_file import read_text

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)\s+)?{_STRING}")
_FIX = "Open the file in Poedit, or look for a quote that is missing on this line."


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
    return f"translations/{locale}/LC_MESSAGES/messages.po"


def read_catalogue(root: Path, language: Language) -> Catalogue:
    """Read a locale's catalogue; one that cannot be read is empty and has findings."""
    path = catalogue_path(language.locale)
    if not (root / path).exists():
        return Catalogue(path, {}, tuple(_missing(path, language)))
    text, trouble = read_text(root, path)
    # A check finds control characters message by message; in a comment they do no harm.
    trouble = [finding for finding in trouble if finding.code != "control-character"]
    trouble = trouble or [*syntax_findings(text, path)]
    entries = {} if trouble else _entries(parse_po(text, language.locale), path)
    return Catalogue(path, entries, tuple(trouble))


def parse_po(text: str, locale: str) -> Catalog:
    """Parse a PO text that `syntax_findings` found nothing wrong with."""
    return read_po(text.splitlines(), locale=locale, abort_invalid=True)


def syntax_findings(text: str, path: str) -> Iterator[Finding]:
    """Find lines that are no PO. Babel alone would read past many of them."""
    wrong = False
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.strip().removeprefix("#~").strip()
        if content and not content.startswith("#") and not _LINE.fullmatch(content):
            wrong = True
            message = f"this line is no catalogue line: {content[:60]}"
            yield Finding("bad-catalogue", "error", message, Origin(path, number), _FIX)
    if not wrong:
        yield from _structure_findings(text, path)


def _structure_findings(text: str, path: str) -> Iterator[Finding]:
    try:
        parse_po(text, "en")
    except PoFileError as error:
        reason = str(error).rpartition(" on ")[0] or str(error)
        yield Finding("bad-catalogue", "error", reason, Origin(path, error.lineno + 1), _FIX)
    except (ValueError, IndexError, LookupError) as error:
        message = f"the catalogue cannot be read: {error}"
        yield Finding("bad-catalogue", "error", message, Origin(path, 1), _FIX)


def _missing(path: str, language: Language) -> Iterator[Finding]:
    if not language.empty_is_source:
        hint = "Run: python build.py translate"
        message = f"there is no catalogue for {language.name}"
        yield Finding("no-catalogue", "error", message, Origin(path, 1), hint)


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
