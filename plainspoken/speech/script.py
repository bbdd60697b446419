"""A document as a listener hears it: utterances in order, with the silence after each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from plainspoken.dates import long_date
from plainspoken.inline import cut, runs
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
from plainspoken.phrases import say_runs
from plainspoken.sentences import spans
from plainspoken.speech.introduce import introduce
from plainspoken.speech.spoken import Lexicons, spoken

AFTER_SENTENCE = 0.35
AFTER_BLOCK = 0.6
AFTER_HEADING = 1.0
AFTER_QUESTION = 4.0


@dataclass(frozen=True, slots=True)
class _Line:
    runs: tuple[Run, ...]
    language: str
    pause: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Lines = Iterable[_Line]


Part = tuple[Utterance, ...]
"""A piece of a recording that may stand in another one too."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a script needs beside the handout; `draft` is whether the voice is one."""

    contact: Contact
    draft: bool
    lexicons: Lexicons


def section_script(handout: Handout, section: Section, telling: Telling) -> tuple[Part, ...]:
    """Return what is said in the recording of one section, part by part."""
    notice = _draft_notice(handout, telling.draft)
    scopes = [
        [[_heading(section.title)], notice, _blocks(handout, section.blocks)],
        [_ending(handout, telling.contact)],
    ]
    return _parts(handout, scopes, telling.lexicons)


def handout_script(handout: Handout, telling: Telling) -> tuple[Part, ...]:
    """Return what is said in the recording of a whole handout, part by part."""
    notice = _draft_notice(handout, telling.draft)
    opening = [*_prose(handout.summary), *_prose(handout.audience)]
    scopes: list[list[Lines]] = [[[_heading(handout.title)], notice, opening]]
    for section in handout.sections:
        scopes.append([[_heading(section.title)], _blocks(handout, section.blocks)])
    scopes.append([_words_to_know(handout), _sources(handout)])
    scopes.append([_ending(handout, telling.contact)])
    return _parts(handout, scopes, telling.lexicons)


def _parts(
    handout: Handout, scopes: Iterable[Iterable[Lines]], lexicons: Lexicons
) -> tuple[Part, ...]:
    """Number the lines and say them; in each scope every acronym is new once.

    A scope is a section, so that a section sounds the same in both kinds of recording.
    """
    numbers = count(1)
    parts = []
    for scope in scopes:
        told: set[str] = set()
        for lines in scope:
            part = tuple(_utterance(next(numbers), line, handout, told, lexicons) for line in lines)
            parts += [part] if part else []
    return tuple(parts)


def _utterance(
    number: int, line: _Line, handout: Handout, told: set[str], lexicons: Lexicons
) -> Utterance:
    said = introduce(line.runs, handout.acronyms, told, line.language)
    return Utterance(
        id=f"u{number:04}",
        text=line.text,
        said=spoken(said, line.language, lexicons),
        language=line.language,
        pause=line.pause,
    )


def _heading(prose: Prose) -> _Line:
    return _Line(runs(prose.text), prose.language, AFTER_HEADING)


def _phrase(handout: Handout, name: str, pause: float, **values: str | Run) -> _Line:
    return _Line(say_runs(handout, name, **values), handout.title.language, pause)


def _draft_notice(handout: Handout, draft: bool) -> list[_Line]:
    return [_phrase(handout, "draft_voice", AFTER_HEADING)] if draft else []


def _ending(handout: Handout, contact: Contact) -> Lines:
    return [*_closing(handout), *_contact(handout, contact)]


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
        yield from _sentences([Run(text)], language)
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
        said = say_runs(handout, "source", publisher=publisher.text, title=title.text)
        yield from _sentences(said, title.language)


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
            number = Run(f"{listing.start + index}. ")
            lines[0] = replace(lines[0], runs=(number, *lines[0].runs))
        yield from lines


def _table(handout: Handout, table: Table) -> Iterator[_Line]:
    """Say a table row by row, each cell behind the heading of its column."""
    caption = table.caption
    yield from _sentences(say_runs(handout, "table", caption=caption.text), caption.language)
    for row in table.rows:
        for column, cell in zip(table.header, row, strict=True):
            said = say_runs(handout, "cell", column=column.text, cell=cell.text)
            last = AFTER_BLOCK if cell is row[-1] else AFTER_SENTENCE
            yield from _sentences(said, cell.language, last)


def _figure(handout: Handout, figure: Figure) -> Iterator[_Line]:
    """Say what a picture shows; the words inside it stand in that as well."""
    if caption := figure.caption:
        yield from _sentences(say_runs(handout, "figure", caption=caption.text), caption.language)
    words = figure.alternative
    yield from _sentences(say_runs(handout, "picture", words=words.text), words.language)


def _definition(handout: Handout, term: Prose, meaning: Prose) -> Iterator[_Line]:
    said = say_runs(handout, "definition", term=term.text, meaning=meaning.text)
    yield from _sentences(said, meaning.language)


def _prose(prose: Prose, last: float = AFTER_BLOCK) -> Iterator[_Line]:
    yield from _sentences(runs(prose.text), prose.language, last)


def _sentences(said: Sequence[Run], language: str, last: float = AFTER_BLOCK) -> Iterator[_Line]:
    """Yield the sentences that hold a word; a lone sign is nothing to say."""
    text = "".join(run.text for run in said)
    places = [span for span in spans(text, language) if any(map(str.isalnum, text[slice(*span)]))]
    for place in places[:-1]:
        yield _Line(cut(said, *place), language, AFTER_SENTENCE)
    for place in places[-1:]:
        yield _Line(cut(said, *place), language, last)
