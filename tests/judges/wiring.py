"""The wires between tree and pages: a screen reader goes along them in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from tests.judges.content import read_pages
from tests.judges.nodes import as_list, contents, read_tree

Place = tuple[int, int]  # page (from 1) and MCID
Id = tuple[int, int]  # number and generation of an object in the file


@dataclass
class Claims:
    """Which element says that it holds a piece of content, or an annotation."""

    contents: list[tuple[Place, Id]] = field(default_factory=list)
    annotations: list[tuple[Id, Id]] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)  # elements whose /P is not their parent


def problems(path: Path | BinaryIO) -> list[str]:
    """Say where tree and pages disagree, in sentences; nothing, in a good file.

    Each tagged piece is held by one element, once; each link is in the tree; and the way back
    (the parent tree, /P) leads to the element that the way down came from.
    """
    with pikepdf.open(path) as document:
        if "/StructTreeRoot" not in document.Root:
            return ["there is no structure tree"]
        root, claims = document.Root.StructTreeRoot, Claims()
        numbers = {page.obj.objgen: n for n, page in enumerate(document.pages, start=1)}
        _collect(root, None, numbers, claims)
        tree = pikepdf.NumberTree(root.ParentTree) if "/ParentTree" in root else {}
        return [
            *claims.orphans,
            *_uneven(document, claims),
            *_ways_back_from_content(document, claims, tree),
            *_ways_back_from_annotations(document, claims, tree),
        ]


def out_of_order(path: Path | BinaryIO) -> list[int]:
    """Return the pages (from 1) that are painted in another order than they are read in.

    Then those who read or copy without the tree are told another story.
    """
    read: dict[int, list[int]] = {}
    for content in contents(read_tree(path)):
        read.setdefault(content.page, []).append(content.mcid)
    with pikepdf.open(path) as document:
        painted = {p.number: [mcid for mcid, _ in p.tagged] for p in read_pages(document)}
    return [page for page, order in painted.items() if order != read.get(page, [])]


def _collect(element: Any, page: Any, numbers: dict[Id, int], claims: Claims) -> None:
    page = element.get("/Pg", page)
    for kid in as_list(element.get("/K")):
        kind = "" if isinstance(kid, int) else kid.get("/Type")
        if isinstance(kid, int) or kind == "/MCR":
            mcid = kid if isinstance(kid, int) else int(kid.MCID)
            of = page if isinstance(kid, int) else kid.get("/Pg", page)
            claims.contents.append(((numbers[of.objgen], mcid), element.objgen))
        elif kind == "/OBJR":
            claims.annotations.append((kid.Obj.objgen, element.objgen))
        else:
            if "/P" not in kid or kid.P.objgen != element.objgen:
                claims.orphans.append(f"{kid.get('/S')} does not know its parent")
            _collect(kid, page, numbers, claims)


def _uneven(document: pikepdf.Pdf, claims: Claims) -> Iterator[str]:
    painted = Counter((p.number, mcid) for p in read_pages(document) for mcid, _ in p.tagged)
    held = Counter(place for place, _ in claims.contents)
    for page, mcid in sorted(painted | held):
        counts = painted[page, mcid], held[page, mcid]
        if counts != (1, 1):
            times = "content {} of page {} is painted {} times and held {} times"
            yield times.format(mcid, page, *counts)


def _ways_back_from_content(document: pikepdf.Pdf, claims: Claims, tree: Any) -> Iterator[str]:
    rows = {n: _row(page, tree) for n, page in enumerate(document.pages, start=1)}
    for (page, mcid), holder in claims.contents:
        row = rows[page]
        if mcid >= len(row) or row[mcid] is None or row[mcid].objgen != holder:
            yield f"from content {mcid} of page {page} no way leads back to its element"


def _row(page: Any, tree: Any) -> list[Any]:
    key = page.get("/StructParents")
    return as_list(tree.get(int(key))) if key is not None else []


def _ways_back_from_annotations(document: pikepdf.Pdf, claims: Claims, tree: Any) -> Iterator[str]:
    holders = dict(claims.annotations)
    for n, page in enumerate(document.pages, start=1):
        for annotation in page.get("/Annots", ()):
            holder, key = holders.get(annotation.objgen), annotation.get("/StructParent")
            if holder is None:
                yield f"an annotation on page {n} is in no element"
            elif key is None or key not in tree or tree[int(key)].objgen != holder:
                yield f"from an annotation on page {n} no way leads back to its element"
