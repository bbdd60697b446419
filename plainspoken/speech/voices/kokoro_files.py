"""What Kokoro needs: where it lies, whether it is all there, and which it is.

Nothing here loads the model or what runs it: this is asked for in every build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from plainspoken.libraries import version
from plainspoken.speech.phonemes import MAPPING
from plainspoken.store import Store, digest
from plainspoken.world import World

FOLDER = "kokoro"
MODEL = "model.onnx"
RUNTIME = "onnxruntime"

# Not by our extra: a workspace has no project to install it from, and no index need know our name.
INSTALL_RUNTIME = 'python -m pip install "onnxruntime>=1.20"'
INSTALL_MODEL = "python build.py voice install kokoro"


SPEED = 0.9
"""How fast Kokoro speaks. Slower, its French begins with a murmur that turns "prenez" into
"reprenez"; the rest of the way to the rate of the settings its sound is stretched."""
PACES: Mapping[str, float] = {"af_heart": 0.332, "ff_siwis": 0.313}
"""Seconds for a word at that speed, by style, without the pauses between sentences; how they
were measured stands in docs/voices.md."""
PAUSE = 0.043
"""Seconds of silence that go with a word: between those after sentences, and all there are."""


def model_file(world: World) -> Path | None:
    """Return the model that speaks: the user's own before the one that we install."""
    folder = world.voices / FOLDER
    own = sorted(path for path in folder.glob("*.onnx") if path.name != MODEL)
    found = (path for path in (*own, folder / MODEL) if path.is_file())
    return next(found, None)


def style_file(world: World, name: str) -> Path:
    """Return the file of a style: the user's own before ours."""
    own = world.voices / FOLDER / f"{name}.bin"
    ours = resources.files("plainspoken").joinpath(f"data/kokoro/{name}.bin")
    return own if own.is_file() else Path(str(ours))


def has_runtime() -> bool:
    """Tell whether what runs the model is installed."""
    try:
        version(RUNTIME)
    except metadata.PackageNotFoundError:
        return False
    return True


def missing(world: World) -> str:
    """Return what to do before Kokoro can speak; nothing if it can."""
    todo = [] if has_runtime() else [INSTALL_RUNTIME]
    todo += [] if model_file(world) else [INSTALL_MODEL]
    return f"the voice kokoro is not installed; first {', then '.join(todo)}" if todo else ""


def kokoro_version(world: World, styles: Sequence[str]) -> str:
    """Name what decides the sound; `styles` are those that our languages use."""
    model = model_file(world)
    if model is None or not has_runtime():
        return "not installed"
    files = [model, *(style_file(world, name) for name in styles)]
    contents = [_sha256(file, *_stamp(file), world.store) for file in files]
    libraries = [version(name) for name in (RUNTIME, "espeakng-loader")]
    return digest(contents, libraries, MAPPING, SPEED, PACES, world.settings.rate)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@cache
def _sha256(path: Path, size: int, changed: int, store: Store) -> str:
    """Return the SHA-256 of a large file; it is read again only after it has changed."""

    def read() -> bytes:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest().encode()

    return store.make(digest("file", str(path.resolve()), size, changed), read).decode()
