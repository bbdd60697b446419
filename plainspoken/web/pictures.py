"""Pictures as screens show them: a drawing has the words of the language of its page or book."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from plainspoken.model import Figure

if TYPE_CHECKING:
    from plainspoken.pdf.pictures import Label

_BODY = 18
"""Pixels: the smallest words of a drawing are as large as the text around it."""

_FACES = "Atkinson Hyperlegible, system-ui, sans-serif"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def picture(figure: Figure, content: bytes, tag: str) -> bytes:
    """Return the file of a figure, which was read and judged before, for a page in a language.

    Each label of a drawing is as wide as in print, whatever face a screen has, so that none runs
    into another. An image is left as it is.
    """
    if not figure.path.endswith(".svg"):
        return content
    from lxml import etree

    from plainspoken.pdf.pictures import labels, parsed, view

    root, found = parsed(content), labels(figure, content)
    # What they say stands in the page, in its language: in the drawing they are the author's.
    for told in [*root.iter("{*}title", "{*}desc")]:
        told.getparent().remove(told)
    root.set(_LANG, tag)
    for text, label in zip(root.iter("{*}text"), found, strict=True):
        _write(text, label, tag)
    scale = _BODY / min((label.size for label in found), default=_BODY)
    for name, length in zip(("width", "height"), view(root), strict=True):
        root.set(name, f"{length * scale:.2f}")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _write(text: Any, label: Label, tag: str) -> None:
    text.text = label.words
    text.set("font-family", _FACES)
    text.set("textLength", f"{label.across:.2f}")
    text.set("lengthAdjust", "spacingAndGlyphs")
    if label.prose.language != tag:
        text.set(_LANG, label.prose.language)


def address(figure: Figure, pictures: Mapping[str, bytes], tag: str) -> str:
    """Return a picture as a data: address."""
    kind = "svg+xml" if figure.path.endswith(".svg") else "png"
    content = picture(figure, pictures[figure.path], tag)
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
