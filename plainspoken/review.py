"""What commands do for those who write: advise, report, compare, keep a baseline."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten

from plainspoken import baseline
from plainspoken.call import CONTENT, OK, Call, read_call
from plainspoken.coach.advice import Advice, advise, worst
from plainspoken.coach.text import Reason
from plainspoken.lock import alone
from plainspoken.model import Finding
from plainspoken.pipeline import cannot_write
from plainspoken.plan import Unit
from plainspoken.reports import readability
from plainspoken.reports.readability import Advised
from plainspoken.store import write_changed
from plainspoken.text_file import is_inside

REPORTS = {readability.PATH: "report_readability"}
"""Paths in the outputs of what is written here, with the phrase that the page links it by."""

SHOWN = 5
_MOST_REASONS = 3


def review(call: Call) -> tuple[Advised, list[Finding]]:
    """Advise on every section, asked for or not, and write the reports; return what failed."""
    advice = _advised(call.plan.units)
    return advice, _write(call, advice)


def written(outputs: Path) -> dict[str, str]:
    """Return the reports that are there, as `REPORTS` has them."""
    return {path: phrase for path, phrase in REPORTS.items() if (outputs / path).is_file()}


def _advised(units: Iterable[Unit]) -> Advised:
    return {
        (unit.document.id, section.id, unit.document.locale): advise(
            section,
            sentences,
            unit.document,
            unit.subject.settings.max_sentence,
            unit.subject.store,
        )
        for unit in units
        for section, sentences in unit.subject.sections()
    }


def _write(call: Call, advice: Advised) -> list[Finding]:
    content = readability.report(call.plan.units, advice, call.baseline)
    path = call.world.outputs / readability.PATH
    try:
        if not is_inside(path, call.world.outputs):
            raise OSError(0, "a link leads out of the outputs")
        write_changed(path, content)
    except OSError as error:
        return [cannot_write(path, error.strerror)]
    return []


def worst_text(call: Call, advice: Advised) -> Iterator[str]:
    """Yield the places to mend first among what is asked for, with what to do.

    Sentences that are too long are findings, and are not told twice.
    """
    asked = {(unit.document.id, unit.document.locale) for unit in call.units}
    found = [
        each
        for (handout, section, locale), several in advice.items()
        if (handout, locale) in asked and call.choice.section in (None, section)
        for each in several
        if any(reason.kind != "long" for reason in each.reasons)
    ]
    shown = worst(found, SHOWN)
    if shown:
        yield f"\nWorth mending first (all sentences: {call.world.outputs / readability.PATH}):"
    for each in shown:
        yield f"  {each.origin}: {each.band}: “{shorten(each.text, 60, placeholder='…')}”"
        told = [reason for reason in each.reasons if reason.kind != "long"]
        yield from (f"    {_told(each, reason)}" for reason in told[:_MOST_REASONS])


def _told(advice: Advice, reason: Reason) -> str:
    shown = advice.text[reason.start : reason.end]
    quoted = f" “{shown}”" if shown else ""
    said = " or ".join(f"“{each}”" for each in reason.say)
    return f"{reason.why}{quoted}: {f'say {said}.' if said else reason.do}"


def save_baseline(options: argparse.Namespace) -> int:
    """Write the scores of all sections down, unless there are errors: they would not be true."""
    call = read_call(options)
    errors = sum(
        finding.severity == "error" for unit in call.plan.units for finding in unit.findings
    )
    if errors:
        print(f"{baseline.PATH} is left as it is until the errors are mended: build.py check")
        return CONTENT
    scores = baseline.measured(call.plan.units)
    with alone(call.world):
        changed = baseline.save(call.world.root, scores)
    print(f"{baseline.PATH}: {len(scores)} sections {'written' if changed else 'unchanged'}")
    return OK
