"""Blocks to flowables, in reading order, each with its element of the structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest

from reportlab.platypus import Flowable, Spacer

from plainspoken.acronyms import expand
from plainspoken.inline import plain, runs
from plainspoken.model import (
    Block,
    Callout,
    Definition,
    Figure,
    Handout,
    Heading,
    Listing,
    Paragraph,
    Prose,
    Question,
    Run,
    Table,
)
from plainspoken.pdf.flowables import BarParagraph, HeadingParagraph, Text, WritingLines
from plainspoken.pdf.frames import Framed, FrameLook
from plainspoken.pdf.markup import markup, printed
from plainspoken.pdf.pictures import picture
from plainspoken.pdf.styles import Place, styles_of
from plainspoken.pdf.tables import column_widths, ruled
from plainspoken.pdf.tags import Element, Structure
from plainspoken.pdf.tags.drawing import TaggedFigure
from plainspoken.pdf.theme import Theme
from plainspoken.phrases import say, say_runs

_DEEPEST = 6
_DOT = "•"

Flowables = list[Flowable]


class Blocks:
    """Sets blocks of a handout in a theme: they become children of `parent`."""

    def __init__(
        self,
        handout: Handout,
        structure: Structure,
        theme: Theme,
        pictures: Mapping[str, bytes],
    ) -> None:
        self.handout, self.structure, self.theme = handout, structure, theme
        self.styles = styles_of(theme)
        self.parent = structure.root
        self._pictures = pictures
        self._place = Place()
        self._label: tuple[str, Element] | None = None

    @contextmanager
    def inside(self, element: Element, place: Place | None = None) -> Iterator[None]:
        """Set what follows inside an element, and perhaps at another place."""
        before = self.parent, self._place
        self.parent, self._place = element, self._place if place is None else place
        yield
        self.parent, self._place = before

    def flowables(self, blocks: Sequence[Block], shift: int) -> Flowables:
        """Return the flowables of blocks, headings `shift` levels down."""
        made: Flowables = []
        for block, following in zip_longest(blocks, blocks[1:]):
            # What leads up to a list, or uses a hard word, stays on its page.
            keep = isinstance(following, Listing | Definition)
            made += self._block(block, shift, keep)
        return made

    def _block(self, block: Block, shift: int, keep: bool) -> Flowables:
        match block:
            case Heading(level=level, prose=prose):
                made = [self.heading(prose, min(_DEEPEST, level + shift))]
            case Paragraph(prose=prose):
                made = [self.paragraph(runs(prose.text), self.add("P", prose), keep=keep)]
            case Question():
                made = self._question(block)
            case Definition(term=term, meaning=meaning):
                made = [self._definition(term, meaning)]
            case Listing():
                made = self._listing(block, shift)
            case Callout(blocks=inner):
                made = [self.callout(lambda: self.flowables(inner, shift))]
            case Table():
                made = self._table(block)
            case Figure():
                made = self._figure(block)
        return made

    def add(self, role: str, prose: Prose | None = None, **properties: object) -> Element:
        """Return a new element for a prose, with its language where that is another one."""
        language = prose.language if prose else self.structure.language
        foreign = language if language != self.structure.language else None
        return self.parent.add(role, language=foreign, **properties)

    def heading(self, prose: Prose, level: int, key: str | None = None) -> Flowable:
        """Return a heading; with a `key` it has a bookmark and stands in the outline."""
        entry = (key, printed(plain(prose.text)), level) if key else None
        text = self.markup(runs(prose.text)) + (f'<a name="{key}"/>' if key else "")
        element = self.add(f"H{level}", prose)
        return HeadingParagraph(text, self.styles.heading(level), element=element, entry=entry)

    def paragraph(
        self, words: Sequence[Run], element: Element, *, keep: bool = False, bold: bool = False
    ) -> Flowable:
        """Return a paragraph where we are; the label of a list item goes to the first of it."""
        text, label = self._label or (None, None)
        self._label = None
        style = self.styles.text(self._place, dotted=text == _DOT, keep=keep, bold=bold)
        kind = BarParagraph if self._place.bar else Text
        return kind(self.markup(words), style, bulletText=text, element=element, label=label)

    def callout(self, make: Callable[[], Flowables]) -> Flowable:
        """Return a frame around what `make` returns."""
        left = self.styles.left(self._place)
        with self.inside(self.add("Aside"), Place()):
            inner = [each for each in make() if not isinstance(each, Spacer)]
        return Framed(inner, FrameLook(self.theme, left, self.theme.callout_bar))

    def markup(self, words: Sequence[Run]) -> str:
        """Return runs as ReportLab markup, acronyms with what they stand for."""
        return markup(expand(words, self.handout.acronyms), self.structure, self._describe)

    def _describe(self, words: str, address: str) -> str:
        """Return what a listener is told about a link."""
        scheme, _, rest = address.partition(":")
        kind = {"mailto": "link_mail", "tel": "link_phone"}.get(scheme.lower(), "link_web")
        place = rest.strip("/").partition("/")[0] if kind == "link_web" else rest
        return say(self.handout, kind, words=Run(words), place=Run(place))

    def _question(self, question: Question) -> Flowables:
        words, element = runs(question.prose.text), self.add("P", question.prose)
        left = self.styles.left(self._place)
        paragraph = self.paragraph(words, element, keep=True, bold=True)
        return [paragraph, WritingLines(question.lines, self.theme, left)]

    def _definition(self, term: Prose, meaning: Prose) -> Flowable:
        words = say_runs(self.handout, "definition", term=term.text, meaning=meaning.text)
        with self.inside(self.parent, self._place.beside(self.theme.definition_bar)):
            return self.paragraph(words, self.add("P", meaning))

    def _listing(self, listing: Listing, shift: int) -> Flowables:
        start = listing.start
        made: Flowables = []
        numbering = ("List", "ListNumbering", "Disc" if start is None else "Decimal")
        with self.inside(self.add("L", attribute=numbering), self._place.deeper()):
            for index, item in enumerate(listing.items):
                label = _DOT if start is None else f"{start + index}."
                made += self._item(label, item, shift)
        is_outer = self._place.depth == 0
        return [*made, Spacer(1, self.theme.leading - self.theme.item_gap)] if is_outer else made

    def _item(self, label: str, item: tuple[Block, ...], shift: int) -> Flowables:
        with self.inside(self.add("LI")):
            self._label = label, self.add("Lbl")
            if len(item) == 1 and isinstance(item[0], Paragraph):
                prose = item[0].prose
                return [self.paragraph(runs(prose.text), self.add("LBody", prose))]
            with self.inside(self.add("LBody")):
                return self.flowables(item, shift)

    def _table(self, table: Table) -> Flowables:
        rows = (table.header, *table.rows)
        words = [[printed(plain(cell.text)) for cell in row] for row in rows]
        widths = column_widths(words, self.theme)
        return self._side_by_side(table, widths) if widths else self._as_list(table)

    def _side_by_side(self, table: Table, widths: Sequence[float]) -> Flowables:
        with self.inside(self.add("Table")):
            caption = self._caption(table.caption, "Caption")
            with self.inside(self.add("THead")):
                rows = [self._row(table.header, ["Column"] * len(table.header))]
            with self.inside(self.add("TBody")):
                scopes = ["Row", *[""] * (len(table.header) - 1)]
                rows += [self._row(row, scopes) for row in table.rows]
        return [caption, ruled(rows, widths, self.theme)]

    def _row(self, cells: Sequence[Prose], scopes: Sequence[str]) -> Flowables:
        """Return the cells of a row; one that has a scope is a header."""
        made: Flowables = []
        with self.inside(self.add("TR")):
            for cell, scope in zip(cells, scopes, strict=True):
                attribute = ("Table", "Scope", scope) if scope else None
                element = self.add("TH" if scope else "TD", cell, attribute=attribute)
                made.append(self.paragraph(runs(cell.text), element, bold=bool(scope)))
        return made

    def _as_list(self, table: Table) -> Flowables:
        """Return a table that is wider than the page as a list: an item a row, named by it."""
        caption = self._caption(table.caption, "P")
        numbering = ("List", "ListNumbering", "Disc")
        with self.inside(self.add("L", attribute=numbering), self._place.deeper()):
            made = [part for row in table.rows for part in self._row_as_item(table.header, row)]
        made[0].spaceBefore = self.theme.item_gap
        return [caption, *made, Spacer(1, self.theme.leading - self.theme.item_gap)]

    def _row_as_item(self, header: Sequence[Prose], row: Sequence[Prose]) -> Flowables:
        item = self.add("LI")
        self._label = _DOT, item.add("Lbl")
        made: Flowables = []
        with self.inside(item.add("LBody")):
            for column, cell in zip(header, row, strict=True):
                words = say_runs(self.handout, "cell", column=column.text, cell=cell.text)
                is_name = cell is row[0]
                made.append(self.paragraph(words, self.add("P", cell), keep=is_name, bold=is_name))
        return made

    def _caption(self, caption: Prose, role: str) -> Flowable:
        words, element = runs(caption.text), self.add(role, caption)
        return self.paragraph(words, element, keep=True, bold=True)

    def _figure(self, figure: Figure) -> Flowables:
        made = [self._caption(figure.caption, "P")] if figure.caption else []
        words = printed(plain(figure.alternative.text))
        element = self.add("Figure", figure.alternative, alternative=words)
        made.append(TaggedFigure(picture(figure, self._pictures[figure.path], self.theme), element))
        made[-1].spaceBefore, made[-1].spaceAfter = self.theme.item_gap, self.theme.leading
        return made
