"""How far the catalogues are, told on the command line: plain text, for a pipe as well."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from plainspoken.side_by_side import side_by_side
from plainspoken.summary import count_words, findings_text
from plainspoken.translation_state import Group, TranslationState

MAX_WIDTH = 100
"""Characters in a line, however wide the terminal is."""

_NAME = 40
_COLUMNS = ("translated", "fuzzy", "missing", "stale", "words left")


def translation_text(state: TranslationState, width: int) -> Iterator[str]:
    """Yield how far a catalogue is, and the old and the new English of what was edited."""
    if state.findings:
        yield f"{state.path}: left as it is"
        yield from findings_text(state.findings)
        return
    change = "brought up to date" if state.changed else "unchanged"
    yield f"{state.path} ({state.language.name}): {change}"
    if state.language.empty_is_source:
        yield from _own_text(state.whole)
    else:
        yield from _table(state)
    if state.obsolete:
        entries = "1 entry" if state.obsolete == 1 else f"{state.obsolete} entries"
        yield f"  {entries} of texts that are gone, kept in case they come back"
    yield from _edits(state, min(width, MAX_WIDTH))


def _own_text(whole: Group) -> Iterator[str]:
    """Tell of a language in which nothing can be missing: an empty text is the source's own."""
    unsure = whole.fuzzy + whole.stale
    yield f"  Nothing is missing: {whole.missing} of {whole.total} stand as in the source,"
    yield f"  {whole.translated} have words of their own, {unsure} fuzzy to look at."


def _table(state: TranslationState) -> Iterator[str]:
    yield f"  {'':{_NAME}}" + "".join(f"  {name}" for name in _COLUMNS)
    for group in state.groups:
        yield _row(group, group.name)
    yield _row(state.whole, f"all {state.whole.total}, each counted once")
    if not state.whole.words:
        yield "  Nothing is left to translate."


def _row(group: Group, name: str) -> str:
    numbers = (group.translated, group.fuzzy, group.missing, group.stale, group.words)
    cells = (f"  {n:{len(name)}}" for n, name in zip(numbers, _COLUMNS, strict=True))
    return f"  {shorten(name, _NAME, placeholder='…'):{_NAME}}" + "".join(cells)


def _edits(state: TranslationState, width: int) -> Iterator[str]:
    if not state.edits:
        return
    yield ""
    texts = count_words(len(state.edits), "text")
    yield f"  {texts} edited in English since the translation: [-gone-] {{+new+}}"
    for edit in state.edits:
        yield f"  {edit.origin}"
        yield from side_by_side(("English then", edit.old), ("English now", edit.new), width)
