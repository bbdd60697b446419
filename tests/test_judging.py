"""Handouts that other processes have judged are not judged again by the one that asked for it."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future

import pytest

from plainspoken.call import languages_of
from plainspoken.checks import table
from plainspoken.judging import judge
from plainspoken.plan import make_plan, read_ground
from plainspoken.progress import progress
from plainspoken.workers import InlineExecutor, ProcessExecutor
from plainspoken.world import World
from tests.workspace import Workspace


def test_what_was_judged_lies_in_the_store(
    translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(translated.root, translated.outputs)
    with ProcessExecutor(2) as executor:
        judge(["pills"], executor, world, progress())

    def check(subject: object) -> None:
        raise AssertionError("it is judged again")

    monkeypatch.setattr(table, "check", check)
    units = make_plan(read_ground(world, languages_of(world))).units
    assert {unit.document.locale for unit in units} == {"en_CA", "fr_CA"}


class Broken(InlineExecutor):
    """An executor whose workers die."""

    def submit(self, *arguments: object, **options: object) -> Future[None]:  # type: ignore[override]  # it runs nothing
        future: Future[None] = Future()
        future.set_exception(BrokenExecutor("dead"))
        return future


def test_a_process_that_dies_of_it_stops_nothing(translated: Workspace) -> None:
    world = World(translated.root, translated.outputs)
    judge(["pills"], Broken(), world, progress())
