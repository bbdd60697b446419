"""Markdown text to blocks; a prose keeps its inline markup as it is.

Only what a handout may hold is understood. Anything else is a finding with its line, so
that nothing an author wrote is dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from plainspoken.inline import UNSUPPORTED, troubles
from plainspoken.model import (
    SOURCE_TAG,
    Block,
    Callout,
    Finding,
    Heading,
    Listing,
    Origin,
    Paragraph,
    Prose,
    Question,
)

MAX_LIST_DEPTH = 3
MAX_WORD = 200
"""Letters: a longer word is a line that lost its spaces."""
MAX_WRITING_LINES = 10

_NOTE = re.compile(r"<!--\s*translators?:\s*(.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:<!--(?!-?>)(?:(?!-->|<!--).)*-->\s*)+", re.DOTALL)
_UNSUPPORTED: Mapping[str, tuple[str, str]] = {
    **UNSUPPORTED,
    "code_block": ("indented code", "Take the four spaces at the start of the line out."),
    "fence": ("a code fence", "Take the fence out and write the text as a paragraph."),
    "table": ("a table", "Tables are not supported yet: write a list."),
    "html_block": ("HTML", "Take the tag out; only comments <!-- … --> may stand here."),
    "hr": ("a rule", "A line ___ stands only under a question, as room for an answer."),
}
_NO_WORDS = "Write the words, or take it out."


@dataclass(slots=True)
class Parsed:
    """Blocks of one text, what was wrong with it, and the notes to translators by line."""

    blocks: tuple[Block, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)


def parse(text: str, path: str) -> Parsed:
    """Parse Markdown; `path` is what findings and origins name."""
    try:
        return _Parser(path).parse(text)
    except RecursionError:
        hint = "Take stars, brackets and quotes apart until one thing stands inside another."
        message = "marks stand inside each other too deep to be read"
        return Parsed(findings=[Finding("too-deep", "error", message, Origin(path, 1), hint)])


@cache
def _reader() -> MarkdownIt:
    # With less, the library would drop what stands deeper, without a word.
    return MarkdownIt("commonmark", {"maxNesting": 10_000}).enable("table")


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

    def _find(self, code: str, message: str, line: int, hint: str, about: str = "") -> None:
        origin = Origin(self._path, line)
        self._out.findings.append(Finding(code, "error", message, origin, hint, about))

    def _blocks(self, nodes: Sequence[Node], depth: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for node in nodes:
            last = blocks[-1] if blocks else None
            if _is_writing_line(node) and isinstance(last, Paragraph | Question):
                blocks[-1] = self._with_line(last, _line(node))
            elif (block := self._block(node, depth)) is not None:
                blocks.append(block)
        return tuple(blocks)

    def _with_line(self, block: Paragraph | Question, line: int) -> Question:
        lines = block.lines + 1 if isinstance(block, Question) else 1
        if lines == MAX_WRITING_LINES + 1:
            hint = f"Keep to {MAX_WRITING_LINES} lines, or ask two questions."
            self._find("too-many-lines", "the question has too many writing lines", line, hint)
        return Question(block.prose, lines)

    def _block(self, node: Node, depth: int) -> Block | None:
        match node.type:
            case "heading":
                return self._heading(node)
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

    def _heading(self, node: Node) -> Block | None:
        if node.level > 0:
            hint = "Put it outside, or write its words as a paragraph."
            self._find("misplaced-block", "a heading stands in a list or quote", _line(node), hint)
        prose = self._prose(node)
        return Heading(int(node.tag[1:]), prose) if prose else None

    def _unsupported(self, kind: str, line: int) -> None:
        name, hint = _UNSUPPORTED.get(kind, (kind, "Write it as a paragraph or a list."))
        self._find("unsupported-markup", f"{name} is not supported", line, hint)

    def _too_deep(self, message: str, node: Node) -> None:
        hint = f"Keep to {MAX_LIST_DEPTH} levels; a new heading may help."
        self._find("list-too-deep", message, _line(node), hint)

    def _callout(self, node: Node, depth: int) -> Block | None:
        if node.parent and node.parent.type == "blockquote":
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
            self._find("misplaced-block", message, _line(node), hint)
        return blocks

    def _empty(self, node: Node, name: str) -> None:
        self._find("no-words", f"the {name} is empty", _line(node), _NO_WORDS)

    def _prose(self, node: Node) -> Prose | None:
        line = _line(node)
        text = fold(node.children[0].content)
        kinds = {child.type for child in node.children[0].walk()}
        for kind in ("html_inline", "hardbreak"):
            if kind in kinds:
                self._unsupported(kind, line)
        for code, message, hint in troubles(text):
            self._find(code, message, line, hint, about=text)
        if re.match(r"#{1,6}\S", text):
            hint = "Put a space after the # of a heading."
            self._find("stray-markup", "'#' would be printed as it stands", line, hint, about=text)
        if any(len(word) > MAX_WORD for word in text.split()):
            message = f"a word has more than {MAX_WORD} letters"
            hint = "Put the spaces back, or write it in parts."
            self._find("wide-word", message, line, hint)
        if self._pending:
            self._out.notes[line], self._pending = self._pending, []
        return Prose(text, SOURCE_TAG, Origin(self._path, line)) if text else None


def fold(text: str) -> str:
    """Return a text on one line: where an author breaks a line means nothing."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", text).strip()


def _is_writing_line(node: Node) -> bool:
    return node.type == "hr" and node.markup.startswith("_")


def _line(node: Node) -> int:
    return (node.map or (0, 0))[0] + 1
