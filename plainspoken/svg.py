"""A vector picture: the words in it, and whether it keeps to the small SVG that we can print.

Nothing in it may reach outside, run, or draw what our printing would leave out without a
word. So elements, attributes and values are those of a list, and all else is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plainspoken.inline import plain
from plainspoken.model import SOURCE_TAG, Finding, Origin, Prose
from plainspoken.svg_values import VALUES
from plainspoken.text_file import CONTROL

MAX_ELEMENTS = 1_000
MAX_ATTRIBUTES = 50
MAX_DEPTH = 20
"""Groups in each other: printing calls itself for each."""

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)[\w-]*", re.IGNORECASE)
_LINES = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")
_PAINT = ("id", *_LINES, "stroke-miterlimit", "stroke-dasharray", "fill-rule")

_ENCODING = re.compile(r"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)""")

# To each element what it must have and what else it may have.
_ELEMENTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "svg": (("viewBox",), ("width", "height", "version", *_PAINT)),
    "g": ((), _PAINT),
    "title": ((), ("id",)),
    "desc": ((), ("id",)),
    "rect": (("width", "height"), ("x", "y", "rx", "ry", *_PAINT)),
    "circle": (("cx", "cy", "r"), _PAINT),
    "ellipse": (("cx", "cy", "rx", "ry"), _PAINT),
    "line": (("x1", "y1", "x2", "y2"), _PAINT),
    "polyline": (("points",), _PAINT),
    "polygon": (("points",), _PAINT),
    "path": (("d",), _PAINT),
    "text": (("x", "y", "font-size"), ("text-anchor", "font-weight")),
}
_ELEMENT_HINTS = {
    "tspan": "Write one <text> for each line of words.",
    "style": "Take it out, and write fill and stroke as attributes of each shape.",
    "image": "Draw it, or use a PNG file in place of the SVG.",
    "script": "Take it out: a picture on paper does nothing.",
}
_ATTRIBUTE_HINTS = {
    "style": 'Write each property as an attribute of its own: fill="black".',
    "class": "Take it out, and write fill and stroke as attributes.",
    "transform": "Draw it where it belongs: ungroup it in the drawing program and save it again.",
}
_ANY_ELEMENT = f"Save it as plain SVG and draw with {', '.join(_ELEMENTS)}."


@dataclass(frozen=True, slots=True)
class Drawing:
    """The words of a picture in the order of its file; none where something is wrong."""

    labels: tuple[Prose, ...]
    findings: tuple[Finding, ...]


def read_svg(text: str, path: str) -> Drawing:
    """Read a vector picture. The same mistake is told once, where it stands first."""
    root, findings = _parse(text, path)
    if root is not None:
        findings = [
            Finding(code, "error", message, Origin(path, line), hint)
            for code, message, line, hint in _faults(root)
        ]
    first = {(finding.code, finding.message): finding for finding in reversed(findings)}
    told = tuple(reversed(first.values()))
    return Drawing(() if told or root is None else tuple(_labels(root, path)), told)


