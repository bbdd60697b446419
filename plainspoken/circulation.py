"""Take files out of circulation: yesterday's wrong dose must not lie in the folder today.

Only files that the last build is known to have placed are ever moved or removed.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from plainspoken import folders
from plainspoken.manifest_file import Previous
from plainspoken.store import UNFINISHED
from plainspoken.text_file import is_inside
from plainspoken.world import World

FOLDER = ".withheld"

_HALF = f"{UNFINISHED}{'?' * 8}"
"""The names that half written files have: so a file that somebody has named alike stays."""


def withhold(
    outputs: Path, previous: Previous, current: Collection[str]
) -> tuple[frozenset[str], dict[str, str]]:
    """Move known files that are not current any more into `.withheld/`.

    Withheld copies whose file is current again are removed. Returns the paths, relative to the
    outputs, of what is withheld now, and why others could not be moved.
    """
    failures: dict[str, str] = {}
    for path in sorted(previous.files - set(current)):
        try:
            _move(outputs, path)
        except OSError as error:
            failures[path] = error.strerror or str(error)
    known = previous.withheld | previous.files  # of a build that died, the record has only these
    for path in known & set(current):
        _remove_copy(outputs, path)
    known -= set(current)
    return frozenset(path for path in known if (outputs / FOLDER / path).is_file()), failures


def _move(outputs: Path, path: str) -> None:
    if not (outputs / path).is_file():
        return
    target = outputs / FOLDER / path
    if not is_inside(target, outputs):
        raise OSError(0, "a link leads out of the outputs")
    target.parent.mkdir(parents=True, exist_ok=True)
    (outputs / path).replace(target)
    _remove_empty(outputs / path, outputs)


def _remove_copy(outputs: Path, path: str) -> None:
    copy = outputs / FOLDER / path
    if is_inside(copy, outputs) and copy.is_file():
        with suppress(OSError):  # Windows may hold it open; it is out of circulation all the same
            copy.unlink()
            _remove_empty(copy, outputs)


def sweep(world: World) -> None:
    """Remove what a call that was killed has left: files half written, and scratch folders.

    Call it only while no other call is at work, for it cannot tell whose they are.
    """
    own = (world.root / folders.SOURCE, world.root / folders.TRANSLATIONS)
    inside = [folder for folder in own if is_inside(folder, world.root)]
    swept = (world.outputs, world.store.folder, *inside)
    left = [path for folder in swept for path in folder.rglob(_HALF)]
    for path in [*left, *world.root.glob(_HALF)]:
        with suppress(OSError):  # it harms nobody, and Windows may hold it open
            path.unlink()
    world.clear_scratch()


def strangers(outputs: Path, ours: Collection[str]) -> list[str]:
    """Return files in the outputs that no build of ours has made, in order."""
    found = (path.relative_to(outputs) for path in outputs.rglob("*") if path.is_file())
    names = {path.as_posix() for path in found if FOLDER not in path.parts}
    return sorted(names - set(ours))


def _remove_empty(path: Path, outputs: Path) -> None:
    """Remove the folders above a path that are empty now."""
    for folder in path.parents:
        if folder == outputs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
