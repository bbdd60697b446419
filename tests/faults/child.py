"""A build in a machine that is not well: python -m tests.faults.child FAULT:VALUE ARGUMENT…"""

from __future__ import annotations

import datetime
import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from plainspoken import call
from plainspoken.cli import main
from plainspoken.world import STORE_FOLDER, World


def full(value: str) -> None:
    """`WHERE,N`: after N files the disk of the store, the outputs or the record is full."""
    where, left = value.split(",")
    writes, full_handles = [int(left)], set()
    real_make, real_open = tempfile.mkstemp, os.fdopen

    def make(*arguments: Any, **options: Any) -> tuple[int, str]:
        handle, name = real_make(*arguments, **options)
        if where == _place(Path(name).parent):
            writes[0] -= 1
            full_handles.discard(handle)
            if writes[0] < 0:
                full_handles.add(handle)
        return handle, name

    def fdopen(handle: int, *arguments: Any, **options: Any) -> Any:
        file = real_open(handle, *arguments, **options)
        if handle not in full_handles:
            return file
        full_handles.discard(handle)
        return _Full(file)

    for module, name, wrapped in ((tempfile, "mkstemp", make), (os, "fdopen", fdopen)):
        setattr(module, name, wrapped)


def _place(folder: Path) -> str:
    parts = folder.parts
    return "store" if STORE_FOLDER in parts else "outputs" if "outputs" in parts else "record"


class _Full:
    """A file on a disk that is full when half of it is written."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __enter__(self) -> _Full:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        self._file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def limit(value: str) -> None:
    """`BYTES`: no file may be larger. It counts in workers too."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (int(value), int(value)))


def held(value: str) -> None:
    """`NAME,…`: files that a program on Windows holds open: nobody renames or removes them."""
    names = set(value.split(","))

    def guarded(real: Callable[..., None]) -> Callable[..., None]:
        def change(*paths: Any, **options: Any) -> None:
            for path in paths:
                if _in_outputs(path) in names:
                    raise PermissionError(errno.EACCES, "Access is denied", str(path))
            real(*paths, **options)

        return change

    for name in ("replace", "rename", "unlink"):
        setattr(os, name, guarded(getattr(os, name)))


def _in_outputs(path: object) -> str:
    return Path(str(path)).as_posix().rpartition("/outputs/")[2]


def clock(value: str) -> None:
    """`YYYY-MM-DD`: what day it is; the clock of the system was set to it."""
    day = datetime.date.fromisoformat(value)
    then = datetime.datetime.combine(day, datetime.time(12)).timestamp()
    local, universal = time.localtime, time.gmtime
    changed = {
        "time": lambda: then,
        "localtime": lambda seconds=None: local(then if seconds is None else seconds),
        "gmtime": lambda seconds=None: universal(then if seconds is None else seconds),
    }
    for name, function in changed.items():
        setattr(time, name, function)
    vars(call)["World"] = partial(World, today=lambda: day)


FAULTS: Mapping[str, Callable[[str], None]] = {
    "full": full,
    "limit": limit,
    "held": held,
    "clock": clock,
}

if __name__ == "__main__":
    name, _, value = sys.argv.pop(1).partition(":")
    FAULTS[name](value)
    sys.exit(main(sys.argv[1:]))
