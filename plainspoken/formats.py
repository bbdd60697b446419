"""The kinds of file: a row each, with what decides its bytes and how it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from plainspoken.figures import read_pictures
from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.libraries import version
from plainspoken.model import Finding, Handout, Section
from plainspoken.plan import edition
from plainspoken.settings import Settings, contact
from plainspoken.speech.narrate import Narration, Reading, narrate, narration, with_edition
from plainspoken.speech.times import Time
from plainspoken.speech.voices import VoiceError
from plainspoken.store import digest
from plainspoken.walk import figures
from plainspoken.world import World


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make: a section of a document, or with None the whole of it.

    `digest` is that of the localised handout.
    """

    document: Handout
    section: Section | None
    language: Language
    digest: str
    format: str
    reading: Reading
    settings: Settings

    @property
    def path(self) -> str:
        """Return where the file lies in the outputs folder."""
        locale = self.document.locale
        name = self.section.stem if self.section else self.document.id
        return f"{locale}/{self.document.id}/{name}_{locale}.{self.format}"

    @property
    def key(self) -> str:
        """Return the digest of everything that decides the bytes."""
        return digest(self.format, FORMATS[self.format].inputs(self), code())


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a file, how long it is, and of a recording when each utterance is said."""

    content: bytes
    extent: float
    times: tuple[Time, ...] = ()


class RenderError(Exception):
    """A file cannot be made; `finding` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Format:
    """One row. `extent` names what the length of such a file is counted in.

    `inputs` returns all that decides the bytes; `render` raises `RenderError`.
    """

    extent: str
    inputs: Callable[[Task], object]
    render: Callable[[Task, World], Rendered]


def _pdf_inputs(task: Task) -> object:
    stem = task.section.stem if task.section else None
    settings = task.settings
    looks = (settings.page, settings.print, settings.clinic, settings.phone, settings.address)
    libraries = [version(name) for name in ("reportlab", "svglib", "pillow")]
    return task.digest, stem, task.language.tag, looks, libraries


def _pdf(task: Task, world: World) -> Rendered:
    from reportlab.platypus.doctemplate import LayoutError

    from plainspoken.pdf.render import Document, render
    from plainspoken.pdf.theme import theme_of

    document = Document(
        handout=task.document,
        section=task.section,
        language=task.language,
        edition=edition(task.digest),
        contact=contact(task.settings),
        pictures=_pictures(task, world),
    )
    try:
        content, pages = render(document, theme_of(task.settings))
    except LayoutError as error:
        title = (task.section or task.document).title
        message = f"“{plain(title.text)}” does not fit its pages"
        hint = (
            "Look for something long: a title, a caption or heading above a high picture, a list."
        )
        raise RenderError(Finding("cannot-print", "error", message, title.origin, hint)) from error
    _verify(task, content)
    return Rendered(content, pages)


def _verify(task: Task, content: bytes) -> None:
    """Read the PDF back. Raises `RenderError` when it does not say what its document says."""
    from plainspoken.pdf.verify import lost_in_print

    if lost := next(lost_in_print(task.document, task.section, content), None):
        raise RenderError(lost)


def _pictures(task: Task, world: World) -> dict[str, bytes]:
    """Return the pictures of a document. Raises `RenderError` if one has changed meanwhile."""
    sections = [task.section] if task.section else task.document.sections
    read = read_pictures(world.root, sections)
    for figure in figures(sections):
        if figure.path not in read:
            message = f"the picture {figure.path} was changed while files were made"
            origin = figure.alternative.origin
            finding = Finding("unreadable-file", "error", message, origin, "Run it again.")
            raise RenderError(finding)
    return read


def task_narration(task: Task) -> Narration:
    """Return what is said in the recording of a task, and by whom."""
    made = narration(task.document, task.section, task.language, task.reading, task.settings)
    return with_edition(made, task.document, edition(task.digest), task.reading.lexicons)


def _mp3_inputs(task: Task) -> object:
    libraries = [version(name) for name in ("soundfile", "lameenc", "mutagen", "numpy", "pillow")]
    return task_narration(task), libraries


def _mp3(task: Task, world: World) -> Rendered:
    try:
        made = narrate(task_narration(task), world)
    except VoiceError as error:
        raise RenderError(voice_failed(str(error))) from error
    return Rendered(made.content, made.seconds, made.times)


def voice_failed(message: str) -> Finding:
    """Return the finding for a voice that cannot speak."""
    hint = "Run it again later: what was said is kept. Or use another voice, --voice espeak."
    return Finding("voice-failed", "error", message, None, hint)


def _txt_inputs(task: Task) -> object:
    return task_narration(task).transcript


def _txt(task: Task, world: World) -> Rendered:
    text = task_narration(task).transcript
    count = sum(any(map(str.isalnum, word)) for word in text.split())
    return Rendered(f"{text}\n".encode(), count)


FORMATS: Mapping[str, Format] = {
    "pdf": Format(extent="pages", inputs=_pdf_inputs, render=_pdf),
    "mp3": Format(extent="seconds", inputs=_mp3_inputs, render=_mp3),
    "txt": Format(extent="words", inputs=_txt_inputs, render=_txt),
}


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
        if entry.is_file() and entry.name.endswith((".py", ".ttf", ".toml"))
    ]
    inner = [file for entry in entries if entry.is_dir() for file in _files(entry)]
    return files + inner
