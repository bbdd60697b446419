"""Typography as careful editors in Canada have it: a table of rules for each language.

The pure function `edits` tells what a prose should be; `corrected` has it so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from plainspoken.inline import runs
from plainspoken.sentences import ENDLESS
from plainspoken.typography.english import ENGLISH
from plainspoken.typography.french import FRENCH
from plainspoken.typography.rule import FINE, NO_BREAK, Edit, Rule
from plainspoken.typography.view import View, views

RULES: Mapping[str, tuple[Rule, ...]] = {"en": ENGLISH, "fr": FRENCH}
"""By the language of a BCP 47 tag, without its region."""

MAX_PASSES = 5
"""One edit may make room for another; no rule undoes what another one did."""

_MARKUP = frozenset("*[]\\&<>_")
_CONTEXT = 16


@lru_cache(maxsize=20_000)
def edits(text: str, language: str) -> tuple[Edit, ...]:
    """Return what should change in a prose, in order; no two overlap.

    `text` is inline Markdown, `language` its tag. Markup, addresses, {places} and telephone numbers
    are not touched, and words of another language are judged by its rules.
    """
    if ENDLESS.search(text):
        return ()
    found = [edit for view in views(text, language) for edit in _edits(view)]
    kept = sorted(_apart(found), key=lambda edit: edit.start)
    if _MARKUP.isdisjoint(text):
        return tuple(kept)
    return tuple(_harmless(text, kept))


def apply(text: str, changes: Iterable[Edit]) -> str:
    """Return the text with its edits made; those that a person decides are left out."""
    for edit in sorted(changes, key=lambda edit: edit.start, reverse=True):
        if edit.replacement is not None:
            text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def corrected(text: str, language: str) -> str:
    """Return a prose with everything put right that is mechanical."""
    for _ in range(MAX_PASSES):
        new = apply(text, edits(text, language))
        if new == text:
            break
        text = new
    return text


def shown(text: str, edit: Edit) -> tuple[str, str]:
    """Return the words around an edit, before and after, with ~ for each no-break space."""
    behind, ahead = text[max(edit.start - _CONTEXT, 0) : edit.start], text[edit.end :][:_CONTEXT]
    before = " ".join(behind.rsplit(" ", 2)[-2:])
    after = ahead.partition(" ")[0]
    old = text[edit.start : edit.end]
    new = old if edit.replacement is None else edit.replacement
    return _visible(before + old + after), _visible(before + new + after)


def _visible(text: str) -> str:
    return text.replace(NO_BREAK, "~").replace(FINE, "~").replace("\n", " ")


def _edits(view: View) -> Iterator[Edit]:
    for rule in RULES.get(view.language, ()):
        for edit in rule.find(view.text):
            if span := view.span(edit.start, edit.end):
                yield Edit(*span, edit.replacement, rule)


def _apart(found: Sequence[Edit]) -> list[Edit]:
    """Return edits without those that overlap one of an earlier rule."""
    kept: list[Edit] = []
    for edit in found:
        if not any(edit.start < other.end and other.start < edit.end for other in kept):
            kept.append(edit)
    return kept


def _harmless(text: str, changes: list[Edit]) -> list[Edit]:
    """Return the edits that leave the markup as it is: all of them, nearly always."""
    if not changes or _markup(apply(text, changes)) == _markup(text):
        return changes
    if len(changes) == 1:
        return []
    half = len(changes) // 2
    return _harmless(text, changes[:half]) + _harmless(text, changes[half:])


def _markup(text: str) -> list[tuple[bool, str | None, str | None]]:
    return [(run.strong, run.href, run.language) for run in runs(text)]


__all__ = ["MAX_PASSES", "RULES", "Edit", "Rule", "apply", "corrected", "edits", "shown"]
