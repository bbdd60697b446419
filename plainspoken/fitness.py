"""What a worker of a cluster must have, so that its bytes are ours and come to our store."""

from __future__ import annotations

import pickle
import platform
import secrets
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspoken import braille
from plainspoken.libraries import LIBRARIES, code, version
from plainspoken.speech.voices import VOICES
from plainspoken.store import write_whole
from plainspoken.world import World

if TYPE_CHECKING:
    from distributed import Worker

OTHER_PROGRAM = "another version of this program: bring this one there and start it again"

_PROGRAM = "program"


class Unfit(Exception):
    """This worker must not run jobs; says which it is and why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a worker must find: a token in a folder of the store, and an environment like ours.

    `engines` are the voices that its jobs need. Can be pickled, and hashed.
    """

    world: World
    folder: Path
    token: str
    engines: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]

    @property
    def token_file(self) -> Path:
        """Return where the token lies."""
        return self.folder / "token"


def environment(world: World, engines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what decides the bytes of files beside their text, by name."""
    found = {
        _PROGRAM: code(),
        "Python": platform.python_version(),
        "processor": platform.machine(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **{name: _version(name) for name in LIBRARIES},
        **{f"voice {name}": VOICES[name].version(world) for name in engines},
    }
    if world.settings.braille != "none":
        found["liblouis"] = braille.missing() or braille.version()
    return tuple(found.items())


def _version(name: str) -> str:
    try:
        return version(name)
    except metadata.PackageNotFoundError:
        return "none"


def probe(wanted: Wanted, dask_worker: Worker) -> str:
    """Job: tell why this worker is not fit; Dask hands it over by the name of the argument."""
    return _unfit(wanted, dask_worker.state.nthreads)


def fit_work(wanted: Wanted, job: bytes) -> object:
    """Job: run a job that was pickled, if this worker is fit. Raises `Unfit`."""
    from distributed import get_worker

    worker = get_worker()
    if why := _unfit(wanted, worker.state.nthreads):
        raise Unfit(f"{worker.address} {why}")
    run: tuple[Callable[..., object], Sequence[Any], Mapping[str, Any]] = pickle.loads(job)
    function, arguments, options = run
    return function(*arguments, **options)


@cache
def _unfit(wanted: Wanted, threads: int) -> str:
    """Return why a worker is not fit; nothing if it is. Looked at once in a process."""
    if threads != 1:
        return (
            f"runs {threads} jobs at once in one process: start it with "
            f"--nthreads 1 --nworkers {threads}"
        )
    if why := _sees_no_store(wanted):
        return f"does not share the store {wanted.world.store.folder}: {why}"
    theirs = dict(environment(wanted.world, wanted.engines))
    differ = [name for name, ours in wanted.environment if theirs.get(name) != ours]
    return _differences(differ, dict(wanted.environment), theirs)


def _sees_no_store(wanted: Wanted) -> str:
    try:
        if wanted.token_file.read_bytes() != wanted.token.encode():
            return "another one is there"
        write_whole(wanted.folder / secrets.token_hex(), b"")
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _differences(names: Sequence[str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    if _PROGRAM in names:
        return f"has {OTHER_PROGRAM}"
    told = [f"{name} {theirs.get(name, 'none')}, not {ours[name]}" for name in names]
    return f"has {'; '.join(told)}" if told else ""
