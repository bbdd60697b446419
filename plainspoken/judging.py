"""Handouts judged by other processes: what they find lies in the store, where this one looks."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from functools import lru_cache

from plainspoken.call import languages_of
from plainspoken.plan import Ground, make_plan, read_ground
from plainspoken.progress import Progress, finished
from plainspoken.review import advised
from plainspoken.world import World

_AT_ONCE = 5
"""Handouts of a job."""


def judge(handouts: Sequence[str], executor: Executor, world: World, progress: Progress) -> None:
    """Judge handouts beside each other; one that cannot be judged so is judged later, here."""
    parts = [handouts[at : at + _AT_ONCE] for at in range(0, len(handouts), _AT_ONCE)]
    progress.phase("Handouts to check", len(handouts))
    futures = {executor.submit(_judge, part, world): part for part in parts}
    for future in finished({future: part[0] for future, part in futures.items()}):
        for _ in futures[future]:
            progress.step("")
        with suppress(BrokenExecutor):
            future.result()


def _judge(handouts: Sequence[str], world: World) -> None:
    """Job: plan handouts and advise on them, for what the store keeps of that."""
    advised(make_plan(_ground(world), handouts).units)


@lru_cache(maxsize=1)
def _ground(world: World) -> Ground:
    """Return what a process has read once; were it out of date, what is kept would be asked for
    by nobody, for its key holds all that was judged.
    """
    return read_ground(world, languages_of(world))
