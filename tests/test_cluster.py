"""The same files by the workers of other machines: a scheduler and workers that are real."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from plainspoken import cluster, fitness
from plainspoken.fitness import Wanted, environment, probe
from plainspoken.libraries import LIBRARIES
from plainspoken.model import Saying
from plainspoken.speech.sound import Clip, encode_clip
from plainspoken.speech.voices import gtts
from plainspoken.world import World
from tests.conftest import Run
from tests.machines import PROJECT, Machines, certificates, machines
from tests.processes import build, forget, needs_posix, outputs
from tests.tiny_kokoro import install_tiny
from tests.workspace import Workspace


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler."""
    with machines(tmp_path / "machines") as running:
        yield running


@pytest.fixture
def two(lonely: Machines) -> Machines:
    """A scheduler, and two workers in folders of their own."""
    lonely.start_worker()
    lonely.start_worker()
    return lonely


@pytest.fixture
def stalling(lonely: Machines) -> Machines:
    """A scheduler and two workers, one of which will stand still in the middle of a job."""
    lonely.stall()
    lonely.start_worker()
    lonely.start_worker()
    return lonely


def test_two_workers_make_the_same_bytes(
    run: Run, translated: Workspace, two: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace may be named from where the call is; workers are somewhere else."""
    assert run("--voice", "espeak").status == 0
    here = outputs(translated)
    forget(translated)
    monkeypatch.chdir(translated.root.parent)
    done = run("--root", translated.root.name, "--voice", "espeak", "--cluster", two.address)
    assert done.status == 0, done.err
    assert f"Cluster {two.address}: 2 workers\nRecordings: " in done.out
    assert "  pills/fr_CA/pills_fr_CA.mp3\n" in done.out
    assert outputs(translated) == here
    assert all(two.jobs().values()), "a worker had nothing to do"
    assert not list(translated.path(".plainspoken").glob("scratch-*"))
    again = run("--voice", "espeak", "--cluster", two.address)
    assert "No file had to be made" in again.out
    assert "Cluster" not in again.out


def test_voices_are_found_and_services_asked_from_here(
    run: Run, workspace: Workspace, two: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def speak(said: Saying, name: str, world: World) -> bytes:
        asked.append(said)
        return encode_clip(Clip(np.full(12_000, 9_000, dtype=np.int16), 24_000))

    monkeypatch.setattr(gtts, "speak", speak)
    install_tiny(workspace.root)
    options = ("--language", "en_CA", "--format", "mp3", "--cluster", two.address)
    assert run(*options, "--voice", "kokoro").status == 0
    done = run(*options, "--voice", "gtts")
    assert done.status == 0, done.out
    assert f"Sentences to ask for: {len(asked)}\n" in done.out


@needs_posix
def test_the_jobs_of_a_worker_that_is_killed_run_again(
    run: Run, translated: Workspace, stalling: Machines
) -> None:
    process = build(translated, "--cluster", stalling.address)
    os.kill(stalling.stalled(), signal.SIGKILL)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 0, said
    assert stalling.count() == 1
    on_cluster = outputs(translated)
    forget(translated)
    assert run("--voice", "espeak").status == 0
    assert outputs(translated) == on_cluster


def test_by_certificates(
    translated: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = certificates(tmp_path)
    with machines(tmp_path / "safe", **settings) as safe:
        safe.start_worker()
        for name, value in safe.settings.items():
            monkeypatch.setenv(name, value)
        process = build(translated, "--format", "pdf", "--cluster", safe.address)
        said = process.communicate(timeout=60)[0]
        plain = build(translated, "--cluster", safe.address.replace("tls:", "tcp:"))
        assert "is not encrypted, and the settings of Dask ask for tls://" in plain.communicate()[0]
    assert safe.address.startswith("tls://")
    assert process.returncode == 0, said
    assert f"Cluster {safe.address}: 1 worker\n" in said


@needs_posix
def test_a_job_that_kills_its_workers_is_told(translated: Workspace, tmp_path: Path) -> None:
    with machines(tmp_path / "strict", SCHEDULER__ALLOWED_FAILURES="0") as strict:
        strict.stall()
        strict.start_worker()
        strict.start_worker()
        process = build(translated, "--format", "pdf", "--cluster", strict.address)
        os.kill(strict.stalled(), signal.SIGKILL)
        said = process.communicate(timeout=60)[0]
    assert process.returncode == 2, said
    assert "[worker-died]" in said
    assert list(translated.outputs.glob("pills/*/*.pdf")), "it has taken all others with it"


@needs_posix
def test_a_scheduler_that_dies_is_told_and_what_was_made_is_kept(
    run: Run, translated: Workspace, stalling: Machines
) -> None:
    process = build(translated, "--cluster", stalling.address)
    stalling.stalled()
    stalling.scheduler.kill()
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 2, said
    assert "is gone. What is finished is kept" in said
    assert "Traceback" not in said
    assert "Recordings: " not in run("--voice", "espeak").out


@needs_posix
def test_stopped_by_the_keyboard_it_takes_its_jobs_back(
    translated: Workspace, stalling: Machines
) -> None:
    process = build(translated, "--format", "pdf", "--cluster", stalling.address)
    stalling.stalled()
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 130, said
    assert "Stopped." in said
    assert "Traceback" not in said


@needs_posix
def test_a_worker_that_joins_later_is_looked_at_too(
    translated: Workspace, lonely: Machines
) -> None:
    """The one that was there stands still, so that the next job is for the new one."""
    lonely.stall()
    lonely.start_worker()
    process = build(translated, "--format", "pdf", "--cluster", lonely.address)
    lonely.stalled()
    lonely.start_worker("--nthreads", "2")
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 2, said
    assert re.search(
        r"the worker tcp://\S+ runs 2 jobs at once in one process: start it with", said
    )


def test_without_workers_it_gives_up(
    run: Run, workspace: Workspace, lonely: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    done = run("--cluster", lonely.address)
    assert done.status == 2
    assert f"Cluster {lonely.address}: waiting for a worker\n" in done.out
    assert "has no worker: start some" in done.err


@needs_posix
def test_when_all_workers_are_gone_it_gives_up(translated: Workspace, lonely: Machines) -> None:
    lonely.stall()
    lonely.start_worker()
    script = (
        "import sys; from plainspoken import cluster, cli; cluster.PATIENCE = 2.0;"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    options = ["--root", str(translated.root), "--format", "pdf", "--cluster", lonely.address]
    process = subprocess.Popen(
        [sys.executable, "-c", script, *options], cwd=PROJECT, stderr=subprocess.PIPE, text=True
    )
    os.kill(lonely.stalled(), signal.SIGKILL)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 2, said
    assert "all workers are gone. What is finished is kept" in said


def test_workers_that_are_not_fit_are_named(
    run: Run, workspace: Workspace, lonely: Machines, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(PROJECT / "plainspoken", other / "plainspoken")
    (other / "plainspoken/__init__.py").write_text("# another day\n")
    lonely.start_worker()
    lonely.start_worker(code=other)
    lonely.start_worker("--nthreads", "3")
    done = run("--voice", "espeak", "--cluster", lonely.address)
    assert done.status == 2
    first, *named = done.err.splitlines()
    assert first.endswith("these workers cannot be used; docs/cluster.md tells what they need:")
    told = sorted(re.sub(r"^  tcp://127\.0\.0\.1:\d+ ", "", line) for line in named)
    assert told == [
        "has another version of this program: bring this one there and start it again",
        "runs 3 jobs at once in one process: start it with --nthreads 1 --nworkers 3",
    ]
    assert not outputs(workspace)


def test_a_worker_without_the_disk_is_refused(
    run: Run, workspace: Workspace, lonely: Machines
) -> None:
    apart = ("unshare", "--map-root-user", "--mount", "sh", "-c")
    hide = 'mount -t tmpfs none "$0" && exec "$@"'
    before = (*apart, hide, str(workspace.root))
    if not shutil.which("unshare") or subprocess.run([*before, "true"], check=False).returncode:
        pytest.skip("this system gives no mounts of one's own")
    lonely.start_worker(before=before)
    done = run("--voice", "espeak", "--cluster", lonely.address)
    assert done.status == 2
    assert f"does not share the store {workspace.path('.plainspoken')}: No such file" in done.err


def test_a_store_that_only_looks_alike_is_not_ours(tmp_path: Path) -> None:
    """Where the system gives no mounts of one's own, this is all that is seen of it."""
    world = World(tmp_path, tmp_path / "outputs")
    worker: Any = SimpleNamespace(state=SimpleNamespace(nthreads=1))
    here = Wanted(world, tmp_path, "a token", (), environment(world, ()))
    assert "No such file" in probe(here, worker)
    here.token_file.write_text("another token")
    assert "another one is there" in probe(replace(here, engines=("espeak",)), worker)
    here.token_file.write_text("a token")
    assert probe(replace(here, engines=("gtts",)), worker) == ""


def test_a_worker_with_other_libraries_is_refused(
    run: Run, workspace: Workspace, two: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one is this computer, which is the same."""
    real = fitness._version
    monkeypatch.setattr(fitness, "_version", lambda name: {"numpy": "2.0"}.get(name, real(name)))
    done = run("--voice", "espeak", "--cluster", two.address)
    assert done.status == 2
    assert re.search(rf"has numpy {re.escape(real('numpy'))}, not 2\.0$", done.err, re.M)


def test_a_scheduler_that_is_not_there(
    run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 0.5)
    done = run("--voice", "espeak", "--cluster", "tcp://127.0.0.1:9")
    assert done.status == 2
    assert "no scheduler answers at tcp://127.0.0.1:9: " in done.err
    done = run("--voice", "espeak", "--cluster", "tls://127.0.0.1:9")
    assert done.status == 2
    assert "needs certificates" in done.err


@pytest.mark.parametrize("address", ["", "here", "tcp://", "http://a:80", "tcp://a:b", "tcp://a"])
def test_an_address_that_is_none(run: Run, address: str) -> None:
    done = run("--cluster", address)
    assert done.status == 2
    assert "an address like tcp://10.0.0.7:8786" in done.err


def test_a_cluster_is_for_builds(run: Run) -> None:
    done = run("check", "--cluster", "tcp://127.0.0.1:9")
    assert done.status == 2
    assert "--cluster goes with build" in done.err


def test_without_the_extra_it_says_what_to_install(
    run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("--voice", "espeak", "--cluster", "tcp://127.0.0.1:9")
    assert done.status == 2
    assert cluster.INSTALL in done.err


def test_each_library_is_compared_or_makes_no_bytes() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    only_here = {"filelock", "gTTS", "requests", "textstat", "tqdm"}
    assert set(LIBRARIES) == needed - only_here
