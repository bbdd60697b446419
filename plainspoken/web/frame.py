"""The frame of a page that stands alone: its style and program inside, and nothing else may run.

The Content Security Policy allows exactly the style and the program of this package, by their
digests, so that nothing out of a catalogue could run even if it got into the page as markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from plainspoken.html import Html, Part, element, join, void


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page is made of beside its body: `style` and `program` are names of our files.

    `language` is its BCP 47 tag, `address` where it lies on the web, empty where it does not.
    """

    title: str
    language: str
    style: tuple[str, ...]
    program: str
    address: str = ""


def document(frame: Frame, body: Iterable[Html]) -> bytes:
    """Return a page."""
    head = element("head", *_head(frame))
    program = element("script", Html(_text(frame.program)))
    page = element("html", head, "\n", element("body", *body, program), lang=frame.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(frame: Frame) -> Iterable[Part]:
    style = "".join(map(_text, frame.style))
    yield void("meta", charset="utf-8")
    policy = _policy(style, _text(frame.program))
    yield void("meta", http_equiv="Content-Security-Policy", content=policy)
    yield void("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield void("meta", name="referrer", content="no-referrer")
    # Else a browser asks for an icon, which the policy refuses.
    yield void("link", rel="icon", href="data:,")
    if frame.address:
        yield void("link", rel="canonical", href=frame.address)
    yield element("title", frame.title)
    yield element("style", Html(style))


def _policy(style: str, program: str) -> str:
    # Sound lies beside the page: 'self' is that on a server, file: on a disk. Where a server cannot
    # send a part of it the program fetches it whole, and plays it from a blob:.
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_digest(program)}'",
            f"style-src '{_digest(style)}'",
            "img-src data:",
            "media-src 'self' file: blob:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


@cache
def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _text(name: str) -> str:
    path = resources.files("plainspoken").joinpath(f"data/web/{name}")
    return path.read_text("utf-8").replace("\r\n", "\n")


def spans(words: Iterable[tuple[str, str]], between: str = " · ") -> Html:
    """Return the same words in several languages, (tag, words) each."""
    return parted([element("span", text, lang=tag) for tag, text in words], between)


def parted(parts: Iterable[Html], between: str = " · ") -> Html:
    """Return parts in a row, with something between each two."""
    return join(join([between, each]) if n else each for n, each in enumerate(parts))
