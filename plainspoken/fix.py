"""`python build.py fix`: put right what is mechanical, and touch nothing else.

A changed text of the source is a changed msgid. The change is made in the template and in each
catalogue too, so that no translation is lost over a comma.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plainspoken.acceptance import allowances, mark_of
from plainspoken.call import wanted_languages
from plainspoken.catalogue import catalogue_path, read_po_text
from plainspoken.checks.typography import finding
from plainspoken.errors import CONTENT, OK, BadCall
from plainspoken.extract import (
    Message,
    glossary_messages,
    handout_messages,
    markdown_messages,
)
from plainspoken.languages import LANGUAGES, Language
from plainspoken.lock import alone
from plainspoken.model import SOURCE_TAG, Finding, Origin
from plainspoken.places import (
    Patch,
    Placed,
    line_of,
    markdown_texts,
    patch,
    patches,
    po_entries,
    toml_texts,
    with_msgids,
)
from plainspoken.source import read_source
from plainspoken.source_names import FOLDER, GLOSSARY
from plainspoken.store import may_write, rewrite
from plainspoken.summary import count_words, findings_text
from plainspoken.sweeping import sweep
from plainspoken.text_file import decoded, read_bytes
from plainspoken.translate import TEMPLATE
from plainspoken.typography import MAX_PASSES, Edit, edits, shown
from plainspoken.workspace import world_of

_HANDOUT_KEYS = frozenset({"title", "summary", "audience", "notice", "publisher"})
_GLOSSARY_KEYS = frozenset({"term", "definition", "forms", "expansion"})

Texts = Callable[[str], Iterable[Placed]]


@dataclass(slots=True)
class Fixes:
    """What there is to write, by path; what was changed, line by line; what cannot be read."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def read(self, path: str) -> str:
        """Return the text of a file, changed or not, with all that its bytes hold."""
        return self.files.get(path) or read_bytes(self.root, path, "")[0].decode("utf-8")


def fix(options: argparse.Namespace) -> int:
    """Put right the source, the catalogues, or those of one language; tell each edit."""
    world = world_of(options)
    wanted = wanted_languages(world, options.language)
    with alone(world):
        sweep(world)
        fixes = fixes_of(world.root, wanted)
        _write(fixes)
    made = count_words(len(fixes.told), "edit")
    print("\n".join([*fixes.told, *findings_text(fixes.findings), f"{made} made."]))
    return CONTENT if fixes.findings else OK


def _write(fixes: Fixes) -> None:
    """Write all files or, where one is read-only, none: catalogue and source belong together."""
    files = {fixes.root / path: text.encode("utf-8") for path, text in fixes.files.items()}
    changed = {path: text for path, text in files.items() if path.read_bytes() != text}
    if kept := [str(path) for path in changed if not may_write(path)]:
        raise BadCall(f"nothing was changed, for these are read-only: {', '.join(kept)}")
    for path, text in changed.items():
        rewrite(path, text)


def fixes_of(root: Path, wanted: Collection[str]) -> Fixes:
    """Return what is to be written, the source last: a run that is stopped can be run again.

    `wanted` are the locales whose texts are put right. Every catalogue follows the source; while
    one cannot be read the source is left, for its translations would not fit any more.
    """
    fixes = Fixes(root)
    sources = Fixes(root)
    fixes.findings += _broken(root)
    in_source = any(LANGUAGES[locale].empty_is_source for locale in wanted)
    renamed = _fix_source(sources, keep=bool(fixes.findings)) if in_source else {}
    for row in LANGUAGES.values():
        _fix_catalogue(fixes, row, row.locale in wanted, renamed)
    if renamed and (root / TEMPLATE).exists() and not read_po_text(root, TEMPLATE)[1]:
        fixes.files[TEMPLATE] = with_msgids(fixes.read(TEMPLATE), renamed)
    fixes.files |= sources.files
    fixes.told[:0] = sources.told
    fixes.findings += sources.findings
    return fixes


def _broken(root: Path) -> list[Finding]:
    """Return why catalogues, of any language, cannot be read."""
    paths = [catalogue_path(locale) for locale in LANGUAGES]
    there = [path for path in paths if os.path.lexists(root / path)]
    return [finding for path in there for finding in read_po_text(root, path)[1]]


