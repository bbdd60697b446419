"""A small workspace to work on, and a way to call the program as its users do."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from plainspoken import assembly
from plainspoken.cli import main
from plainspoken.speech.voices import gtts
from plainspoken.workers import InlineExecutor
from tests.gtts_server import Service, service
from tests.workspace import Workspace, french, make_workspace


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write golden files and cases anew")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite"))


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        return list(json.loads(self.out))


Run = Callable[..., Result]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "ws")


@pytest.fixture
def run(workspace: Workspace, capsys: pytest.CaptureFixture[str], inline: None) -> Run:
    def call(*arguments: str) -> Result:
        capsys.readouterr()
        try:
            status = main(["--root", str(workspace.root), *arguments])
        except SystemExit as error:
            status = int(error.code or 0)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err + captured.out
        return Result(status, captured.out, captured.err)

    return call


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing in the tests ask another machine."""
    real = socket.getaddrinfo

    def lookup(host: Any, *arguments: Any, **options: Any) -> Any:
        if host in ("localhost", "127.0.0.1", "::1"):
            return real(host, *arguments, **options)
        raise OSError(f"the tests ask for {host}")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make files in this process: another one takes longer to start than small files to make."""

    def executor(jobs: int) -> Executor:
        assert jobs > 1
        return InlineExecutor()

    monkeypatch.setattr(assembly, "ProcessExecutor", executor)


@pytest.fixture
def translated(workspace: Workspace, run: Run) -> Workspace:
    """A workspace whose French is complete."""
    assert run("translate").status == 0
    french(workspace)
    return workspace


def sign(run: Run, workspace: Workspace, *options: str) -> None:
    """Do as a reviewer does: put the lines that a release asks for into the handout."""
    out = run("--release", "--format", "pdf", *options).out
    path = workspace.path("source/pills/handout.toml")
    for asked in re.findall(
        r'^    \[sign-off.*\n    reviewed-by = ""\n    date.*\n.*\n', out, re.M
    ):
        lines = dedent(asked).replace('by = ""', f'by = "{REVIEWER}"')
        lines = lines.replace('date = ""', "date = 2020-03-01")
        old = rf"\n{re.escape(lines.splitlines()[0])}\n.*\n.*\n.*\n"
        path.write_text(re.sub(old, "", path.read_text("utf-8")) + f"\n{lines}", "utf-8")


REVIEWER = "Anne Roy, pharmacist"


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    """Lead the online voice to a server on this machine, and let it lose no time."""
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    monkeypatch.setattr(gtts, "BACK_OFF", ())
    monkeypatch.setattr(gtts, "slowness", lambda *arguments: 1.0)  # it would ask for more
    with service(monkeypatch, tmp_path) as running:
        yield running
