"""The format for fingers: braille, where a workspace asks for it and liblouis is there."""

from __future__ import annotations

from plainspoken import braille
from plainspoken.formats.task import Rendered, RenderError, Task
from plainspoken.model import Finding
from plainspoken.settings import Settings, contact
from plainspoken.world import World


def off(settings: Settings) -> str:
    """Return what to do to get braille; empty if a workspace has it."""
    if settings.braille != "none":
        return ""
    return 'set braille = "standard" in pyproject.toml (docs/braille.md)'


def inputs(task: Task) -> object:
    """Return what decides the bytes of a braille file."""
    stem = task.section.stem if task.section else None
    try:
        version = braille.version()
    except braille.NoLiblouis:
        version = ""
    return task.digest, stem, _code(task), contact(task.settings), version


def render(task: Task, world: World) -> Rendered:
    """Return a braille file. Raises `RenderError`."""
    if why := braille.missing():
        hint = 'Install it, or set braille = "none" in pyproject.toml.'
        raise RenderError(Finding("no-liblouis", "error", why, None, hint))
    document = braille.Document(
        handout=task.document,
        section=task.section,
        code=_code(task),
        edition=task.edition,
        contact=contact(task.settings),
    )
    try:
        content, pages = braille.render(document)
    except braille.NoBrailleSign as error:
        hint = "Write it in words, or use a plain character: in the text or in the settings."
        raise RenderError(Finding("no-braille-sign", "error", str(error), None, hint)) from error
    return Rendered(content, pages)


def _code(task: Task) -> braille.Code:
    return braille.Code(task.language.tag, task.settings.braille)
