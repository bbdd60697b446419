"""Take files out of circulation: yesterday's wrong dose must not lie in the folder today.

Only files that the last build is known to have placed are ever moved or removed.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from plainspoken.manifest_file import Previous
from plainspoken.snapshot import files_below
from plainspoken.text_file import is_inside

FOLDER = ".withheld"


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
    there = known & set(_below(outputs / FOLDER))
    for path in there & set(current):
        _remove_copy(outputs, path)
    return there - set(current), failures


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


def strangers(outputs: Path, ours: Collection[str]) -> list[str]:
    """Return files in the outputs that no build of ours has made, in order."""
    left = set(_below(outputs)) - set(ours)
    return sorted(path for path in left if not path.startswith(f"{FOLDER}/"))


def _below(folder: Path) -> Iterator[str]:
    """Yield the files in a folder and its folders, by their paths from there."""
    start = len(f"{folder}{os.sep}")
    return (path[start:].replace(os.sep, "/") for path in files_below(folder))


def _remove_empty(path: Path, outputs: Path) -> None:
    """Remove the folders above a path that are empty now."""
    for folder in path.parents:
        if folder == outputs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
