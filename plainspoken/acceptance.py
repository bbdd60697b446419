"""A way through a false alarm: a comment that accepts one finding for exactly one text.

In the line above the text, as a comment of the file's own kind, stands

    plainspoken: allow CODE MARK because the reason

MARK is a digest of what the finding is about: when the text changes, it does not fit any
more and the finding is back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from plainspoken.model import Finding
from plainspoken.store import digest
from plainspoken.text_file import read_text

ALLOWABLE = frozenset(
    [
        "changed-fact",
        "glossary-word",
        "long-list",
        "long-paragraph",
        "long-sentence",
        "many-terms",
        "misread-fact",
        "no-headings",
        "reading-level",
        "repeated-heading",
        "stray-markup",
        "tag-in-text",
        "typography",
        "unexplained-capitals",
        "unnumbered-steps",
        "unused-term",
        "vague-heading",
        "vague-summary",
    ]
)
"""Findings that are a matter of judgement. What is missing or unreadable is none."""

MARK_LENGTH = 8

_COMMENT = re.compile(r"\s*(#|<!--)")
_ALLOW = re.compile(
    r"plainspoken:\s*allow\s+(?P<code>[\w-]+)(?:\s+(?P<mark>[0-9a-f]{8}))?"
    r"\s+because\s+(?P<reason>.*?\w.*?)\s*(?:-->)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """One such comment; without a mark it accepts nothing yet."""

    code: str
    mark: str | None
    reason: str


def accept(findings: Iterable[Finding], root: Path) -> tuple[Finding, ...]:
    """Return findings; those that a comment accepts are told as information, with the reason."""

    @cache
    def known(path: str) -> Mapping[int, list[Allowance]]:
        return allowances(read_text(root, path)[0])

    return tuple(
        _judge(finding, known(finding.origin.path).get(finding.origin.line, []))
        if finding.code in ALLOWABLE and finding.origin
        else finding
        for finding in findings
    )


def mark_of(finding: Finding) -> str:
    """Return the mark that accepts a finding."""
    return digest("allow", finding.code, finding.about)[:MARK_LENGTH]


def allowances(text: str) -> dict[int, list[Allowance]]:
    """Return the comments of a text by the line, from 1, of what comes next below them."""
    found: dict[int, list[Allowance]] = {}
    waiting: list[Allowance] = []
    for number, line in enumerate(text.split("\n"), start=1):
        allow = _ALLOW.search(line) if _COMMENT.match(line) else None
        if allow:
            waiting.append(Allowance(allow["code"], allow["mark"], allow["reason"]))
        elif waiting and line.strip() and (not _COMMENT.match(line) or line.startswith("# ")):
            found[number] = waiting
            waiting = [] if not line.startswith("#") else waiting
    return found


def _judge(finding: Finding, allowed: list[Allowance]) -> Finding:
    mine = [allowance for allowance in allowed if allowance.code == finding.code]
    mark = mark_of(finding)
    for allowance in mine:
        if allowance.mark == mark:
            message = f"{finding.message} (accepted: {allowance.reason})"
            return replace(finding, severity="info", message=message, hint="Nothing to do.")
    lapsed = any(allowance.mark for allowance in mine)
    message = finding.message + (" (accepted before, but the text has changed)" if lapsed else "")
    way = f"If it is right as it stands: plainspoken: allow {finding.code} {mark} because …"
    return replace(finding, message=message, hint=f"{finding.hint} {way}")
