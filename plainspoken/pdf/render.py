"""Document to PDF bytes: the same document gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
)
from reportlab.platypus.doctemplate import LayoutError

from plainspoken.addresses import ShortAddress
from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.model import Contact, Handout, Section
from plainspoken.pdf.blocks import Blocks
from plainspoken.pdf.codes import WithWords
from plainspoken.pdf.flowables import HeadingParagraph, WritingLines
from plainspoken.pdf.fonts import REGULAR, register_fonts
from plainspoken.pdf.frames import Framed
from plainspoken.pdf.layout import Layout, review_state
from plainspoken.pdf.markup import escaped
from plainspoken.pdf.styles import styles_of
from plainspoken.pdf.tags import Structure
from plainspoken.pdf.tags.drawing import FOOTER, TaggedCanvas, TaggedFigure
from plainspoken.pdf.theme import LARGE, Theme
from plainspoken.phrases import say

MAX_PASSES = 5


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed: a section of a handout, or with None the whole of it.

    `pictures` are the bytes of its figures, by their path; `address` is the one it has on the web.
    """

    handout: Handout
    section: Section | None
    language: Language
    edition: str
    contact: Contact
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    address: ShortAddress | None = None

    @property
    def title(self) -> str:
        """Return the title of the document as plain words."""
        return plain((self.section or self.handout).title.text)


def render(document: Document, theme: Theme = LARGE) -> tuple[bytes, int]:
    """Return the PDF of a document and its number of pages.

    The page numbers that a page prints are those of the pass before; passes go on until
    nothing moves. The first has none to print: it only lays out. Only the last is written.
    Raises `LayoutError` for what does not fit its pages.
    """
    register_fonts()
    pages: dict[str, int] = {}
    structure, story, template = _first_pass(document, theme, pages, code_first=True)
    if template.code_page > 1:
        structure, story, template = _first_pass(document, theme, pages, code_first=False)
    for _ in range(MAX_PASSES):
        total = template.page
        pages.update(template.pages)
        template = _Template(document, theme, total)
        template.lay_out(story, structure)
        if (template.page, template.pages) == (total, pages):
            template.canv.save()
            return template.file.getvalue(), template.page
    raise LayoutError("the page numbers do not come to rest")


def _first_pass(
    document: Document, theme: Theme, pages: Mapping[str, int], *, code_first: bool
) -> tuple[Structure, list[Flowable], _Template]:
    """Lay a document out, and paint nothing."""
    structure = Structure(document.language.tag)
    blocks = Blocks(document.handout, structure, theme, document.pictures)
    layout = Layout(blocks, document.contact, document.edition, document.address, pages)
    if document.section:
        story = layout.section(document.section, code_first=code_first)
    else:
        story = layout.whole(code_first=code_first)
    template = _Template(document, theme, total=0, is_draft=True)
    template.lay_out(story, structure)
    return structure, story, template


class _Canvas(TaggedCanvas):
    """A canvas whose pages are compressed, and no more: ReportLab would write them as ASCII."""

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


class _Draft(Frame):  # type: ignore[misc]  # ReportLab has no types
    """A frame that finds out where all has its place, and paints nothing."""

    def add(self, flowable: Flowable, canv: Any, trySplit: int = 0) -> int:
        """Give a flowable its place. Returns 0 if there is none."""
        flowable.drawOn = lambda *place, **options: None
        has_place = super().add(flowable, canv, trySplit)
        del flowable.drawOn
        return int(has_place)


