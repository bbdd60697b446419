"""A document as a listener hears it: utterances in order, with the silence after each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from plainspoken.dates import long_date
from plainspoken.inline import plain
from plainspoken.model import (
    Block,
    Callout,
    Contact,
    Definition,
    Figure,
    Handout,
    Heading,
    Listing,
    Paragraph,
    Prose,
    Question,
    Run,
    Section,
    Table,
    Utterance,
)
from plainspoken.phrases import say
from plainspoken.sentences import sentences
from plainspoken.speech.spoken import spoken

AFTER_SENTENCE = 0.3
AFTER_BLOCK = 0.6
AFTER_HEADING = 1.0
AFTER_QUESTION = 4.0
"""Seconds of silence. What is heard is up to 0.05 longer, for clips keep a little silence of
their own and begin and end softly."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    language: str
    pause: float


Part = tuple[Utterance, ...]
"""A piece of a recording that may stand in another one too."""


def section_script(
    handout: Handout, section: Section, contact: Contact, draft: bool
) -> tuple[Part, ...]:
    """Return what is said in the recording of one section, part by part."""
    return _parts(
        [
            [_heading(section.title)],
            _draft_notice(handout, draft),
            [*_blocks(handout, section.blocks)],
            [*_closing(handout), *_contact(handout, contact)],
        ]
    )


def handout_script(handout: Handout, contact: Contact, draft: bool) -> tuple[Part, ...]:
    """Return what is said in the recording of a whole handout, part by part."""
    parts = [
        [_heading(handout.title)],
        _draft_notice(handout, draft),
        [*_prose(handout.summary), *_prose(handout.audience)],
    ]
    for section in handout.sections:
        parts += [[_heading(section.title)], [*_blocks(handout, section.blocks)]]
    parts += [
        [*_words_to_know(handout)],
        [*_sources(handout)],
        [*_closing(handout), *_contact(handout, contact)],
    ]
    return _parts(parts)


def _parts(parts: Sequence[Sequence[_Line]]) -> tuple[Part, ...]:
    numbers = count(1)
    return tuple(
        tuple(
            Utterance(
                id=f"u{next(numbers):04}",
                text=line.text,
                spoken=spoken(line.text, line.language),
                language=line.language,
                pause=line.pause,
            )
            for line in lines
        )
        for lines in parts
        if lines
    )


def _heading(prose: Prose) -> _Line:
    return _Line(plain(prose.text), prose.language, AFTER_HEADING)


def _phrase(handout: Handout, name: str, pause: float, **values: str | Run) -> _Line:
    return _Line(say(handout, name, **values), handout.title.language, pause)


def _draft_notice(handout: Handout, draft: bool) -> list[_Line]:
    return [_phrase(handout, "draft_voice", AFTER_HEADING)] if draft else []


def _closing(handout: Handout) -> Iterator[_Line]:
    if handout.reviewed is None:
        yield _phrase(handout, "not_reviewed", AFTER_BLOCK)
    else:
        language = handout.title.language
        reviewed = long_date(handout.reviewed, language)
        yield _phrase(handout, "reviewed", AFTER_BLOCK, date=reviewed)
    if handout.review_by:
        review_by = long_date(handout.review_by, handout.title.language)
        yield _phrase(handout, "review_by", AFTER_BLOCK, date=review_by)
    if handout.notice:
        yield from _prose(handout.notice)


def _contact(handout: Handout, contact: Contact) -> Iterator[_Line]:
    if contact:
        yield _phrase(handout, "contact", AFTER_SENTENCE)
    language = handout.title.language
    for text in (contact.clinic, contact.address):
        yield from _sentences(text, language)
    if contact.phone:
        yield _phrase(handout, "phone", AFTER_BLOCK, phone=Run(contact.phone))


def _words_to_know(handout: Handout) -> Iterator[_Line]:
    if handout.glossary:
        yield _phrase(handout, "words_to_know", AFTER_HEADING)
    for term in handout.glossary:
        yield from _definition(handout, term.term, term.meaning)


def _sources(handout: Handout) -> Iterator[_Line]:
    if handout.references:
        yield _phrase(handout, "sources", AFTER_HEADING)
    for reference in handout.references:
        title, publisher = reference.title, reference.publisher
        text = say(handout, "source", publisher=publisher.text, title=title.text)
        yield from _sentences(text, title.language)


def _blocks(handout: Handout, blocks: Sequence[Block]) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Heading(prose=prose):
                yield _heading(prose)
            case Paragraph(prose=prose):
                yield from _prose(prose)
            case Question(prose=prose):
                yield from _prose(prose, last=AFTER_QUESTION)
            case Definition(term=term, meaning=meaning):
                yield from _definition(handout, term, meaning)
            case Listing():
                yield from _listing(handout, block)
            case Callout(blocks=inner):
                yield from _blocks(handout, inner)
            case Table():
                yield from _table(handout, block)
            case Figure():
                yield from _figure(handout, block)


def _listing(handout: Handout, listing: Listing) -> Iterator[_Line]:
    for index, item in enumerate(listing.items):
        lines = list(_blocks(handout, item))
        if listing.start is not None and lines:
            numbered = f"{listing.start + index}. {lines[0].text}"
            lines[0] = replace(lines[0], text=numbered)
        yield from lines


def _table(handout: Handout, table: Table) -> Iterator[_Line]:
    """Say a table row by row, each cell behind the heading of its column."""
    caption = table.caption
    yield from _sentences(say(handout, "table", caption=caption.text), caption.language)
    for row in table.rows:
        for column, cell in zip(table.header, row, strict=True):
            text = say(handout, "cell", column=column.text, cell=cell.text)
            last = AFTER_BLOCK if cell is row[-1] else AFTER_SENTENCE
            yield from _sentences(text, cell.language, last)


def _figure(handout: Handout, figure: Figure) -> Iterator[_Line]:
    """Say what a picture shows; the words inside it stand in that as well."""
    if caption := figure.caption:
        yield from _sentences(say(handout, "figure", caption=caption.text), caption.language)
    words = figure.alternative
    yield from _sentences(say(handout, "picture", words=words.text), words.language)


def _definition(handout: Handout, term: Prose, meaning: Prose) -> Iterator[_Line]:
    text = say(handout, "definition", term=term.text, meaning=meaning.text)
    yield from _sentences(text, meaning.language)


def _prose(prose: Prose, last: float = AFTER_BLOCK) -> Iterator[_Line]:
    yield from _sentences(plain(prose.text), prose.language, last)


def _sentences(text: str, language: str, last: float = AFTER_BLOCK) -> Iterator[_Line]:
    """Yield the sentences that hold a word; a lone sign is nothing to say."""
    said = [each for each in sentences(text, language) if any(map(str.isalnum, each))]
    for sentence in said[:-1]:
        yield _Line(sentence, language, AFTER_SENTENCE)
    for sentence in said[-1:]:
        yield _Line(sentence, language, last)
