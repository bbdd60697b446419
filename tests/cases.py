"""Cases as data that an editor can read: a title, the input, what is expected.

title
.
input
.
expected
.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<given>.*?)\n^\.\n(?P<expected>.*?)\n^\.\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    title: str
    given: str
    expected: str


def cases(name: str) -> list[Case]:
    text = (FOLDER / name).read_text("utf-8")
    found = [Case(**match.groupdict()) for match in _CASE.finditer(text)]
    assert found, f"no cases in {name}"
    return found


def check_cases(name: str, stage: Callable[[str], str], rewrite: bool) -> None:
    """Compare a stage with its cases; with `rewrite` write down what it gives instead."""
    path = FOLDER / name
    text = path.read_text("utf-8")
    if rewrite:
        path.write_text(_CASE.sub(lambda m: _spell(m, stage(m["given"])), text), "utf-8")
        return
    wrong = [
        f"{case.title}\n  given:    {case.given}\n  expected: {case.expected}\n  got:      {got}"
        for case in cases(name)
        if (got := stage(case.given)) != case.expected
    ]
    assert not wrong, "\n\n".join(wrong)


def _spell(match: re.Match[str], result: str) -> str:
    return f"{match['title']}\n.\n{match['given']}\n.\n{result}\n.\n"
