"""Handouts that are as they were: of these nothing is read, judged or made again.

An account of a handout is kept under all that went into it: its folder, what all handouts share,
the program, its libraries and voices. It holds as long as the catalogues say the same of its
texts, and its files are byte for byte those that it tells of. Any doubt makes it be looked at.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from plainspoken.account import Account, read, spell
from plainspoken.call import Call
from plainspoken.catalogue import catalogue_path
from plainspoken.folders import SOURCE
from plainspoken.remembered import Seen
from plainspoken.review import reports
from plainspoken.snapshot import Snapshot
from plainspoken.source import is_about
from plainspoken.speech.voices import AUTO, VOICES
from plainspoken.store import digest


@dataclass(frozen=True, slots=True)
class Parted:
    """What a build sees, parted by handout; `shared` is the digest of what belongs to none."""

    shared: str
    sources: Mapping[str, Snapshot]
    outputs: Mapping[str, Snapshot]
    whole: Seen


def part(seen: Seen, call: Call) -> Parted:
    """Part what a build sees by the handouts that there are."""
    catalogues = {catalogue_path(locale) for locale in call.ground.languages}
    sources: dict[str, dict[str, str]] = {id: {} for id in call.ground.listing}
    shared = {}
    for path, content in seen.inputs.items():
        folder, _, rest = path.partition("/")
        id = rest.partition("/")[0]
        if folder == SOURCE and id in sources:
            sources[id][path] = content
        elif path not in catalogues:
            shared[path] = content
    outputs: dict[str, dict[str, str]] = defaultdict(dict)
    for path, content in seen.outputs.items():
        outputs[path.partition("/")[0]][path] = content
    return Parted(digest(seen.made_by, shared), sources, outputs, seen)


def settled(call: Call, parted: Parted) -> dict[str, Account]:
    """Return the accounts of handouts of which nothing has changed, by id."""
    better = _better(call)
    found = {}
    for id in call.ground.listing:
        kept = call.world.store.get(_key(id, parted))
        memory = json.loads(kept) if kept else None
        if memory and _holds(account := read(memory["account"]), memory, call, parted):
            voices = {each.engine for each in account.tongues.values() if each.engine}
            if not any(map(better, voices)):
                found[id] = account
    return found


def _better(call: Call) -> Callable[[str], bool]:
    """Return what tells whether a recording by an engine would be made anew by another."""
    asked = call.choice.engine

    @cache
    def better(engine: str) -> bool:
        if asked != AUTO:
            return engine != asked
        above = list(VOICES)[: list(VOICES).index(engine)]
        return VOICES[engine].draft and any(VOICES[n].available(call.world) for n in above)

    return better


def settle(accounts: Iterable[Account], call: Call, parted: Parted) -> None:
    """Keep the accounts of handouts that are whole; `parted` is what their build has left."""
    for account in accounts:
        if account.whole:
            memory = {
                "catalogues": _catalogues(call, parted),
                "entries": _entries(account, call),
                "outputs": digest(_files(account, parted)),
                "account": spell(account),
            }
            text = json.dumps(memory, ensure_ascii=False)
            call.world.store.put(_key(account.id, parted), text.encode("utf-8", "surrogatepass"))


def _key(id: str, parted: Parted) -> str:
    return digest("account", id, parted.shared, parted.sources[id])


def _holds(account: Account, memory: Mapping[str, Any], call: Call, parted: Parted) -> bool:
    return (
        not any(is_about(f, account.id) for f in call.ground.findings if f.severity == "error")
        and (account.signed is None or account.signed <= call.world.today())
        and digest(_files(account, parted)) == memory["outputs"]
        and (_catalogues(call, parted) == memory["catalogues"] or _says_same(account, memory, call))
    )


def untouched(accounts: Iterable[Account], parted: Parted) -> Snapshot:
    """Return what lies in the outputs of some handouts."""
    return {path: digest for each in accounts for path, digest in _files(each, parted).items()}


def _files(account: Account, parted: Parted) -> Snapshot:
    there = parted.whole.outputs
    beside = (path for path in (*reports(account.id), *account.addresses) if path in there)
    return {**parted.outputs.get(account.id, {}), **{path: there[path] for path in beside}}


def _catalogues(call: Call, parted: Parted) -> list[str | None]:
    paths = map(catalogue_path, call.ground.languages)
    return [parted.whole.inputs.get(path) for path in paths]


def _says_same(account: Account, memory: Mapping[str, Any], call: Call) -> bool:
    """Tell whether other catalogues say of a handout what they said before.

    A comment in one can accept a finding, so a handout with one there is looked at.
    """
    paths = {catalogue.path for catalogue in call.ground.catalogues.values()}
    found = [f for each in account.tongues.values() for f in each.findings]
    if any(f.origin and f.origin.path in paths for f in found):
        return False
    sound = not any(catalogue.findings for catalogue in call.ground.catalogues.values())
    return sound and bool(_entries(account, call) == memory["entries"])


def _entries(account: Account, call: Call) -> str:
    """Return the digest of what the catalogues say of its texts, and where: reports tell that."""
    return digest(
        [
            [e and (e.text, e.fuzzy, str(e.origin)) for e in map(c.entries.get, account.messages)]
            for c in call.ground.catalogues.values()
        ]
    )
