"""Run jobs on other machines, by the workers of a Dask scheduler.

The store is what jobs work in, so every worker must have it on a shared disk, at the same path.
A worker that has not, or that would make other bytes than this computer, is refused before
work begins; one that joins later is refused by its first job.
"""

from __future__ import annotations

import pickle
import secrets
import threading
from asyncio import CancelledError
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from plainspoken.errors import BadCall
from plainspoken.fitness import (
    OTHER_PROGRAM,
    Unfit,
    Wanted,
    environment,
    fit_work,
    probe,
)
from plainspoken.libraries import code
from plainspoken.store import write_whole
from plainspoken.workers import GivingUp
from plainspoken.world import World

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")

ANSWER = 10.0
"""Seconds in which a scheduler must answer."""
PATIENCE = 60.0
"""Seconds to wait for a worker, at the beginning and when none is left."""
_LOOK = 1.0

INSTALL = 'python -m pip install ".[cluster]"'
_KEPT = "What is finished is kept; run it again to go on."


class ClusterError(BadCall):
    """A cluster cannot be used, or is lost; says why and what to do."""


class ClusterExecutor(GivingUp):
    """Runs jobs on a cluster. The death of a worker costs time only: its jobs run elsewhere."""

    def __init__(self, address: str, world: World, engines: Sequence[str]) -> None:
        """Connect, and look at every worker; `engines` are the voices that jobs need.

        Raises `ClusterError`.
        """
        self._why = f"the scheduler {address} is gone. {_KEPT}"
        self._over = threading.Event()
        with ExitStack() as stack:
            self._wanted = _wanted(stack.enter_context(world.scratch()), world, engines)
            self._client = stack.enter_context(_connected(address))
            count = _admit(self._client, address, self._wanted)
            self._jobs = self._client.get_executor(pure=False)
            self._open = stack.pop_all()
        print(f"Cluster {address}: {count} worker{'s' * (count != 1)}", flush=True)
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Queue a job. Its future holds `BrokenExecutor` when it killed several workers.

        It holds `ClusterError` when the scheduler or all workers are gone.
        """
        outer: Future[T] = Future()
        # Pickled here: Dask takes some keywords for its own, and looks into what it is given.
        job = pickle.dumps((fn, args, kwargs))
        try:
            inner = self._jobs.submit(fit_work, self._wanted, job)
        except Exception as error:  # its connection is closed, which Dask tells in many ways
            raise ClusterError(self._why) from error
        inner.add_done_callback(lambda done: self._pass_on(done, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster. What a worker has begun it ends; no job that waits is begun."""
        self._over.set()
        if cancel_futures:
            self._cancel()
        self._open.close()

    def _cancel(self) -> None:
        if self._client.status == "running":
            self._jobs.shutdown(wait=False)

    def _pass_on(self, done: Future[T], outer: Future[T]) -> None:
        from distributed import KilledWorker

        error = ClusterError(self._why) if done.cancelled() else done.exception()
        if isinstance(error, KilledWorker):
            outer.set_exception(BrokenExecutor(str(error)))
        elif isinstance(error, Unfit):
            outer.set_exception(ClusterError(f"the worker {error}. {_KEPT}"))
        elif error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(done.result())

    def _watch(self) -> None:
        """Give all jobs up when there has been no worker for long: Dask would wait for ever."""
        alone = 0.0
        while not self._over.wait(_LOOK):
            alone = 0.0 if _has_workers(self._client) else alone + _LOOK
            if alone > PATIENCE and self._client.status == "running":
                self._why = f"all workers are gone. {_KEPT}"
                return self._cancel()
        return None


def _wanted(folder: Path, world: World, engines: Sequence[str]) -> Wanted:
    """Return what workers must have: among it a token in the store."""
    wanted = Wanted(world, folder, secrets.token_hex(), tuple(engines), environment(world, engines))
    write_whole(wanted.token_file, wanted.token.encode())
    return wanted


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Give the client of a scheduler. Raises `ClusterError` when there is none that answers."""
    try:
        import dask

        # It would tell of its troubles beside us, with tracebacks.
        dask.config.set(
            {"logging": dict.fromkeys(("distributed", "distributed.client"), "critical")}
        )
        from distributed import Client
    except ImportError as error:
        raise ClusterError(f"--cluster needs distributed: {INSTALL}") from error
    _check_security(address)
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)
    except Exception as error:  # it is whatever the network, TLS or the address bring up
        hint = "Look at its address and log, and whether this network lets you through."
        raise ClusterError(f"no scheduler answers at {address}: {_said(error)}. {hint}") from error
    with client:
        yield client


def _check_security(address: str) -> None:
    """See that this computer has what an address asks for. Raises `ClusterError`."""
    from distributed import Security

    security, encrypts = Security(), address.startswith("tls:")
    try:
        certified = security.get_connection_args("client")["ssl_context"] is not None
    except OSError as error:
        raise ClusterError(f"the certificates for Dask cannot be read: {_said(error)}") from error
    if encrypts and not certified:
        raise ClusterError(f"{address} needs certificates for Dask (docs/cluster.md)")
    if security.require_encryption and not encrypts:
        raise ClusterError(f"{address} is not encrypted, and the settings of Dask ask for tls://")


def _admit(client: Client, address: str, wanted: Wanted) -> int:
    """Return how many workers there are, all of them fit. Raises `ClusterError`."""
    _admit_scheduler(client, address)
    if not _has_workers(client):
        print(f"Cluster {address}: waiting for a worker", flush=True)
    try:
        client.wait_for_workers(1, PATIENCE)
    except TimeoutError as error:
        message = f"the scheduler {address} has no worker: start some, then run this again"
        raise ClusterError(message) from error
    answers: Mapping[str, str | Exception] = client.run(probe, wanted, on_error="return")
    if why := [f"{name} {_unfit(answer)}" for name, answer in sorted(answers.items()) if answer]:
        lines = ["these workers cannot be used; docs/cluster.md tells what they need:", *why]
        raise ClusterError("\n  ".join(lines))
    return len(answers)


def _admit_scheduler(client: Client, address: str) -> None:
    """See that a scheduler can read what it is sent: it is of our own types."""
    try:
        theirs = client.run_on_scheduler(code)
    except Exception as error:  # it is whatever the other program brings up
        message = f"the scheduler {address} cannot run this program: {_said(error)}"
        raise ClusterError(message) from error
    if theirs != code():
        raise ClusterError(f"the scheduler {address} has {OTHER_PROGRAM}")


def _has_workers(client: Client) -> bool:
    """Ask the scheduler; one that does not answer is not known to have none."""
    try:
        return bool(client.nthreads())
    except (Exception, CancelledError):  # it is whatever a connection that closes brings up
        return True


def _unfit(answer: str | Exception) -> str:
    if isinstance(answer, str):
        return answer
    return f"cannot run this program: {_said(answer)}"


def _said(error: Exception) -> str:
    """Return what an error says, on one line; by its kind when it says nothing."""
    return str(error).partition("\n")[0] or type(error).__name__
