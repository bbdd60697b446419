"""What no voice can say."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.inline import plain, runs
from plainspoken.languages import base
from plainspoken.model import Finding, Prose
from plainspoken.speech.spoken import capitals_left
from plainspoken.walk import figures, proses


def unexplained(subject: Subject) -> Iterator[Finding]:
    """Find words in capitals of which nothing tells how they are read: letters, or a word?

    What the program itself says on its page ("12 KB") is read by no voice of ours.
    """
    seen: set[str] = set()
    own = {prose for _, prose in subject.document.phrases}
    for prose in (prose for prose in _spoken_proses(subject) if prose not in own):
        for word in _capitals(prose, subject):
            if word not in seen:
                seen.add(word)
                file = f"source/pronunciation.{base(prose.language)}.toml"
                message = f"nothing tells how “{word}” is read aloud"
                hint = (
                    f"Add it to {file} ([[words]], written, said), or to the acronyms of "
                    "glossary.toml; a word that is no acronym goes in small letters."
                )
                yield Finding("unexplained-capitals", "warning", message, prose.origin, hint, word)


def _capitals(prose: Prose, subject: Subject) -> tuple[str, ...]:
    text = "".join(run.text for run in runs(prose.text) if not run.language)
    return capitals_left(text, prose.language, subject.lexicons)


def silent(subject: Subject) -> Iterator[Finding]:
    """Find text without a letter or a digit: a listener would miss it."""
    for prose in _spoken_proses(subject):
        words = plain(prose.text)
        if words.strip() and not any(map(str.isalnum, words)):
            message = f"“{words}” cannot be read aloud"
            hint = "Write it in words, or take it out."
            yield Finding("nothing-to-say", "error", message, prose.origin, hint)


def _spoken_proses(subject: Subject) -> Iterator[Prose]:
    """Yield what is read aloud: all but the labels of pictures."""
    pictures = figures(subject.document.sections)
    labels = {id(label) for picture in pictures for label in picture.labels}
    yield from (prose for prose in proses(subject.document) if id(prose) not in labels)
