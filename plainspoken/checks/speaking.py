"""What no voice can say."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.inline import plain
from plainspoken.model import Finding
from plainspoken.walk import proses


def silent(subject: Subject) -> Iterator[Finding]:
    """Find text without a letter or a digit: a listener would miss it."""
    for prose in proses(subject.document):
        words = plain(prose.text)
        if words.strip() and not any(map(str.isalnum, words)):
            message = f"“{words}” cannot be read aloud"
            hint = "Write it in words, or take it out."
            yield Finding("nothing-to-say", "error", message, prose.origin, hint)
