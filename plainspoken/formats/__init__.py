"""The kinds of file: a row each, with what decides its bytes and how it is made.

A kind may be made `after` others, of files that are there then: such files are made in a later
wave. Nothing outside of this table knows a kind by its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.formats import book, paper, screen, sound, touch
from plainspoken.formats.task import Format, Task
from plainspoken.labels import paged, sized, timed
from plainspoken.libraries import code
from plainspoken.settings import Settings
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
    "epub": Format(
        extent="sections",
        label=sized("book_file"),
        inputs=book.inputs,
        render=book.render,
        sections=False,
        after=("mp3",),
    ),
    "brf": Format(
        extent="pages",
        label=paged("braille_file", "braille_file_one"),
        inputs=touch.inputs,
        render=touch.render,
        off=touch.off,
        note="Braille: let somebody who reads it proofread it before you hand it out "
        "(docs/braille.md).",
    ),
    "html": Format(
        extent="sections",
        label=sized("page_file"),
        inputs=screen.inputs,
        render=screen.render,
        sections=False,
        after=("pdf", "mp3", "txt", "epub", "brf"),
        tells=True,
    ),
}


def row(task: Task) -> Format:
    """Return what is known of files of the kind of a task."""
    return FORMATS[task.format]


def key(task: Task) -> str:
    """Return the digest of everything that decides the bytes of a file."""
    return digest(task.format, row(task).inputs(task), code())


def kinds(settings: Settings) -> tuple[str, ...]:
    """Return the names of the kinds that a workspace has."""
    return tuple(name for name, row in FORMATS.items() if not row.off(settings))


def waves(settings: Settings) -> tuple[tuple[str, ...], ...]:
    """Return the kinds that a workspace has, those that are made of others behind those."""
    left, found = {name: FORMATS[name] for name in kinds(settings)}, list[tuple[str, ...]]()
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