def _fix_source(fixes: Fixes, keep: bool) -> Mapping[str, str]:
    """Put right the files of the source, unless to keep; return which msgid becomes which."""
    source = read_source(fixes.root)
    wrong = [found for found in source.findings if found.severity == "error"]
    fixes.findings += wrong
    if wrong or keep:
        return {}
    renamed: dict[str, str] = {}
    for handout in source.handouts:
        folder = f"{FOLDER}/{handout.id}"
        renamed |= _fix_file(fixes, f"{folder}/handout.toml", _handout_texts, handout_messages)
        for section in handout.sections:
            path = f"{folder}/{section.stem}.md"
            renamed |= _fix_file(fixes, path, markdown_texts, markdown_messages)
    if (fixes.root / GLOSSARY).exists():
        renamed |= _fix_file(fixes, GLOSSARY, _glossary_texts, glossary_messages)
    return renamed


def _handout_texts(content: str) -> Iterator[Placed]:
    return toml_texts(content, _HANDOUT_KEYS)


def _glossary_texts(content: str) -> Iterator[Placed]:
    return toml_texts(content, _GLOSSARY_KEYS)


def _fix_file(
    fixes: Fixes,
    path: str,
    texts: Texts,
    messages: Callable[[str, str], Iterator[Message]],
) -> Mapping[str, str]:
    """Put one file of the source right; return which msgid becomes which."""
    old = fixes.read(path)
    new, told = corrected(old, path, lambda content: ((t, SOURCE_TAG) for t in texts(content)))
    before, after = (
        list(messages(decoded(content.encode("utf-8")), path)) for content in (old, new)
    )
    if not told or _kinds(before) != _kinds(after):
        return {}  # « 1 . Ici » would become a list: an editor sees that, we do not
    fixes.files[path] = new
    fixes.told += told
    pairs = zip(before, after, strict=True)
    return {a.prose.text: b.prose.text for a, b in pairs if a.prose.text != b.prose.text}


def _kinds(messages: Sequence[Message]) -> list[str]:
    """Return what each message is: a title, a list item …"""
    return [message.comments[0].partition(",")[0] for message in messages]


def _fix_catalogue(
    fixes: Fixes, language: Language, wanted: bool, renamed: Mapping[str, str]
) -> None:
    """Put the translations of one catalogue right, if wanted, and follow the source."""
    path = catalogue_path(language.locale)
    if not (fixes.root / path).exists() or read_po_text(fixes.root, path)[1]:
        return
    content = with_msgids(fixes.read(path), renamed)
    if wanted:
        content, told = corrected(
            content, path, lambda text: ((e.msgstr, language.tag) for e in po_entries(text))
        )
        fixes.told += told
    fixes.files[path] = content


def corrected(
    content: str, path: str, texts: Callable[[str], Iterable[tuple[Placed, str]]]
) -> tuple[str, list[str]]:
    """Return a file's text with its texts put right, and a line about each edit.

    `texts` gives the texts of a file with their languages.
    """
    told: list[str] = []
    for _ in range(MAX_PASSES):
        allowed = _marks(content)
        changes: list[Patch] = []
        for placed, language in texts(content):
            for edit in _mechanical(placed, language, path, allowed):
                made = [*patches(placed, edit.start, edit.end, edit.replacement or "")]
                before, after = shown(placed.text, edit)
                line = line_of(content, made[0].start)
                told.append(f"{path}:{line}: {before} → {after} [{edit.rule.name}]")
                changes += made
        if not changes:
            break
        content = patch(content, changes)
    return content, told


def _mechanical(
    placed: Placed, language: str, path: str, allowed: Mapping[int, frozenset[str]]
) -> Iterator[Edit]:
    """Yield the edits of a text that need nobody's decision and that nobody has refused."""
    marks = allowed.get(placed.line)
    for edit in edits(placed.text, language):
        told = finding(placed.text, Origin(path, placed.line), [edit]) if marks else None
        accepted = marks and told and mark_of(told) in marks
        if edit.replacement is not None and not accepted:
            yield edit


def _marks(content: str) -> Mapping[int, frozenset[str]]:
    """Return the marks by which findings of typography are accepted, by line."""
    known = allowances(decoded(content.encode("utf-8")))
    return {
        line: frozenset(each.mark for each in found if each.mark and each.code == "typography")
        for line, found in known.items()
    }
