"""What was made, for machines: `manifest.json`, the same bytes for the same outputs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from plainspoken import __version__
from plainspoken.checks.readability import section_scores
from plainspoken.formats import FORMATS, Task
from plainspoken.markdown import plain
from plainspoken.model import Finding, Section
from plainspoken.pipeline import Record
from plainspoken.plan import Unit
from plainspoken.speech.voices import VOICES

NAME = "manifest.json"

Entry = dict[str, object]


def manifest(
    units: Sequence[tuple[Unit, str]],
    files: Mapping[Task, Record],
    outdated: frozenset[tuple[str, str]],
    findings: Sequence[Finding],
) -> Entry:
    """Return the manifest.

    `units` come with the engine of their voice; `files` holds only what is in place and
    right; `outdated` names (handout, locale) with files of an earlier edition in place.
    """
    return {
        "generator": f"plainspoken {__version__}",
        "handouts": [_handout(unit, engine, files, outdated) for unit, engine in units],
        "findings": [finding_entry(finding) for finding in findings],
    }


def finding_entry(finding: Finding) -> Entry:
    """Return a finding as JSON has it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "path": finding.origin.path if finding.origin else None,
        "line": finding.origin.line if finding.origin else None,
        "hint": finding.hint,
    }


def spell(value: object) -> bytes:
    """Return JSON that a person can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def previous_engines(outputs: Path) -> dict[tuple[str, str], str]:
    """Return the voice engine of each (handout, locale) in the manifest that is there."""
    try:
        handouts = json.loads((outputs / NAME).read_bytes())["handouts"]
        return {
            (handout["id"], handout["locale"]): handout["voice"]["engine"]
            for handout in handouts
            if handout["voice"]["engine"] in VOICES
        }
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _handout(
    unit: Unit,
    engine: str,
    files: Mapping[Task, Record],
    outdated: frozenset[tuple[str, str]],
) -> Entry:
    document, voice = unit.document, VOICES[engine]
    mine = {task: record for task, record in files.items() if _belongs(task, unit)}
    complete = len(mine) == (len(document.sections) + 1) * len(FORMATS)
    old = (document.id, document.locale) in outdated
    return {
        "id": document.id,
        "locale": document.locale,
        "title": plain(document.title.text),
        "edition": unit.edition,
        "reviewed": document.reviewed.isoformat() if document.reviewed else None,
        "review_by": document.review_by.isoformat() if document.review_by else None,
        "state": "outdated" if old else "current" if complete else "partial" if mine else "absent",
        "voice": {"engine": engine, "name": voice.name(unit.language), "draft": voice.draft},
        "files": _files(mine, None),
        "sections": [_section(section, unit, mine) for section in document.sections],
    }


def _belongs(task: Task, unit: Unit) -> bool:
    return (task.document.id, task.document.locale) == (unit.document.id, unit.document.locale)


def _section(section: Section, unit: Unit, files: Mapping[Task, Record]) -> Entry:
    return {
        "id": section.id,
        "title": plain(section.title.text),
        "scores": dict(section_scores(section, unit.subject)),
        "files": _files(files, section),
    }


def _files(files: Mapping[Task, Record], section: Section | None) -> list[Entry]:
    found = {
        task.format: (task, record) for task, record in files.items() if task.section == section
    }
    return [_file(*found[name]) for name in FORMATS if name in found]


def _file(task: Task, record: Record) -> Entry:
    extent = FORMATS[task.format].extent
    length = int(record.extent) if extent == "pages" else record.extent
    return {
        "format": task.format,
        "path": task.path,
        "sha256": record.sha256,
        "bytes": record.bytes,
        extent: length,
    }
