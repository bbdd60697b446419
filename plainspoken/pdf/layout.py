"""A document to flowables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Paragraph, Spacer

from plainspoken.inline import plain, runs
from plainspoken.model import (
    Block,
    Callout,
    Contact,
    Definition,
    Handout,
    Heading,
    Listing,
    Prose,
    Question,
    Run,
    Section,
)
from plainspoken.model import Paragraph as ParagraphBlock
from plainspoken.pdf.flowables import (
    BarParagraph,
    ContentsLine,
    HeadingParagraph,
    WritingLines,
)
from plainspoken.pdf.fonts import address_lines
from plainspoken.pdf.markup import printed, run_markup
from plainspoken.pdf.styles import Place, Styles
from plainspoken.pdf.theme import Theme
from plainspoken.phrases import say, say_runs

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Numbers:
    """Page numbers that one pass of the layout finds out and the next one prints."""

    total: int = 0
    pages: Mapping[str, int] = field(default_factory=dict)


class Layout:
    """Builds the story of one handout in one theme."""

    def __init__(self, handout: Handout, contact: Contact, theme: Theme) -> None:
        self._handout = handout
        self._contact = contact
        self._theme = theme
        self._styles = Styles(theme)
        self._place = Place()
        self._label: str | None = None

    def section(self, section: Section) -> list[Flowable]:
        """Return the story of one section, as a document of its own."""
        return [
            self._heading(section.title, 1, key=section.stem),
            *self._blocks(section.blocks, shift=0),
            *self._ending(),
        ]

    def whole(self, numbers: Numbers) -> list[Flowable]:
        """Return the story of the whole handout, its contents with the page numbers known."""
        handout = self._handout
        story = [
            self._heading(handout.title, 1, key="title"),
            self._paragraph(runs(handout.summary.text)),
            self._phrase_heading("audience", None),
            self._paragraph(runs(handout.audience.text)),
            *self._contents(numbers),
        ]
        for section in handout.sections:
            story.append(self._heading(section.title, 2, key=section.stem))
            story += self._blocks(section.blocks, shift=1)
        return [*story, *self._words_to_know(), *self._sources(), *self._ending()]

    def _blocks(self, blocks: Sequence[Block], shift: int) -> Iterator[Flowable]:
        for block, following in zip_longest(blocks, blocks[1:]):
            match block:
                case Heading(level=level, prose=prose):
                    yield self._heading(prose, min(_DEEPEST, level + shift))
                case ParagraphBlock(prose=prose):
                    # What leads up to a list, or uses a hard word, stays on its page.
                    keep = isinstance(following, Listing | Definition)
                    yield self._paragraph(runs(prose.text), keep=keep)
                case Question():
                    yield from self._question(block)
                case Definition(term=term, meaning=meaning):
                    with self._at(self._place.beside(self._theme.definition_bar)):
                        yield self._paragraph(self._defined(term, meaning))
                case Listing():
                    yield from self._listing(block, shift)
                case Callout(blocks=inner):
                    with self._at(self._place.beside(self._theme.callout_bar)):
                        yield from self._blocks(inner, shift)

    @contextmanager
    def _at(self, place: Place) -> Iterator[None]:
        outer, self._place = self._place, place
        yield
        self._place = outer

    def _paragraph(
        self, words: Sequence[Run], *, keep: bool = False, bold: bool = False, below: str = ""
    ) -> Flowable:
        """Return a paragraph where we are; the label of a list item goes to the first of it."""
        label, self._label = self._label, None
        style = self._styles.text(self._place, label, keep=keep, bold=bold)
        kind = BarParagraph if self._place.bar else Paragraph
        text = "<br/>".join(filter(None, (run_markup(words), below)))
        return kind(text, style, bulletText=label)

    def _heading(self, prose: Prose, level: int, key: str | None = None) -> Flowable:
        entry = (key, printed(plain(prose.text)), level) if key else None
        text = run_markup(runs(prose.text)) + (f'<a name="{escape(key)}"/>' if key else "")
        return HeadingParagraph(text, self._styles.heading(level), entry=entry)

    def _phrase_heading(self, phrase: str, key: str | None) -> Flowable:
        return self._heading(dict(self._handout.phrases)[phrase], 2, key)

    def _question(self, question: Question) -> Iterator[Flowable]:
        theme = self._theme
        yield self._paragraph(runs(question.prose.text), keep=True, bold=True)
        left = self._styles.left(self._place)
        yield WritingLines(question.lines, theme, left)

    def _defined(self, term: Prose, meaning: Prose) -> tuple[Run, ...]:
        return say_runs(self._handout, "definition", term=term.text, meaning=meaning.text)

    def _listing(self, listing: Listing, shift: int) -> Iterator[Flowable]:
        with self._at(self._place.deeper()):
            for index, item in enumerate(listing.items):
                self._label = "•" if listing.start is None else f"{listing.start + index}."
                yield from self._blocks(item, shift)
        if self._place.depth == 0:
            yield Spacer(1, self._theme.leading - self._theme.item_gap)

    def _contents(self, numbers: Numbers) -> Iterator[Flowable]:
        yield self._phrase_heading("contents", None)
        titles = [(section.stem, plain(section.title.text)) for section in self._handout.sections]
        if self._handout.glossary:
            titles.append(("words-to-know", say(self._handout, "words_to_know")))
        titles.append(("sources", say(self._handout, "sources")))
        for key, title in titles:
            link = f'<a href="#{escape(key)}">{escape(printed(title))}</a>'
            page = str(numbers.pages.get(key, ""))
            yield ContentsLine(link, self._styles.contents, page)

    def _words_to_know(self) -> Iterator[Flowable]:
        if self._handout.glossary:
            yield self._phrase_heading("words_to_know", "words-to-know")
        for term in self._handout.glossary:
            yield self._paragraph(self._defined(term.term, term.meaning))

    def _sources(self) -> Iterator[Flowable]:
        yield self._phrase_heading("sources", "sources")
        for reference in self._handout.references:
            title, publisher = reference.title.text, reference.publisher.text
            words = say_runs(self._handout, "source", publisher=publisher, title=title)
            yield self._paragraph(words, below=self._address(reference.url))

    def _address(self, url: str | None) -> str:
        lines = address_lines(url or "", self._theme.body, self._theme.column)
        return "<br/>".join(map(escape, lines))

    def _ending(self) -> Iterator[Flowable]:
        if self._handout.notice:
            with self._at(self._place.beside(self._theme.callout_bar)):
                yield self._paragraph(runs(self._handout.notice.text))
        contact = self._contact
        if contact:
            yield self._phrase_heading("contact", None)
        for text in filter(None, (contact.clinic, contact.address)):
            yield self._paragraph((Run(text),))
        if contact.phone:
            yield self._paragraph(say_runs(self._handout, "phone", phone=Run(contact.phone)))
