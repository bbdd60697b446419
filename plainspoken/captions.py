"""Tables and pictures in the tree of a Markdown text, each with the caption above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode as Node

from plainspoken.inline import plain

CAPTION = re.compile(r"(Table|Figure):(?:\s+|$)")
"""How the paragraph begins that is a caption, and of what."""

Fault = tuple[str, str, int, str]
"""Code, message, line and hint of a finding."""

PICTURE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png)")
_ALT_HINT = "Say in a sentence what the picture shows, for people who cannot see it: ![…](name.svg)"
_NAME_HINT = (
    "Put the file beside the section and write its name: small letters, digits and hyphens, "
    "as in phases.svg or phases.png."
)


def with_captions(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node | None]]:
    """Yield each node with its caption. A caption over nothing comes as a node of its own."""
    waiting: Node | None = None
    for node in nodes:
        if waiting and _kind(node) == caption_kind(waiting):
            yield node, waiting
            waiting = None
            continue
        if waiting and node.type != "html_block":
            yield waiting, None
            waiting = None
        if caption_kind(node):
            waiting = node
        else:
            yield node, None
    if waiting:
        yield waiting, None


def caption_kind(node: Node) -> str:
    """Return what a paragraph is the caption of, `Table` or `Figure`; empty where of nothing."""
    found = CAPTION.match(node.children[0].content) if node.type == "paragraph" else None
    return found[1] if found else ""


def image_of(node: Node) -> Node | None:
    """Return the image of a paragraph that holds nothing else."""
    inner = node.children[0].children if node.type == "paragraph" else []
    return inner[0] if len(inner) == 1 and inner[0].type == "image" else None


def image_faults(image: Node, words: str, line: int) -> Iterator[Fault]:
    """Find what is wrong with an image as it is written; `words` say what it shows."""
    if not plain(words).strip():
        yield "no-alt", "no words say what the picture shows", line, _ALT_HINT
    elif plain(words) != words:
        hint = "Write them without stars, brackets and & codes: they are only read aloud."
        message = "the words that say what a picture shows have no markup"
        yield "unsupported-markup", message, line, hint
    if "title" in image.attrs:
        hint = "Take it out; a caption is a line above the picture: Figure: what it shows"
        yield "unsupported-markup", "a picture has a title in quotes", line, hint
    if not PICTURE_NAME.fullmatch(source := str(image.attrs.get("src", ""))):
        yield "file-name", f"a picture cannot be called {source!r}", line, _NAME_HINT


def _kind(node: Node) -> str:
    if node.type == "table":
        return "Table"
    return "Figure" if image_of(node) else ""
