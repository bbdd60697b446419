"""A small workspace to work on, and a way to call the program as its users do."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plainspoken import commands
from plainspoken.cli import main
from plainspoken.pipeline import InlineExecutor
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


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make files in this process: another one takes longer to start than small files to make."""

    def executor(count: int) -> Executor:
        assert count > 0
        return InlineExecutor()

    monkeypatch.setattr(commands, "_executor", executor)


@pytest.fixture
def translated(workspace: Workspace, run: Run) -> Workspace:
    """A workspace whose French is complete."""
    assert run("translate").status == 0
    french(workspace)
    return workspace
