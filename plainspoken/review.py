"""What commands do for those who write: advise, report, compare, keep a baseline."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from textwrap import shorten

from plainspoken import baseline
from plainspoken.call import Call, read_call
from plainspoken.coach.advice import Advice, advise, worst
from plainspoken.coach.text import Reason
from plainspoken.errors import CONTENT, OK
from plainspoken.libraries import code
from plainspoken.lock import alone
from plainspoken.model import Finding
from plainspoken.pipeline import Record, cannot_write
from plainspoken.plan import Unit
from plainspoken.reports import facts, readability
from plainspoken.reports.readability import Advised
from plainspoken.store import digest, write_changed
from plainspoken.text_file import is_inside
from plainspoken.work import Work

SHOWN = 5
_MOST_REASONS = 3


def review(call: Call) -> tuple[Advised, list[Finding]]:
    """Advise on every section, asked for or not, and write the reports; return what failed."""
    advice = _advised(call.plan.units)
    return advice, _write(call, advice)


def evidence(call: Call, works: Sequence[Work], records: Mapping[str, Record]) -> list[Finding]:
    """Write the page of evidence of every handout; take away those of handouts that are gone."""
    failures = []
    for id, group in groupby(works, lambda work: work.unit.document.id):
        mine = list(group)
        made = {work.unit.document.locale: _made(work, records) for work in mine}
        units = [work.unit for work in mine]
        told = [[u.digest, u.sign_off, u.findings, made[u.document.locale]] for u in units]
        # The page tells places, and a digest of texts leaves them out.
        pairs = (pair for unit in units for pair in unit.subject.pairs())
        places = [str(prose.origin) for pair in pairs for prose in pair]
        key = digest("facts page", code(), told, places)
        content = call.world.store.make(key, partial(facts.report, units, made))
        failures += _put(call, facts.path(id), content)
    for path in sorted(_evidence(call.world.outputs) - reports(call.plan.units)):
        (call.world.outputs / path).unlink()
    return failures


def _made(work: Work, records: Mapping[str, Record]) -> facts.Made:
    kinds = {kind: [task for task in work.tasks if task.format == kind] for kind in ("pdf", "mp3")}
    return facts.Made(
        **{kind: (sum(t.path in records for t in all), len(all)) for kind, all in kinds.items()}
    )


def _evidence(outputs: Path) -> set[str]:
    found = (outputs / facts.FOLDER).glob("facts-*.html")
    return {path.relative_to(outputs).as_posix() for path in found}


def reports(units: Iterable[Unit]) -> set[str]:
    """Return the paths in the outputs of all that is written here."""
    return {readability.PATH, *(facts.path(unit.document.id) for unit in units)}


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
    return _put(call, readability.PATH, content)


def _put(call: Call, name: str, content: bytes) -> list[Finding]:
    path = call.world.outputs / name
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
