"""Make all that is asked for: handouts some at a time, so that thousands need no more room."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from plainspoken import finishing, page, summary
from plainspoken.account import Account
from plainspoken.call import Call, read_call
from plainspoken.cluster import ClusterExecutor
from plainspoken.errors import OK
from plainspoken.hands import Hands
from plainspoken.judging import judge
from plainspoken.making import Making
from plainspoken.manifest_file import read_previous
from plainspoken.model import Finding
from plainspoken.plan import make_plan
from plainspoken.progress import progress
from plainspoken.publishing import Published, findings, publish, told
from plainspoken.release import release
from plainspoken.remembered import Seen, inputs_of, remember
from plainspoken.settled import Parted, part, settle, settled, untouched
from plainspoken.snapshot import snapshot
from plainspoken.speech.voices import VOICES
from plainspoken.work import works
from plainspoken.workers import ProcessExecutor
from plainspoken.world import World

TOGETHER = 50
"""Handouts that are planned at a time. Each takes half a megabyte of room meanwhile."""

_WORTH_A_PROCESS = 8
"""Effort, in files that are quick to make, for which starting another process pays."""


def build(options: argparse.Namespace, seen: Seen) -> int:
    """Make every file that is asked for and not current; then page and manifest.

    Who calls it holds the workspace.
    """
    call = read_call(options, ())
    parted = part(seen, call)
    known = {} if options.release else settled(call, parted)
    assembly = Assembly(call, known)
    with ExitStack() as ends:
        hands = _hands(options, call.world, ends)
        for wanted in _batches(options, [id for id in call.ground.listing if id not in known]):
            if why := assembly.make(wanted, hands, options.release):
                print("\n".join(summary.findings_lines(why)))
                print("Nothing was released; the outputs are as they were.")
                return summary.status(why)
    made = publish(call, assembly.made, assembly.previous)
    text, status = told(call, made), summary.status(findings(call, made))
    after = _after(call, known, parted)
    if after is not None:  # else somebody has edited it meanwhile
        settle((each for each in made.accounts if each.id not in known), call, after)
        if status == OK:
            remember(after.whole, call.world, made.engines, _end(text, 0, call))
    print(_end(text, assembly.count, call))
    return status


class Assembly:
    """Makes handouts, batch by batch.

    `count` is that of files that were not there before; `previous` is what is known of files that
    may be ours, those that are placed among them.
    """

    def __init__(self, call: Call, known: Mapping[str, Account]) -> None:
        """`known` are the accounts of handouts that are as they were."""
        self.count = 0
        self.previous = read_previous(call.world)
        self._call, self._accounts, self._failures = call, list(known.values()), list[Finding]()

    def make(self, wanted: Sequence[str], hands: Hands, is_release: bool) -> list[Finding]:
        """Make some handouts; return why they cannot be released, if they are to be."""
        if hands.near and len(wanted) >= _WORTH_A_PROCESS:
            executor = hands.executor(len(wanted) * _WORTH_A_PROCESS, ())
            judge(wanted, executor, self._call.world, progress())
        call = replace(self._call, plan=make_plan(self._call.ground, wanted))
        work = works(call, self.previous)
        if is_release and (why := release(call, work)):
            return why
        making = Making(call, work, self.previous)
        making.make(hands.executor)
        self._accounts += finishing.accounts(call, making)
        self.count, self.previous = self.count + making.made, making.previous
        self._failures += making.failures + [f for each in work for f in each.findings]
        return []

    @property
    def made(self) -> Published:
        """Return what there is of all handouts, in their order."""
        accounts = sorted(self._accounts, key=lambda each: (each.order, each.id))
        return Published(tuple(accounts), tuple(self._failures))


def _batches(options: argparse.Namespace, wanted: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield handouts to be made together: to release, or to share among many machines, all."""
    size = len(wanted) if options.release or options.cluster else TOGETHER
    yield from (wanted[at : at + size] for at in range(0, len(wanted), size or 1))


def _after(call: Call, known: Mapping[str, Account], before: Parted) -> Parted | None:
    """Return what the build of what was seen has left, None if that is not what there is now."""
    if inputs_of(call.world) != before.whole.inputs:
        return None
    still = untouched(known.values(), before)
    return part(replace(before.whole, outputs=snapshot(call.world.outputs, known=still)), call)


def _hands(options: argparse.Namespace, world: World, ends: ExitStack) -> Hands:
    """Return how to get an executor: of the cluster that a call names, or of this computer."""
    if options.cluster is not None:
        return Hands(ends, partial(_cluster, options.cluster, world), 1)
    if options.jobs == 1:
        return Hands(ends)
    effort = 2 * _WORTH_A_PROCESS
    return Hands(ends, lambda engines: ProcessExecutor(options.jobs), effort, near=True)


def _cluster(address: str, world: World, engines: Collection[str]) -> Executor:
    return ClusterExecutor(address, world, sorted(e for e in engines if not VOICES[e].online))


def _end(text: str, count: int, call: Call) -> str:
    """Return a text with how many files were made at its end."""
    made = f"{summary.count_words(count, 'file')} made" if count else "No file had to be made"
    return f"{text}\n{made}. Open {call.world.outputs / page.NAME}"
