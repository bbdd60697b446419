"""The record of what was handed out: `editions.jsonl`, a line for each edition that was released.

It is committed with the source, only ever grows, and can tell without git and without the
store what a sheet of paper said. A line that cannot be read is found, and takes no other with it.
"""

from __future__ import annotations

import datetime
import json
import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plainspoken.languages import LANGUAGES
from plainspoken.model import Contact, Finding, Origin
from plainspoken.passages import CONTACT, Leaf, Passage, contact_passage
from plainspoken.store import may_write, write_whole
from plainspoken.text_file import is_inside

NAME = "editions.jsonl"


@dataclass(frozen=True, slots=True)
class Edition:
    """A handout in one language as it was released; `released` and `signed` are days.

    `pictures` are the SHA-256 of files by their path. `origin` is its line of the record, None
    before it is there.
    """

    code: str
    handout: str
    locale: str
    title: str
    released: datetime.date
    reviewed: datetime.date | None
    review_by: datetime.date | None
    signed_by: str
    signed: datetime.date
    contact: Contact
    pictures: Mapping[str, str]
    passages: tuple[Passage, ...]
    origin: Origin | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what tells it from all others."""
        return self.handout, self.locale, self.code


@dataclass(frozen=True, slots=True)
class Record:
    """What the file holds: its bytes, the editions in their order, and what cannot be read."""

    content: bytes
    editions: tuple[Edition, ...]
    findings: tuple[Finding, ...]


def read_record(root: Path) -> Record:
    """Read the record of a workspace; where there is none it is empty. Raises `OSError`."""
    path = root / NAME
    if not os.path.lexists(path):
        return Record(b"", (), ())
    if not is_inside(path, root):
        raise OSError(0, "this is a link that leads out of the workspace", str(path))
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise OSError(0, "this is no file", str(path))
    content = path.read_bytes()
    editions: dict[tuple[str, str, str], Edition] = {}
    findings = []
    # Some editors put a mark of their own before the first line.
    for number, line in enumerate(content.removeprefix(BOM_UTF8).split(b"\n"), 1):
        if line.strip():
            try:
                edition = _edition(json.loads(line.decode()), Origin(NAME, number))
                editions.setdefault(edition.key, edition)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                findings.append(_bad(number, line))
    return Record(content, tuple(editions.values()), tuple(findings))


def append(root: Path, record: Record, editions: Iterable[Edition]) -> None:
    """Put editions on record that are not there yet. Raises `OSError`.

    The file is written whole, beside the old one, and takes its place when it is safe on the
    disk: whenever the machine stops, either is there.
    """
    known = {edition.key for edition in record.editions}
    new = [_line(edition) for edition in editions if edition.key not in known]
    if new:
        old = record.content
        end = b"\n" if old and not old.endswith(b"\n") else b""
        path = Path(os.path.realpath(root / NAME))
        if old and not may_write(path):
            raise OSError(0, "this file is read-only", str(path))
        write_whole(path, old + end + b"".join(new), durable=True)


def _bad(number: int, line: bytes) -> Finding:
    message = "this line of the record of editions cannot be read"
    hint = (
        "What it says was handed out once: do not just delete it. Take the file back from git "
        f"(git log -p {NAME})."
    )
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        message = "a merge has left its marks in the record of editions"
        hint = "Delete the lines of marks, and keep all the others, of both sides."
    return Finding("bad-record", "error", message, Origin(NAME, number), hint)


def _line(edition: Edition) -> bytes:
    contact = edition.contact
    values = {
        "edition": edition.code,
        "handout": edition.handout,
        "locale": edition.locale,
        "title": edition.title,
        "released": edition.released.isoformat(),
        "reviewed": edition.reviewed and edition.reviewed.isoformat(),
        "review_by": edition.review_by and edition.review_by.isoformat(),
        "signed": {"by": edition.signed_by, "date": edition.signed.isoformat()},
        "contact": {
            "clinic": contact.clinic,
            "phone": contact.phone,
            "address": contact.address,
        },
        "pictures": dict(sorted(edition.pictures.items())),
        "text": [
            {"section": each.id, "words": [leaf.text for leaf in each.leaves]}
            for each in edition.passages
            if each.id != CONTACT
        ],
    }
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"


def _edition(values: Mapping[str, Any], origin: Origin) -> Edition:
    """Return an edition from its line. Raises what a value of another form makes Python raise."""
    locale = _text(values["locale"])
    row = LANGUAGES.get(locale)
    language = row.tag if row else locale.replace("_", "-")
    contact = Contact(*(_text(values["contact"][n]) for n in ("clinic", "phone", "address")))
    said = [_passage(each, language) for each in values["text"]]
    reached = contact_passage(contact, language)
    return Edition(
        code=_text(values["edition"]),
        handout=_text(values["handout"]),
        locale=locale,
        title=_text(values["title"]),
        released=datetime.date.fromisoformat(values["released"]),
        reviewed=_day(values["reviewed"]),
        review_by=_day(values["review_by"]),
        signed_by=_text(values["signed"]["by"]),
        signed=datetime.date.fromisoformat(values["signed"]["date"]),
        contact=contact,
        pictures={_text(path): _text(sha) for path, sha in values["pictures"].items()},
        passages=(*said, *([reached] if reached.leaves else [])),
        origin=origin,
    )


def _passage(values: Mapping[str, Any], language: str) -> Passage:
    leaves = tuple(Leaf(_text(text), language) for text in values["words"])
    return Passage(_text(values["section"]), leaves)


def _text(value: object) -> str:
    """Return a text; half of a character, which JSON can spell, is in none that was released."""
    if not isinstance(value, str):
        raise TypeError
    value.encode()
    return value


def _day(value: str | None) -> datetime.date | None:
    return None if value is None else datetime.date.fromisoformat(value)
