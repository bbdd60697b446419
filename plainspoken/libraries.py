"""What decides bytes beside a text: versions of libraries, and our own program.

Looking one up reads files, so once is enough.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from typing import Any

LIBRARIES = (
    "babel",
    "espeakng-loader",
    "lameenc",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "mutagen",
    "num2words",
    "numpy",
    "pillow",
    "pypdfium2",
    "reportlab",
    "soundfile",
    "svglib",
)
"""What comes into the bytes of files, or judges them."""

_OURS = (".py", ".ttf", ".toml", ".css", ".js", ".po", ".txt")
"""The files of the program that decide what is found and made."""


@cache
def version(name: str) -> str:
    """Return the installed version of a library."""
    return metadata.version(name)


@cache
def code() -> str:
    """Return the digest of our own program and data: changed code makes files anew.

    Clips are not made anew: their keys leave the program out.
    """
    # Sorted by content: the order in which a folder is listed differs between machines.
    contents = sorted(file.read_bytes() for file in _files(resources.files("plainspoken")))
    return hashlib.sha256(b"".join(contents)).hexdigest()


def _files(folder: Any) -> list[Any]:
    entries = list(folder.iterdir())
    files = [entry for entry in entries if entry.is_file() and entry.name.endswith(_OURS)]
    inner = [file for entry in entries if entry.is_dir() for file in _files(entry)]
    return files + inner
