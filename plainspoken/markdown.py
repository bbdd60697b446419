"""Markdown text to blocks, and one prose to the runs that a reader sees.

Only what a handout may hold is understood. Anything else is a finding with its line, so
that nothing an author wrote is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode as Node

from plainspoken.model import (
    SOURCE_TAG,
    Block,
    Finding,
    Heading,
    Listing,
    Origin,
    Paragraph,
    Prose,
    Question,
    Run,
)

MAX_LIST_DEPTH = 3

SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)

_NOTE = re.compile(r"<!--\s*translators?:\s*(.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"\s*(<!--.*?-->\s*)+", re.DOTALL)
_HINTS = {
    "em": "No italics in large print: write **word** for weight, or leave it plain.",
    "code_inline": "Take the backquotes out.",
    "code_block": "Take the four spaces at the start of the line out.",
    "fence": "Take the fence out and write the text as a paragraph.",
    "image": "Images are not supported yet: say it in words.",
    "table": "Tables are not supported yet: write a list.",
    "html_inline": "Take the tag out; write **word** for weight and &lt; for a plain <.",
    "html_block": "Take the tag out; only comments <!-- … --> may stand here.",
    "hardbreak": "Take the two spaces or the backslash at the line end out; start a new paragraph.",
    "hr": "A line ___ stands only under a question, as room for an answer.",
}
_STRAY = {
    "**": "Two stars do not pair up: close the **strong** words, with no space inside the stars.",
    "](": "A link is broken: write [words](https://address) with nothing between ] and (.",
}


@dataclass(slots=True)
class Parsed:
    """Blocks of one text, what was wrong with it, and the notes to translators by line."""

    blocks: tuple[Block, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)


def parse(text: str, path: str) -> Parsed:
    """Parse Markdown; `path` is what findings and origins name."""
    return _Parser(path).parse(text)


def runs(text: str) -> tuple[Run, ...]:
    """Return the runs of one prose. Markup that a prose may not hold comes out as plain text."""
    return tuple(_runs(_inline(text)))


def plain(text: str) -> str:
    """Return a prose as plain words, without any markup."""
    return "".join(run.text for run in runs(text))


def links(text: str) -> tuple[str, ...]:
    """Return the addresses that a prose links to, in order."""
    return tuple(
        str(token.attrs.get("href", "")) for token in _inline(text) if token.type == "link_open"
    )


def troubles(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (code, message, hint) for each thing that a prose may not hold."""
    tokens = _inline(text)
    for kind in dict.fromkeys(t.type.removesuffix("_open") for t in tokens if t.nesting >= 0):
        if kind in _HINTS:
            yield "unsupported-markup", f"{_name(kind)} is not supported", _HINTS[kind]
    for href in links(text):
        if not SAFE_LINK.match(href):
            hint = "Write a whole address that starts with https://."
            yield "unsafe-link", f"the link goes to {href!r}", hint
    words = "".join(t.content for t in tokens if t.type == "text")
    for mark, hint in _STRAY.items():
        if mark in words:
            yield "stray-markup", f"{mark!r} would be printed as it stands", hint
    if not plain(text).strip():
        yield "no-words", "there are no words to read", "Write the words, or take the line out."


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


@cache
def _inline_reader() -> MarkdownIt:
    """Read a prose: tags are plain text here, for a catalogue must never be able to write one."""
    reader = MarkdownIt("commonmark", {"html": False})
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # refused with a finding
    return reader


def _inline(text: str) -> Sequence[Token]:
    tokens = _inline_reader().parseInline(text)
    return tokens[0].children or ()


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    strong, href = 0, None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "link_open":
                href = str(token.attrs.get("href", ""))
            case "link_close":
                href = None
            case "softbreak" | "hardbreak":
                yield Run(" ", strong > 0, href)
            case _ if token.content:
                yield Run(token.content, strong > 0, href)


def _name(kind: str) -> str:
    return {"em": "emphasis by * or _", "hr": "a rule", "hardbreak": "a forced line break"}.get(
        kind, kind.replace("_", " ")
    )


