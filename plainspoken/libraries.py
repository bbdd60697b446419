"""Versions of the libraries that decide bytes; looking one up reads a file, so once is enough."""

from __future__ import annotations

from functools import cache
from importlib import metadata


@cache
def version(name: str) -> str:
    """Return the installed version of a library."""
    return metadata.version(name)