class _Together(KeepTogether):  # type: ignore[misc]  # ReportLab has no types
    """Flowables on one page. Where they are more than that, the last of them is loosened.

    Else ReportLab lets each of them stand where it may: a heading alone, its frame overleaf.
    A picture cannot be loosened: it raises `LayoutError`.
    """

    def split(self, aW: float, aH: float) -> list[Flowable]:  # ReportLab's names
        """Return the flowables, perhaps with the end of the page before them."""
        last = self._content[-1]
        if self._frame._height < self._H:
            if isinstance(last, TaggedFigure):
                raise LayoutError("a picture has no room below its heading and caption")
            if isinstance(last, Framed | WritingLines):
                last.loosen()
        return list(super().split(aW, aH))


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """One pass: a page with one column and a footer, headings noted on the way."""

    _doSave = 0  # ReportLab's name: `build` is not to write the file

    def __init__(
        self, document: Document, theme: Theme, total: int, is_draft: bool = False
    ) -> None:
        self.file = io.BytesIO()
        self._document, self._theme, self._total = document, theme, total
        self.pages: dict[str, int] = {}
        self.code_page = 0
        texts = (plain(document.handout.title.text), review_state(document.handout))
        self._same_on_all = [self._footer_line(text) for text in texts]
        super().__init__(self.file, **_options(document, theme))
        footer = sum(height for _, height in self._footer(total))
        self.addPageTemplates(self._page_template(footer, is_draft))

    def lay_out(self, story: Sequence[Flowable], structure: Structure) -> None:
        """Build a story, and leave it as it was."""
        # As `multiBuild` does it: ReportLab lists what it did to flowables and has to take back.
        edits: list[tuple[Any, ...]] = []
        self._multiBuildEdits = edits.append
        self.build(list(story), canvasmaker=partial(_Canvas, structure=structure))
        for undo, *values in edits:
            undo(*values)

    def _page_template(self, footer: float, is_draft: bool) -> PageTemplate:
        theme = self._theme
        bottom = theme.margin + footer + theme.leading
        frame = (_Draft if is_draft else Frame)(
            theme.margin,
            bottom,
            theme.column,
            theme.page[1] - theme.margin - bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        if is_draft:
            return PageTemplate(frames=[frame])
        return PageTemplate(frames=[frame], onPage=self._draw_footer)

    def _footer_line(self, text: str) -> tuple[Paragraph, float]:
        """Return a paragraph of the footer, ready to be drawn, and its height."""
        paragraph = Paragraph(escaped(text), styles_of(self._theme).footer)
        return paragraph, paragraph.wrap(self._theme.column, self._theme.page[1])[1]

    def _footer(self, page: int) -> list[tuple[Paragraph, float]]:
        handout, total = self._document.handout, str(self._total)
        edition = say(handout, "edition", edition=self._document.edition)
        place = say(handout, "page", page=str(page), pages=total)
        return [*self._same_on_all, self._footer_line(f"{edition} · {place}")]

    def _draw_footer(self, canvas: Any, template: BaseDocTemplate) -> None:
        theme, y = self._theme, self._theme.margin
        with canvas.tagged(FOOTER):
            for paragraph, height in reversed(self._footer(template.page)):
                paragraph.drawOn(canvas, theme.margin, y)
                y += height
            canvas.setLineWidth(theme.rule)
            y += theme.leading / 4
            canvas.line(theme.margin, y, theme.margin + theme.column, y)

    def afterFlowable(self, flowable: Flowable) -> None:  # ReportLab's name
        """Note the page of the code and of a heading, and put that into the outline."""
        if isinstance(flowable, WithWords):
            self.code_page = self.page
        if isinstance(flowable, HeadingParagraph) and flowable.entry:
            key, title, level = flowable.entry
            self.pages[key] = self.page
            self.canv.bookmarkPage(f"outline-{key}")
            self.canv.addOutlineEntry(title, f"outline-{key}", level=level - 1)


def _options(document: Document, theme: Theme) -> dict[str, object]:
    handout = document.handout
    return {
        "pagesize": theme.page,
        "title": document.title,
        "author": document.contact.clinic or "plainspoken",
        "subject": plain(handout.summary.text),
        "creator": "plainspoken",
        "keywords": ", ".join(plain(term.term.text) for term in handout.glossary),
        "invariant": 1,
        "initialFontName": REGULAR,
        "initialFontSize": theme.body,
        "keepTogetherClass": _Together,
    }
