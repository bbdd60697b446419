"""What the checks found, kept in the store: nothing is judged twice.

A finding tells a line, so the key holds the places of all texts too, which `store.digest` leaves
out. Values are pickled for it: that the same ones may give another key costs a check, no more.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from dataclasses import astuple

from plainspoken import braille
from plainspoken.checks.subject import Subject
from plainspoken.libraries import code, version
from plainspoken.model import Finding, Origin

_LIBRARIES = ("markdown-it-py", "num2words", "reportlab", "textstat")


def findings(subject: Subject) -> tuple[Finding, ...]:
    """Return what the checks find, from the store where they were asked just this before."""
    kept = subject.store.make(_key(subject), lambda: _judged(subject))
    return tuple(_finding(*fields) for fields in json.loads(kept))


def _key(subject: Subject) -> str:
    entries = [subject.catalogue.entries.get(source.text) for source, _ in subject.pairs()]
    settings = subject.settings
    asked = (
        *(subject.source, subject.localised, subject.document, entries),
        *(subject.language, settings, subject.lexicons, sorted(subject.pictures)),
        *(settings.braille != "none" and braille.missing(), code()),
        [version(name) for name in _LIBRARIES],
    )
    return hashlib.sha256(pickle.dumps(asked, protocol=5)).hexdigest()


def _judged(subject: Subject) -> bytes:
    from plainspoken.checks.table import check

    return json.dumps([astuple(finding) for finding in check(subject)]).encode()


def _finding(
    code: str, severity: str, message: str, origin: tuple[str, int] | None, *rest: str
) -> Finding:
    return Finding(code, severity, message, Origin(*origin) if origin else None, *rest)  # type: ignore[arg-type]
