"""Files that were made, as values that pages and books tell of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file that was made of a document, as a page or a book tells of it.

    `section` is the id of its section, None for the whole handout; `path` is relative to the
    outputs; `extent` is counted as its format is. `label` are the words of a link to it, for a page
    that has one. `times` tells of a recording when each utterance is said: its id, start and end,
    in seconds.
    """

    format: str
    section: str | None
    path: str
    bytes: int
    sha256: str
    extent: float
    label: str = ""
    times: tuple[tuple[str, float, float], ...] = ()
