"""outloud: a second opinion on conformance, and on what no validator looks at.

Its layer "conformance" tests PDF/UA-1 once more, by other code than veraPDF's. Its layer "semantic"
looks for what a conformant file still gets wrong (an artifact with a sentence in it, a header cell
without a word); that needs judgement, so a caller may exempt a rule, by its id and with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import outloud
from outloud.registry import all_rules

from tests.judges import CannotJudge

LAYERS = ("conformance", "semantic")


@dataclass(frozen=True)
class Finding:
    """One finding of outloud; `severity` is "error", "warning" or "info"."""

    rule: str
    layer: str
    severity: str
    page: int | None  # from 1; None for the whole document
    message: str


def judge(
    path: Path, layers: tuple[str, ...] = LAYERS, exempt: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return what outloud finds in a file, without the rules in `exempt` (rule id to reason).

    Raises CannotJudge for a file that it cannot read, and when one of its rules breaks off:
    outloud itself only notes these, and a rule that did not run would pass everything.
    """
    rules = {rule.id: rule for rule in all_rules()}
    _check_exemptions(exempt or {}, rules)
    result = outloud.check(str(path), layers=set(layers), skip=set(exempt or {}))
    broken = [f"{run.rule}: {run.reason}" for run in result.runs if run.status == "crashed"]
    if result.error or broken or not result.runs:
        raise CannotJudge(f"{path}: {result.error or broken or 'no rule ran'}")
    return tuple(
        Finding(found.rule, rules[found.rule].layer, found.severity, found.page, _told(found))
        for found in result.sorted_findings()
    )


def _check_exemptions(exempt: Mapping[str, str], rules: Mapping[str, Any]) -> None:
    unknown = [rule for rule in exempt if rule not in rules]
    silent = [rule for rule, reason in exempt.items() if not reason.strip()]
    if unknown or silent:
        raise ValueError(f"rules unknown: {unknown}; exempted without a reason: {silent}")


def _told(found: Any) -> str:
    return f"{found.message} [{found.evidence}]" if found.evidence else str(found.message)
