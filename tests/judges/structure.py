"""The logical structure of a finished PDF: what a screen reader is given, as plain values.

`python -m tests.judges.structure FILE.pdf` prints it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.judges.content import Artifact, Stray, artifacts, untagged
from tests.judges.nodes import Content, Node, ObjectRef, contents, read_tree, walk
from tests.judges.wiring import out_of_order, problems

__all__ = [
    "Artifact",
    "Content",
    "Node",
    "ObjectRef",
    "Stray",
    "artifacts",
    "contents",
    "dump",
    "out_of_order",
    "problems",
    "read_tree",
    "text_of",
    "untagged",
    "walk",
]

INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Em", "Strong"}


def text_of(node: Node) -> str:
    """Return what is read aloud: ActualText or else Alt stand for what they replace.

    Pieces of a line are joined as they are, so words that run together in the file do so here;
    blocks (whatever is not INLINE) stand on lines of their own.
    """
    for said in (node.actual_text, node.alternative):
        if said is not None:
            return said
    pieces = []
    for child in node.children:
        if isinstance(child, Content):
            pieces.append(child.text)
        elif isinstance(child, Node):
            pieces.append(text_of(child) if child.role in INLINE else f"\n{text_of(child)}\n")
    lines = "".join(pieces).split("\n")
    return "\n".join(line for line in lines if line.strip())


def dump(node: Node) -> str:
    """Return the tree as indented text: no pages and no measures, so a new layout is no difference.

    Text that a page break cut is one piece, and so are the parts of a link on several lines.
    """
    return "\n".join(_dumped(node, 0))


def _dumped(node: Node, depth: int) -> Iterator[str]:
    yield "  " * depth + _label(node)
    for child in _merged(node.children):
        if isinstance(child, Node):
            yield from _dumped(child, depth + 1)
        else:
            yield "  " * (depth + 1) + child


def _label(node: Node) -> str:
    said = {
        "lang": node.language,
        "alt": node.alternative,
        "actual": node.actual_text,
        "expansion": node.expansion,
        "title": node.title,
        "id": node.identifier,
    }
    words = [f"{key}={_quoted(value)}" for key, value in said.items() if value is not None]
    for owner, attributes in node.attributes.items():
        words += [f"{owner}.{key}={_measureless(value)}" for key, value in attributes.items()]
    return " ".join([node.role, *words])


def _measureless(value: Any) -> str:
    """A box in points differs with every layout; that there is one does not."""
    return "…" if isinstance(value, tuple) and len(value) == 4 else str(value)


def _merged(children: tuple[Node | Content | ObjectRef, ...]) -> Iterator[Node | str]:
    for kind, group in groupby(children, type):
        same = list(group)
        if kind is Content:
            yield _quoted("".join(c.text for c in same if isinstance(c, Content)))
        elif kind is ObjectRef:
            yield from dict.fromkeys(_leads(c) for c in same if isinstance(c, ObjectRef))
        else:
            yield from (c for c in same if isinstance(c, Node))


def _leads(link: ObjectRef) -> str:
    place = link.uri or ("a page" if link.destination.startswith("page ") else link.destination)
    return f"[{link.subtype} {_quoted(link.contents)} to {place}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _told(path: Path) -> Iterator[str]:
    yield dump(read_tree(path))
    for artifact in artifacts(path):
        kind = "/".join(filter(None, (artifact.type, artifact.subtype)))
        painted = ", ".join(artifact.painted)
        yield f"artifact on page {artifact.page}: {kind} {_quoted(artifact.text)} {painted}"
    yield from (f"untagged: {stray}" for stray in untagged(path))
    yield from (f"problem: {problem}" for problem in problems(path))


if __name__ == "__main__":
    print("\n".join(line for name in sys.argv[1:] for line in _told(Path(name))))
