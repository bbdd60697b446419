"""What the command line says at the end: for a person who is tired and wants to go home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import indent
from typing import Any

from plainspoken.baseline import Baseline
from plainspoken.checks.readability import GATES
from plainspoken.errors import CONTENT, MACHINE, OK
from plainspoken.formats import FORMATS
from plainspoken.model import Finding, Severity

_ORDER: Mapping[Severity, int] = {"error": 0, "warning": 1, "info": 2}
_SCORE_NAMES: Mapping[str, str] = {
    "flesch_kincaid": "grade",
    "kandel_moles": "ease",
    "lix": "LIX",
}
_HIGH_IS_HARD = {gate.score: gate.high_is_hard for gates in GATES.values() for gate in gates}


_MACHINE = frozenset(
    {
        "voice-failed",
        "voice-withheld",
        "cannot-write",
        "worker-died",
        "draft-voice",
        "lost-in-print",
        "no-liblouis",
    }
)
"""Errors that no editor can put right."""


def status(findings: Iterable[Finding]) -> int:
    """Return the exit status of a command that found this."""
    codes = {finding.code for finding in findings if finding.severity == "error"}
    return MACHINE if codes & _MACHINE else CONTENT if codes else OK


def findings_text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings, the worst first, each with its place and its remedy."""
    for finding in sorted(findings, key=lambda finding: _ORDER[finding.severity]):
        place = f"{finding.origin}: " if finding.origin else ""
        yield f"{place}{finding.severity}: {finding.message} [{finding.code}]"
        yield indent(finding.hint, "    ")


def findings_lines(findings: Sequence[Finding]) -> list[str]:
    """Return findings as a block of lines with their count at its end."""
    return ["", *findings_text(findings), count_text(findings)]


def count_text(findings: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are, in words."""
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = sum(finding.severity == "warning" for finding in findings)
    accepted = sum(finding.severity == "info" for finding in findings)
    also = f", {accepted} accepted" if accepted else ""
    return f"{count_words(errors, 'error')}, {count_words(warnings, 'warning')}{also}"


def handout_text(handout: Mapping[str, Any], baseline: Baseline) -> Iterator[str]:
    """Yield the block of a handout in one language: its state, voice, files and scores."""
    voice = handout["voice"]
    draft = " (draft voice: for checking, not for handing out)" if voice["draft"] else ""
    yield ""
    yield f"{handout['title']} · {handout['locale']} · edition {handout['edition']}"
    yield f"  {handout['state']}, voice {voice['engine']}{draft}"
    for section in handout["sections"]:
        before = baseline.get((handout["id"], section["id"], handout["locale"]), {})
        yield section_text(section, before)
    yield f"  Whole handout: {_files(handout).removeprefix('; ') or 'no files'}"


def section_text(section: Mapping[str, Any], before: Mapping[str, float]) -> str:
    """Return the scores of a section, how they moved, and its files if there are any."""
    return f"  {section['title']}: {_scores(section['scores'], before)}{_files(section)}"


def _scores(scores: Mapping[str, Any], before: Mapping[str, float]) -> str:
    shown = [
        f"{name} {scores[key]}{_moved(key, scores[key], before.get(key, scores[key]))}"
        for key, name in _SCORE_NAMES.items()
        if key in scores
    ]
    return ", ".join(shown) or "no score"


def _moved(score: str, now: float, before: float) -> str:
    """Tell how a score moved against the baseline; nothing where it did not."""
    if now == before:
        return ""
    harder = (now > before) == _HIGH_IS_HARD[score]
    return f" (was {before}, {'harder' if harder else 'easier'})"


def _files(entry: Mapping[str, Any]) -> str:
    words = [f"{file['format'].upper()} {_extent(file)}" for file in entry["files"]]
    return f"; {', '.join(words)}" if words else ""


def _extent(file: Mapping[str, Any]) -> str:
    extent = FORMATS[file["format"]].extent
    count = int(file[extent])
    if extent == "seconds":
        return f"{count // 60}:{count % 60:02}"
    return count_words(count, extent.removesuffix("s"))


def count_words(number: int, word: str) -> str:
    """Return a number with a word, in the plural where it needs it."""
    return f"{number} {word}{'' if number == 1 else 's'}"
