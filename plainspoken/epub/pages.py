"""The pages of an EPUB: a chapter each, and the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from plainspoken.epub.book import STYLE, Book, page_name
from plainspoken.epub.overlay import ESCAPABLE
from plainspoken.html import Html, Part, element, join, void
from plainspoken.inline import plain
from plainspoken.model import Prose
from plainspoken.web.marks import lang
from plainspoken.web.text import Chapter

_XHTML = "{http://www.w3.org/1999/xhtml}"

_ROLES: Mapping[str, str] = {
    "the_opening": "doc-introduction",
    "words_to_know": "doc-glossary",
    "the_sources": "doc-bibliography",
    "about_it": "doc-colophon",
}
"""What a chapter of ours is, in DPUB-ARIA 1.1; the others are chapters."""

_LANDMARKS: Mapping[str, str] = {"words_to_know": "glossary", "the_sources": "bibliography"}


def chapter_page(chapter: Chapter, book: Book) -> Any:
    """Return the page of a chapter as an lxml element; what a listener can leave has an id.

    Raises `lxml.etree.XMLSyntaxError` for a chapter that is not well-formed.
    """
    role = _ROLES.get(chapter.id, "doc-chapter")
    content = element("section", chapter.heading, chapter.body, role=role)
    page = etree.fromstring(_page(chapter.title, [content], book))
    names = [f"{_XHTML}{name}" for name in ESCAPABLE]
    for number, found in enumerate(page.iter(*names), 1):
        if not found.get("id"):
            found.set("id", f"part{number:03}")
    return page


def written(page: Any) -> bytes:
    """Return a page as a file."""
    content = etree.tostring(page, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{content}\n'.encode()


def nav_page(chapters: Sequence[Chapter], book: Book) -> bytes:
    """Return the navigation: the contents, and where readers want to go at once."""
    heading = dict(book.document.phrases)["contents"]
    links = [
        element("li", element("a", plain(chapter.title.text), href=page_name(number), **tongue))
        for number, chapter in enumerate(chapters, 1)
        for tongue in [_tongue(chapter.title, book)]
    ]
    # Landmarks are for programs; people have the contents.
    places = element("ol", *_landmarks(chapters, book))
    landmarks = element("nav", places, hidden="hidden", **_type("landmarks"))
    title = element("h1", plain(heading.text), id="contents", **_tongue(heading, book))
    contents = element(
        "nav",
        title,
        element("ol", *links),
        role="doc-toc",
        aria_labelledby="contents",
        **_type("toc"),
    )
    return written(etree.fromstring(_page(heading, [contents, landmarks], book)))


def _landmarks(chapters: Sequence[Chapter], book: Book) -> Iterator[Html]:
    body = next((n for n, each in enumerate(chapters, 1) if each.id not in _ROLES), 1)
    for number, chapter in enumerate(chapters, 1):
        kind = "bodymatter" if number == body else _LANDMARKS.get(chapter.id)
        if kind:
            title = plain(chapter.title.text)
            tongue = _tongue(chapter.title, book)
            link = element("a", title, href=page_name(number), **_type(kind), **tongue)
            yield element("li", link)


def _page(title: Prose, body: Sequence[Part], book: Book) -> bytes:
    head = [
        element("title", plain(title.text), **_tongue(title, book)),
        void("link", rel="stylesheet", type="text/css", href=STYLE),
    ]
    return element(
        "html",
        element("head", *head),
        element("body", join(body)),
        xmlns="http://www.w3.org/1999/xhtml",
        **{"xmlns:epub": "http://www.idpf.org/2007/ops"},
        **lang(book.language.tag),
    ).encode()


def _tongue(prose: Prose, book: Book) -> dict[str, str]:
    return {} if prose.language == book.language.tag else lang(prose.language)


def _type(kind: str) -> dict[str, str]:
    return {"epub:type": kind}
