"""The format for a browser: a page that tells of all else that was made of a handout."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.files import File
from plainspoken.formats.pictures import pictures
from plainspoken.formats.task import Rendered, Task
from plainspoken.inline import plain
from plainspoken.settings import contact
from plainspoken.speech.voices import VOICES
from plainspoken.world import World


def inputs(task: Task) -> object:
    """Return what decides the bytes of a page; a recording's times go with its bytes."""
    beside = [(file.path, file.sha256, file.extent) for file in task.beside]
    others = [language.tag for language in task.others]
    reach = (contact(task.settings), task.settings.base_url)
    return task.digest, task.language.tag, beside, others, reach, task.reading.reader.engine


def render(task: Task, world: World) -> Rendered:
    """Return a page. Raises `RenderError`."""
    from plainspoken.web.page import Page, handout_page

    voice = VOICES[task.reading.reader.engine]
    page = Page(
        document=task.document,
        language=task.language,
        edition=task.edition,
        contact=contact(task.settings),
        voice=f"{task.reading.reader.engine} {voice.name(task.language)}",
        draft=voice.draft,
        files=tuple(_labelled(file, task) for file in task.beside),
        pictures=pictures(task, world),
        others=task.others,
        base_url=task.settings.base_url,
    )
    return Rendered(handout_page(page), len(task.document.sections))


def _labelled(file: File, task: Task) -> File:
    from plainspoken.formats import FORMATS

    sections = {section.id: section for section in task.document.sections}
    title = plain((sections[file.section] if file.section else task.document).title.text)
    label = FORMATS[file.format].label(task.document, title, file.extent, file.bytes)
    return replace(file, label=label)
