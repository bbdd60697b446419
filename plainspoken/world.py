"""Everything that is not a function of its input: files, network and clock, in one value."""

from __future__ import annotations

import datetime
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plainspoken import folders
from plainspoken.settings import Settings
from plainspoken.store import Store

STORE_FOLDER = folders.STORE


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
        with tempfile.TemporaryDirectory(
            dir=self.store.folder, prefix="scratch-", ignore_cleanup_errors=True
        ) as folder:
            yield Path(folder)
