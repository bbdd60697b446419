"""Pictures as screens show them: a drawing with its words in the language of the handout."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from plainspoken.model import Figure

_BODY = 18
"""Pixels: the smallest words of a drawing are as large as the text around it."""

_FACES = "Atkinson Hyperlegible, system-ui, sans-serif"


def picture(figure: Figure, content: bytes) -> bytes:
    """Return the file of a figure with its labels in the place of the words in it.

    Each label is as wide as in print, whatever face a screen has, so none runs into another.
    """
    if not figure.path.endswith(".svg"):
        return content
    from lxml import etree

    from plainspoken.pdf.pictures import labels

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(content, parser)
    found = labels(figure, content)
    for text, label in zip(root.iter("{*}text"), found, strict=True):
        text.text = label.words
        text.set("font-family", _FACES)
        text.set("textLength", f"{label.across:.2f}")
        text.set("lengthAdjust", "spacingAndGlyphs")
    _size(root, _BODY / min((label.size for label in found), default=_BODY))
    return bytes(etree.tostring(root, encoding="utf-8"))


def _size(root: Any, scale: float) -> None:
    across, down = root.get("viewBox").replace(",", " ").split()[2:]
    root.set("width", f"{float(across) * scale:.2f}")
    root.set("height", f"{float(down) * scale:.2f}")


def address(figure: Figure, pictures: Mapping[str, bytes]) -> str:
    """Return a picture as a data: address."""
    kind = "svg+xml" if figure.path.endswith(".svg") else "png"
    content = picture(figure, pictures[figure.path])
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
