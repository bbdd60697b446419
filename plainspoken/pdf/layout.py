"""A document to flowables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from plainspoken.inline import plain
from plainspoken.model import (
    Block,
    Callout,
    Definition,
    Handout,
    Heading,
    Listing,
    Prose,
    Question,
    Section,
)
from plainspoken.model import (
    Paragraph as ParagraphBlock,
)
from plainspoken.pdf.flowables import (
    BarParagraph,
    ContentsLine,
    HeadingParagraph,
    WritingLines,
)
from plainspoken.pdf.markup import markup, printed
from plainspoken.pdf.styles import Styles
from plainspoken.pdf.theme import Theme


@dataclass(frozen=True, slots=True)
class Numbers:
    """Page numbers that one pass of the layout finds out and the next one prints."""

    total: int = 0
    pages: Mapping[str, int] = field(default_factory=dict)


class Layout:
    """Builds the story of one handout in one theme."""

    def __init__(self, handout: Handout, theme: Theme) -> None:
        self._handout = handout
        self._theme = theme
        self._styles = Styles(theme)
        self._depth = 0

    def section(self, section: Section) -> list[Flowable]:
        """Return the story of one section, as a document of its own."""
        return [
            self._heading(section.title, 1, key=section.stem),
            *self._blocks(section.blocks, shift=0),
            *self._notice(),
        ]

    def whole(self, numbers: Numbers) -> list[Flowable]:
        """Return the story of the whole handout, its contents with the page numbers known."""
        handout = self._handout
        story = [
            self._heading(handout.title, 1, key="title"),
            Paragraph(markup(handout.summary.text), self._styles.body),
            self._label("audience", 2),
            Paragraph(markup(handout.audience.text), self._styles.body),
            *self._contents(numbers),
        ]
        for section in handout.sections:
            story.append(self._heading(section.title, 2, key=section.stem))
            story += self._blocks(section.blocks, shift=1)
        return [*story, *self._words_to_know(), *self._sources(), *self._notice()]

    def _blocks(self, blocks: Sequence[Block], shift: int) -> Iterator[Flowable]:
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Heading(level=level, prose=prose):
                    yield self._heading(prose, min(6, level + shift))
                case ParagraphBlock(prose=prose):
                    # What leads up to a list, or uses a hard word, stays on its page.
                    keep = isinstance(following, Listing | Definition)
                    yield Paragraph(markup(prose.text), self._text_style(keep))
                case Question():
                    yield from self._question(block)
                case Definition(term=term, meaning=meaning):
                    yield self._definition(term, meaning)
                case Listing():
                    yield from self._listing(block, shift)
                case Callout(blocks=inner):
                    yield from map(self._callout, self._blocks(inner, shift))

    def _text_style(self, keep: bool) -> ParagraphStyle:
        style = self._styles.indented(self._depth) if self._depth else self._styles.body
        return style.clone(style.name, keepWithNext=int(keep))

    def _heading(self, prose: Prose, level: int, key: str | None = None) -> Flowable:
        entry = (key, printed(plain(prose.text)), level) if key else None
        text = markup(prose.text) + (f'<a name="{escape(key)}"/>' if key else "")
        return HeadingParagraph(text, self._styles.heading(level), entry=entry)

    def _label(self, phrase: str, level: int, key: str | None = None) -> Flowable:
        return self._heading(dict(self._handout.phrases)[phrase], level, key)

    def _question(self, question: Question) -> Iterator[Flowable]:
        theme = self._theme
        yield Paragraph(markup(question.prose.text), self._styles.strong)
        yield WritingLines(question.lines, theme.writing_line_gap, theme.rule, theme.leading)

    def _definition(self, term: Prose, meaning: Prose) -> Flowable:
        words = self._handout.phrase("definition", term=term.text, meaning=meaning.text)
        style = self._styles.bar(self._depth, self._theme.definition_bar)
        return BarParagraph(markup(words), style)

    def _callout(self, flowable: Flowable) -> Flowable:
        if type(flowable) is not Paragraph:
            return flowable
        style = self._styles.bar(self._depth, self._theme.callout_bar)
        return BarParagraph("", style, frags=flowable.frags)

    def _listing(self, listing: Listing, shift: int) -> Iterator[Flowable]:
        self._depth += 1
        for index, item in enumerate(listing.items):
            label = "•" if listing.start is None else f"{listing.start + index}."
            first, *others = self._blocks(item, shift)
            if type(first) is Paragraph:
                keep = first.style.keepWithNext
                style = self._styles.item(self._depth, listing.start is not None, keep)
                first = Paragraph("", style, bulletText=label, frags=first.frags)
            yield from (first, *others)
        self._depth -= 1
        if self._depth == 0:
            yield self._gap()

    def _gap(self) -> Flowable:
        from reportlab.platypus import Spacer

        return Spacer(1, self._theme.leading - self._theme.body * 0.6)

    def _contents(self, numbers: Numbers) -> Iterator[Flowable]:
        yield self._label("contents", 2)
        titles = [(section.stem, plain(section.title.text)) for section in self._handout.sections]
        if self._handout.glossary:
            titles.append(("words-to-know", self._handout.phrase("words_to_know")))
        titles.append(("sources", self._handout.phrase("sources")))
        for key, title in titles:
            link = f'<a href="#{escape(key)}">{escape(printed(title))}</a>'
            page = str(numbers.pages.get(key, ""))
            yield ContentsLine(link, self._styles.contents, page)

    def _words_to_know(self) -> Iterator[Flowable]:
        if self._handout.glossary:
            yield self._label("words_to_know", 2, key="words-to-know")
        for term in self._handout.glossary:
            words = self._handout.phrase(
                "definition", term=term.term.text, meaning=term.meaning.text
            )
            yield Paragraph(markup(words), self._styles.body)

    def _sources(self) -> Iterator[Flowable]:
        yield self._label("sources", 2, key="sources")
        for reference in self._handout.references:
            words = self._handout.phrase(
                "source", publisher=reference.publisher.text, title=reference.title.text
            )
            address = f" ({escape(reference.url)})" if reference.url else ""
            yield Paragraph(markup(words) + address, self._styles.body)

    def _notice(self) -> Iterator[Flowable]:
        if self._handout.notice:
            style = self._styles.bar(0, self._theme.callout_bar)
            yield BarParagraph(markup(self._handout.notice.text), style)
