"""Show how far a long job is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm

T = TypeVar("T")

PATIENCE = 300.0
"""Seconds in which some job ends. The longest ones that we know take one of these minutes."""

_SHOWN = 3


def finished(futures: Mapping[Future[T], str]) -> Iterator[Future[T]]:
    """Yield jobs as they end; say so when none does for long, and what they are at work on.

    None is given up: nobody can tell one that hangs from one on a slow computer.
    """
    # `concurrent.futures.wait` looks at all of them for each that ends.
    ended = SimpleQueue[Future[T]]()
    for future in futures:
        future.add_done_callback(ended.put)
    waiting = dict(futures)
    while waiting:
        try:
            future = ended.get(timeout=PATIENCE)
        except Empty:
            print(_slow(list(waiting.values())), flush=True)
            continue
        del waiting[future]
        yield future


def _slow(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return (
        f"Nothing was finished for {PATIENCE / 60:.0f} minutes. Still to come: {shown}. "
        "If it goes on like this, press Ctrl-C and run it again: what is finished is kept."
    )


class Progress(Protocol):
    """Told by the pipeline what it is doing."""

    def phase(self, name: str, total: int) -> None:
        """Begin a phase of `total` steps."""

    def step(self, what: str) -> None:
        """Note that a step is done; `what` is a file's path, or empty."""

    def close(self) -> None:
        """End the last phase."""


class Lines:
    """A line for each phase and each file."""

    def close(self) -> None:
        """Nothing is left open."""

    def phase(self, name: str, total: int) -> None:
        """Say what begins."""
        print(f"{name}: {total}", flush=True)

    def step(self, what: str) -> None:
        """Say which file is done."""
        if what:
            print(f"  {what}", flush=True)


class Bar:
    """A bar for each phase."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None

    def phase(self, name: str, total: int) -> None:
        """Begin a new bar."""
        from tqdm import tqdm

        self.close()
        self._bar = tqdm(total=total, desc=name, unit="", leave=True, file=sys.stderr)

    def step(self, what: str) -> None:
        """Move the bar on."""
        if self._bar is not None:
            self._bar.update()

    def close(self) -> None:
        """Leave the bar as it is and go to the next line."""
        if self._bar is not None:
            self._bar.close()


def progress() -> Progress:
    """Return what suits the place that the output goes to."""
    return Bar() if sys.stderr.isatty() else Lines()