def _parse(text: str, path: str) -> tuple[Any, list[Finding]]:
    from lxml import etree

    if declared := _DECLARATION.search(text):
        line = text.count("\n", 0, declared.start()) + 1
        message = f"{declared[0]} is not supported in a picture"
        hint = "Take it out: a picture stands for itself and declares nothing."
        return None, [_unsupported(message, Origin(path, line), hint)]
    if (said := _ENCODING.match(text)) and said[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        # Browsers and printing would read it as it says, and so other words than were judged.
        message, hint = f"the picture says that it is in {said[1]}", "Save it again as UTF-8."
        return None, [Finding("not-utf-8", "error", message, Origin(path, 1), hint)]
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    parser = etree.XMLParser(encoding="utf-8", remove_comments=True, **safe)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        message, line = f"this is no SVG that can be read: {error.msg}", max(1, error.lineno or 1)
        hint = "Look at this line, or save the picture again."
        return None, [Finding("broken-picture", "error", message, Origin(path, line), hint)]
    if root.tag == f"{_NAMESPACE}svg":
        return root, []
    message = f"this is no SVG: it begins with <{_name(root)}>"
    hint = f'An SVG begins with <svg xmlns="{_NAMESPACE[1:-1]}" viewBox="0 0 …">.'
    return None, [Finding("broken-picture", "error", message, Origin(path, 1), hint)]


def _unsupported(message: str, origin: Origin, hint: str) -> Finding:
    return Finding("unsupported-drawing", "error", message, origin, hint)


def _faults(root: Any) -> Iterator[tuple[str, str, int, str]]:
    for count, element in enumerate(root.iter(), start=1):
        if count > MAX_ELEMENTS:
            hint = f"Draw it with {MAX_ELEMENTS:,} at most, or use a PNG file."
            yield "too-large", "the picture has too many elements", element.sourceline, hint
            return
        for code, message, hint in _element_faults(element):
            yield code, message, element.sourceline, hint


def _element_faults(element: Any) -> Iterator[tuple[str, str, str]]:
    name, parent = _name(element), element.getparent()
    if name not in _ELEMENTS or (name == "svg" and parent is not None):
        hint = _ELEMENT_HINTS.get(name, _ANY_ELEMENT)
        yield "unsupported-drawing", f"<{name}> is not supported in a picture", hint
        return
    if parent is not None and _name(parent) not in ("svg", "g"):
        hint = "Put it beside it, or into a <g>."
        yield "unsupported-drawing", f"<{name}> stands in <{_name(parent)}>", hint
    if sum(1 for _ in element.iterancestors()) > MAX_DEPTH:
        hint = f"Ungroup it: {MAX_DEPTH} levels at most."
        yield "unsupported-drawing", "groups stand in each other too deep", hint
    if len(element.attrib) > MAX_ATTRIBUTES:
        message = f"<{name}> has more than {MAX_ATTRIBUTES} attributes"
        yield "unsupported-drawing", message, "Take out what it does not need."
        return
    yield from _attribute_faults(element, name)
    if name == "text":
        yield from _label_faults(_words(element))


def _attribute_faults(element: Any, name: str) -> Iterator[tuple[str, str, str]]:
    needed, others = _ELEMENTS[name]
    for key in needed:
        if key not in element.attrib:
            yield "unsupported-drawing", f"<{name}> has no {key}", VALUES[key].hint
    for key, value in element.attrib.items():
        if key not in (*needed, *others):
            message = f"{key.rpartition('}')[2]} is not supported in <{name}>"
            hint = f"Take it out. <{name}> may have: {', '.join((*needed, *others))}."
            yield "unsupported-drawing", message, _ATTRIBUTE_HINTS.get(key, hint)
        elif not VALUES[key].fits(value.strip()):
            message = f"{key}={value[:40]!r} cannot be used in <{name}>"
            yield "unsupported-drawing", message, VALUES[key].hint
    if name == "svg":
        yield from _size_faults(element.attrib)


def _size_faults(attributes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find a picture that has two sizes: only one of them could be meant."""
    size = attributes.get("viewBox", "").replace(",", " ").split()[2:]
    for key, expected in zip(("width", "height"), size, strict=False):
        if attributes.get(key, expected) != expected:
            hint = f"Take {key} out, or write {expected}: viewBox tells the size."
            yield "unsupported-drawing", f"{key} is not that of viewBox", hint


def _label_faults(words: str) -> Iterator[tuple[str, str, str]]:
    if not words.strip():
        yield "unsupported-drawing", "a <text> has no words", "Write the words, or take it out."
    elif CONTROL.search(words):
        hint = "Type the words again instead of pasting them."
        yield "control-character", "a <text> holds a character that nobody can see", hint
    elif plain(words) != words:
        hint = "Write plain words, without stars, brackets and tags."
        yield "unsupported-markup", f"the words “{words[:40]}” in a picture have markup", hint


def _labels(root: Any, path: str) -> Iterator[Prose]:
    for element in root.iter(f"{_NAMESPACE}text"):
        yield Prose(_words(element), SOURCE_TAG, Origin(path, element.sourceline))


def _words(element: Any) -> str:
    """Return the words of a text on one line; a no-break space stays one."""
    return re.sub(r"[ \t\r\n]+", " ", element.text or "").strip(" ")


def _name(element: Any) -> str:
    """Return the name of an element, with its prefix where it is not SVG's own."""
    tag = str(element.tag)
    if tag.startswith(_NAMESPACE):
        return tag.removeprefix(_NAMESPACE)
    local = tag.rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else f"{local} xmlns=…"
