"""What lies in folders, by the digest of each file: what has changed is known, and nothing read."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

Snapshot = Mapping[str, str]
"""The path of a file below a folder to the SHA-256 of what it holds, in hexadecimal."""

_AT_ONCE = 4
"""Files that are read at a time: the disk is asked for one while another is digested."""


def snapshot(root: Path, places: Iterable[str] = (".",), known: Snapshot | None = None) -> Snapshot:
    """Return what lies in places below a folder, itself if it is a file.

    What `known` has already is taken from there. A link to a file is what it leads to. One to a
    folder is another one each time, for what lies there is not looked at; so is what vanishes.
    """
    known = known or {}
    found = {_name(path, root): path for place in places for path in _files(root / place)}
    fresh = [path for name, path in sorted(found.items()) if name not in known]
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        digests = threads.map(_content, fresh)
        return {name: known.get(name) or next(digests) for name in sorted(found)}


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix().encode(errors="replace").decode()


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield from [place] if os.path.lexists(place) else []
        return
    for folder, folders, names in os.walk(place):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        yield from (Path(folder, name) for name in [*names, *links])


def _content(path: Path) -> str:
    """Return a digest; of what is no file, a pipe perhaps, or cannot be read, no two are alike."""
    with suppress(OSError):
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
    return secrets.token_hex()
