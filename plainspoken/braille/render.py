"""A document to a BRF file. The same document gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.braille.pages import brf, paged, places
from plainspoken.braille.pieces import Piece
from plainspoken.braille.rows import rows
from plainspoken.braille.signs import Code
from plainspoken.braille.story import Story
from plainspoken.model import Contact, Handout, Section


@dataclass(frozen=True, slots=True)
class Document:
    """What is written: a section of a handout, or with None the whole of it."""

    handout: Handout
    section: Section | None
    code: Code
    edition: str
    contact: Contact


def render(document: Document) -> tuple[bytes, int]:
    """Return a BRF file and the number of its pages.

    Raises `NoBrailleSign`, and `NoLiblouis` where that is not installed (see `missing`).
    """
    pieces, code = _pieces(document), document.code
    # Numbers never change how a line of contents breaks, so that the second pass is the last.
    pages = places(paged(rows(pieces, code, {})))
    made = paged(rows(pieces, code, pages))
    return brf(made, code), len(made)


def _pieces(document: Document) -> list[Piece]:
    story = Story(document.handout, document.code, document.contact, document.edition)
    return list(story.section(document.section) if document.section else story.whole())
