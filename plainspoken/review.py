"""What commands do for those who write: advise, report, compare, keep a baseline."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from plainspoken.world import World

SHOWN = 5
_MOST_REASONS = 3


def review(call: Call) -> tuple[Advised, list[Finding]]:
    """Advise on every section that is planned, and write the reports; return what failed."""
    advice = advised(call.plan.units)
    handouts = [list(g) for _, g in groupby(call.plan.units, lambda unit: unit.document.id)]
    failures = [each for units in handouts for each in advise_on_paper(call, units, advice)]
    rows = [readability.row(units, advice) for units in handouts]
    return advice, [*failures, *overview(call.world, rows)]


def advised(units: Iterable[Unit]) -> Advised:
    """Return advice on every section."""
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


def advise_on_paper(call: Call, units: Sequence[Unit], advice: Advised) -> list[Finding]:
    """Write how easy one handout, in these languages, is to read; return what failed."""
    content = readability.report(units, advice, call.baseline)
    return _put(call.world, readability.path(units[0].document.id), content)


def overview(world: World, rows: Sequence[readability.Row]) -> list[Finding]:
    """Write the page that leads to those of all handouts; return what failed."""
    return _put(world, readability.PATH, readability.overview(rows))


def evidence(works: Sequence[Work], records: Mapping[str, Record], world: World) -> list[Finding]:
    """Write the page of evidence of one handout, whose languages these are; return what failed."""
    made = {work.unit.document.locale: _made(work, records) for work in works}
    units = [work.unit for work in works]
    told = [[u.digest, u.sign_off, u.findings, made[u.document.locale]] for u in units]
    # The page tells places, and a digest of texts leaves them out.
    pairs = (pair for unit in units for pair in unit.subject.pairs())
    places = [str(prose.origin) for pair in pairs for prose in pair]
    key = digest("facts page", code(), told, places)
    content = world.store.make(key, partial(facts.report, units, made))
    return _put(world, facts.path(units[0].document.id), content)


def clear(outputs: Path, handouts: Collection[str]) -> list[Finding]:
    """Take away the pages of handouts that are gone; return what failed."""
    found = [*(outputs / facts.FOLDER).glob("facts-*.html")]
    found += (outputs / readability.FOLDER).glob("readability-*.html")
    ours = {path for id in handouts for path in reports(id)}
    failures = []
    for path in sorted(found):
        if path.relative_to(outputs).as_posix() not in ours:
            try:
                path.unlink()
            except OSError as error:
                failures.append(cannot_write(path, error.strerror))
    return failures


def _made(work: Work, records: Mapping[str, Record]) -> facts.Made:
    kinds = {kind: [task for task in work.tasks if task.format == kind] for kind in ("pdf", "mp3")}
    return facts.Made(
        **{kind: (sum(t.path in records for t in all), len(all)) for kind, all in kinds.items()}
    )


def reports(handout_id: str) -> tuple[str, str]:
    """Return the paths in the outputs of the reports on a handout."""
    return facts.path(handout_id), readability.path(handout_id)


def _put(world: World, name: str, content: bytes) -> list[Finding]:
    path = world.outputs / name
    try:
        if not is_inside(path, world.outputs):
            raise OSError(0, "a link leads out of the outputs")
        write_changed(path, content)
    except OSError as error:
        return [cannot_write(path, error.strerror)]
    return []


def worth_mending(advice: Iterable[Advice]) -> list[Advice]:
    """Return the worst of some sentences; those that are merely too long are findings already."""
    found = [a for a in advice if any(reason.kind != "long" for reason in a.reasons)]
    return worst(found, SHOWN)


def worst_text(call: Call, advice: Advised) -> Iterator[str]:
    """Yield the places to mend first among what is asked for, with what to do."""
    choice = call.choice
    asked = (
        several
        for (handout, section, locale), several in advice.items()
        if choice.handout in (None, handout)
        and choice.locale in (None, locale)
        and choice.section in (None, section)
    )
    shown = worth_mending(each for several in asked for each in several)
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
