"""A handout to the bytes of an EPUB."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.epub.book import (
    FOLDER,
    NAV,
    PACKAGE,
    SOUND,
    STYLE,
    Book,
    address,
    overlay_name,
    page_name,
)
from plainspoken.epub.container import pack
from plainspoken.epub.overlay import clips, overlay
from plainspoken.epub.package import package
from plainspoken.epub.pages import chapter_page, nav_page, written
from plainspoken.epub.style import STYLE as CSS
from plainspoken.web.pictures import picture
from plainspoken.web.text import Reading, chapters

File = tuple[str, bytes]


def render(book: Book) -> bytes:
    """Return the EPUB; without a recording it is its text alone."""
    files = {f"{FOLDER}/{name}": content for name, content in _files(book)}
    return pack(f"{FOLDER}/{PACKAGE}", files)


def _files(book: Book) -> Iterator[File]:
    draft = book.recording is not None and book.recording.draft
    reading = Reading(book.contact, book.edition, draft, address, level=1)
    parts = chapters(book.document, reading)
    times = book.recording.times if book.recording else ()
    said = [clips(part.marks, times) if times else () for part in parts]
    yield PACKAGE, package(book, said)
    yield NAV, nav_page(parts, book)
    yield STYLE, CSS.encode()
    for number, (part, spoken) in enumerate(zip(parts, said, strict=True), 1):
        page = chapter_page(part, book)
        yield page_name(number), written(page)
        if spoken:
            yield overlay_name(number), overlay(page_name(number), page[1], spoken, SOUND)
    yield from _media(book)


def _media(book: Book) -> Iterator[File]:
    for figure in book.figures:
        content = picture(figure, book.pictures[figure.path], book.language.tag)
        yield address(figure), content
    if book.recording:
        yield SOUND, book.recording.content
