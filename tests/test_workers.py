"""Processes that die or stand still, and builds that wait for each other."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from plainspoken import progress
from plainspoken.lock import Busy, alone
from plainspoken.workers import InlineExecutor, ProcessExecutor
from plainspoken.world import World
from tests.conftest import Run
from tests.machines import wait_until
from tests.processes import build
from tests.workspace import Workspace


def square(number: int) -> int:
    return number * number


def die_once(mark: str) -> str:
    path = Path(mark)
    if not path.exists():
        path.write_text("died")
        os._exit(9)
    return "alive"


def die() -> None:
    os._exit(9)


def fail() -> None:
    raise ValueError("no")


@pytest.mark.parametrize("executor", [InlineExecutor(), ProcessExecutor(2)], ids=["here", "two"])
def test_executors_do_the_same(executor: InlineExecutor | ProcessExecutor) -> None:
    with executor:
        futures = [executor.submit(square, number) for number in range(20)]
        assert [future.result() for future in futures] == [n * n for n in range(20)]
        with pytest.raises(ValueError, match="no"):
            executor.submit(fail).result()


def test_a_worker_that_dies_is_replaced_and_its_job_tried_again(tmp_path: Path) -> None:
    with ProcessExecutor(2) as executor:
        marked = executor.submit(die_once, str(tmp_path / "mark"))
        others = [executor.submit(square, number) for number in range(10)]
        assert marked.result() == "alive"
        assert [future.result() for future in others] == [n * n for n in range(10)]


@pytest.fixture
def ctrl_c_soon() -> Iterator[Callable[[], object]]:
    """Return what presses Ctrl-C in a moment."""

    def press(*arguments: object) -> None:
        raise KeyboardInterrupt

    before = {name: signal.getsignal(name) for name in (signal.SIGALRM, signal.SIGINT)}
    signal.signal(signal.SIGALRM, press)
    yield lambda: signal.setitimer(signal.ITIMER_REAL, 0.3)
    for name, handler in before.items():
        signal.signal(name, handler)


def stop_and_leave(press_ctrl_c: Callable[[], object]) -> None:
    with ProcessExecutor(1) as executor:
        os.kill(executor.submit(os.getpid).result(), signal.SIGSTOP)
        press_ctrl_c()


def test_ctrl_c_while_the_end_of_a_worker_is_waited_for(ctrl_c_soon: Callable[[], object]) -> None:
    """All jobs are done, and the worker stands still: it does not end by itself."""
    with pytest.raises(KeyboardInterrupt):
        stop_and_leave(ctrl_c_soon)
    wait_until(lambda: not multiprocessing.active_children(), "the worker is gone")


def test_a_job_that_kills_two_workers_fails_alone() -> None:
    with ProcessExecutor(2) as executor:
        killer = executor.submit(die)
        others = [executor.submit(square, number) for number in range(10)]
        with pytest.raises(BrokenExecutor):
            killer.result()
        assert [future.result() for future in others] == [n * n for n in range(10)]


def test_a_second_build_waits_and_says_so(
    run: Run, translated: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(translated.root, translated.outputs)
    with alone(world), pytest.raises(Busy), alone(world, patience=0.2):
        pass
    assert "waiting" in capsys.readouterr().out
    with alone(world):
        process = build(translated, "--format", "pdf")
        assert process.stdout
        assert "waiting" in process.stdout.readline()
    assert process.wait(timeout=30) == 0


def stand_still(mark: str) -> None:
    wait_until(Path(mark).exists, "somebody has said that nothing ends")


def test_when_no_job_ends_for_long_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.1)
    mark = tmp_path / "said"
    monkeypatch.setattr("builtins.print", lambda *words, **options: mark.write_text(*words))
    with ProcessExecutor(1) as executor:
        futures = {executor.submit(stand_still, str(mark)): "pills/en_CA/pills_en_CA.pdf"}
        assert [future.result() for future in progress.finished(futures)] == [None]
    assert "Still to come: pills/en_CA/pills_en_CA.pdf. If it goes on" in mark.read_text()
