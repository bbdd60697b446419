"""Keep made things under the digest of what they were made from.

A key is a digest of everything that decides the bytes, so there is no dependency graph
and no timestamp. What is stored carries a seal over key and content: a file that was cut,
changed or swapped is not believed, and is made again.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from plainspoken.model import Origin

_SEAL = 64

UNFINISHED = ".writing-"
"""How the names of files begin that are not whole yet."""


def digest(*parts: object) -> str:
    """Return the SHA-256 of values, in hexadecimal. Where a text stands does not count."""
    text = json.dumps(_spell(parts), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _spell(value: object) -> object:
    """Spell a value as JSON. Each dataclass is named, so that kinds differ."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple | list):
        return [_spell(item) for item in value]
    if isinstance(value, Origin):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_spell(getattr(value, n)) for n in _names(type(value)))]
    if isinstance(value, Mapping):
        return {str(key): _spell(item) for key, item in sorted(value.items())}
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"cannot digest {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of sealed files."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """Return what is kept under the key, or None where nothing sound is."""
        try:
            sealed = self._path(key).read_bytes()
        except OSError:
            return None
        seal, content = sealed[:_SEAL], sealed[_SEAL:]
        return content if seal == _seal(key, content) else None

    def has(self, key: str) -> bool:
        """Tell whether something sound is kept under the key."""
        return self.get(key) is not None

    def put(self, key: str, content: bytes) -> None:
        """Keep content under the key."""
        path = self._path(key)
        # What is half written lies at the top: there it is found without a walk through all.
        write_whole(path, _seal(key, content) + content, beside=self.folder)

    def make(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under the key, making it the first time."""
        content = self.get(key)
        if content is None:
            content = make()
            self.put(key, content)
        return content

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).hexdigest().encode()


def write_changed(path: Path, content: bytes) -> bool:
    """Write a file unless it holds just this content; tell whether it was written."""
    with suppress(OSError):  # what cannot be read is written anew, if it may be
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    write_whole(path, content)
    return True


def rewrite(path: Path, content: bytes) -> bool:
    """Write a file of somebody's own, as `write_changed`; a link and its permissions stay."""
    real = Path(os.path.realpath(path))
    mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else None
    changed = write_changed(real, content)
    if changed and mode is not None:
        real.chmod(mode)
    return changed


def may_write(path: Path) -> bool:
    """Tell whether a file that is there may be replaced; one that is read-only is meant to stay."""
    real = Path(os.path.realpath(path))
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)


def write_whole(
    path: Path, content: bytes, durable: bool = False, beside: Path | None = None
) -> None:
    """Write a file so that nobody ever sees half of it. Raises `OSError` that names the file.

    A durable one is on the disk before it takes its place, for what cannot be made again. Until it
    is whole it lies `beside`, in a folder on the same disk: that of the file, if none is given.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        try:
            _write_beside(path, content, durable, beside or path.parent)
        except FileNotFoundError:  # a build that began just now took it for a dead one's
            _write_beside(path, content, durable, beside or path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside(path: Path, content: bytes, durable: bool, folder: Path) -> None:
    handle, name = tempfile.mkstemp(dir=folder, prefix=UNFINISHED)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        made.chmod(0o644)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
