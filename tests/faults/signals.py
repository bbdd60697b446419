"""Builds that are killed or stopped at any moment, and workers that die or stand still."""

from __future__ import annotations

import os
import signal
import subprocess
import time

from tests.faults.field import Field, Strike, Try
from tests.faults.judge import End
from tests.processes import group_is_gone, start, workers

PATIENCE = 60.0
"""Seconds in which the longest build is over, on a computer that has much to do."""


PYTHON_STARTS = "<frozen site>"
"""In a traceback: Python itself was starting, and no line of ours had run yet."""


def _how(field: Field, where: str) -> tuple[str, ...]:
    if where == "cluster":
        return ("--cluster", field.machines.address)
    return ("--jobs", where)


def _start(tried: Try, *how: str) -> subprocess.Popen[str]:
    return start(tried.ground.root, *tried.ground.options, *how)


def end(process: subprocess.Popen[str], tried: Try) -> str:
    """Wait for the end of a build; nothing of it may be left, or be a programmer's words."""
    try:
        said = process.communicate(timeout=PATIENCE)[0]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said = process.communicate()[0]
        tried.outcome.other.append("it hangs")
    gone = group_is_gone(process.pid)
    tried.outcome.expect(gone, "a worker outlived its build")
    tried.outcome.expect(
        "Traceback" not in said, f"a traceback: {said[said.find('Traceback') :][:900]}"
    )
    return said


def _sleep_to_a_moment(tried: Try, how: tuple[str, ...]) -> None:
    """Wait for a moment that may be any of the whole build's."""
    field = tried.field
    time.sleep(field.chance.uniform(0, field.whole(tried.ground, tried.before, how)))


def _lay_again(tried: Try) -> None:
    tried.ground.lay(tried.before)


def kill(where: str) -> Strike:
    """Return how a build with so many jobs, or on a cluster, is killed, by itself or with all."""

    def strike(tried: Try) -> End:
        how = _how(tried.field, where)
        tried.field.whole(tried.ground, tried.before, how)
        _lay_again(tried)
        process = _start(tried, *how)
        _sleep_to_a_moment(tried, how)
        if tried.field.chance.random() < 0.5:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        end(process, tried)
        return "stopped"

    return strike


def interrupt(where: str) -> Strike:
    """Return how Ctrl-C stops a build: a terminal sends it to the whole group."""

    def strike(tried: Try) -> End:
        how = _how(tried.field, where)
        tried.field.whole(tried.ground, tried.before, how)
        _lay_again(tried)
        process = _start(tried, *how)
        _sleep_to_a_moment(tried, how)
        os.killpg(process.pid, signal.SIGINT)
        said = end(process, tried)
        stopped = process.returncode == 130 and "Stopped." in said
        early = PYTHON_STARTS in said or process.returncode == -signal.SIGINT
        right = stopped or early or process.returncode == 0 or not said
        tried.outcome.expect(right, f"it ends with {process.returncode}: {said[-300:]}")
        return "stopped"

    return strike


def _a_worker(process: subprocess.Popen[str], tried: Try) -> int | None:
    """Return a worker of a build at some moment of its work, None if it had ended by then."""
    while process.poll() is None and not workers(process.pid):
        time.sleep(0.01)
    time.sleep(tried.field.chance.uniform(0, 1))
    found = workers(process.pid)
    return tried.field.chance.choice(found) if found else None


def _send(worker: int | None, number: int) -> None:
    try:
        if worker is not None:
            os.kill(worker, number)
    except ProcessLookupError:
        pass  # the build was quicker


def worker_dies(tried: Try) -> End:
    """A worker is killed; the build goes on, and is right."""
    process = _start(tried, "--jobs", "2")
    _send(_a_worker(process, tried), signal.SIGKILL)
    said = end(process, tried)
    tried.outcome.expect(process.returncode == 0, f"it ends with {process.returncode}: {said}")
    return "ended"


def worker_hangs(tried: Try) -> End:
    """A worker stands still; it is killed, and its job runs again."""
    process = _start(tried, "--jobs", "2")
    worker = _a_worker(process, tried)
    _send(worker, signal.SIGSTOP)
    time.sleep(tried.field.chance.uniform(0, 0.5))
    _send(worker, signal.SIGKILL)
    said = end(process, tried)
    tried.outcome.expect(process.returncode == 0, f"it ends with {process.returncode}: {said}")
    return "ended"


def worker_hangs_and_stopped(tried: Try) -> End:
    """A worker stands still, and Ctrl-C ends the build all the same."""
    process = _start(tried, "--jobs", "2")
    worker = _a_worker(process, tried)
    _send(worker, signal.SIGSTOP)
    os.killpg(process.pid, signal.SIGINT)
    said = end(process, tried)
    right = process.returncode in (0, 130)
    tried.outcome.expect(right, f"it ends with {process.returncode}: {said}")
    return "stopped"


def cluster_worker_dies(tried: Try) -> End:
    """A worker of a cluster is killed; another one does its jobs."""
    from tests.machines import wait_until

    field = tried.field
    how = _how(field, "cluster")
    field.whole(tried.ground, tried.before, how)
    _lay_again(tried)
    process = _start(tried, *how)
    _sleep_to_a_moment(tried, how)
    field.machines.processes[-1].kill()
    field.machines.processes[-1].wait()
    said = end(process, tried)
    tried.outcome.expect(process.returncode == 0, f"it ends with {process.returncode}: {said}")
    wait_until(lambda: field.machines.count() == 1, "the scheduler has seen it")
    field.machines.start_worker()
    return "ended"


def two_at_once(tried: Try) -> End:
    """Two builds begin together; one waits for the other."""
    both = [_start(tried, "--jobs", "1") for _ in range(2)]
    for process in both:
        said = end(process, tried)
        tried.outcome.expect(process.returncode == 0, f"it ends with {process.returncode}: {said}")
    return "ended"
