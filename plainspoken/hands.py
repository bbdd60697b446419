"""Who does the work of a build: this process, and others as soon as there is enough of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Executor
from contextlib import ExitStack

from plainspoken.workers import InlineExecutor

Start = Callable[[Collection[str]], Executor]
"""Starts an executor whose jobs need some voice engines."""


class Hands:
    """Gives an executor for so much effort; one that was started stays until the end."""

    def __init__(
        self, ends: ExitStack, start: Start | None = None, pays_from: int = 0, near: bool = False
    ) -> None:
        """`start` is called once, when there is effort of `pays_from` or more at a time.

        What it starts ends with `ends`. Those that are `near` see the workspace too, not only its
        store.
        """
        self.near = near
        self._ends, self._start, self._pays_from = ends, start, pays_from
        self._started: Executor | None = None

    def executor(self, effort: int, engines: Collection[str]) -> Executor:
        """Return an executor for effort, counted in files that are quick to make, and voices."""
        if self._start and not self._started and effort >= self._pays_from:
            self._started = self._ends.enter_context(self._start(engines))
        return self._started or InlineExecutor()
