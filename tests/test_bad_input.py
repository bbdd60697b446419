"""Many mistakes at once, and things that only look like mistakes."""

from __future__ import annotations

import pytest

from tests.conftest import Run
from tests.workspace import FIRST, Workspace

FIRST_PATH = "source/pills/01-your-pills.md"
TOML = "source/pills/handout.toml"


def test_all_mistakes_are_told_at_once(run: Run, translated: Workspace) -> None:
    translated.write(FIRST_PATH, "# T\n\n*a*\n\n`b`\n\n| c |\n|---|\n\n- \n\nok\n")
    translated.edit(TOML, "order", "ordre")
    result = run("check")
    for place in (f"{FIRST_PATH}:3", f"{FIRST_PATH}:5", f"{FIRST_PATH}:7", f"{TOML}:5"):
        assert place in result.out


@pytest.mark.parametrize(
    "content",
    [FIRST.replace("\n", "\r\n"), "\ufeff" + FIRST, FIRST.replace("\n", "\r")],
    ids=["CRLF", "BOM", "CR"],
)
def test_other_line_ends_are_fine(run: Run, translated: Workspace, content: str) -> None:
    translated.write(FIRST_PATH, content.encode())
    assert run("check").status == 0
