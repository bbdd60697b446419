"""Executors: this process, or some processes of this machine that may die without harm."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")

TRIES = 2
"""How often a job is given to a worker: a job that has killed two is not given to a third."""


class InlineExecutor(Executor):
    """Runs each job at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run a job; its exception, if any, waits in the future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class GivingUp(Executor):
    """Is left at once when something has gone wrong: the jobs that wait are taken back."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for all jobs, or when something went wrong for none."""
        if error is not None:
            self._give_up(error)
            return
        try:
            self.shutdown()
        except KeyboardInterrupt as late:  # a worker that stands still does not end
            self._give_up(late)
            raise

    def _give_up(self, error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
        self.shutdown(cancel_futures=True)


class ProcessExecutor(GivingUp):
    """Runs jobs in a number of processes, each with a thread of ours that hands it one job.

    A pool of the standard library is lost as a whole when one of its processes dies, with all
    jobs that wait. Here a death costs one worker, which is replaced, and its job is given to
    the new one; jobs of others never notice.
    """

    def __init__(self, processes: int) -> None:
        self._threads = ThreadPoolExecutor(processes, "worker", _block_interrupts)
        self._ending = False
        self._mine = threading.local()
        self._pools: set[ProcessPoolExecutor] = set()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Queue a job. Its future holds `BrokenExecutor` when it killed two workers."""
        return self._threads.submit(self._run, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all workers; those that are in the middle of a job too, when jobs are cancelled."""
        self._ending = cancel_futures
        if cancel_futures:
            for process in multiprocessing.active_children():
                process.kill()  # one that stands still would not hear a request
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        for pool in self._pools:
            pool.shutdown(wait, cancel_futures=cancel_futures)

    def _run(self, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        for _ in range(TRIES - 1):
            try:
                return self._pool().submit(fn, *args, **kwargs).result()
            except BrokenExecutor:
                if self._ending:
                    raise
                self._drop()
        return self._pool().submit(fn, *args, **kwargs).result()

    def _pool(self) -> ProcessPoolExecutor:
        pool: ProcessPoolExecutor | None = getattr(self._mine, "pool", None)
        if pool is None:
            context = multiprocessing.get_context("spawn")
            pool = self._mine.pool = ProcessPoolExecutor(1, context, initializer=_begin)
            self._pools.add(pool)
        return pool

    def _drop(self) -> None:
        self._pools.discard(self._mine.pool)
        self._mine.pool.shutdown(wait=False)
        self._mine.pool = None


def _block_interrupts() -> None:
    """Block Ctrl-C in a thread that starts workers: they inherit that from their first moment."""
    if hasattr(signal, "pthread_sigmask"):
        # Started later, with the first worker, it would leave Ctrl-C unblocked.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _begin() -> None:
    """Begin a worker: leave Ctrl-C to the build, and end when the build is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
