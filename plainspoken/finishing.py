"""When all files are made: what is not right any more goes, and what there is is told.

First on record, then in place: a build that dies in between still knows which files are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from plainspoken import page, review
from plainspoken.archives import Archive, archive, archive_path, by_handout
from plainspoken.call import Call
from plainspoken.circulation import withhold
from plainspoken.making import Making
from plainspoken.manifest import Entry, finding_entry, manifest
from plainspoken.manifest_file import NAME, Previous, note, spell
from plainspoken.model import Finding
from plainspoken.pipeline import cannot_write
from plainspoken.redirects import Redirects, place, redirects
from plainspoken.store import write_changed
from plainspoken.work import engines
from plainspoken.world import World


@dataclass(frozen=True, slots=True)
class Along:
    """What goes along with the files of units: where codes lead, and zips of handouts."""

    codes: Redirects
    archives: Mapping[str, Archive]


def finish(call: Call, making: Making, failures: list[Finding]) -> Entry:
    """Withhold what is not right any more; write codes, zips, page and manifest.

    Returns the manifest; what fails is added to `failures`.
    """
    world, records = call.world, making.records
    along = _along(call, making, failures)
    ours = {*records, *along.codes.files, *(each.path for each in along.archives.values())}
    withheld, stuck = withhold(world.outputs, making.previous, ours)
    failures += [cannot_write(world.outputs / path, why) for path, why in stuck.items()]
    built = {
        **manifest(making.works, records, _findings(call, failures), withheld),
        "archives": {handout: asdict(each) for handout, each in along.archives.items()},
        "addresses": dict(along.codes.targets),
    }
    failures += review.evidence(call, making.works, records)
    _tell(call, built, failures)
    voices = {**making.previous.engines, **engines(making.works, records)}
    note(world, Previous(frozenset({*ours, *stuck}), withheld, voices))
    return built


def _along(call: Call, making: Making, failures: list[Finding]) -> Along:
    world, records = call.world, making.records
    codes, handouts = redirects(call.plan.units, records, world.settings), by_handout(records)
    making.previous = _with(making.previous, [*codes.files, *map(archive_path, handouts)], world)
    failures += place(codes, world)
    made = {handout: archive(handout, mine, world) for handout, mine in handouts.items()}
    failures += [each for each in made.values() if isinstance(each, Finding)]
    return Along(codes, {name: each for name, each in made.items() if isinstance(each, Archive)})


def _with(previous: Previous, paths: Iterable[str], world: World) -> Previous:
    known = replace(previous, files=previous.files | set(paths))
    note(world, known)
    return known


def _findings(call: Call, failures: list[Finding]) -> list[Finding]:
    found = [finding for unit in call.plan.units for finding in unit.findings]
    return list(dict.fromkeys([*call.plan.loose, *found, *failures]))


def _tell(call: Call, built: Entry, failures: list[Finding]) -> None:
    """Write page and manifest; a page that cannot be written is told in the manifest."""
    outputs = call.world.outputs
    reports = {path for path in review.reports(call.plan.units) if (outputs / path).is_file()}
    html = page.page(built, call.plan.units, call.world.settings.base_url, reports)
    try:
        write_changed(outputs / page.NAME, html)
    except OSError as error:
        failures.append(cannot_write(outputs / page.NAME, error.strerror))
        built["findings"].append(finding_entry(failures[-1]))
    write_changed(outputs / NAME, spell(built))
