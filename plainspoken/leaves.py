"""The proses of a Markdown text: each read with its line, its faults and its notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markdown_it.tree import SyntaxTreeNode as Node

from plainspoken.captions import CAPTION
from plainspoken.inline import UNSUPPORTED, plain, troubles
from plainspoken.model import SOURCE_TAG, Block, Finding, Origin, Prose
from plainspoken.text_file import MAX_TEXT, PART_IT, TOO_LONG
from plainspoken.walk import own_proses

MAX_WORD = 200
"""Letters: a longer word is a line that lost its spaces."""

_NOTE = re.compile(r"<!--\s*translators?:(.*?)-->", re.DOTALL | re.IGNORECASE)
_UNSUPPORTED: Mapping[str, tuple[str, str]] = {
    **UNSUPPORTED,
    "code_block": ("indented code", "Take the four spaces at the start of the line out."),
    "fence": ("a code fence", "Take the fence out and write the text as a paragraph."),
    "html_block": ("HTML", "Take the tag out; only comments <!-- … --> may stand here."),
    "hr": ("a rule", "A line ___ stands only under a question, as room for an answer."),
}


@dataclass(slots=True)
class Leaves:
    """Reads the proses of one file; `path` is what findings and origins name.

    `notes` are those to translators, by the line of what they are about.
    """

    path: str
    findings: list[Finding] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)
    _pending: list[str] = field(default_factory=list)

    def find(self, code: str, message: str, line: int, hint: str, about: str = "") -> None:
        """Note an error at a line."""
        origin = Origin(self.path, line)
        self.findings.append(Finding(code, "error", message, origin, hint, about))

    def unsupported(self, kind: str, line: int) -> None:
        """Note something that handouts do not have."""
        name, hint = _UNSUPPORTED.get(kind, (kind, "Write it as a paragraph or a list."))
        self.find("unsupported-markup", f"{name} is not supported", line, hint)

    def note(self, comment: str) -> None:
        """Keep the notes of a comment for the next prose."""
        self._pending += [" ".join(note.split()) for note in _NOTE.findall(comment)]

    def prose(self, node: Node) -> Prose | None:
        """Return the words of a paragraph or heading, None where there are none."""
        prose = self.words(node.children[0])
        if re.match(r"#{1,6}\S", text := prose.text):
            message = "'#' would be printed as it stands"
            hint = "Put a space after the # of a heading."
            self.find("stray-markup", message, line_of(node), hint, about=text)
        return prose if text else None

    def words(self, inline: Node) -> Prose:
        """Return inline Markdown as a prose."""
        kinds = {child.type for child in inline.walk()}
        for kind in ("html_inline", "hardbreak"):
            if kind in kinds:
                self.unsupported(kind, line_of(inline))
        return self.text(fold(inline.content), line_of(inline))

    def text(self, text: str, line: int) -> Prose:
        """Return a text as a prose."""
        if len(text) > MAX_TEXT:
            self.find("too-long", f"the text {TOO_LONG}", line, PART_IT)
            return self.empty(line, text[:MAX_TEXT])
        for code, message, hint in troubles(text):
            self.find(code, message, line, hint, about=text)
        if any(len(word) > MAX_WORD for word in text.split()):
            message = f"a word has more than {MAX_WORD} letters"
            hint = "Put the spaces back, or write it in parts."
            self.find("wide-word", message, line, hint)
        if self._pending:
            self.notes[line], self._pending = self._pending, []
        return self.empty(line, text)

    def empty(self, line: int, text: str = "") -> Prose:
        """Return a prose as it is; one without words has been found elsewhere."""
        return Prose(text, SOURCE_TAG, Origin(self.path, line))

    def cell(self, node: Node) -> Prose:
        """Return the words of a table's cell."""
        inline = node.children[0]
        return self.words(inline) if inline.content else self.empty(line_of(inline))

    def caption(self, node: Node | None) -> Prose | None:
        """Return the words of a caption, without the word that makes it one."""
        if node is None:
            return None
        prose = self.words(node.children[0])
        text = CAPTION.sub("", prose.text, count=1)
        if not plain(text).strip():
            hint = "Say what it shows, behind the colon."
            self.find("no-caption", "the caption has no words", line_of(node), hint)
        return replace(prose, text=text)

    def share_notes(self, block: Block) -> None:
        """Give a note that stands above a block, or above its caption, to all of its lines."""
        lines = dict.fromkeys(prose.origin.line for prose in own_proses(block))
        notes = [note for line in lines for note in self.notes.pop(line, ())]
        self.notes.update(dict.fromkeys(lines, notes) if notes else {})


def fold(text: str) -> str:
    """Return a text on one line: where an author breaks a line means nothing."""
    return " ".join(line.strip(" \t") for line in text.split("\n")).strip()


def line_of(node: Node) -> int:
    """Return the line, from 1, on which a node begins."""
    return (node.map or (0, 0))[0] + 1
