"""Tagged PDF (PDF/UA-1) straight from ReportLab, in one pass.

ReportLab paints pages; a screen reader needs to be told what the marks on them mean. Here is how
the two meet. Nothing in this room knows what a document is about.

1. Who makes a document builds a `Structure`: a tree of `Element`s in reading order. Each flowable
   of `drawing` is handed the element that its words belong to.
2. `drawing.TaggedCanvas` notes in a `Record` which stretch of which page belongs to which element
   while ReportLab paints. The tree itself is never touched, so splits, repeated headers, things
   kept together and second passes cannot disturb it: a paragraph on two pages is one element.
3. Nothing is painted unnoticed. Graphics that no element claims are artifacts; words that nobody
   claims raise `UntaggedContent`, and so does an element for which nothing is painted. A validator
   would be content with either; a reader would miss the words.
4. `Record.tree` turns tree and notes into the objects of ISO 32000-1, 14.7 and 14.8.

A link, words in another language and an acronym are elements inside a line. ReportLab carries the
address of a link through breaking, splitting and joining of lines, so that is what they travel
in: `<a href="…">`, with what `Structure.link` and `Structure.span` return as the address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString

ROLE_MAP = {"Aside": "Div"}
"""Roles of PDF 2.0 to what stands for them in PDF 1.7, which PDF/UA-1 is about."""

Painted = tuple[int, int | str]
"""A page, and an MCID on it or the name of an annotation."""


class UntaggedContent(Exception):
    """Words are painted that no element owns, or an element owns nothing that is painted."""


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: what a part of the page is, in one of the standard roles.

    `language` is a BCP 47 tag where it differs from the parent's; `alternative` stands for what is
    painted, `expansion` for letters that stand for words. `attribute` is (owner, key, name), as in
    ("Table", "Scope", "Column"). `link` is an address, or # and a bookmark, and what a listener is
    told about it.
    """

    role: str
    language: str | None = None
    alternative: str | None = None
    expansion: str | None = None
    attribute: tuple[str, str, str] | None = None
    link: tuple[str, str] | None = None
    children: list[Element] = field(default_factory=list)

    def add(self, role: str, **properties: Any) -> Element:
        """Return a new last child."""
        child = Element(role, **properties)
        self.children.append(child)
        return child


class Structure:
    """The tree of a document, and the elements inside its lines by their href."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.root = Element("Document")
        self._inline: dict[str, Element] = {}

    def link(self, address: str, contents: str) -> str:
        """Return the href for words, in one place, that lead to an address or # and a bookmark."""
        return self._href(Element("Link", link=(address, contents)))

    def span(self, language: str | None = None, expansion: str | None = None) -> str:
        """Return the href for words in another language, or for letters that stand for words."""
        return self._href(Element("Span", language=language, expansion=expansion))

    def inline(self, href: str) -> Element:
        """Return the element of an href. Raises `UntaggedContent` for one that is not from here."""
        if href not in self._inline:
            raise UntaggedContent(f"the link {href!r} does not come from Structure.link")
        return self._inline[href]

    def _href(self, element: Element) -> str:
        href = f"tag:{len(self._inline)}"
        self._inline[href] = element
        return href


