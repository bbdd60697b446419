"""Take files out of circulation: yesterday's wrong dose must not lie in the folder today.

Only files that the manifest of the last build lists are ever moved or removed.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from plainspoken.manifest_file import NAME as MANIFEST
from plainspoken.manifest_file import Previous

FOLDER = ".withheld"
PAGE = "index.html"


def withhold(outputs: Path, previous: Previous, current: Collection[str]) -> frozenset[str]:
    """Move listed files that are not current any more into `.withheld/`.

    Withheld copies whose file is current again are removed. Returns the paths, relative to
    the outputs, of what is withheld now. Raises `OSError`.
    """
    for path in previous.files - set(current):
        if (outputs / path).is_file():
            target = outputs / FOLDER / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (outputs / path).replace(target)
            _remove_empty(outputs / path, outputs)
    for path in previous.withheld & set(current):
        (outputs / FOLDER / path).unlink(missing_ok=True)
        _remove_empty(outputs / FOLDER / path, outputs)
    known = (previous.withheld | previous.files) - set(current)
    return frozenset(path for path in known if (outputs / FOLDER / path).is_file())


def strangers(outputs: Path, ours: Collection[str]) -> list[str]:
    """Return files in the outputs that no build of ours has made, in order."""
    found = (path.relative_to(outputs) for path in outputs.rglob("*") if path.is_file())
    names = {path.as_posix() for path in found if FOLDER not in path.parts}
    return sorted(names - set(ours) - {MANIFEST, PAGE})


def _remove_empty(path: Path, outputs: Path) -> None:
    """Remove the folders above a path that are empty now."""
    for folder in path.parents:
        if folder == outputs or any(folder.iterdir()):
            return
        folder.rmdir()
