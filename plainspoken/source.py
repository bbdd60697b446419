"""The folder `source/` to handouts, in English as the author wrote them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import basename

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
from plainspoken.source_names import (
    FOLDER,
    GLOSSARY,
    error,
    file_names,
    handout_findings,
    handout_folders,
    name_findings,
    no_handouts,
    readable,
    section_files,
    source_folder,
)
from plainspoken.source_toml import Glossary, read_glossary, read_handout
from plainspoken.text_file import read_text
from plainspoken.toml_file import load_toml
from plainspoken.walk import figures, walk_blocks

MAX_HEADING = 120
"""Characters."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the handouts in their order, and what is wrong with the files.

    `sign_offs` has by the id of a handout who signed its text, by locale.
    """

    handouts: tuple[Handout, ...]
    findings: tuple[Finding, ...]
    sign_offs: Mapping[str, Mapping[str, SignOff]]


def read_source(root: Path, wanted: Collection[str] | None = None) -> Source:
    """Read the wanted handouts of a workspace, None means all. Raises `BadCall`."""
    there = handout_folders(source_folder(root))
    names = [name for name in there if wanted is None or name in wanted]
    findings: list[Finding] = [] if there else [no_handouts()]
    glossary = _read_glossary(root, findings)
    read = [_read_handout(root, name, glossary, findings) for name in names]
    handouts = sorted((each for each, _ in read), key=lambda each: (each.order, each.id))
    return Source(tuple(handouts), tuple(findings), {each.id: signed for each, signed in read})


def is_about(finding: Finding, handout_id: str) -> bool:
    """Tell whether a finding of the source concerns this handout: its own files or all of them."""
    path = finding.origin.path if finding.origin else ""
    if path in (FOLDER, GLOSSARY) or path.startswith(f"{FOLDER}/pronunciation."):
        return True
    return path.startswith(f"{FOLDER}/{handout_id}/")


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
    path = f"{FOLDER}/{readable(name)}/handout.toml"
    file = load_toml(root, path)
    sections = _read_sections(root, name, findings)
    handout = read_handout(file, name, sections, glossary)
    signed = read_sign_offs(file)
    findings += [*file.findings, *handout_findings(name, path)]
    return handout, signed


def _read_sections(root: Path, name: str, findings: list[Finding]) -> tuple[Section, ...]:
    names = file_names(root / FOLDER / name)
    sections = tuple(
        _read_section(root, f"{FOLDER}/{name}/{match.string}", match["id"], findings)
        for match in section_files(names)
    )
    used = {"handout.toml", *(basename(figure.path) for figure in figures(sections))}
    findings += name_findings(f"{FOLDER}/{name}", [n for n in names if n not in used])
    if not sections:
        hint = "Add a file 01-first-section.md beside it."
        path = f"{FOLDER}/{name}/handout.toml"
        findings.append(error("no-sections", "the handout has no sections", path, hint))
    return sections


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
        yield error("empty-section", "the section is empty", path, "Write it, or remove the file.")
        return
    if not isinstance(blocks[0], Heading) or blocks[0].level != 1:
        hint = "Start the file with one line: # Title"
        yield error("no-title", "the section does not start with a title", path, hint)
    elif len(blocks) == 1:
        hint = "Write something under the title, or remove the file."
        yield error("empty-section", "the section has a title and nothing else", path, hint)
    for block in walk_blocks(blocks):
        if isinstance(block, Heading) and len(block.prose.text) > MAX_HEADING:
            message = f"the heading has {len(block.prose.text)} characters"
            hint = f"Keep it to {MAX_HEADING}."
            yield error("too-long", message, path, hint, block.prose.origin.line)
    yield from _heading_findings(blocks)


def _heading_findings(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    level = 1
    headings = [block for block in walk_blocks(blocks[1:]) if isinstance(block, Heading)]
    for heading in headings:
        origin, marks = heading.prose.origin, "#" * heading.level
        if heading.level == 1:
            message = "a second level-1 heading: a section has one title"
            yield error("second-title", message, origin.path, f"Write #{marks}.", origin.line)
        elif heading.level > level + 1:
            message = f"a heading of level {heading.level} follows level {level}"
            hint = f"Write {'#' * (level + 1)} in place of {marks}."
            yield error("skipped-heading", message, origin.path, hint, origin.line)
        level = heading.level
