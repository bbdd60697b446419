"""Blocks of a handout to pieces, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from plainspoken.braille.pieces import (
    CENTRED,
    DISPLAYED,
    MINOR_HEADING,
    PARAGRAPH,
    PICTURE,
    SUBHEADING,
    Piece,
    Room,
    Rule,
    Shape,
    Text,
)
from plainspoken.braille.signs import Code
from plainspoken.inline import runs
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
from plainspoken.phrases import say_runs

_BOX = ("⠶", "⠛")
"""The cells of the lines above and below a box (BANA, Braille Formats 2016, section 7)."""


_STEP = 2
"""Cells that what belongs to a text stands to the right of it."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Writes blocks of a handout in a code."""

    handout: Handout
    code: Code

    def pieces(self, blocks: Sequence[Block], shape: Shape = PARAGRAPH) -> Iterator[Piece]:
        """Yield the pieces of blocks; paragraphs are set in `shape`."""
        for block, following in zip_longest(blocks, blocks[1:]):
            lead = isinstance(following, Listing | Definition)
            match block:
                case Heading(level=level, prose=prose):
                    yield heading(prose, level)
                case Paragraph(prose=prose):
                    yield Text(written(prose), prose.language, shape, lead=lead)
                case Question(prose=prose, lines=lines):
                    yield Text(written(prose), prose.language, shape, before=1, keep=True)
                    yield Room(lines)
                case Definition(term=term, meaning=meaning):
                    yield self._definition(term, meaning, shape)
                case Listing():
                    yield from _apart(self._listing(block, 0, self._runover(block)))
                case Callout(blocks=inner):
                    yield from boxed(self.pieces(inner))
                case Table():
                    yield from _apart(self._table(block))
                case Figure():
                    yield from _apart(self._figure(block))

    def phrase(self, name: str, shape: Shape, **values: str | Run) -> Text:
        """Return what the program itself says, without bold."""
        return Text(_light(say_runs(self.handout, name, **values)), self.code.language, shape)

    def _definition(self, term: Prose, meaning: Prose, shape: Shape) -> Text:
        indent = max(shape.rest + _STEP, DISPLAYED.rest)
        place = Shape(indent, indent)
        words = self.phrase("definition", place, term=term.text, meaning=meaning.text)
        return replace(words, language=meaning.language)

    def _runover(self, listing: Listing) -> int:
        """Return where the lines of all items go on: right of where the deepest item begins."""
        return self.code.tables.step * _depth(listing)

    def _listing(self, listing: Listing, depth: int, runover: int) -> Iterator[Piece]:
        start = listing.start
        for index, item in enumerate(listing.items):
            mark = self.code.tables.bullet if start is None else f"{start + index}."
            yield from self._item(f"{mark}\u00a0", item, depth, runover)

    def _item(self, mark: str, item: Sequence[Block], depth: int, runover: int) -> Iterator[Piece]:
        shape = Shape(self.code.tables.step * depth, runover)
        for block, following in zip_longest(item, item[1:]):
            lead = isinstance(following, Listing | Definition)
            match block:
                case Listing():
                    yield from self._listing(block, depth + 1, runover)
                case Paragraph(prose=prose):
                    words = (Run(mark, language=self.code.language), *written(prose))
                    yield Text(words if mark else words[1:], prose.language, shape, lead=lead)
                case _:
                    yield from self.pieces([block], Shape(runover, runover))
            mark, shape = "", Shape(runover, runover)

    def _table(self, table: Table) -> Iterator[Piece]:
        """Yield a table row by row, each cell behind the heading of its column."""
        caption = table.caption
        first = self.phrase("table", PARAGRAPH, caption=caption.text)
        yield replace(first, language=caption.language, keep=True)
        for row in table.rows:
            for column, cell in zip(table.header, row, strict=True):
                indent = 0 if cell is row[0] else _STEP
                shape = Shape(indent, 2 * _STEP)
                words = self.phrase("cell", shape, column=column.text, cell=cell.text)
                yield replace(words, language=cell.language, lead=cell is not row[-1])

    def _figure(self, figure: Figure) -> Iterator[Piece]:
        if caption := figure.caption:
            words = self.phrase("figure", PARAGRAPH, caption=caption.text)
            yield replace(words, language=caption.language, keep=True)
        words = self.phrase("picture", PICTURE, words=figure.alternative.text)
        yield replace(words, language=figure.alternative.language)


def heading(prose: Prose, level: int, key: str = "") -> Text:
    """Return a heading; `level` is 1 for the title of a document or a section."""
    words = _light(runs(prose.text))
    if level == 1:
        return Text(words, prose.language, CENTRED, before=1, after=1, keep=True, key=key)
    shape = SUBHEADING if level == 2 else MINOR_HEADING  # noqa: PLR2004  # a level, as in Markdown
    return Text(words, prose.language, shape, before=1, keep=True, key=key)


def boxed(inner: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces between two lines, all on one page if that can hold them."""
    above, below = _BOX
    yield Rule(above, before=1, keep=True)
    # Only words and lists stand in a box, and no empty line next to its lines.
    made = [replace(piece, keep=True) if isinstance(piece, Text) else piece for piece in inner]
    made[0] = replace(made[0], before=0)
    made[-1] = replace(made[-1], after=0)
    yield from made
    yield Rule(below, after=1)


def written(prose: Prose) -> tuple[Run, ...]:
    """Return an author's words, and behind the words of each link where it leads."""
    return tuple(_with_addresses(runs(prose.text)))


def _with_addresses(words: Iterable[Run]) -> Iterator[Run]:
    for href, linked in groupby(words, key=lambda run: run.href):
        group = list(linked)
        yield from group
        address = shown_address(href or "")
        if address and address not in "".join(run.text for run in group):
            yield Run(f" ({address})")


def shown_address(href: str) -> str:
    """Return an address as people type it."""
    for scheme in ("https://", "mailto:", "tel:"):
        if href.lower().startswith(scheme):
            return href[len(scheme) :].rstrip("/")
    return href


def _light(words: Iterable[Run]) -> tuple[Run, ...]:
    """Return words without bold, which tells apart in print what its place tells apart here."""
    return tuple(replace(run, strong=False) for run in _with_addresses(words))


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with an empty line before and after the whole."""
    made = list(pieces)
    made[0] = replace(made[0], before=max(1, made[0].before))
    made[-1] = replace(made[-1], after=1)
    yield from made


def _depth(listing: Listing) -> int:
    inner = [block for item in listing.items for block in item if isinstance(block, Listing)]
    return 1 + max(map(_depth, inner), default=0)
