"""Calls timed in processes of their own: `python -m benchmarks.calls FILE` is such a process.

A call is a `functools.partial` of a function of a module, for it is pickled on its way there.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.__main__ import MEASURE, PROJECT

Call = Callable[[], Any]


class Times(list[float]):
    """Seconds of the same call, several times."""

    @property
    def best(self) -> float:
        """Return the least, which other work on the machine disturbs least."""
        return min(self)

    @property
    def median(self) -> float:
        """Return the median."""
        return median(self)


def warm(calls: Mapping[str, Call], rounds: int, repeats: int) -> dict[str, Times]:
    """Time repeated calls in one process each, which has made the same call once before.

    The calls take turns, round by round, so that a slow minute of the machine is shared.
    """
    times = {name: Times() for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            with _command(call, repeats) as command:
                times[name] += json.loads(subprocess.check_output(command, cwd=PROJECT))
    return times


def cold(calls: Mapping[str, Call], rounds: int) -> dict[str, Times]:
    """Time calls with the start of their process, with all that it imports."""
    times = {name: Times() for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            with _command(call, 0) as command:
                start = time.perf_counter()
                subprocess.run(command, cwd=PROJECT, check=True)
                times[name].append(time.perf_counter() - start)
    return times


def peak(call: Call) -> float:
    """Return the peak memory in MB of a process that makes a call once."""
    with _command(call, 0) as command:
        measured = [sys.executable, "-c", MEASURE, *command]
        return int(subprocess.check_output(measured, cwd=PROJECT)) / 1024


@contextmanager
def _command(call: Call, repeats: int) -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "call"
        path.write_bytes(pickle.dumps(call))
        yield [sys.executable, "-m", "benchmarks.calls", str(path), str(repeats)]


def main(path: str, repeats: str) -> None:
    """Make the call of a file; then time it, if it is to be repeated, and print the seconds."""
    call = pickle.loads(Path(path).read_bytes())
    call()
    seconds = []
    for _ in range(int(repeats)):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    if seconds:
        print(json.dumps(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
