"""When files are made: what goes along with them, and an account of each handout.

First on record, then in place: a build that dies in between still knows which files are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby

from plainspoken import page, redirects, review
from plainspoken.account import Account, Place, Tongue
from plainspoken.archives import Archive, archive, archive_path, by_handout
from plainspoken.call import Call
from plainspoken.coach.advice import Advice
from plainspoken.formats import row
from plainspoken.making import Making
from plainspoken.manifest import Entry, handout_entry
from plainspoken.manifest_file import spell_entry
from plainspoken.model import Finding
from plainspoken.pipeline import Record
from plainspoken.plan import Unit
from plainspoken.redirects import Redirects
from plainspoken.reports import readability
from plainspoken.reports.readability import Advised
from plainspoken.summary import handout_text
from plainspoken.walk import proses
from plainspoken.work import Work


@dataclass(frozen=True, slots=True)
class Finished:
    """The languages of a handout, the records of its files, and what goes along with them."""

    works: Sequence[Work]
    records: Mapping[str, Record]
    codes: Redirects
    archive: Archive | None = None
    failures: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the handout."""
        return self.units[0].document.id

    @property
    def units(self) -> list[Unit]:
        """Return the handout in each language."""
        return [work.unit for work in self.works]


def accounts(call: Call, making: Making) -> Iterator[Account]:
    """Write codes, zips and reports of the handouts that are planned; yield an account of each.

    What fails is added to the failures. Raises `OSError` where not even the record can be written.
    """
    advice = review.advised(call.plan.units)
    handouts = _handouts(call, making)
    making.expect({path for each in handouts for path in _along(each)})
    for handout in handouts:
        finished = _finish(call, handout, advice)
        making.failures += finished.failures
        yield _account(call, finished, advice)


def _handouts(call: Call, making: Making) -> list[Finished]:
    world, records = call.world, by_handout(making.records)
    handouts = []
    for id, group in groupby(making.works, lambda work: work.unit.document.id):
        works, mine = list(group), records.get(id, {})
        units = [work.unit for work in works]
        codes = redirects.redirects(units, mine, world.settings, call.ground.owners)
        handouts.append(Finished(works, mine, codes))
    return handouts


def _along(handout: Finished) -> Iterator[str]:
    yield from handout.codes.files
    if handout.records:
        yield archive_path(handout.id)


def _finish(call: Call, handout: Finished, advice: Advised) -> Finished:
    world, records = call.world, handout.records
    zipped = archive(handout.id, records, world) if records else None
    failures = [
        *redirects.place(handout.codes, world),
        *([zipped] if isinstance(zipped, Finding) else []),
        *review.evidence(handout.works, records, world),
        *review.advise_on_paper(call, handout.units, advice),
    ]
    there = zipped if isinstance(zipped, Archive) else None
    return replace(handout, archive=there, failures=tuple(failures))


def _account(call: Call, made: Finished, advice: Advised) -> Account:
    entries = [handout_entry(work, made.records) for work in made.works]
    outputs = call.world.outputs
    reports = [path for path in review.reports(made.id) if (outputs / path).is_file()]
    archived = asdict(made.archive) if made.archive else None
    return Account(
        id=made.id,
        order=made.units[0].document.order,
        tongues={
            entry["locale"]: _tongue(call, work, made.records, entry)
            for work, entry in zip(made.works, entries, strict=True)
        },
        paths=(*made.records, *made.codes.files, *([made.archive.path] if made.archive else [])),
        archive=made.archive,
        addresses=made.codes.targets,
        card=page.card(list(zip(entries, made.units, strict=True)), archived, reports),
        row=readability.row(made.units, advice),
        advice=dict(_worst(made, advice)),
        messages=tuple(dict.fromkeys(_messages(made.units[0]))),
        signed=max((u.sign_off.date for u in made.units if u.sign_off), default=None),
        whole=_is_whole(made, entries),
    )


def _messages(unit: Unit) -> Iterator[str]:
    yield from (prose.text for prose in proses(unit.subject.source) if prose.text)


def _is_whole(made: Finished, entries: Sequence[Entry]) -> bool:
    mute = any(work.findings for work in made.works)
    return not mute and not made.failures and all(e["state"] == "current" for e in entries)


def _worst(made: Finished, advice: Advised) -> Iterator[tuple[Place, tuple[Advice, ...]]]:
    for (handout, section, locale), several in advice.items():
        if handout == made.id and (worst := review.worth_mending(several)):
            yield (section, locale), tuple(worst)


def _tongue(call: Call, work: Work, records: Mapping[str, Record], entry: Entry) -> Tongue:
    spoken = any(row(task).spoken and task.path in records for task in work.tasks)
    return Tongue(
        findings=work.unit.findings,
        entry=spell_entry(entry),
        text="\n".join(handout_text(entry, call.baseline)),
        engine=work.engine if spoken else None,
    )
