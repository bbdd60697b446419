"""Markdown text to blocks; a prose keeps its inline markup as it is.

Only what a handout may hold is understood. Anything else is a finding with its line, so
that nothing an author wrote is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from posixpath import dirname, join

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from plainspoken.captions import caption_kind, image_faults, image_of, with_captions
from plainspoken.leaves import Leaves, fold, line_of
from plainspoken.model import (
    Block,
    Callout,
    Figure,
    Finding,
    Heading,
    Listing,
    Origin,
    Paragraph,
    Question,
    Table,
)
from plainspoken.tables import has_lone_row, rows, table_faults

MAX_LIST_DEPTH = 3
MAX_WRITING_LINES = 10

_COMMENT = re.compile(r"\s*(?:<!--(?!-?>)(?:(?!-->|<!--).)*-->\s*)+", re.DOTALL)
# The library takes four times as long for twice as many of them.
_DEEP = re.compile(r"^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){40}", re.MULTILINE)
"""Lists and quotes in each other that begin on one line."""

_NO_WORDS = "Write the words, or take it out."


@dataclass(slots=True)
class Parsed:
    """Blocks of one text, what was wrong with it, and the notes to translators by line."""

    blocks: tuple[Block, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)


def parse(text: str, path: str) -> Parsed:
    """Parse Markdown; `path` is what findings and origins name.

    A picture's file is not looked at: its digest and its labels are empty.
    """
    if deep := _DEEP.search(text):
        return _too_deep(Origin(path, text.count("\n", 0, deep.start()) + 1))
    try:
        return _Parser(text, path).parse()
    except RecursionError:
        return _too_deep(Origin(path, 1))


def _too_deep(origin: Origin) -> Parsed:
    hint = "Take stars, brackets and quotes apart until one thing stands inside another."
    message = "marks stand inside each other too deep to be read"
    return Parsed(findings=[Finding("too-deep", "error", message, origin, hint)])


@cache
def reader() -> MarkdownIt:
    """Return what reads a section: CommonMark with tables."""
    # With less, the library would drop what stands deeper, without a word.
    return MarkdownIt("commonmark", {"maxNesting": 10_000}).enable("table")


class _Parser:
    """Walks one file's tree; the findings and notes that it meets stay with its leaves."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._lines = re.split(r"\r\n?|\n", text)
        self._leaves = Leaves(path)
        self._find = self._leaves.find

    def parse(self) -> Parsed:
        env: dict[str, dict[str, object]] = {}
        root = Node(reader().parse(self._text, env))
        for name, reference in env.get("references", {}).items():
            self._reference(name, reference)
        blocks = self._blocks(root.children, depth=0)
        return Parsed(blocks, self._leaves.findings, self._leaves.notes)

    def _reference(self, name: str, reference: object) -> None:
        span = reference.get("map") if isinstance(reference, dict) else None
        line = span[0] + 1 if span else 1
        message = f"the link definition [{name.lower()}]: … is not supported"
        self._find("unsupported-markup", message, line, "Write [words](https://address) in place.")

    def _blocks(self, nodes: Sequence[Node], depth: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for node, caption in with_captions(nodes):
            last = blocks[-1] if blocks else None
            if _is_writing_line(node) and isinstance(last, Paragraph | Question):
                blocks[-1] = self._with_line(last, line_of(node))
            elif (block := self._block(node, depth, caption)) is not None:
                blocks.append(block)
        return tuple(blocks)

    def _with_line(self, block: Paragraph | Question, line: int) -> Question:
        lines = block.lines + 1 if isinstance(block, Question) else 1
        if lines == MAX_WRITING_LINES + 1:
            hint = f"Keep to {MAX_WRITING_LINES} lines, or ask two questions."
            self._find("too-many-lines", "the question has too many writing lines", line, hint)
        return Question(block.prose, lines)

    def _block(self, node: Node, depth: int, caption: Node | None) -> Block | None:
        match node.type:
            case "heading":
                return self._heading(node)
            case "paragraph":
                image = image_of(node)
                return self._figure(node, image, caption) if image else self._paragraph(node)
            case "table":
                return self._table(node, caption)
            case "bullet_list" | "ordered_list":
                return self._listing(node, depth + 1)
            case "blockquote":
                return self._callout(node, depth)
            case "html_block" if _COMMENT.fullmatch(node.content):
                self._leaves.note(node.content)
            case kind:
                self._leaves.unsupported(kind, line_of(node))
        return None

    def _heading(self, node: Node) -> Block | None:
        self._misplaced("a heading", node)
        prose = self._leaves.prose(node)
        return Heading(int(node.tag[1:]), prose) if prose else None

    def _misplaced(self, name: str, node: Node) -> None:
        if node.level > 0:
            hint = "Put it outside, or write its words as a paragraph."
            message = f"{name} stands in a list or quote"
            self._find("misplaced-block", message, line_of(node), hint)

    def _paragraph(self, node: Node) -> Block | None:
        if kind := caption_kind(node):
            thing = {"Table": "table", "Figure": "picture"}[kind]
            hint = f"Put it right above the {thing}, or begin it with another word than {kind}:"
            self._find("misplaced-block", f"a caption stands over no {thing}", line_of(node), hint)
        prose = self._leaves.prose(node)
        if prose and has_lone_row(node.children[0].content):
            hint = "Under the heading of a table stands a line |---|---| with a part a column."
            message = "'|' would be printed as it stands: this is no table yet"
            self._find("stray-markup", message, line_of(node), hint, about=prose.text)
        return Paragraph(prose) if prose else None

    def _table(self, node: Node, caption: Node | None) -> Block | None:
        self._misplaced("a table", node)
        if caption is None:
            hint = "Write a line above it: Table: what it shows"
            self._find("no-caption", "the table has no caption", line_of(node), hint)
        words = self._leaves.caption(caption) or self._leaves.empty(line_of(node))
        for fault in table_faults(node, self._lines) if node.level == 0 else ():
            self._find(*fault)
        header, *body = (tuple(map(self._leaves.cell, row.children)) for row in rows(node))
        table = Table(words, header, tuple(body))
        self._leaves.share_notes(table)
        return table

    def _figure(self, node: Node, image: Node, caption: Node | None) -> Block | None:
        self._misplaced("a picture", node)
        shown = self._leaves.caption(caption)
        words, line = fold(image.content), line_of(node)
        faults = list(image_faults(image, words, line))
        for fault in faults:
            self._find(*fault)
        if faults:
            return None
        path = join(dirname(self._leaves.path), str(image.attrs["src"]))
        figure = Figure(path, "", self._leaves.text(words, line), shown, ())
        self._leaves.share_notes(figure)
        return figure

    def _too_deep(self, message: str, node: Node) -> None:
        hint = f"Keep to {MAX_LIST_DEPTH} levels; a new heading may help."
        self._find("list-too-deep", message, line_of(node), hint)

    def _callout(self, node: Node, depth: int) -> Block | None:
        if _is_quoted(node):
            self._too_deep("a quote stands in a quote", node)
            return None
        inner = self._blocks(node.children, depth)
        if inner:
            return Callout(inner)
        self._empty(node, "block quote")
        return None

    def _listing(self, node: Node, depth: int) -> Block | None:
        if depth > MAX_LIST_DEPTH:
            self._too_deep(f"a list stands {depth} levels deep", node)
            return None
        items = tuple(self._item(item, depth) for item in node.children)
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        return Listing(start, tuple(item for item in items if item))

    def _item(self, node: Node, depth: int) -> tuple[Block, ...]:
        blocks = self._blocks(node.children, depth)
        if not blocks:
            self._empty(node, "list item")
        elif not isinstance(blocks[0], Paragraph | Question):
            message = "a list item does not start with words"
            hint = "Write words first. A number that starts no list has a backslash: 3\\. mars"
            self._find("misplaced-block", message, line_of(node), hint)
        return blocks

    def _empty(self, node: Node, name: str) -> None:
        self._find("no-words", f"the {name} is empty", line_of(node), _NO_WORDS)


def _is_quoted(node: Node) -> bool:
    """Tell whether a node stands in a quote, or in a list in one."""
    outer = node.parent
    return outer is not None and (outer.type == "blockquote" or _is_quoted(outer))


def _is_writing_line(node: Node) -> bool:
    return node.type == "hr" and node.markup.startswith("_")
