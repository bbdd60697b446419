"""Blocks to markup that is well-formed XML and right HTML alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plainspoken.acronyms import expand
from plainspoken.html import Html, element, join, void
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
    Table,
)
from plainspoken.phrases import say, say_runs
from plainspoken.speech import lines
from plainspoken.web.marks import Marker

_DEEPEST = 6

Picture = Callable[[Figure], str]
"""The address of the file of a figure, for its img."""


class Blocks:
    """Writes blocks of a handout; its headings of level 2 stand `shift` levels deeper."""

    def __init__(self, handout: Handout, marker: Marker, picture: Picture, shift: int) -> None:
        self._handout, self._marker = handout, marker
        self._picture, self._shift = picture, shift

    def heading(self, prose: Prose, level: int) -> Html:
        """Return a heading."""
        return self._marker.whole(
            f"h{level}", [lines.heading(prose)], self._marker.words(runs(prose.text))
        )

    def prose(self, name: str, prose: Prose, **attributes: str) -> Html:
        """Return an element that shows a prose, each sentence in one of its own."""
        said = self._marker.sentences(lines.prose_lines(prose), runs(prose.text))
        return element(name, said, **self._marker.tongue(prose.language), **attributes)

    def blocks(self, blocks: Sequence[Block]) -> Html:
        """Return blocks in reading order."""
        return join(map(self._block, blocks))

    def _block(self, block: Block) -> Html:
        match block:
            case Heading(level=level, prose=prose):
                made = self.heading(prose, min(_DEEPEST, level + self._shift))
            case Paragraph(prose=prose):
                made = self.prose("p", prose)
            case Question():
                made = self._question(block)
            case Definition():
                made = self._definition(block)
            case Listing():
                made = self._listing(block)
            case Callout(blocks=inner):
                made = element("div", self.blocks(inner), class_="callout")
            case Table():
                made = self._table(block)
            case Figure():
                made = self._figure(block)
        return made

    def _question(self, question: Question) -> Html:
        room = element("div", *[element("div", "")] * question.lines, class_="answer")
        return join([self.prose("p", question.prose, class_="question"), room])

    def _definition(self, block: Definition) -> Html:
        said = lines.definition(self._handout, block.term, block.meaning)
        term, meaning = block.term.text, block.meaning.text
        shown = say_runs(self._handout, "definition", term=term, meaning=meaning)
        words = self._marker.sentences(said, shown)
        return element("p", words, class_="definition")

    def _listing(self, listing: Listing) -> Html:
        items = map(self._item, listing.items)
        if listing.start is None:
            return element("ul", *items)
        return element("ol", *items, start=str(listing.start))

    def _item(self, item: tuple[Block, ...]) -> Html:
        if len(item) == 1 and isinstance(item[0], Paragraph):
            return self.prose("li", item[0].prose)
        return element("li", self.blocks(item))

    def _table(self, table: Table) -> Html:
        said = lines.table_caption(self._handout, table.caption)
        caption = self._marker.whole("span", said, self._words(table.caption))
        # A style that takes the columns away takes the table from some listeners: its roles stay.
        head = element("tr", *(self._column(column) for column in table.header), role="row")
        rows = [self._row(table, row) for row in table.rows]
        parts = [("thead", [head]), ("tbody", rows)]
        body = [element(name, *inner, role="rowgroup") for name, inner in parts]
        return element("table", element("caption", caption), *body, role="table")

    def _column(self, prose: Prose) -> Html:
        tongue = self._marker.tongue(prose.language)
        return element("th", self._words(prose), scope="col", role="columnheader", **tongue)

    def _row(self, table: Table, row: Sequence[Prose]) -> Html:
        name, *others = (
            (
                self._marker.whole(
                    "span", lines.cell(self._handout, column, words), self._words(words)
                ),
                # Where there is no room for columns, each cell tells its own.
                say(self._handout, "cell", column=column.text, cell=""),
            )
            for column, words in zip(table.header, row, strict=True)
        )
        heading = element("th", name[0], scope="row", role="rowheader", data_column=name[1])
        cells = (element("td", said, role="cell", data_column=label) for said, label in others)
        return element("tr", heading, *cells, role="row")

    def _words(self, prose: Prose) -> Html:
        return self._marker.words(expand(runs(prose.text), self._handout.acronyms))

    def _figure(self, figure: Figure) -> Html:
        parts = []
        if caption := figure.caption:
            said = lines.figure_caption(self._handout, caption)
            shown = self._marker.whole("span", said, self._words(caption))
            parts.append(element("figcaption", shown))
        alternative = plain(figure.alternative.text)
        tongue = self._marker.tongue(figure.alternative.language)
        picture = void("img", src=self._picture(figure), alt=alternative, **tongue)
        said = lines.picture(self._handout, figure.alternative)
        return element("figure", *parts, self._marker.whole("span", said, picture))