@dataclass(slots=True)
class Record:
    """What was painted for each element in a document, which is ReportLab's PDFDocument.

    `kids` are elements in its lines, and pairs of page and MCID or name of an annotation. `parents`
    has the elements of a page's marks, and the element of an annotation: the index is the key that
    page and annotation carry. `boxes` are those of figures, in points from the lower left.
    """

    document: Any
    kids: dict[Element, list[Element | Painted]] = field(default_factory=dict)
    parents: list[list[Element] | Element] = field(default_factory=list)
    boxes: dict[Element, Sequence[float]] = field(default_factory=dict)
    _places: dict[Element, str] = field(default_factory=dict)

    def note(self, owner: Element, kid: Element | Painted) -> None:
        """Note something painted for an owner."""
        self.kids.setdefault(owner, []).append(kid)

    def tree(self, root: Element) -> Any:
        """Return the tree, when all pages are painted.

        Raises `UntaggedContent` for an element for which nothing was painted.
        """
        tree, place = self._object("StructTreeRoot")
        self._write(root, place)
        numbers = " ".join(f"{key} {self._owner(each)}" for key, each in enumerate(self.parents))
        roles = " ".join(f"/{new} /{old}" for new, old in ROLE_MAP.items())
        tree.text = (
            f"<</Type /StructTreeRoot /K {self._places[root]} /RoleMap <<{roles}>>"
            f" /ParentTree <</Nums [{numbers}]>> /ParentTreeNextKey {len(self.parents)}>>"
        )
        return tree

    def _object(self, name: str) -> tuple[_Written, str]:
        written = _Written()
        self.document.Reference(written, name)
        return written, self._place(name)

    def _place(self, name: str) -> str:
        return "{} {} R".format(*self.document.idToObjectNumberAndVersion[name])

    def _owner(self, owner: list[Element] | Element) -> str:
        if isinstance(owner, Element):
            return self._places[owner]
        return f"[{' '.join(self._places[each] for each in owner)}]"

    def _write(self, element: Element, parent: str) -> int:
        """Write an element and those in it; return the page on which it begins."""
        written, place = self._object(f"Element{len(self._places)}")
        self._places[element] = place
        # ReportLab makes an annotation before it paints the words: here it comes behind them.
        painted = sorted(self.kids.get(element, ()), key=_is_annotation)
        pages = {
            kid: self._write(kid, place) if isinstance(kid, Element) else kid[0]
            for kid in (*element.children, *painted)
        }
        if not pages:
            raise UntaggedContent(f"nothing is painted for an element {element.role}")
        first = min(pages.values())
        kids = " ".join(self._kid(kid, first) for kid in pages)
        written.text = (
            f"<</Type /StructElem /S /{element.role} /P {parent}{self._properties(element)}"
            f" /Pg {self._place(f'Page{first}')} /K [{kids}]>>"
        )
        return first

    def _kid(self, kid: Element | Painted, first: int) -> str:
        if isinstance(kid, Element):
            return self._places[kid]
        page, what = self._place(f"Page{kid[0]}"), kid[1]
        if isinstance(what, str):
            place = self._place(self.document.annotationName(what))
            return f"<</Type /OBJR /Pg {page} /Obj {place}>>"
        return str(what) if kid[0] == first else f"<</Type /MCR /Pg {page} /MCID {what}>>"

    def _properties(self, element: Element) -> str:
        texts = {"Lang": element.language, "Alt": element.alternative, "E": element.expansion}
        written = [
            f" /{key} {self._string(text)}" for key, text in texts.items() if text is not None
        ]
        if element.attribute:
            written.append(" /A <</O /{} /{} /{}>>".format(*element.attribute))
        elif element in self.boxes:
            written.append(" /A <</O /Layout /BBox [{} {} {} {}]>>".format(*self.boxes[element]))
        return "".join(written)

    def _string(self, text: str) -> str:
        return str(PDFString(text).format(self.document), "latin-1")


class _Written(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object that is written as it stands: ReportLab's dictionaries take much longer."""

    text = ""

    def format(self, document: Any) -> bytes:  # ReportLab's name
        return self.text.encode("latin-1")


def _is_annotation(kid: Element | Painted) -> bool:
    return isinstance(kid, tuple) and isinstance(kid[1], str)


def metadata(info: Any, structure: Structure) -> bytes:
    """Return the metadata that PDF/UA-1 (clauses 5 and 7.1) asks for, as XMP."""
    alternative = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title>{alternative.format(escape(info.title))}</dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>{alternative.format(escape(info.subject))}</dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(structure.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{escape(info.keywords)}</pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
