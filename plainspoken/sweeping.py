"""What a call that was killed has left goes when the next one begins."""

from __future__ import annotations

import fnmatch
from contextlib import suppress
from pathlib import Path

from plainspoken import folders
from plainspoken.snapshot import files_below
from plainspoken.store import UNFINISHED
from plainspoken.text_file import is_inside
from plainspoken.world import World

_HALF = f"{UNFINISHED}{'?' * 8}"
"""The names that half written files have: so a file that somebody has named alike stays."""


def sweep(world: World) -> None:
    """Remove files half written, and scratch folders.

    Call it only while no other call is at work, for it cannot tell whose they are.
    """
    own = (world.root / folders.SOURCE, world.root / folders.TRANSLATIONS)
    inside = [folder for folder in own if is_inside(folder, world.root)]
    left = [path for folder in (world.outputs, *inside) for path in files_below(folder)]
    half = fnmatch.filter(left, f"*/{_HALF}")
    for path in [*map(Path, half), *world.store.folder.glob(_HALF), *world.root.glob(_HALF)]:
        with suppress(OSError):  # it harms nobody, and Windows may hold it open
            path.unlink()
    world.clear_scratch()
