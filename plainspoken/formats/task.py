"""What is asked of a format, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plainspoken.files import File
from plainspoken.labels import Label
from plainspoken.languages import Language
from plainspoken.model import Finding, Handout, Section
from plainspoken.settings import Settings
from plainspoken.speech.narrate import Reading
from plainspoken.speech.times import Time
from plainspoken.world import World


@dataclass(frozen=True, slots=True)
class Task:
    """One file to make: a section of a document, or with None the whole of it.

    `digest` is that of the localised handout, `edition` the code of its text. `beside` are the
    files of this document that it is made of or tells of, `others` the languages in which the
    handout is to be had too.
    """

    document: Handout
    section: Section | None
    language: Language
    digest: str
    edition: str
    format: str
    reading: Reading
    settings: Settings
    beside: tuple[File, ...] = ()
    others: tuple[Language, ...] = ()

    @property
    def path(self) -> str:
        """Return where the file lies in the outputs folder.

        A handout has a folder of its own, that can be copied whole.
        """
        locale = self.document.locale
        name = self.section.stem if self.section else self.document.id
        return f"{self.document.id}/{locale}/{name}_{locale}.{self.format}"


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
    """One row.

    `extent` names what the length of such a file is counted in, `label` puts it into the words of
    a link. `inputs` returns all that decides the bytes; `render` raises `RenderError`. `spoken`
    files need a voice. Files of `sections` there are of each section too, not only of the whole.
    Files made `after` others get those that are there. One that `tells` of the others is made
    whenever there is one of them, asked for or not. `off` returns what to do to get such files
    where a workspace has none, else nothing; `note` is told to those who make them.
    """

    extent: str
    label: Label
    inputs: Callable[[Task], object]
    render: Callable[[Task, World], Rendered]
    spoken: bool = False
    sections: bool = True
    after: tuple[str, ...] = ()
    tells: bool = False
    off: Callable[[Settings], str] = lambda settings: ""
    note: str = ""
