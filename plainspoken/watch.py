"""`check --watch`: look again whenever an editor saves."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from plainspoken.catalogue import FOLDER as TRANSLATIONS
from plainspoken.settings import FILE as SETTINGS
from plainspoken.source_names import FOLDER as SOURCE

EVERY = 0.4
"""Seconds between two looks at the files' dates and sizes."""

_CLEAR = "\x1b[2J\x1b[H"

Stamp = frozenset[tuple[str, int, int]]


def watch(root: Path, look: Callable[[], object], sleep: Callable[[float], None]) -> None:
    """Call `look` now and after each change below the root, until Ctrl-C."""
    seen: Stamp | None = None
    while True:
        now = _stamp(root)
        if now != seen:
            seen = now
            _begin()
            look()
            print(f"\nWatching {root.resolve()} · {time.strftime('%H:%M:%S')} · Ctrl-C ends it.")
            sys.stdout.flush()
        sleep(EVERY)


def _begin() -> None:
    """Clear a terminal, with what scrolled by left where it can be scrolled back to."""
    print(_CLEAR if sys.stdout.isatty() else "-" * 40, end="\n")


def _stamp(root: Path) -> Stamp:
    return frozenset(_stamps(root))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    folders = [root / SOURCE, root / TRANSLATIONS]
    try:
        files = [path for folder in folders for path in folder.rglob("*")]
    except OSError:
        files = []  # a folder went away while we looked; the next look will see what is left
    for path in [*files, root / SETTINGS]:
        try:
            status = path.stat()
        except OSError:
            continue  # gone in the meantime: an editor saves by renaming
        yield str(path), status.st_mtime_ns, status.st_size
