"""The format to read along: an EPUB, with the recording of the whole handout where there is one."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from plainspoken.files import File
from plainspoken.formats.pictures import pictures
from plainspoken.formats.task import Rendered, RenderError, Task
from plainspoken.model import Finding
from plainspoken.settings import contact
from plainspoken.speech.voices import VOICES
from plainspoken.world import World


def inputs(task: Task) -> object:
    """Return what decides the bytes of a book; a recording's times go with its bytes."""
    recording = _recording(task)
    sound = (recording.sha256, task.reading.reader.engine) if recording else None
    return task.digest, task.language.tag, contact(task.settings), sound


def render(task: Task, world: World) -> Rendered:
    """Return a book. Raises `RenderError`."""
    from plainspoken.epub.book import Book, Voiced
    from plainspoken.epub.render import render

    voice = VOICES[task.reading.reader.engine]
    recording = _recording(task)
    book = Book(
        document=task.document,
        language=task.language,
        edition=task.edition,
        contact=contact(task.settings),
        pictures=pictures(task, world),
        recording=Voiced(
            content=_content(recording, task, world),
            times=recording.times,
            voice=f"{task.reading.reader.engine} {voice.name(task.language)}",
            draft=voice.draft,
        )
        if recording
        else None,
    )
    return Rendered(render(book), len(task.document.sections))


def _recording(task: Task) -> File | None:
    return next((file for file in task.beside if file.section is None), None)


def _content(file: File, task: Task, world: World) -> bytes:
    """Return the recording that a book is made of. Raises `RenderError` where it is gone."""
    from plainspoken.formats import key

    kept = world.store.get(key(replace(task, format=file.format, beside=(), others=())))
    try:
        found = (world.outputs / file.path).read_bytes() if kept is None else kept
    except OSError:
        found = b""
    if hashlib.sha256(found).hexdigest() != file.sha256:
        message = f"{file.path} was changed while files were made of it"
        raise RenderError(Finding("unreadable-file", "error", message, None, "Run it again."))
    return found
