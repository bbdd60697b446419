"""The table of faults, and their tries, counted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tests.faults import disks, signals
from tests.faults.field import Field, Strike, attempt
from tests.faults.ground import BEFORES
from tests.faults.judge import Outcome

IS_LINUX = os.path.exists("/proc/self/task")  # noqa: PTH110 - it is asked of the system once


@dataclass(frozen=True)
class Fault:
    """A row: how a fault is brought about, and what must hold beside whole files.

    `grounds` are the workspaces it is tried on in turn; `kills` counts as the campaign asks,
    the others are tried `tries` times.
    """

    name: str
    how: str
    holds: str
    strike: Strike
    grounds: tuple[str, ...] = ("print", "sound")
    befores: tuple[str, ...] = BEFORES
    tries: int = 12
    kills: bool = False


SOUND = ("sound",)
PRINT = ("print",)
OLD = ("yesterday", "back")
MOSTLY_PRINT = ("print", "print", "print", "sound")

FAULTS = (
    Fault(
        "kill-one-job",
        "SIGKILL to a build with --jobs 1, at any moment, or to its group",
        "no process is left",
        signals.kill("1"),
        MOSTLY_PRINT,
        kills=True,
    ),
    Fault(
        "kill-two-jobs",
        "SIGKILL to a build with --jobs 2, at any moment, or to its group",
        "no worker outlives it",
        signals.kill("2"),
        SOUND,
        kills=True,
    ),
    Fault(
        "kill-cluster",
        "SIGKILL to a build with --cluster, at any moment",
        "the workers go on",
        signals.kill("cluster"),
        MOSTLY_PRINT,
        kills=True,
    ),
    Fault(
        "two-builds",
        "two builds begin at once",
        "both end with 0",
        signals.two_at_once,
    ),
    Fault(
        "worker-dies",
        "SIGKILL to a worker at any moment",
        "the build ends with 0",
        signals.worker_dies,
        SOUND,
    ),
    Fault(
        "worker-hangs",
        "SIGSTOP to a worker, and SIGKILL to it later",
        "the build ends with 0",
        signals.worker_hangs,
        SOUND,
    ),
    Fault(
        "hang-stopped",
        "SIGSTOP to a worker, and Ctrl-C",
        "the build ends with 130, and the worker with it",
        signals.worker_hangs_and_stopped,
        SOUND,
    ),
    Fault(
        "cluster-worker-dies",
        "SIGKILL to a worker of a cluster at any moment",
        "the build ends with 0",
        signals.cluster_worker_dies,
    ),
    Fault(
        "ctrl-c",
        "SIGINT to a build with --jobs 1 and its group, at any moment",
        "it says so, and ends with 130",
        signals.interrupt("1"),
    ),
    Fault(
        "ctrl-c-two-jobs",
        "SIGINT to a build with --jobs 2 and its group, at any moment",
        "it says so, and ends with 130",
        signals.interrupt("2"),
        SOUND,
    ),
    Fault(
        "full-store",
        "ENOSPC in the middle of any file of the store",
        "it says so, and ends with 2",
        disks.full("store", 60),
    ),
    Fault(
        "full-outputs",
        "ENOSPC in the middle of any file of the outputs",
        "it says so, and ends with 2",
        disks.full("outputs", 12),
    ),
    Fault(
        "full-record",
        "ENOSPC in the middle of editions.jsonl",
        "it says so, and ends with 2",
        disks.full("record", 1),
        PRINT,
    ),
    Fault(
        "file-limit",
        "RLIMIT_FSIZE of 2 to 60 kB",
        "it says so, and ends with 2",
        disks.limited,
    ),
    Fault(
        "read-only",
        "outputs in which nobody may write",
        "it says so, and ends with 2",
        disks.read_only,
    ),
    Fault(
        "held-open",
        "1 to 3 files that cannot be renamed, replaced or removed, as on Windows",
        "they stay as they were, are told, and it ends with 2",
        disks.held,
        befores=OLD,
    ),
    Fault(
        "store-truncated",
        "entries of the store cut anywhere, half of the outputs lost",
        "nothing is believed of them",
        disks.spoil(disks.truncate),
        befores=OLD,
    ),
    Fault(
        "store-flipped",
        "one bit of entries of the store, half of the outputs lost",
        "nothing is believed of them",
        disks.spoil(disks.flip),
        befores=OLD,
    ),
    Fault(
        "store-swapped",
        "entries of the store in each other's place, half of the outputs lost",
        "nothing is believed of them",
        disks.spoil(disks.swap),
        befores=OLD,
    ),
    Fault(
        "store-unreadable",
        "half of the store's entries without the right to read them",
        "the build ends with 0",
        disks.unreadable,
        befores=OLD,
    ),
    Fault(
        "clock-back",
        "a clock set back by years, and files of any day",
        "the same bytes",
        disks.clock_back,
    ),
    Fault(
        "clock-before-sign-off",
        "a clock set back to before the sign-off",
        "it is told as wrong-date, and nothing is released",
        disks.clock_before_sign_off,
        PRINT,
    ),
)


def run(fault: Fault, field: Field, tries: int) -> Iterator[Outcome]:
    """Try a fault; each way of what was there before comes with each workspace."""
    for number in range(tries):
        turn, way = divmod(number, len(fault.befores))
        on = getattr(field, fault.grounds[turn % len(fault.grounds)])
        yield attempt(field, on, fault.befores[way], fault.strike)


def chosen(names: str) -> Sequence[Fault]:
    """Return the rows of some names, parted by commas; all, if there is none."""
    wanted = names.split(",") if names else [fault.name for fault in FAULTS]
    known = {fault.name: fault for fault in FAULTS}
    if strange := [name for name in wanted if name not in known]:
        raise SystemExit(f"there is no fault {', '.join(strange)}; there are: {', '.join(known)}")
    return [known[name] for name in wanted]


HEAD = ("fault", "tries", "whole", "wrong files", "half files", "left behind", "else")


def count(name: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the line of a fault in the table."""
    kinds = ("wrong", "half", "stale", "other")
    sums = [sum(len(getattr(outcome, kind)) for outcome in outcomes) for kind in kinds]
    whole = sum(outcome.whole for outcome in outcomes)
    return (name, *map(str, [len(outcomes), whole, *sums]))


def table(lines: Iterable[tuple[str, ...]]) -> str:
    """Return the table as text."""
    head = f"{HEAD[0]:<24}" + "".join(f"{cell:>13}" for cell in HEAD[1:])
    rows = [f"{line[0]:<24}" + "".join(f"{cell:>13}" for cell in line[1:]) for line in lines]
    return "\n".join([head, *rows])
