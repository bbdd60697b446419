"""Zip files whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold, for all files: when a file was made is nobody's concern."""

_UNIX = 3
_READABLE = 0o100644 << 16


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of files by name, in their order."""
    made = io.BytesIO()
    # Nothing is compressed: versions of zlib do it differently, and sound is compressed already.
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, content)
    return made.getvalue()
