"""One build at a time in a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from plainspoken.errors import BadCall
from plainspoken.world import World

PATIENCE = 600.0
"""Seconds to wait for another build."""


class Busy(BadCall):
    """Another build did not end in time."""


@contextmanager
def alone(world: World, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the workspace; wait for another build, and say so. Raises `Busy`.

    The lock goes with its process, however that ends.
    """
    world.store.folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(world.store.folder / "lock")
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            print("Another build is at work in this folder; waiting for it.", flush=True)
            lock.acquire(timeout=patience)
    except Timeout as error:
        raise Busy("another build is still at work in this folder; try again later") from error
    try:
        yield
    finally:
        lock.release()
