"""Processes that die, builds that are stopped or killed, and two builds at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from plainspoken.lock import Busy, alone
from plainspoken.workers import InlineExecutor, ProcessExecutor
from plainspoken.world import World
from tests.conftest import Run
from tests.workspace import Workspace

PROJECT = Path(__file__).parent.parent
KILLS = int(os.environ.get("PLAINSPOKEN_KILLS", "20"))
"""The campaign: PLAINSPOKEN_KILLS=200 python -m pytest tests/test_workers.py -k killed"""


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


def test_a_job_that_kills_two_workers_fails_alone() -> None:
    with ProcessExecutor(2) as executor:
        killer = executor.submit(die)
        others = [executor.submit(square, number) for number in range(10)]
        with pytest.raises(BrokenExecutor):
            killer.result()
        assert [future.result() for future in others] == [n * n for n in range(10)]


@pytest.fixture
def busy(translated: Workspace) -> Workspace:
    """A workspace with enough files that other processes are worth their start."""
    for name in ("tablets", "drops"):
        for path in translated.path("source/pills").iterdir():
            translated.write(f"source/{name}/{path.name}", path.read_bytes())
    return translated


def build(workspace: Workspace, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(PROJECT / "build.py"), "--root", str(workspace.root)]
    return subprocess.Popen(
        [*command, "--voice", "espeak", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def group_is_gone(group: int, patience: float = 10) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def outputs(workspace: Workspace) -> dict[str, bytes]:
    return {n: c for n, c in workspace.all_files().items() if n.startswith("outputs/")}


needs_posix = pytest.mark.skipif(os.name != "posix", reason="process groups are POSIX")


@needs_posix
@pytest.mark.parametrize("moment", [0.0, 0.1, 0.3, 0.6])
def test_stopped_by_the_keyboard_it_ends_clean(busy: Workspace, moment: float) -> None:
    process = build(busy, "--jobs", "2")
    assert process.stdout
    assert process.stdout.readline().startswith("Recordings")
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=20)[0]
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "Stopped." in said
    assert group_is_gone(process.pid)


@needs_posix
def test_killed_at_any_moment_the_next_build_makes_it_good(run: Run, busy: Workspace) -> None:
    """The state after a kill and a build is that of a clean build, and no worker is left."""
    assert run("--voice", "espeak").status == 0
    clean = outputs(busy)
    chance = random.Random(1)
    start = time.monotonic()
    build(busy, "--jobs", "2").communicate()
    whole = time.monotonic() - start
    for number in range(KILLS):
        if number % 4 == 0:
            forget(busy)
        process = build(busy, "--jobs", str(1 + number % 2))
        time.sleep(chance.uniform(0.05, 4 * whole))
        process.kill()
        process.communicate()
        assert group_is_gone(process.pid), "a worker outlived its build"
        for name, content in outputs(busy).items():
            assert content == clean.get(name, content) or name.endswith((".json", ".html"))
        assert run("--voice", "espeak").status == 0
        assert outputs(busy) == clean


def forget(workspace: Workspace) -> None:
    for folder in (".plainspoken", "outputs"):
        for path in sorted(workspace.path(folder).rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()


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
