"""One target at a time, so many inputs or seconds; what did harm is kept in a file."""

from __future__ import annotations

import hashlib
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import TARGETS

LIMIT = 2.0
"""Seconds of processor that one input may take: a machine that is busy makes no hang."""

BATCH = 1_000
"""Inputs that are drawn before the seed is changed: a generator that remembers them gets slow."""


class Hang(BaseException):
    """An input took too long. No reader that takes an `Exception` for bad input catches it."""


class _Enough(BaseException):
    """The time of a target is over."""


@dataclass(slots=True)
class Result:
    """What came of one target: `harm` is the first line of each failure, by the file kept of it."""

    target: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    harm: dict[str, str] = field(default_factory=dict)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `Hang` in what takes more of the processor."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    # Again and again: one that is raised in a callback of the collector is lost.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.05)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(target: str, inputs: int, seconds: float, start: int, folder: Path) -> Result:
    """Try inputs of a target, the same for the same `start`; until they or the seconds are over."""
    result, began = Result(target), time.monotonic()
    for number in range(0, inputs, BATCH):
        left = began + seconds - time.monotonic()
        if left <= 0:
            break
        _batch(result, min(BATCH, inputs - number), start + number, time.monotonic() + left, folder)
    result.seconds = time.monotonic() - began
    return result


def _batch(result: Result, count: int, start: int, end: float, folder: Path) -> None:
    row = TARGETS[result.target]

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(row.inputs())
    def each(content: bytes) -> None:
        if time.monotonic() > end:
            raise _Enough
        attempt(result, content, folder)

    with suppress(_Enough):
        each()


def attempt(result: Result, content: bytes, folder: Path) -> None:
    """Try one input, and keep it where it did harm."""
    began = time.process_time()
    try:
        with limited(LIMIT):
            TARGETS[result.target].check(content)
    except (Exception, Hang) as error:
        _keep(result, content, error, folder)
    result.inputs += 1
    result.slowest = max(result.slowest, time.process_time() - began)


def _keep(result: Result, content: bytes, error: BaseException, folder: Path) -> None:
    """Keep an input, the shortest for each place at which something goes wrong."""
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if "hypothesis" not in f.filename
    ]
    ours = [f for f in frames if "plainspoken/" in f.filename] or frames
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    name = f"{result.target}-{hashlib.sha256(f'{type(error)}{place}'.encode()).hexdigest()[:8]}"
    path = folder / name
    if not path.exists() or len(content) < path.stat().st_size:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        (folder / f"{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8")
    words = str(error).split("\n")[0][:120]
    result.harm.setdefault(str(path), f"{type(error).__name__} at {place}: {words}")
