"""The pictures that a file shows, as they were when they were judged."""

from __future__ import annotations

from plainspoken.figures import read_pictures
from plainspoken.formats.task import RenderError, Task
from plainspoken.model import Finding
from plainspoken.walk import figures
from plainspoken.world import World


def pictures(task: Task, world: World) -> dict[str, bytes]:
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
