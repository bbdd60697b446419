"""Document to PDF bytes: the same document gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
)

from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.model import Contact, Handout, Section
from plainspoken.pdf.blocks import Blocks
from plainspoken.pdf.flowables import Framed, HeadingParagraph, WritingLines
from plainspoken.pdf.fonts import REGULAR, register_fonts
from plainspoken.pdf.layout import Layout, Numbers, review_state
from plainspoken.pdf.markup import escaped
from plainspoken.pdf.styles import Styles
from plainspoken.pdf.tags import Structure
from plainspoken.pdf.tags.drawing import FOOTER, TaggedCanvas
from plainspoken.pdf.theme import LARGE, Theme
from plainspoken.phrases import say

MAX_PASSES = 5


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed: a section of a handout, or with None the whole of it.

    `pictures` are the bytes of its figures, by their path.
    """

    handout: Handout
    section: Section | None
    language: Language
    edition: str
    contact: Contact
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the title of the document as plain words."""
        return plain((self.section or self.handout).title.text)


def render(document: Document, theme: Theme = LARGE) -> tuple[bytes, int]:
    """Return the PDF of a document and its number of pages.

    The page numbers that a page prints are those of the pass before; passes go on until
    nothing moves. The first has none to print: it only lays out. Only the last is written.
    """
    register_fonts()
    template = _pass(document, theme, Numbers(), is_draft=True)
    for _ in range(MAX_PASSES - 1):
        numbers = template.found
        template = _pass(document, theme, numbers)
        if template.found == numbers:
            break
    template.canv.save()
    return template.file.getvalue(), template.page


def _pass(document: Document, theme: Theme, numbers: Numbers, is_draft: bool = False) -> _Template:
    structure = Structure(document.language.tag)
    blocks = Blocks(document.handout, structure, theme, document.pictures)
    layout = Layout(blocks, document.contact, document.edition)
    section = document.section
    story = layout.section(section) if section else layout.whole(numbers)
    template = _Template(document, theme, numbers, is_draft)
    template.build(story, canvasmaker=partial(TaggedCanvas, structure=structure))
    return template


class _Draft(Frame):  # type: ignore[misc]  # ReportLab has no types
    """A frame that finds out where all has its place, and paints nothing."""

    def add(self, flowable: Flowable, canv: Any, trySplit: int = 0) -> int:
        """Give a flowable its place. Returns 0 if there is none."""
        flowable.drawOn = lambda *place, **options: None
        return int(super().add(flowable, canv, trySplit))


class _Together(KeepTogether):  # type: ignore[misc]  # ReportLab has no types
    """Flowables on one page. Where they are more than that, the last of them is loosened.

    Else ReportLab lets each of them stand where it may: a heading alone, its frame overleaf.
    """

    def split(self, aW: float, aH: float) -> list[Flowable]:  # ReportLab's names
        """Return the flowables, perhaps with the end of the page before them."""
        last, page_height = self._content[-1], self._frame._height
        if page_height < self._H and isinstance(last, Framed | WritingLines):
            last.loosen()
        return list(super().split(aW, aH))


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab has no types
    """One pass: a page with one column and a footer, headings noted on the way."""

    _doSave = 0  # ReportLab's name: `build` is not to write the file

    def __init__(self, document: Document, theme: Theme, numbers: Numbers, is_draft: bool) -> None:
        self.file = io.BytesIO()
        self._document, self._theme, self._numbers = document, theme, numbers
        self._pages: dict[str, int] = {}
        self._styles = Styles(theme)
        super().__init__(self.file, **_options(document, theme))
        footer = sum(self._height(paragraph) for paragraph in self._footer(self._numbers.total))
        self.addPageTemplates(self._page_template(footer, is_draft))

    @property
    def found(self) -> Numbers:
        """Return the page numbers of this pass."""
        return Numbers(self.page, self._pages)

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

    def _footer(self, page: int) -> list[Paragraph]:
        handout, total = self._document.handout, str(self._numbers.total)
        texts = (
            plain(handout.title.text),
            review_state(handout),
            f"{say(handout, 'edition', edition=self._document.edition)} · "
            f"{say(handout, 'page', page=str(page), pages=total)}",
        )
        return [Paragraph(escaped(text), self._styles.footer) for text in texts]

    def _height(self, paragraph: Paragraph) -> float:
        return float(paragraph.wrap(self._theme.column, self._theme.page[1])[1])

    def _draw_footer(self, canvas: Any, template: BaseDocTemplate) -> None:
        theme, y = self._theme, self._theme.margin
        with canvas.tagged(FOOTER):
            for paragraph in reversed(self._footer(template.page)):
                height = self._height(paragraph)
                paragraph.drawOn(canvas, theme.margin, y)
                y += height
            canvas.setLineWidth(theme.rule)
            y += theme.leading / 4
            canvas.line(theme.margin, y, theme.margin + theme.column, y)

    def afterFlowable(self, flowable: Flowable) -> None:  # ReportLab's name
        """Note the page of a heading, and put it into the outline."""
        if isinstance(flowable, HeadingParagraph) and flowable.entry:
            key, title, level = flowable.entry
            self._pages[key] = self.page
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
