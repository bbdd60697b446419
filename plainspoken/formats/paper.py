"""The format for print: tagged PDF."""

from __future__ import annotations

from plainspoken.figures import read_pictures
from plainspoken.formats.task import Rendered, RenderError, Task
from plainspoken.inline import plain
from plainspoken.libraries import version
from plainspoken.model import Finding
from plainspoken.plan import edition
from plainspoken.settings import contact
from plainspoken.walk import figures
from plainspoken.world import World


def inputs(task: Task) -> object:
    """Return what decides the bytes of a PDF."""
    stem = task.section.stem if task.section else None
    settings = task.settings
    looks = (settings.page, settings.print, settings.clinic, settings.phone, settings.address)
    libraries = [version(name) for name in ("reportlab", "svglib", "pillow")]
    return task.digest, stem, task.language.tag, looks, libraries


def render(task: Task, world: World) -> Rendered:
    """Return a PDF, read back. Raises `RenderError`."""
    from reportlab.platypus.doctemplate import LayoutError

    from plainspoken.pdf import render as pdf
    from plainspoken.pdf.theme import theme_of

    document = pdf.Document(
        handout=task.document,
        section=task.section,
        language=task.language,
        edition=edition(task.digest),
        contact=contact(task.settings),
        pictures=_pictures(task, world),
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
