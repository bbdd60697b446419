"""Small PDFs, tagged by hand: the judges are tried on these, right ones and wrong ones.

The pages are drawn with the marks written out; then pikepdf hangs a tree into the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import plainspoken

FONT = Path(plainspoken.__file__).parent / "data/fonts/AtkinsonHyperlegible-Regular.ttf"


@dataclass
class Link:
    """A link annotation to be, with whatever else stands in its dictionary."""

    page: int  # from 1
    entries: dict[str, Any]


@dataclass
class Element:
    """A structure element to be; a kid that is a pair is content: page (from 1) and MCID."""

    role: str
    kids: Sequence[Element | Link | tuple[int, int]]
    entries: dict[str, Any] = field(default_factory=dict)

    @property
    def page(self) -> int:
        """Where it begins, as its /Pg says."""
        kid = self.kids[0]
        return kid[0] if isinstance(kid, tuple) else kid.page


def new_canvas(path: Path) -> Canvas:
    pdfmetrics.registerFont(TTFont("sample", FONT))
    return Canvas(str(path), initialFontName="sample", pdfVersion=(1, 7), lang="en-CA")


def write(canvas: Canvas, mark: str, y: float, text: str, x: float = 72) -> None:
    """Write a line of text under a mark, as in "/P <</MCID 0>>"."""
    canvas.addLiteral(f"{mark} BDC")
    canvas.drawString(x, y, text)
    canvas.addLiteral("EMC")


def hang_tree(path: Path, top: Element) -> None:
    """Tag a file in place, and write what PDF/UA asks of it as a whole."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        _Hanger(pdf).hang(top)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = "A page to try the judges on"
            metadata["pdfuaid:part"] = "1"
        pdf.save(path)


class _Hanger:
    """Hangs elements into an open file, with the parent tree as the way back."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.parents: list[Any] = [Array() for _ in self.pages]
        for number, page in enumerate(self.pages):
            page.StructParents, page.Tabs = number, Name.S

    def hang(self, top: Element) -> None:
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(top, root)
        root.ParentTree = Dictionary(
            Nums=Array([item for pair in enumerate(self.parents) for item in pair])
        )
        self.pdf.Root.StructTreeRoot = root

    def _element(self, element: Element, parent: Any) -> Any:
        made: Any = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        )
        made.Pg = self.pages[element.page - 1]
        for key, value in element.entries.items():
            made[f"/{key}"] = value
        made.K = Array([self._kid(kid, made) for kid in element.kids])
        return made

    def _kid(self, kid: Element | Link | tuple[int, int], parent: Any) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, Link):
            return self._link(kid, parent)
        page, mcid = kid
        row = self.parents[page - 1]
        row.extend([None] * (mcid + 1 - len(row)))
        row[mcid] = parent
        return Dictionary(Type=Name.MCR, Pg=self.pages[page - 1], MCID=mcid)

    def _link(self, link: Link, parent: Any) -> Any:
        page = self.pages[link.page - 1]
        annotation: Any = self.pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[72, 600, 300, 620], F=4)
        )
        annotation.StructParent = len(self.parents)
        for key, value in link.entries.items():
            annotation[f"/{key}"] = value
        self.parents.append(parent)
        page.Annots = Array([*page.get("/Annots", ()), annotation])
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)
