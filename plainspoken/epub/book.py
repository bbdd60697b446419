"""What an EPUB is made of, and the names of the files in it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import splitext

from plainspoken.languages import Language
from plainspoken.model import Contact, Figure, Handout
from plainspoken.speech.times import Time
from plainspoken.walk import figures

FOLDER = "EPUB"
PACKAGE = "package.opf"
NAV = "nav.xhtml"
STYLE = "style.css"
SOUND = "recording.mp3"

_OURS = uuid.UUID("5b0c3b54-0c3e-5c0c-9d1e-7f2f7e1d6a10")
"""The namespace of our identifiers (RFC 9562, version 5); drawn once, and never to change."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """The recording of a whole handout: an MP3, and when each utterance is said, in seconds.

    `voice` is its name, `draft` whether it is one that is not handed out.
    """

    content: bytes
    times: tuple[Time, ...]
    voice: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A handout in one language. `pictures` are the bytes of its figures, by their path."""

    document: Handout
    language: Language
    edition: str
    contact: Contact
    pictures: Mapping[str, bytes]
    recording: Voiced | None = None

    @property
    def identifier(self) -> str:
        """Return the identifier of this text: another edition is another book."""
        name = f"{self.document.id}/{self.document.locale}/{self.edition}"
        return uuid.uuid5(_OURS, name).urn

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures, each file once."""
        found = figures(self.document.sections)
        return tuple({address(figure): figure for figure in found}.values())


def address(figure: Figure) -> str:
    """Return the name of a picture in the book; a chapter stands in the same folder."""
    return f"picture-{figure.sha256[:16]}{splitext(figure.path)[1].lower()}"


def page_name(number: int) -> str:
    """Return the file of a chapter; they are counted from 1."""
    return f"chapter-{number:02}.xhtml"


def overlay_name(number: int) -> str:
    """Return the file of its overlay."""
    return f"chapter-{number:02}.smil"
