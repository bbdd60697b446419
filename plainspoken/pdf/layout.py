"""A document to flowables: what stands before, between and behind its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace

from reportlab.platypus import Flowable, Spacer

from plainspoken.addresses import ShortAddress
from plainspoken.inline import plain, runs
from plainspoken.model import Contact, Handout, Prose, Reference, Run, Section, Term
from plainspoken.pdf.blocks import Blocks, Flowables
from plainspoken.pdf.codes import code_with_words
from plainspoken.pdf.flowables import ContentsLine, opener
from plainspoken.pdf.fonts import address_lines
from plainspoken.pdf.frames import Framed, FrameLook
from plainspoken.pdf.styles import Place
from plainspoken.phrases import review, say, say_runs


class Layout:
    """Builds the story of one handout.

    `pages` are those of sections, by their stem; they are filled in while the story is laid out.
    `address` leads to the same text on the web, if it is there.
    """

    def __init__(
        self,
        blocks: Blocks,
        contact: Contact,
        edition: str,
        address: ShortAddress | None,
        pages: Mapping[str, int],
    ) -> None:
        self._blocks, self._contact, self._edition = blocks, contact, edition
        self._address, self._pages = address, pages
        self._handout, self._theme = blocks.handout, blocks.theme

    def section(self, section: Section, *, code_first: bool) -> Flowables:
        """Return the story of one section, as a document of its own.

        Its code stands below the title or, where that leaves no room, at the end.
        """
        with self._sect():
            heading = self._blocks.heading(section.title, 1, key=section.stem)
            body = self._code() if code_first else []
            body += self._blocks.flowables(section.blocks, 0)
            body += [] if code_first else self._code()
        return [opener(self._theme), heading, *body, *self._ending()]

    def whole(self, *, code_first: bool) -> Flowables:
        """Return the story of the whole handout.

        Its code stands below the title or, where that leaves no room, behind the audience.
        """
        story = [*self._title_block(code_first), *self._contents()]
        for section in self._handout.sections:
            with self._sect():
                heading = self._blocks.heading(section.title, 2, key=section.stem)
                body = self._blocks.flowables(section.blocks, 1)
                story += [opener(self._theme), heading, *body]
        return [*story, *self._words_to_know(), *self._sources(), *self._ending()]

    def _sect(self) -> AbstractContextManager[None]:
        return self._blocks.inside(self._blocks.add("Sect"))

    def _title_block(self, code_first: bool) -> Flowables:
        handout = self._handout
        return [
            opener(self._theme),
            self._blocks.heading(handout.title, 1, key="title"),
            *(self._code() if code_first else []),
            self._paragraph(runs(handout.summary.text)),
            self._phrase_heading("audience"),
            self._paragraph(runs(handout.audience.text)),
            *([] if code_first else self._code()),
        ]

    def _code(self) -> Flowables:
        return [code_with_words(self._blocks, self._address)] if self._address else []

    def _paragraph(self, words: tuple[Run, ...]) -> Flowable:
        return self._blocks.paragraph(words, self._blocks.add("P"))

    def _phrase_heading(self, phrase: str, key: str | None = None) -> Flowable:
        return self._blocks.heading(dict(self._handout.phrases)[phrase], 2, key)

    def _contents(self) -> Flowables:
        heading = self._phrase_heading("contents")
        titles = [(section.stem, section.title) for section in self._handout.sections]
        phrases = dict(self._handout.phrases)
        if self._handout.glossary:
            titles.append(("words-to-know", phrases["words_to_know"]))
        titles.append(("sources", phrases["sources"]))
        with self._blocks.inside(self._blocks.add("TOC")):
            lines = [self._contents_line(key, title) for key, title in titles]
        for line in (*lines[:1], *lines[-2:-1]):
            line.keepWithNext = 1  # no line alone on its page
        return [heading, *lines]

    def _contents_line(self, key: str, title: Prose) -> Flowable:
        structure, words = self._blocks.structure, runs(title.text)
        contents = say(self._handout, "link_inside", words=Run(plain(title.text)))
        href = structure.link(f"#{key}", contents)
        inner = self._blocks.markup([replace(run, href=None, strong=False) for run in words])
        entry = self._blocks.parent.add("TOCI", language=title.language).add("Reference")
        return ContentsLine(
            f'<a href="{href}">{inner}</a>',
            self._blocks.styles.contents,
            element=entry,
            link=structure.inline(href),
            key=key,
            pages=self._pages,
        )

    def _words_to_know(self) -> Flowables:
        if not self._handout.glossary:
            return []
        with self._sect():
            heading = self._phrase_heading("words_to_know", "words-to-know")
            numbering = ("List", "ListNumbering", "None")
            with self._blocks.inside(self._blocks.add("L", attribute=numbering), Place(tight=True)):
                words = [part for term in self._handout.glossary for part in self._word(term)]
        frame = Framed(words, FrameLook(self._theme, 0, self._theme.rule))
        return [opener(self._theme), heading, frame]

    def _word(self, term: Term) -> Flowables:
        with self._blocks.inside(self._blocks.add("LI")):
            word = self._blocks.add("Lbl", term.term)
            meaning = self._blocks.add("LBody", term.meaning)
        return [
            self._blocks.paragraph(runs(term.term.text), word, keep=True, bold=True),
            self._blocks.paragraph(runs(term.meaning.text), meaning),
        ]

    def _sources(self) -> Flowables:
        with self._sect():
            story = [opener(self._theme), self._phrase_heading("sources", "sources")]
            story += map(self._source, self._handout.references)
        return story

    def _source(self, reference: Reference) -> Flowable:
        title, publisher = reference.title.text, reference.publisher.text
        words = say_runs(self._handout, "source", publisher=publisher, title=title)
        if reference.url:
            lines = address_lines(reference.url, self._theme.body, self._theme.column)
            words = (*words, Run("\n"), Run("\n".join(lines), href=reference.url))
        return self._paragraph(words)

    def _ending(self) -> Flowables:
        """Return what closes every document: a listener hears no footer, so it is told here."""
        with self._sect():
            return [
                Spacer(1, self._theme.leading),
                self._blocks.callout(lambda: list(self._about())),
                *self._reach(),
            ]

    def _about(self) -> Iterator[Flowable]:
        handout = self._handout
        yield self._paragraph((Run(review_state(handout), strong=True),))
        if handout.notice:
            yield self._paragraph(runs(handout.notice.text))
        yield self._paragraph(say_runs(handout, "edition", edition=Run(self._edition)))

    def _reach(self) -> Flowables:
        """Return how to reach the clinic, all on one page."""
        contact = self._contact
        texts = (contact.clinic, contact.address)
        lines: list[tuple[Run, ...]] = [(Run(text),) for text in texts if text]
        if contact.phone:
            lines.append(say_runs(self._handout, "phone", phone=Run(contact.phone)))
        if not lines:
            return []
        story = [self._phrase_heading("contact")]
        with self._blocks.inside(self._blocks.parent, Place(tight=True)):
            for line in lines:
                element, keep = self._blocks.add("P"), line is not lines[-1]
                story.append(self._blocks.paragraph(line, element, keep=keep))
        return story


def review_state(handout: Handout) -> str:
    """Return in words whether a clinician has reviewed the handout, and until when it holds."""
    return ". ".join(say(handout, name, **values) for name, values in review(handout))
