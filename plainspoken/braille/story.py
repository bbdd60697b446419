"""A document to pieces: what stands before, between and behind its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plainspoken.braille.blocks import Blocks, boxed, heading, shown_address, written
from plainspoken.braille.pieces import DISPLAYED, PARAGRAPH, Piece, Shape, Text
from plainspoken.braille.signs import Code
from plainspoken.inline import runs
from plainspoken.model import Contact, Handout, Prose, Run, Section
from plainspoken.phrases import review

_ENTRY = Shape(0, 2)


@dataclass(frozen=True, slots=True)
class Story:
    """What one document says, in the order of its print."""

    handout: Handout
    code: Code
    contact: Contact
    edition: str

    @property
    def _blocks(self) -> Blocks:
        return Blocks(self.handout, self.code)

    def section(self, section: Section) -> Iterator[Piece]:
        """Yield the pieces of one section, as a document of its own."""
        yield heading(section.title, 1)
        yield from self._blocks.pieces(section.blocks)
        yield from self._ending(level=2)

    def whole(self) -> Iterator[Piece]:
        """Yield the pieces of the whole handout."""
        yield heading(self.handout.title, 1)
        yield from self._prose(self.handout.summary)
        yield self._phrase_heading("audience", 2)
        yield from self._prose(self.handout.audience)
        yield from self._contents()
        for section in self.handout.sections:
            yield heading(section.title, 1, key=section.stem)
            yield from self._blocks.pieces(section.blocks)
        yield from self._words_to_know()
        yield from self._sources()
        yield from self._ending(level=1)

    def _prose(self, prose: Prose) -> Iterator[Piece]:
        yield Text(written(prose), prose.language, PARAGRAPH)

    def _phrase_heading(self, phrase: str, level: int, key: str = "") -> Text:
        return heading(dict(self.handout.phrases)[phrase], level, key)

    def _contents(self) -> Iterator[Piece]:
        phrases = dict(self.handout.phrases)
        titles = [(section.stem, section.title) for section in self.handout.sections]
        if self.handout.glossary:
            titles.append(("words-to-know", phrases["words_to_know"]))
        titles.append(("sources", phrases["sources"]))
        yield self._phrase_heading("contents", 2)
        for key, title in titles:
            words = tuple(replace(run, strong=False) for run in runs(title.text))
            yield Text(words, title.language, _ENTRY, target=key)

    def _words_to_know(self) -> Iterator[Piece]:
        if self.handout.glossary:
            yield self._phrase_heading("words_to_know", 1, "words-to-know")
        for term in self.handout.glossary:
            meaning = term.meaning
            words = self._blocks.phrase(
                "definition", _ENTRY, term=term.term.text, meaning=meaning.text
            )
            yield replace(words, language=meaning.language)

    def _sources(self) -> Iterator[Piece]:
        yield self._phrase_heading("sources", 1, "sources")
        for reference in self.handout.references:
            title, publisher = reference.title, reference.publisher
            words = self._blocks.phrase(
                "source", _ENTRY, publisher=publisher.text, title=title.text
            )
            yield replace(words, language=title.language, keep=bool(reference.url))
            if reference.url:
                address = (Run(shown_address(reference.url)),)
                yield Text(address, self.code.language, DISPLAYED)

    def _ending(self, level: int) -> Iterator[Piece]:
        yield from boxed(self._about())
        yield from self._reach(level)

    def _about(self) -> Iterator[Piece]:
        """Yield what print has at the foot of each page."""
        for name, values in review(self.handout):
            yield self._said(name, **values)
        if self.handout.notice:
            yield from self._prose(self.handout.notice)
        yield self._said("edition", edition=Run(self.edition))

    def _said(self, phrase: str, **values: Run) -> Text:
        return self._blocks.phrase(phrase, PARAGRAPH, **values)

    def _reach(self, level: int) -> Iterator[Piece]:
        """Yield how to reach the clinic, all on one page."""
        contact = self.contact
        lines = [
            Text((Run(text),), self.code.language, _ENTRY, keep=True)
            for text in (contact.clinic, contact.address)
            if text
        ]
        if contact.phone:
            lines.append(replace(self._said("phone", phone=Run(contact.phone)), shape=_ENTRY))
        if lines:
            yield self._phrase_heading("contact", level)
            yield from lines
