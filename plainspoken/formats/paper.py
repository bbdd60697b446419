"""The format for print: tagged PDF."""

from __future__ import annotations

from plainspoken.addresses import ShortAddress, short_address, short_code
from plainspoken.formats.pictures import pictures
from plainspoken.formats.task import Rendered, RenderError, Task
from plainspoken.inline import plain
from plainspoken.libraries import version
from plainspoken.model import Finding
from plainspoken.settings import contact
from plainspoken.world import World


def inputs(task: Task) -> object:
    """Return what decides the bytes of a PDF."""
    stem = task.section.stem if task.section else None
    settings = task.settings
    looks = (settings.page, settings.print, settings.clinic, settings.phone, settings.address)
    libraries = [version(name) for name in ("reportlab", "svglib", "pillow")]
    return task.digest, stem, task.language.tag, looks, task_address(task), libraries


def render(task: Task, world: World) -> Rendered:
    """Return a PDF, read back. Raises `RenderError`."""
    from reportlab.platypus.doctemplate import LayoutError

    from plainspoken.pdf import render as pdf
    from plainspoken.pdf.theme import theme_of

    document = pdf.Document(
        handout=task.document,
        section=task.section,
        language=task.language,
        edition=task.edition,
        contact=contact(task.settings),
        pictures=pictures(task, world),
        address=task_address(task),
    )
    try:
        content, pages = pdf.render(document, theme_of(task.settings))
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

    address = task_address(task)
    if lost := next(lost_in_print(task.document, task.section, address, content), None):
        raise RenderError(lost)


def task_address(task: Task) -> ShortAddress | None:
    """Return the short address that the paper of a task carries, if there is a place on the web."""
    if not task.settings.base_url:
        return None
    section_id = task.section.id if task.section else None
    code = short_code(task.document.id, task.document.locale, section_id)
    return short_address(task.settings.base_url, code, task.edition)