class _Parser:
    """Walks one file's tree, with the findings and notes that it meets on the way."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._out = Parsed()
        self._pending: list[str] = []

    def parse(self, text: str) -> Parsed:
        env: dict[str, dict[str, object]] = {}
        root = Node(_reader().parse(text, env))
        for name, reference in env.get("references", {}).items():
            self._reference(name, reference)
        self._out.blocks = self._blocks(root.children, depth=0)
        return self._out

    def _reference(self, name: str, reference: object) -> None:
        span = reference.get("map") if isinstance(reference, dict) else None
        line = span[0] + 1 if span else 1
        message = f"the link definition [{name.lower()}]: … is not supported"
        self._find("unsupported-markup", message, line, "Write [words](https://address) in place.")

    def _find(self, code: str, message: str, line: int, hint: str) -> None:
        origin = Origin(self._path, line)
        self._out.findings.append(Finding(code, "error", message, origin, hint))

    def _blocks(self, nodes: Sequence[Node], depth: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for node in nodes:
            if node.type == "hr" and blocks and isinstance(blocks[-1], Paragraph | Question):
                blocks[-1] = _with_line(blocks[-1])
            elif (block := self._block(node, depth)) is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, node: Node, depth: int) -> Block | None:
        match node.type:
            case "heading":
                prose = self._prose(node)
                return Heading(int(node.tag[1:]), prose) if prose else None
            case "paragraph":
                prose = self._prose(node)
                return Paragraph(prose) if prose else None
            case "bullet_list" | "ordered_list":
                return self._listing(node, depth + 1)
            case "blockquote":
                return self._callout(node, depth)
            case "html_block" if _COMMENT.fullmatch(node.content):
                self._pending += [" ".join(note.split()) for note in _NOTE.findall(node.content)]
                return None
            case kind:
                self._unsupported(kind, _line(node))
                return None

    def _unsupported(self, kind: str, line: int) -> None:
        hint = _HINTS.get(kind, "Write it as a paragraph or a list.")
        self._find("unsupported-markup", f"{_name(kind)} is not supported", line, hint)

    def _callout(self, node: Node, depth: int) -> Block | None:
        inner = self._blocks(node.children, depth)
        if inner:
            return Callout(inner)
        self._empty(node, "block quote")
        return None

    def _listing(self, node: Node, depth: int) -> Block | None:
        if depth > MAX_LIST_DEPTH:
            message = f"a list stands {depth} levels deep"
            hint = f"Keep lists to {MAX_LIST_DEPTH} levels; a new heading may help."
            self._find("list-too-deep", message, _line(node), hint)
            return None
        items = tuple(self._item(item, depth) for item in node.children)
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        return Listing(start, tuple(item for item in items if item))

    def _item(self, node: Node, depth: int) -> tuple[Block, ...]:
        blocks = self._blocks(node.children, depth)
        if not blocks:
            self._empty(node, "list item")
        return blocks

    def _empty(self, node: Node, name: str) -> None:
        hint = "Write the words, or take it out."
        self._find("no-words", f"the {name} is empty", _line(node), hint)

    def _prose(self, node: Node) -> Prose | None:
        line = _line(node)
        text = fold(node.children[0].content)
        kinds = {child.type for child in node.children[0].walk()}
        for kind in ("html_inline", "hardbreak"):
            if kind in kinds:
                self._unsupported(kind, line)
        for code, message, hint in troubles(text):
            self._find(code, message, line, hint)
        if re.match(r"#{1,6}\S", text):
            hint = "Put a space after the # of a heading."
            self._find("stray-markup", "'#' would be printed as it stands", line, hint)
        if self._pending:
            self._out.notes[line], self._pending = self._pending, []
        return Prose(text, SOURCE_TAG, Origin(self._path, line)) if text else None


def fold(text: str) -> str:
    """Return a text on one line: where an author breaks a line means nothing."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", text).strip()


def _with_line(block: Paragraph | Question) -> Question:
    lines = block.lines if isinstance(block, Question) else 0
    return Question(block.prose, lines + 1)


def _line(node: Node) -> int:
    return (node.map or (0, 0))[0] + 1
