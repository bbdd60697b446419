"""What was handed out is remembered, and what must be taken back is told."""

from __future__ import annotations

import datetime
import json
from functools import partial
from typing import Any

import pytest

from plainspoken import call
from plainspoken.world import World
from tests.conftest import Run, sign
from tests.workspace import Workspace, edit_po

RECORD = "editions.jsonl"
FIRST = "source/pills/01-your-pills.md"
ENGLISH = ("--language", "en_CA")
FRENCH = ("--language", "fr_CA")
RELEASE = ("--release", "--format", "pdf")
MARCH, MAY = datetime.date(2026, 3, 1), datetime.date(2026, 5, 1)


@pytest.fixture
def ready(run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace without any warning on a day in March."""
    edit_po(translated.po(), lambda m, text: text.replace("pouvez l’écrire", "pouvez le dire"))
    on(MARCH, monkeypatch)
    return translated


def on(day: datetime.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call, "World", partial(World, today=lambda: day))


def release(run: Run, workspace: Workspace, *options: str) -> str:
    """Sign and release; return the code of the edition that is on record last."""
    sign(run, workspace, *options)
    result = run(*RELEASE, *options)
    assert result.status == 0, result.out
    return str(lines(workspace)[-1]["edition"])


def lines(workspace: Workspace) -> list[dict[str, Any]]:
    text = workspace.path(RECORD).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]
