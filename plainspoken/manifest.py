"""What was made, for machines: the same manifest for the same outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plainspoken.checks.readability import hardest
from plainspoken.formats import row
from plainspoken.formats.task import Task
from plainspoken.inline import plain
from plainspoken.model import Finding, Section
from plainspoken.pipeline import Record
from plainspoken.plan import Unit
from plainspoken.readability.prepare import Sentence
from plainspoken.readability.scores import scores
from plainspoken.speech.voices import VOICES
from plainspoken.work import Work

Entry = dict[str, Any]
Records = Mapping[str, Record]
"""Path of a file to what is known of it; only of files that are in place and right."""


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


def handout_entry(work: Work, records: Records) -> Entry:
    """Return what the manifest says of a handout in one language."""
    document, voice = work.unit.document, VOICES[work.engine]
    name = voice.name(work.unit.language)
    return {
        "id": document.id,
        "locale": document.locale,
        "title": plain(document.title.text),
        "edition": work.unit.edition,
        "reviewed": document.reviewed.isoformat() if document.reviewed else None,
        "review_by": document.review_by.isoformat() if document.review_by else None,
        "sign_off": _sign_off(work.unit),
        "state": _state(work, records),
        "why": [_reason(finding) for finding in _errors(work)],
        "voice": {"engine": work.engine, "name": name, "draft": voice.draft},
        "files": _files(work.tasks, None, records),
        "sections": [
            {**entry, "files": _files(work.tasks, section, records)}
            for section, entry in zip(document.sections, section_entries(work.unit), strict=True)
        ],
    }


def _sign_off(unit: Unit) -> Entry | None:
    """Return who signed the text; not valid if another text was signed than this one."""
    signed = unit.sign_off
    if signed is None:
        return None
    return {"by": signed.by, "date": signed.date.isoformat(), "valid": unit.signed}


def _errors(work: Work) -> list[Finding]:
    return [finding for finding in work.unit.findings if finding.severity == "error"]


def _reason(finding: Finding) -> str:
    place = f"{finding.origin}: " if finding.origin else ""
    return f"{place}{finding.message}"


def _state(work: Work, records: Records) -> str:
    """Return `withheld` (errors), `current` (all files), `partial` (some) or `absent` (none)."""
    if work.unit.blocked:
        return "withheld"
    found = [task.path in records for task in work.tasks]
    if not any(found):
        return "absent"
    return "current" if all(found) else "partial"


def section_entries(unit: Unit) -> list[Entry]:
    """Return what the manifest says of each section, but for its files."""
    return [_section(section, sentences, unit) for section, sentences in unit.subject.sections()]


def _section(section: Section, sentences: Sequence[Sentence], unit: Unit) -> Entry:
    found = scores(sentences, unit.language.tag, unit.subject.store)
    return {
        "id": section.id,
        "title": plain(section.title.text),
        "scores": {**found, "hardest": [_sentence(each) for each in hardest(sentences)]},
        "files": [],
    }


def _sentence(sentence: Sentence) -> Entry:
    origin = sentence.origin
    return {"text": sentence.text, "path": origin.path, "line": origin.line}


def _files(tasks: Sequence[Task], section: Section | None, records: Records) -> list[Entry]:
    mine = [task for task in tasks if task.section is section and task.path in records]
    return [_file(task, records[task.path]) for task in mine]


def _file(task: Task, record: Record) -> Entry:
    extent = row(task).extent
    entry = {
        "format": task.format,
        "path": task.path,
        "sha256": record.sha256,
        "bytes": record.bytes,
        extent: record.extent if extent == "seconds" else int(record.extent),
    }
    return {**entry, "times": record.times} if extent == "seconds" else entry
