"""ReportLab's text, canvas and flowables, with tags; the package tells how it all works."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph

from plainspoken.pdf.tags import Element, Record, Structure, UntaggedContent, metadata

Artifact = str  # the operator that opens it
ARTIFACT: Artifact = "/Artifact BMC"
FOOTER: Artifact = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class TaggedText(PDFTextObject):  # type: ignore[misc]  # ReportLab has no types
    """Words of one owner; those of links and spans belong to the elements inside it.

    Marked content may not cross BT or ET, so it is opened and closed in here.
    """

    _code: list[str]

    def __init__(self, canvas: TaggedCanvas, *place: float, **options: Any) -> None:
        self._owner: Element | Artifact | None = options.pop("owner", None)
        self._within: list[tuple[int, str]] = options.pop("within", [])
        self._shown: list[tuple[int, list[tuple[int, str]]]] = []
        super().__init__(canvas, *place, **options)

    def _formatText(self, text: Any) -> str:
        # All of ReportLab's ways to show words lead through here.
        if text:
            self._shown.append((len(self._code), list(self._within)))
        return str(super()._formatText(text))

    def _textOut(self, text: Any, TStar: int = 0) -> None:
        # ISO 32000-1, 14.8.2.5: words are parted by spaces. At a line end ReportLab has none.
        if TStar and type(text) is str and not text.endswith((" ", "\u00ad")):
            text += " "
        super()._textOut(text, TStar)

    def _linkRecord(self, link: tuple[int, str], what: str) -> None:
        # ReportLab calls this behind the first words of a link, and at its end.
        if what == "start":
            self._shown[-1][1].append(link)
            self._within.append(link)
        elif link in self._within:
            self._within.remove(link)

    def getCode(self) -> str:
        """Return the code of the text object, each stretch of words marked as its element's."""
        code, self._code, done = self._code, [], 0
        is_artifact = isinstance(self._owner, Artifact)
        # Links are numbered: an outer one has the lower number.
        for links, shown in groupby(self._shown, lambda at: [] if is_artifact else sorted(at[1])):
            places = [place for place, _ in shown]
            opening = self._canvas.opening(self._owner, [href for _, href in links])
            self._code += [*code[done : places[0]], *opening]
            done = places[-1] + 1
            self._code += [*code[places[0] : done], *self._canvas.closing()]
        self._code += code[done:]
        return str(super().getCode())


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas on which all that is painted belongs to an element or is an artifact."""

    def __init__(self, filename: Any, structure: Structure, **options: Any) -> None:
        self.structure = structure
        self._owner: Element | Artifact | None = None
        self._is_open, self._placed = False, set[Element]()
        super().__init__(filename, **options | {"pdfVersion": (1, 7), "lang": structure.language})
        self.record = Record(self._doc)
        self._begin_page()

    @contextmanager
    def tagged(self, owner: Element | Artifact | None) -> Iterator[None]:
        """Give words painted inside to an owner."""
        before, self._owner = self._owner, owner
        yield
        self._owner = before

    @contextmanager
    def whole(self, owner: Element | Artifact) -> Iterator[None]:
        """Give all that is painted inside, graphics too, to an owner in one piece."""
        self._code += self.opening(owner)
        before, self._is_open = self._is_open, True
        yield
        self._is_open = before
        self._code += self.closing()

    def opening(self, owner: Element | Artifact | None, hrefs: Sequence[str] = ()) -> list[str]:
        """Return the operator that opens marked content of an owner, or of elements in its line.

        Without an owner it is the current one. Raises `UntaggedContent` if there is none.
        """
        owner = owner or self._owner
        if self._is_open:
            return []
        if owner is None:
            raise UntaggedContent("words are painted that no element owns")
        if isinstance(owner, Artifact):
            return [owner]
        for href in hrefs:
            owner = self._inside(owner, self.structure.inline(href))
        self._marks.append(owner)
        mcid = len(self._marks) - 1
        self.record.note(owner, (self._pageNumber, mcid))
        return [f"/{owner.role} <</MCID {mcid}>> BDC"]

    def closing(self) -> list[str]:
        """Return the operator that closes marked content, if `opening` opened any."""
        return [] if self._is_open else ["EMC"]

    def _inside(self, owner: Element, inline: Element) -> Element:
        if inline not in self._placed:
            self._placed.add(inline)
            self.record.note(owner, inline)
        return inline

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> TaggedText:
        """Return a text object of the current owner."""
        return TaggedText(self, x, y, direction=direction)

    def drawText(self, aTextObject: Any) -> None:  # ReportLab's name
        """Paint a text object. Raises `UntaggedContent` for one that cannot be marked."""
        if not isinstance(aTextObject, TaggedText):
            raise UntaggedContent("words come in a text object that cannot be marked")
        super().drawText(aTextObject)

    def linkURL(self, url: str, rect: Any, relative: int = 0, **options: Any) -> None:
        """Make the annotation for words with an href of `Structure`; a span needs none."""
        element = self.structure.inline(url)
        if element.link is None or isinstance(self._owner, Artifact):
            return
        address, contents = element.link
        key = len(self.record.parents)
        self.record.parents.append(element)
        self.record.note(element, (self._pageNumber, f"Link{key}"))
        values = {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4}
        values |= {"Rect": PDFArray(self._absRect(rect, relative)), "Border": PDFArray([0, 0, 0])}
        values |= {"Contents": PDFString(contents), "StructParent": key}
        if address.startswith("#"):
            values["Dest"] = self._bookmarkReference(address[1:])
        else:
            values["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(address)})
        self._addAnnotation(PDFDictionary(values), f"Link{key}")

    def linkRect(self, contents: str, destinationname: str, *args: Any, **options: Any) -> None:
        """Refuse what `Structure.link` did not make."""
        self.structure.inline(destinationname)

    def save(self) -> None:
        """Write the file with its structure tree."""
        if self._code:
            self.showPage()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self.record.tree(self.structure.root)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.Metadata = XMP(creator=lambda document: metadata(document.info, self.structure))
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def _begin_page(self) -> None:
        self._page_key = len(self.record.parents)
        self._marks: list[Element] = []
        self.record.parents.append(self._marks)

    def _startPage(self) -> None:
        super()._startPage()
        self._begin_page()

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if isinstance(page, PDFPage):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = self._page_key, PDFName("S")


def _as_artifact(operator: Callable[..., Any]) -> Callable[..., Any]:
    """Return a painting operator of the canvas whose marks are an artifact, unless claimed."""

    def paint(canvas: TaggedCanvas, *args: Any, **options: Any) -> Any:
        with canvas.whole(canvas._owner if isinstance(canvas._owner, Artifact) else ARTIFACT):
            return operator(canvas, *args, **options)

    return paint


_LINES = "line lines bezier arc rect ellipse wedge roundRect drawPath clipPath"
for _name in f"{_LINES} shade drawImage drawInlineImage doForm".split():
    setattr(TaggedCanvas, _name, _as_artifact(getattr(Canvas, _name)))


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph whose words belong to `element`, and its bullet to `label`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.element: Element | None = options.pop("element", None)
        self.label: Element | None = options.pop("label", None)
        self._drawn_on: TaggedCanvas | None = None
        super().__init__(*args, **options)

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split between lines: all parts belong to the same element, the bullet to the first."""
        parts: list[Flowable] = super().split(availWidth, availHeight)
        for place, part in enumerate(parts):
            part.element, part.label = self.element, None if place else self.label
        return parts

    def beginText(self, x: float, y: float) -> TaggedText:
        """Return the text object for the words; the bullet asks the canvas for one."""
        # A paragraph of one piece never calls back for its link.
        within = list(self.blPara.link) if self.blPara.kind == 0 else []
        return TaggedText(self.canv, x, y, owner=self._words, within=within)

    def draw(self) -> None:
        """Draw the words as the element's, or as an artifact where a table repeats its header."""
        is_repeated = self._drawn_on is self.canv
        self._drawn_on = self.canv
        self._words = ARTIFACT if is_repeated else self.element
        with self.canv.tagged(ARTIFACT if is_repeated else self.label):
            super().draw()


class TaggedFigure(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A drawing or an image as one figure. Its element needs an alternative."""

    def __init__(self, content: Flowable, element: Element) -> None:
        super().__init__()
        self._content, self._element = content, element

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size of the content."""
        self.width, self.height = self._content.wrapOn(self.canv, availWidth, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the content in one piece, and note where."""
        corners = (0, 0), (self.width, self.height)
        box = [round(each, 2) for xy in corners for each in self.canv.absolutePosition(*xy)]
        self.canv.record.boxes[self._element] = box
        with self.canv.whole(self._element):
            self._content.drawOn(self.canv, 0, 0)
