"""The kinds of file: a row each, with what decides its bytes and how it is made.

A kind may be made `after` others, of files that are there then: such files are made in a later
wave. Nothing outside of this table knows a kind by its name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from plainspoken.formats import paper, sound
from plainspoken.formats.task import Format, Task
from plainspoken.labels import paged, sized, timed
from plainspoken.store import digest

FORMATS: Mapping[str, Format] = {
    "pdf": Format(
        extent="pages",
        label=paged("print_file", "print_file_one"),
        inputs=paper.inputs,
        render=paper.render,
    ),
    "mp3": Format(
        extent="seconds",
        label=timed("sound_file"),
        inputs=sound.mp3_inputs,
        render=sound.mp3,
        spoken=True,
    ),
    "txt": Format(
        extent="words",
        label=sized("text_file"),
        inputs=sound.txt_inputs,
        render=sound.txt,
    ),
}


def row(task: Task) -> Format:
    """Return what is known of files of the kind of a task."""
    return FORMATS[task.format]


def key(task: Task) -> str:
    """Return the digest of everything that decides the bytes of a file."""
    return digest(task.format, row(task).inputs(task), code())


def waves() -> tuple[tuple[str, ...], ...]:
    """Return the names of the kinds, those that are made of others behind those."""
    left, found = dict(FORMATS), list[tuple[str, ...]]()
    while left:
        ready = tuple(name for name, row in left.items() if not set(row.after) & set(left))
        found.append(ready)
        left = {name: row for name, row in left.items() if name not in ready}
    return tuple(found)


def made_of(name: str) -> tuple[str, ...]:
    """Return a kind and those that it cannot do without."""
    row = FORMATS[name]
    needed = () if row.tells else row.after
    return (*(each for kind in needed for each in made_of(kind)), name)


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
    files = [
        entry
        for entry in entries
        if entry.is_file() and entry.name.endswith((".py", ".ttf", ".toml", ".css", ".js"))
    ]
    inner = [file for entry in entries if entry.is_dir() for file in _files(entry)]
    return files + inner
