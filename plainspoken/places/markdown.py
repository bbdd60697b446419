"""The proses of a Markdown file, with the places of their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plainspoken.captions import CAPTION
from plainspoken.markdown import reader
from plainspoken.places.placed import Placed, Sign, composed, folded

_END = re.compile(r"\r\n|\r|\n")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_PICTURE = re.compile(r"!\[(?P<words>.*)\]\([^()\s]*\)", re.DOTALL)


def markdown_texts(content: str) -> Iterator[Placed]:
    """Yield each prose as the handout has it; one that cannot be found in the file is left out.

    Comments, the addresses of links and writing lines are no prose.
    """
    lines = _lines(content)
    cells: dict[int, int] = {}
    for before, token in pairwise(reader().parse("\n".join(line for _, line in lines))):
        if token.type == "inline" and token.map and token.content:
            start = token.map[0]
            if before.type in ("th_open", "td_open"):
                signs = _cell(token.content, lines[start], cells.get(start, 0))
                cells[start] = signs[-1][2] - lines[start][0] if signs else 0
            else:
                signs = _paragraph(token.content.split("\n"), lines[start:])
            if words := _words(composed(signs)):
                yield Placed(tuple(words), start + 1, str)


def _lines(content: str) -> list[tuple[int, str]]:
    """Return each line with its place in the file."""
    starts = [len(content) - len(content.removeprefix("\ufeff"))]
    starts += [found.end() for found in _END.finditer(content)]
    ends = [found.start() for found in _END.finditer(content)] + [len(content)]
    return [(start, content[start:end]) for start, end in zip(starts, ends, strict=True)]


def _paragraph(texts: list[str], lines: list[tuple[int, str]]) -> list[Sign]:
    """Return the signs of a paragraph: its lines are the ends of lines of the file."""
    signs: list[Sign] = []
    for text, (start, line) in zip(texts, lines, strict=False):
        at = line.rfind(text)
        if at < 0:
            return []
        if signs:
            signs.append(("\n", signs[-1][2], start + at))
        signs += [(sign, n, n + 1) for n, sign in enumerate(text, start=start + at)]
    return signs


def _cell(text: str, placed_line: tuple[int, str], cursor: int) -> list[Sign]:
    """Return the signs of a cell, found behind the one before it; a | in it has a backslash."""
    start, line = placed_line
    found = re.compile(re.escape(text).replace(r"\|", r"\\?\|")).search(line, cursor)
    signs: list[Sign] = []
    at = found.start() if found else 0
    for sign in text if found else "":
        width = 2 if sign == "|" and line[at] == "\\" else 1
        signs.append((sign, start + at, start + at + width))
        at += width
    return signs


def _words(signs: list[Sign]) -> list[Sign]:
    """Return what is translated: a caption without its first word, what a picture shows."""
    text = "".join(sign for sign, _, _ in signs)
    if picture := _PICTURE.fullmatch(text):
        signs = signs[picture.start("words") : picture.end("words")]
    elif caption := CAPTION.match(text):
        signs = signs[caption.end() :]
    return folded(signs, _BREAK)
