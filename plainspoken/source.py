"""The folder `source/` to handouts, in English as the author wrote them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename

from plainspoken import folders
from plainspoken.captions import PICTURE_NAME
from plainspoken.errors import BadCall
from plainspoken.figures import complete
from plainspoken.markdown import parse
from plainspoken.model import (
    SOURCE_TAG,
    Block,
    Finding,
    Handout,
    Heading,
    Origin,
    Prose,
    Section,
)
from plainspoken.sign_off import SignOff, read_sign_offs
from plainspoken.source_toml import Glossary, read_glossary, read_handout
from plainspoken.text_file import is_inside, read_text
from plainspoken.toml_file import load_toml
from plainspoken.walk import figures, walk_blocks

FOLDER = folders.SOURCE
GLOSSARY = f"{FOLDER}/glossary.toml"

MAX_HEADING = 120
"""Characters."""

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
# A handout's name starts with a letter, so that no section's file can have the same name.
_HANDOUT_FOLDER = re.compile(f"(?=[a-z]){_ID}")
# Windows can hold no file or folder of the first names; of the others there are folders of our
# own in the outputs.
_KEPT = frozenset(
    ["con", "prn", "aux", "nul", "go", "reports"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
_SECTION_FILE = re.compile(rf"(?P<number>[0-9]{{2}})-(?P<id>{_ID})\.md")
_NAME_HINT = "Use small letters a to z, digits and hyphens, as in 02-chemotherapy.md."
_HANDOUT_HINT = "Use small letters a to z, digits and hyphens, a letter first."
_KEPT_HINT = "Windows or the program keeps this name for itself: take another, as in go-home."
_LENGTH = 50
"""Characters of a name; with two of them and a folder before, Windows still can hold a path."""
_LENGTH_HINT = f"Keep it to {_LENGTH} characters: Windows cannot hold long paths."
_TEXTS = (".md", ".markdown", ".mdown", ".txt", ".toml")


class NoSource(BadCall):
    """There is no folder to read handouts from."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the handouts in their order, and what is wrong with the files.

    `sign_offs` has by the id of a handout who signed its text, by locale.
    """

    handouts: tuple[Handout, ...]
    findings: tuple[Finding, ...]
    sign_offs: Mapping[str, Mapping[str, SignOff]]


def read_source(root: Path) -> Source:
    """Read every handout of a workspace. Raises `NoSource` where there is no `source/`."""
    folder = root / FOLDER
    if not folder.is_dir():
        raise NoSource(
            f"there is no folder {FOLDER} in {root}; plainspoken new FOLDER makes a workspace"
        )
    if not is_inside(folder, root):
        raise NoSource(f"the folder {FOLDER} in {root} is a link that leads elsewhere")
    findings: list[Finding] = []
    glossary = _read_glossary(root, findings)
    read = [_read_handout(root, name, glossary, findings) for name in _folders(folder)]
    if not read:
        hint = f"Make a folder {FOLDER}/my-handout with handout.toml and 01-first-section.md."
        findings.append(_error("no-handouts", "there are no handouts", FOLDER, hint))
    handouts = sorted((each for each, _ in read), key=lambda each: (each.order, each.id))
    return Source(tuple(handouts), tuple(findings), {each.id: signed for each, signed in read})


def is_about(finding: Finding, handout_id: str) -> bool:
    """Tell whether a finding of the source concerns this handout: its own files or all of them."""
    path = finding.origin.path if finding.origin else ""
    if path in (FOLDER, GLOSSARY) or path.startswith(f"{FOLDER}/pronunciation."):
        return True
    return path.startswith(f"{FOLDER}/{handout_id}/")


def _error(code: str, message: str, path: str, hint: str, line: int = 1) -> Finding:
    return Finding(code, "error", message, Origin(path, line), hint)


def _folders(folder: Path) -> list[str]:
    entries = (entry for entry in folder.iterdir() if entry.is_dir())
    return sorted(entry.name for entry in entries if not entry.name.startswith("."))


def _readable(name: str) -> str:
    """Return a file name that can be printed, whatever bytes the file system holds."""
    return name.encode("utf-8", "replace").decode()


def _read_glossary(root: Path, findings: list[Finding]) -> Glossary:
    if not os.path.lexists(root / GLOSSARY):
        return Glossary()
    file = load_toml(root, GLOSSARY)
    glossary = read_glossary(file)
    findings += file.findings
    return glossary


def _read_handout(
    root: Path, name: str, glossary: Glossary, findings: list[Finding]
) -> tuple[Handout, Mapping[str, SignOff]]:
    path = f"{FOLDER}/{_readable(name)}/handout.toml"
    file = load_toml(root, path)
    sections = _read_sections(root, name, findings)
    handout = read_handout(file, name, sections, glossary)
    signed = read_sign_offs(file)
    findings += file.findings
    if hint := _handout_trouble(name):
        message = f"a handout cannot be called {_readable(name)!r}"
        findings.append(_error("file-name", message, path, hint))
    return handout, signed


def _handout_trouble(name: str) -> str:
    """Return what to do about the name of a handout; empty if it is fine."""
    if not _HANDOUT_FOLDER.fullmatch(name):
        return _HANDOUT_HINT
    if name in _KEPT:
        return _KEPT_HINT
    return _LENGTH_HINT if len(name) > _LENGTH else ""


def _read_sections(root: Path, name: str, findings: list[Finding]) -> tuple[Section, ...]:
    folder = root / FOLDER / name
    names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    sections = tuple(
        _read_section(root, f"{FOLDER}/{name}/{match.string}", match["id"], findings)
        for match in map(_SECTION_FILE.fullmatch, names)
        if match
    )
    used = {"handout.toml", *(basename(figure.path) for figure in figures(sections))}
    findings += _name_findings(f"{FOLDER}/{name}", [n for n in names if n not in used])
    if not sections:
        hint = "Add a file 01-first-section.md beside it."
        path = f"{FOLDER}/{name}/handout.toml"
        findings.append(_error("no-sections", "the handout has no sections", path, hint))
    return sections


def _name_findings(folder: str, names: Iterable[str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in names:
        path = f"{folder}/{_readable(name)}"
        match = _SECTION_FILE.fullmatch(name)
        if not match:
            yield _unused(name, path)
            continue
        if len(name) > _LENGTH:
            message = f"the name of a section has {len(name)} characters"
            yield _error("file-name", message, path, _LENGTH_HINT)
        for kind in ("number", "id"):
            first = seen.setdefault(f"{kind} {match[kind]}", name)
            if first != name:
                message = f"{first} has the {kind} {match[kind]} too"
                yield _error("duplicate-section", message, path, "Give one of them another name.")


def _unused(name: str, path: str) -> Finding:
    """Say of a file that it is no section: an error where its author surely meant one."""
    if name.lower().endswith(_TEXTS):
        message = f"a section cannot be called {_readable(name)!r}"
        return _error("file-name", message, path, _NAME_HINT)
    hint = "Move it out of the folder, or write its text as a section."
    if PICTURE_NAME.fullmatch(name):
        hint = f"Move it out of the folder, or show it: ![what it shows]({name})"
    message = "nothing in here is read for the handout"
    return Finding("unused-file", "warning", message, Origin(path, 1), hint)


def _read_section(root: Path, path: str, id: str, findings: list[Finding]) -> Section:
    text, trouble = read_text(root, path)
    parsed = parse(text, path)
    findings += [*trouble, *parsed.findings]
    if parsed.blocks or not (trouble or parsed.findings):
        findings += _structure_findings(parsed.blocks, path)
    title, body = _split_title(complete(root, parsed.blocks, findings), path)
    return Section(id, path.rpartition("/")[2].removesuffix(".md"), title, body)


def _split_title(blocks: tuple[Block, ...], path: str) -> tuple[Prose, tuple[Block, ...]]:
    if blocks and isinstance(blocks[0], Heading):
        return blocks[0].prose, blocks[1:]
    return Prose("", SOURCE_TAG, Origin(path, 1)), blocks


def _structure_findings(blocks: tuple[Block, ...], path: str) -> Iterator[Finding]:
    if not blocks:
        yield _error("empty-section", "the section is empty", path, "Write it, or remove the file.")
        return
    if not isinstance(blocks[0], Heading) or blocks[0].level != 1:
        hint = "Start the file with one line: # Title"
        yield _error("no-title", "the section does not start with a title", path, hint)
    elif len(blocks) == 1:
        hint = "Write something under the title, or remove the file."
        yield _error("empty-section", "the section has a title and nothing else", path, hint)
    for block in walk_blocks(blocks):
        if isinstance(block, Heading) and len(block.prose.text) > MAX_HEADING:
            message = f"the heading has {len(block.prose.text)} characters"
            hint = f"Keep it to {MAX_HEADING}."
            yield _error("too-long", message, path, hint, block.prose.origin.line)
    yield from _heading_findings(blocks)


def _heading_findings(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    level = 1
    headings = [block for block in walk_blocks(blocks[1:]) if isinstance(block, Heading)]
    for heading in headings:
        origin, marks = heading.prose.origin, "#" * heading.level
        if heading.level == 1:
            message = "a second level-1 heading: a section has one title"
            yield _error("second-title", message, origin.path, f"Write #{marks}.", origin.line)
        elif heading.level > level + 1:
            message = f"a heading of level {heading.level} follows level {level}"
            hint = f"Write {'#' * (level + 1)} in place of {marks}."
            yield _error("skipped-heading", message, origin.path, hint, origin.line)
        level = heading.level
