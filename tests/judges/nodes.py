"""The structure tree of a finished PDF, read into plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from tests.judges import CannotJudge
from tests.judges.content import read_pages

TEXTS = {
    "language": "/Lang",
    "alternative": "/Alt",
    "actual_text": "/ActualText",
    "expansion": "/E",
    "title": "/T",
    "identifier": "/ID",
}


@dataclass(frozen=True)
class Content:
    """Marked content of a page, its text decoded as a reader copies it; a picture has none."""

    page: int  # from 1
    mcid: int
    text: str


@dataclass(frozen=True)
class ObjectRef:
    """An annotation. A link has a `uri`, or a `destination` which `leads_to` a page."""

    subtype: str
    contents: str
    uri: str
    destination: str  # a name, or "page 3"
    leads_to: int | None  # from 1
    page: int  # from 1
    rect: tuple[float, ...]  # x0, y0, x1, y1 in points from the lower left corner


@dataclass(frozen=True)
class Node:
    """A structure element. A text is None where the file says nothing, "" where it says "".

    `attributes` are those of each owner: {"Table": {"Scope": "Column"}}.
    """

    role: str  # as written; a RoleMap is not applied
    language: str | None = None
    alternative: str | None = None
    actual_text: str | None = None
    expansion: str | None = None
    title: str | None = None
    identifier: str | None = None  # what a cell's Headers name
    attributes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    children: tuple[Node | Content | ObjectRef, ...] = ()


def read_tree(path: Path | BinaryIO) -> Node:
    """Return the one element at the top, or a node "StructTreeRoot" of several.

    Raises CannotJudge if there is no tree, or if it holds what these values cannot.
    """
    with pikepdf.open(path) as document:
        if "/StructTreeRoot" not in document.Root:
            raise CannotJudge(f"{path} has no structure tree")
        reader = _Reader(document)
        tops = tuple(reader.children(document.Root.StructTreeRoot, None))
    (top, *others) = tops or (Node("StructTreeRoot"),)
    return top if isinstance(top, Node) and not others else Node("StructTreeRoot", children=tops)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in reading order."""
    yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from walk(child)


def contents(node: Node) -> Iterator[Content]:
    """Yield the content of a node and of all below it, in reading order."""
    for child in node.children:
        if isinstance(child, Content):
            yield child
        elif isinstance(child, Node):
            yield from contents(child)


class _Reader:
    """Reads the elements of an open document."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.root: Any = document.Root
        self.numbers = {page.obj.objgen: n for n, page in enumerate(document.pages, start=1)}
        self.texts = {(p.number, mcid): t for p in read_pages(document) for mcid, t in p.tagged}
        self.pages = {
            annotation.objgen: n
            for n, page in enumerate(document.pages, start=1)
            for annotation in page.get("/Annots", ())
        }

    def node(self, element: Any, page: int | None) -> Node:
        if "/C" in element:
            raise CannotJudge("attribute classes (/C) are not read")
        page = self._page(element, page)
        return Node(
            role=_name(element.S),
            **{name: str(element[key]) for name, key in TEXTS.items() if key in element},
            attributes=dict(_attributes(element)),
            children=tuple(self.children(element, page)),
        )

    def children(self, element: Any, page: int | None) -> Iterator[Node | Content | ObjectRef]:
        for kid in as_list(element.get("/K")):
            kind = "" if isinstance(kid, int) else kid.get("/Type")
            if isinstance(kid, int):
                yield self._content(page, kid)
            elif kind == "/MCR":
                yield self._content(self._page(kid, page), int(kid.MCID), "/Stm" in kid)
            elif kind == "/OBJR":
                yield self._object(kid.Obj)
            else:
                yield self.node(kid, page)

    def _page(self, element: Any, inherited: int | None) -> int | None:
        return self.numbers[element.Pg.objgen] if "/Pg" in element else inherited

    def _content(self, page: int | None, mcid: int, of_form: bool = False) -> Content:
        if of_form or page is None or (page, mcid) not in self.texts:
            raise CannotJudge(f"the tree names content {mcid} that is not on page {page}")
        return Content(page, mcid, self.texts[page, mcid])

    def _object(self, annotation: Any) -> ObjectRef:
        if annotation.objgen not in self.pages:
            raise CannotJudge("the tree names an annotation that is on no page")
        action = annotation.get("/A", {})
        target = annotation.get("/Dest", action.get("/D"))
        place = self._resolved(target)
        return ObjectRef(
            subtype=_name(annotation.Subtype),
            contents=str(annotation.get("/Contents", "")),
            uri=str(action.get("/URI", "")),
            destination=f"page {place}" if isinstance(target, pikepdf.Array) else _name(target),
            leads_to=place,
            page=self.pages[annotation.objgen],
            rect=tuple(float(side) for side in annotation.Rect),
        )

    def _resolved(self, target: Any) -> int | None:
        """Follow a destination to its page; a name stands in one of two tables, by its type."""
        if isinstance(target, pikepdf.Name):
            target = self.root.get("/Dests", {}).get(str(target))
        elif isinstance(target, pikepdf.String):
            names = self.root.get("/Names", {}).get("/Dests")
            target = pikepdf.NameTree(names).get(str(target)) if names is not None else None
        if isinstance(target, pikepdf.Dictionary):
            target = target.D
        return None if target is None else self.numbers[target[0].objgen]


def _attributes(element: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for owned in as_list(element.get("/A")):
        if not isinstance(owned, int):  # a revision number may follow a dictionary
            yield _name(owned.O), {k[1:]: _plain(v) for k, v in owned.items() if k != "/O"}


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return tuple(map(_plain, value))
    if isinstance(value, pikepdf.Dictionary):
        return {key[1:]: _plain(item) for key, item in value.items()}
    if isinstance(value, bool | int):
        return value
    return _name(value) if isinstance(value, pikepdf.Object) else float(value)


def _name(value: Any) -> str:
    return "" if value is None else str(value).removeprefix("/")


def as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
