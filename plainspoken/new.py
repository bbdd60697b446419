"""`plainspoken new FOLDER`: a workspace to start from, with a sample handout."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from plainspoken import translate
from plainspoken.errors import OK, BadCall
from plainspoken.languages import LANGUAGES
from plainspoken.source import read_source
from plainspoken.workspace import check_options

_NAMES = {"build.txt": "build.py", "gitignore.txt": ".gitignore"}
"""Files that would be a module of ours, or be left out of an archive, by the name they get."""


def new(options: argparse.Namespace) -> int:
    """Make a workspace, whole or not at all. Raises `BadCall`."""
    check_options(options)
    folder = _wanted(options)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as scratch:
        made = Path(scratch) / "workspace"
        _make(made)
        if folder.exists():
            folder.rmdir()  # fails if somebody has put something there by now
        made.rename(folder)
    print(f"There is a workspace in {folder}, with a sample handout. Its README.md tells the rest:")
    print(f"    cd {folder}\n    python build.py")
    return OK


def _wanted(options: argparse.Namespace) -> Path:
    name = " ".join(options.words)
    if not name.strip():
        raise BadCall("name the folder to be made: plainspoken new my-clinic")
    folder: Path = options.root / name
    if not folder.parent.is_dir():
        raise BadCall(f"there is no folder {folder.parent} to make it in")
    if folder.is_symlink() or (folder.exists() and not _is_empty(folder)):
        raise BadCall(f"{folder} is there already, and nothing in it is touched; name another")
    if folder.resolve() == Path.cwd():
        raise BadCall(f"{folder} is where you are: name a new folder, plainspoken new my-clinic")
    return folder


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _make(root: Path) -> None:
    for path, file in _files(resources.files("plainspoken").joinpath("data/workspace"), root):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.read_bytes())
    # The catalogues get what the program itself says, as this version of it says it.
    translate.translate(root, read_source(root).handouts, tuple(LANGUAGES.values()))


def _files(folder: Traversable, place: Path) -> Iterator[tuple[Path, Traversable]]:
    for entry in folder.iterdir():
        path = place / _NAMES.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _files(entry, path)
        else:
            yield path, entry
