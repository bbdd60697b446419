"""What no voice can say."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.inline import plain
from plainspoken.model import Finding
from plainspoken.walk import figures, proses


def silent(subject: Subject) -> Iterator[Finding]:
    """Find text without a letter or a digit: a listener would miss it.

    The labels of a picture are never read aloud.
    """
    pictures = figures(subject.document.sections)
    labels = {id(label) for picture in pictures for label in picture.labels}
    for prose in (prose for prose in proses(subject.document) if id(prose) not in labels):
        words = plain(prose.text)
        if words.strip() and not any(map(str.isalnum, words)):
            message = f"“{words}” cannot be read aloud"
            hint = "Write it in words, or take it out."
            yield Finding("nothing-to-say", "error", message, prose.origin, hint)
