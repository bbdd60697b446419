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

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

ROLE_MAP = {"Aside": "Div"}
"""Roles of PDF 2.0 to what stands for them in PDF 1.7, which PDF/UA-1 is about."""


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
    """What was painted for each element.

    `kids` are elements in its lines, and pairs of page and MCID or name of an annotation. `parents`
    has the elements of a page's marks, and the element of an annotation: the index is the key that
    page and annotation carry. `boxes` are those of figures, in points from the lower left.
    """

    kids: dict[Element, list[Element | tuple[int, int | str]]] = field(default_factory=dict)
    parents: list[list[Element] | Element] = field(default_factory=list)
    boxes: dict[Element, tuple[float, ...]] = field(default_factory=dict)
    _references: dict[Element, str] = field(default_factory=dict)

    def note(self, owner: Element, kid: Element | tuple[int, int | str]) -> None:
        """Note something painted for an owner."""
        self.kids.setdefault(owner, []).append(kid)

    def tree(self, root: Element, document: Any) -> Any:
        """Return the tree for ReportLab's PDFDocument, whose pages are all painted.

        Raises `UntaggedContent` for an element for which nothing was painted.
        """
        tree = _Dictionary({"Type": "/StructTreeRoot"})
        document.Reference(tree, "StructTreeRoot")
        self._element(root, _at("StructTreeRoot", document), document)
        tree["K"] = self._references[root]
        tree["ParentTree"] = f"<</Nums {_array(self._numbers())}>>"
        tree["ParentTreeNextKey"] = str(len(self.parents))
        tree["RoleMap"] = PDFDictionary({new: PDFName(old) for new, old in ROLE_MAP.items()})
        return tree

    def _numbers(self) -> Iterator[str]:
        for key, owner in enumerate(self.parents):
            if isinstance(owner, Element):
                yield f"{key} {self._references[owner]}"
            elif owner:
                yield f"{key} {_array(self._references[each] for each in owner)}"

    def _element(self, element: Element, parent: str, document: Any) -> int:
        """Make the dictionary of an element, and return the page on which it begins."""
        values, name = (
            _Dictionary(dict(self._properties(element))),
            f"Element{len(self._references)}",
        )
        document.Reference(values, name)
        reference = self._references[element] = _at(name, document)
        kids: list[tuple[Any, int]] = []
        # ReportLab makes an annotation before it paints the words: here it comes behind them.
        for kid in (*element.children, *sorted(self.kids.get(element, ()), key=_is_annotation)):
            if isinstance(kid, Element):
                kids.append((kid, self._element(kid, reference, document)))
            else:
                kids.append(kid[::-1])
        if not kids:
            raise UntaggedContent(f"nothing is painted for an element {element.role}")
        first = min(page for _, page in kids)
        values["P"], values["Pg"] = parent, _at(f"Page{first}", document)
        values["K"] = _array(self._kid(kid, page, first, document) for kid, page in kids)
        return first

    def _kid(self, kid: Element | int | str, page: int, first: int, document: Any) -> str:
        if isinstance(kid, Element):
            return self._references[kid]
        place = f"/Pg {_at(f'Page{page}', document)}"
        if isinstance(kid, str):
            return f"<</Type /OBJR /Obj {_at(document.annotationName(kid), document)} {place}>>"
        return str(kid) if page == first else f"<</Type /MCR /MCID {kid} {place}>>"

    def _properties(self, element: Element) -> Iterator[tuple[str, Any]]:
        yield from (("Type", "/StructElem"), ("S", f"/{element.role}"))
        texts = (element.language, element.alternative, element.expansion)
        for key, text in zip(("Lang", "Alt", "E"), texts, strict=True):
            if text is not None:
                yield key, PDFString(text)
        if element.attribute:
            owner, key, value = element.attribute
            yield "A", f"<</O /{owner} /{key} /{value}>>"
        elif element in self.boxes:
            yield "A", f"<</O /Layout /BBox {_array(map(str, self.boxes[element]))}>>"


class _Dictionary(PDFDictionary):  # type: ignore[misc]  # ReportLab has no types
    """A dictionary whose strings are written as they stand.

    Each element has one, and ReportLab takes several times as long to write its own.
    """

    def format(self, document: Any, IND: bytes = b"\n") -> bytes:  # ReportLab's name
        """Return the bytes of the file."""
        items = [
            b"/%s %s" % (k.encode(), v.encode() if isinstance(v, str) else v.format(document))
            for k, v in self.dict.items()
        ]
        return b"<<%s>>" % IND.join(items)


def _at(name: str, document: Any) -> str:
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def _array(parts: Iterable[str]) -> str:
    return "[{}]".format("\n".join(parts))


def _is_annotation(kid: Element | tuple[int, int | str]) -> bool:
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
