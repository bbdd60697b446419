"""The package document: what the book is, what it is made of, and how it can be read.

What it says of accessibility is EPUB Accessibility 1.1, section 2. It claims no conformance
(section 4): that wants somebody who has judged the book against WCAG, and answers for it by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainspoken.epub.book import NAV, SOUND, STYLE, Book, address, overlay_name, page_name
from plainspoken.epub.overlay import Clip, clock, length
from plainspoken.epub.style import ACTIVE
from plainspoken.html import Html, Part, element, join, void
from plainspoken.inline import plain
from plainspoken.model import Prose, Run
from plainspoken.phrases import say

_NEVER = "1980-01-01"
"""The day of what nobody has reviewed. It has to have one, and today's would change its bytes."""

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


Said = Sequence[Sequence[Clip]]
"""The clips of each chapter; one without any has no overlay."""


def package(book: Book, said: Said) -> bytes:
    """Return the package document."""
    spine = (void("itemref", idref=_name(n)) for n, _ in enumerate(said, 1))
    content = element(
        "package",
        "\n",
        _lines(
            "metadata",
            [*_about(book), *_access(book), *_sound(book, said)],
            **{"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
        ),
        _lines("manifest", [*_items(book, said)]),
        _lines("spine", [*spine]),
        xmlns="http://www.idpf.org/2007/opf",
        version="3.0",
        unique_identifier="id",
        **{"xml:lang": book.language.tag},
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{content}\n'.encode()


def _about(book: Book) -> Iterator[Html]:
    document = book.document
    day = str(document.reviewed or _NEVER)
    yield element("dc:identifier", book.identifier, id="id")
    yield _dc("title", document.title, book)
    yield element("dc:language", book.language.tag)
    yield _dc("description", document.summary, book)
    if book.contact.clinic:
        yield element("dc:publisher", book.contact.clinic)
    for reference in document.references:
        title, publisher = reference.title.text, reference.publisher.text
        words = say(document, "source", title=title, publisher=publisher)
        yield element("dc:source", f"{words} {reference.url or ''}".strip())
    yield _meta("schema:bookEdition", book.edition)
    yield _meta("dcterms:modified", f"{day}T00:00:00Z")


def _access(book: Book) -> Iterator[Html]:
    pictures, voice = bool(book.figures), book.recording is not None
    visual, auditory = ["visual"] * pictures, ["auditory"] * voice
    told = {
        "accessMode": ["textual", *visual, *auditory],
        # Every picture has its words, and all words are said: each way is enough by itself.
        "accessModeSufficient": ["textual", *["textual,visual"] * pictures, *auditory],
        "accessibilityFeature": [
            *("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"),
            *["alternativeText"] * pictures,
            *["synchronizedAudioText"] * voice,
        ],
        "accessibilityHazard": ["none"],
    }
    for name, values in told.items():
        yield from (_meta(f"schema:{name}", value) for value in values)
    yield _summary(book)


def _summary(book: Book) -> Html:
    names = ["book_text"]
    names += ["book_pictures"] if book.figures else []
    names += ["book_voice"] if book.recording else ["book_silent"]
    words = " ".join(say(book.document, name) for name in names)
    own = dict(book.document.phrases)["book_text"]
    return _meta("schema:accessibilitySummary", words, **_tongue(own, book))


def _sound(book: Book, said: Said) -> Iterator[Html]:
    if not book.recording:
        return
    name = "narrator_draft" if book.recording.draft else "narrator"
    yield _meta("media:duration", clock(sum(map(length, said))))
    for number, clips in enumerate(said, 1):
        if clips:
            yield _meta("media:duration", clock(length(clips)), refines=f"#{_overlay(number)}")
    yield _meta("media:narrator", say(book.document, name, voice=Run(book.recording.voice)))
    yield _meta("media:active-class", ACTIVE)


def _items(book: Book, said: Said) -> Iterator[Html]:
    yield _item("nav", NAV, "application/xhtml+xml", properties="nav")
    yield _item("style", STYLE, "text/css")
    for number, clips in enumerate(said, 1):
        more = {"media-overlay": _overlay(number)} if clips else {}
        yield _item(_name(number), page_name(number), "application/xhtml+xml", **more)
        if clips:
            yield _item(_overlay(number), overlay_name(number), "application/smil+xml")
    for name in map(address, book.figures):
        stem, _, ending = name.rpartition(".")
        yield _item(stem, name, _TYPES[ending])
    if book.recording:
        yield _item("recording", SOUND, "audio/mpeg")


def _item(name: str, href: str, kind: str, **attributes: str) -> Html:
    return void("item", id=name, href=href, media_type=kind, **attributes)


def _name(number: int) -> str:
    return f"chapter-{number:02}"


def _overlay(number: int) -> str:
    return f"{_name(number)}-overlay"


def _meta(name: str, value: str, **attributes: str) -> Html:
    return element("meta", value, property=name, **attributes)


def _dc(name: str, prose: Prose, book: Book) -> Html:
    return element(f"dc:{name}", plain(prose.text), **_tongue(prose, book))


def _tongue(prose: Prose, book: Book) -> dict[str, str]:
    return {} if prose.language == book.language.tag else {"xml:lang": prose.language}


def _lines(name: str, parts: Sequence[Part], **attributes: str) -> Html:
    lines = (join([part, "\n"]) for part in parts)
    return join([element(name, "\n", *lines, **attributes), "\n"])
