"""Where the campaign takes place: workspaces, a cluster, and how long builds take."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from tests.faults.ground import PRINT, SOUND, Files, Ground, ground
from tests.faults.judge import End, Outcome, look, mended
from tests.processes import start

if TYPE_CHECKING:
    from tests.machines import Machines

T = TypeVar("T")


class Field:
    """All that faults need. It is gone afterwards."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self._open = ExitStack()
        self._whole: dict[tuple[str, ...], float] = {}

    def __enter__(self) -> Field:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    @cached_property
    def print(self) -> Ground:
        """A release of print: quick, and on record."""
        return self.keep(ground(PRINT))

    @cached_property
    def sound(self) -> Ground:
        """All kinds of file, by the draft voice."""
        return self.keep(ground(SOUND))

    @cached_property
    def machines(self) -> Machines:
        """A scheduler and two workers."""
        from tests.machines import machines

        folder = Path(self.keep(TemporaryDirectory(ignore_cleanup_errors=True)))
        running = self.keep(machines(folder / "machines"))
        running.start_worker()
        running.start_worker()
        return running

    def keep(self, opened: AbstractContextManager[T]) -> T:
        return self._open.enter_context(opened)

    def whole(self, on: Ground, before: str, how: tuple[str, ...]) -> float:
        """Return the seconds that such a build takes when nobody disturbs it, measured once."""
        key = (*on.options, before, *how)
        if key not in self._whole:
            on.lay(before)
            began = time.monotonic()
            process = start(on.root, *on.options, *how)
            said = process.communicate(timeout=120)[0]
            assert process.returncode == 0, said
            self._whole[key] = time.monotonic() - began
        return self._whole[key]


@dataclass(frozen=True)
class Try:
    """One try of a fault: where, what was there before, and what has become of it."""

    field: Field
    ground: Ground
    before: str
    outputs: Files
    outcome: Outcome


Strike = Callable[[Try], End]
"""Brings a fault about, and says how the build ended."""


def attempt(field: Field, on: Ground, before: str, strike: Strike) -> Outcome:
    """Lay the ground, strike, and look: at once, and after the next build."""
    outcome = Outcome()
    outputs = on.lay(before)
    how = strike(Try(field, on, before, outputs, outcome))
    look(on, outputs, outcome, how)
    mended(on, before, outcome)
    return outcome
