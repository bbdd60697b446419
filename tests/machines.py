"""A Dask scheduler and workers, each a process of its own with a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import trustme
from distributed import Client, Security

PROJECT = Path(__file__).parent.parent
PATIENCE = 30.0

STALL = """\
import os, time
from pathlib import Path
from plainspoken.pdf import render as pdf

real = pdf.render

def render(*arguments):
    try:
        with Path(os.environ["MARK"]).open("x") as mark:
            mark.write(str(os.getpid()))
    except FileExistsError:
        return real(*arguments)
    time.sleep(600)

pdf.render = render
"""
"""What a worker runs as it starts, to stand still in the first PDF of all and say who it is."""


def wait_until(done: Callable[[], object], what: str) -> None:
    """Wait for another process; fail when it takes far too long."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, f"waited in vain until {what}"
        time.sleep(0.05)


@dataclass
class Machines:
    """The scheduler at `address`, and processes that end with the test."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def scheduler(self) -> subprocess.Popen[bytes]:
        return self.processes[0]

    @property
    def mark(self) -> Path:
        return self.folder / "mark"

    def start_scheduler(self, protocol: str) -> None:
        told = self.folder / "scheduler.json"
        options = ["--port", "0", "--protocol", protocol, "--no-dashboard"]
        options += ["--scheduler-file", str(told)]
        self.start("scheduler", *options)
        wait_until(lambda: told.exists() and told.read_text(), "the scheduler is there")
        self.address = json.loads(told.read_text())["address"]

    def start_worker(self, *options: str, code: Path = PROJECT, before: Sequence[str] = ()) -> None:
        """Start a worker with the program that lies in `code`, and wait for it."""
        count = self.count()
        self.start(
            "worker",
            self.address,
            *(options or ("--nthreads", "1")),
            *("--no-nanny", "--no-dashboard", "--death-timeout", str(PATIENCE)),
            code=code,
            before=before,
        )
        wait_until(lambda: self.count() > count, "the worker is there")

    def start(
        self, kind: str, *options: str, code: Path = PROJECT, before: Sequence[str] = ()
    ) -> None:
        own = self.folder / f"{kind}-{len(self.processes)}"
        own.mkdir()
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1"]
        path = os.pathsep.join([str(self.folder / "start"), str(code)])
        with (own / "log").open("wb") as log:
            process = subprocess.Popen(
                [*before, *command, *options],
                cwd=own,
                env={**os.environ, **self.settings, "PYTHONPATH": path, "MARK": str(self.mark)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.processes.append(process)

    def stall(self) -> None:
        """Let the first of the workers that are started from now on stand still in a PDF."""
        start = self.folder / "start"
        start.mkdir()
        (start / "sitecustomize.py").write_text(STALL)

    def stalled(self) -> int:
        """Wait until a worker stands still; return the number of its process."""
        wait_until(lambda: self.mark.exists() and self.mark.read_text(), "a job is begun")
        return int(self.mark.read_text())

    def client(self) -> Client:
        files = {"tls_ca_file": "ca.pem", "tls_client_cert": "me.pem"}
        files = {name: str(self.folder.parent / file) for name, file in files.items()}
        security = Security(**files) if self.address.startswith("tls:") else None
        return Client(self.address, security=security, set_as_default=False)

    def count(self) -> int:
        with self.client() as client:
            return len(client.nthreads())

    def jobs(self) -> Mapping[str, int]:
        """Return how many jobs each worker has begun."""
        with self.client() as client:
            return dict(client.run(lambda dask_worker: dask_worker.state.executed_count))


@contextmanager
def machines(folder: Path, **settings: str) -> Iterator[Machines]:
    """Give a scheduler without workers; end it and its workers.

    `settings` are Dask's, as environment variables are called, without what all begin with.
    """
    folder.mkdir()
    running = Machines(folder, settings={f"DASK_DISTRIBUTED__{k}": v for k, v in settings.items()})
    try:
        running.start_scheduler("tls" if "COMM__TLS__CA_FILE" in settings else "tcp")
        yield running
    finally:
        for process in running.processes:
            process.kill()
        for process in running.processes:
            process.wait(timeout=PATIENCE)


def certificates(folder: Path) -> dict[str, str]:
    """Make a certificate for all; return Dask's settings for it."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
        str(folder / "me.pem")
    )
    roles = ("SCHEDULER", "WORKER", "CLIENT")
    return {
        "COMM__REQUIRE_ENCRYPTION": "true",
        "COMM__TLS__CA_FILE": str(folder / "ca.pem"),
        **{f"COMM__TLS__{role}__CERT": str(folder / "me.pem") for role in roles},
    }
