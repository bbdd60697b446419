"""When all handouts are accounted for: what is not right goes, and what there is is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from plainspoken import __version__, page, review, summary
from plainspoken.account import Account
from plainspoken.call import Call
from plainspoken.circulation import FOLDER as WITHHELD
from plainspoken.circulation import strangers, withhold
from plainspoken.formats import FORMATS
from plainspoken.manifest import Entry, finding_entry
from plainspoken.manifest_file import NAME, Previous, note, spell_whole
from plainspoken.model import Finding
from plainspoken.pipeline import cannot_write
from plainspoken.reports import readability
from plainspoken.reports.readability import Advised
from plainspoken.store import write_changed


@dataclass(frozen=True, slots=True)
class Published:
    """All handouts in their order, why some files are not there, and what was withheld."""

    accounts: tuple[Account, ...]
    failures: tuple[Finding, ...]
    withheld: frozenset[str] = frozenset()

    @property
    def paths(self) -> set[str]:
        """Return the files of handouts that are in place and right."""
        return {path for account in self.accounts for path in account.paths}

    @property
    def engines(self) -> set[str]:
        """Return the voices of the recordings that there are."""
        tongues = (each for account in self.accounts for each in account.tongues.values())
        return {each.engine for each in tongues if each.engine}


def publish(call: Call, made: Published, previous: Previous) -> Published:
    """Withhold what is not right any more; write overview, page and manifest."""
    outputs, ours = call.world.outputs, made.paths
    withheld, stuck = withhold(outputs, previous, ours)
    failures = [
        *made.failures,
        *(cannot_write(outputs / path, why) for path, why in stuck.items()),
        *review.clear(outputs, [account.id for account in made.accounts]),
        *review.overview(call.world, [account.row for account in made.accounts]),
    ]
    published = replace(made, failures=tuple(failures), withheld=withheld)
    published, manifest = _write(call, published)
    voices = _voices(made, previous)
    note(call.world, Previous(frozenset({*ours, *stuck}), withheld, voices, _sha256(manifest)))
    return published


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _voices(made: Published, previous: Previous) -> dict[tuple[str, str], str]:
    """Return the voices of recordings, where there are none now those that there were."""
    now = {
        (account.id, locale): each.engine
        for account in made.accounts
        for locale, each in account.tongues.items()
        if each.engine
    }
    return {**previous.engines, **now}


def _write(call: Call, made: Published) -> tuple[Published, bytes]:
    """Write page and manifest, and return that; a page that cannot be written is told in it."""
    outputs = call.world.outputs
    advised = (outputs / readability.PATH).is_file()
    cards = [account.card for account in made.accounts]
    try:
        html = page.page(cards, call.world.settings.base_url, advised)
        write_changed(outputs / page.NAME, html)
    except OSError as error:
        failed = cannot_write(outputs / page.NAME, error.strerror)
        made = replace(made, failures=(*made.failures, failed))
    entries = [each.entry for account in made.accounts for each in account.tongues.values()]
    manifest = spell_whole(_head(call, made), entries)
    write_changed(outputs / NAME, manifest)
    return made, manifest


def _head(call: Call, made: Published) -> Entry:
    """Return the manifest without its handouts."""
    everywhere = [f for account in made.accounts for f in _found(account, account.tongues)]
    findings = dict.fromkeys([*call.plan.loose, *everywhere, *made.failures])
    return {
        "generator": f"plainspoken {__version__}",
        "findings": [finding_entry(finding) for finding in findings],
        "withheld": sorted(made.withheld),
        "archives": {a.id: asdict(a.archive) for a in made.accounts if a.archive},
        "addresses": {path: to for a in made.accounts for path, to in a.addresses.items()},
    }


def _found(account: Account, locales: Mapping[str, object] | Sequence[str]) -> list[Finding]:
    return [finding for locale in locales for finding in account.tongues[locale].findings]


def findings(call: Call, made: Published) -> list[Finding]:
    """Return what was found in what is asked for, each finding once, and why files are missing."""
    found = [f for account, locales in _asked(call, made) for f in _found(account, locales)]
    return [*dict.fromkeys([*call.plan.loose, *found]), *made.failures]


def told(call: Call, made: Published) -> str:
    """Return what there is now of what is asked for, line by line."""
    asked = _asked(call, made)
    lines = [account.tongues[locale].text for account, locales in asked for locale in locales]
    lines += review.worst_text(call, _advice(made))
    lines += summary.findings_lines(findings(call, made))
    if made.withheld:
        held = summary.count_words(len(made.withheld), "file")
        lines.append(f"{held} withheld: moved to {call.world.outputs / WITHHELD}")
    if left := strangers(call.world.outputs, _all_paths(made)):
        lines.append(f"Left alone in the outputs, for they are not ours: {', '.join(left[:5])}")
    return "\n".join([*lines, *_notes(made)])


def _asked(call: Call, made: Published) -> list[tuple[Account, list[str]]]:
    """Return the handouts that are asked for, each with the locales that are."""
    choice = call.choice
    return [
        (account, [each for each in account.tongues if choice.locale in (None, each)])
        for account in made.accounts
        if choice.handout in (None, account.id)
    ]


def _advice(made: Published) -> Advised:
    return {
        (account.id, section, locale): several
        for account in made.accounts
        for (section, locale), several in account.advice.items()
    }


def _all_paths(made: Published) -> set[str]:
    reports = (path for account in made.accounts for path in review.reports(account.id))
    return {*made.paths, *reports, readability.PATH, page.NAME, NAME}


def _notes(made: Published) -> list[str]:
    """Return lines of what is to be known of the kinds of file that there are."""
    there = {Path(path).suffix[1:] for path in made.paths}
    return [row.note for name, row in FORMATS.items() if row.note and name in there]
