"""What braille cannot say, where a workspace has braille."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken import braille
from plainspoken.checks.subject import Subject
from plainspoken.model import Finding


def without_sign(subject: Subject) -> Iterator[Finding]:
    """Find characters that have no sign. Without liblouis nobody can tell; a build says so."""
    if subject.settings.braille == "none" or braille.missing():
        return
    code = braille.Code(subject.language.tag, subject.settings.braille)
    yield from braille.without_sign(subject.document, code)
