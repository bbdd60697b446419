"""Everything that is not a function of its input: files, network and clock, in one value."""

from __future__ import annotations

import datetime
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from plainspoken import folders
from plainspoken.settings import Settings
from plainspoken.store import Store

STORE_FOLDER = folders.STORE

_SCRATCH = "scratch-"
_IN_USE = "in-use"
"""A file that is locked as long as the process lives that uses its folder."""


@dataclass(frozen=True, slots=True)
class World:
    """The workspace at `root`, the folder for what is made, how to wait, and the calendar.

    Can be pickled, for it is handed to jobs in other processes.
    """

    root: Path
    outputs: Path
    settings: Settings = field(default_factory=Settings)
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], datetime.date] = datetime.date.today

    @property
    def store(self) -> Store:
        """Return the store of this workspace."""
        return Store(self.root / STORE_FOLDER)

    @property
    def voices(self) -> Path:
        """Return the folder of the voices that this workspace has installed."""
        return self.root / self.settings.voice_folder

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder that is gone afterwards; it lies in the store, where we may write."""
        self.store.folder.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(
                dir=self.store.folder, prefix=_SCRATCH, ignore_cleanup_errors=True
            ) as folder,
            FileLock(Path(folder) / _IN_USE),
        ):
            yield Path(folder)

    def clear_scratch(self) -> None:
        """Remove the scratch folders of processes that are no more."""
        for folder in self.store.folder.glob(f"{_SCRATCH}*"):
            try:
                FileLock(folder / _IN_USE).acquire(timeout=0).lock.release()
            except (Timeout, OSError):
                continue  # it is in use, or is not ours to remove
            shutil.rmtree(folder, ignore_errors=True)
