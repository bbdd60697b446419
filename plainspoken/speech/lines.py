"""A document as lines: each thing that is said in one breath, with the silence after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
    Reference,
    Run,
    Table,
)
from plainspoken.phrases import review, say_runs
from plainspoken.sentences import spans

AFTER_SENTENCE = 0.3
AFTER_BLOCK = 0.6
AFTER_HEADING = 1.0
AFTER_QUESTION = 4.0
"""Seconds of silence. What is heard is up to 0.05 longer, for clips keep a little silence of
their own and begin and end softly."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is said; `heading` and `lead` as in `model.Utterance`, `pause` in seconds."""

    runs: tuple[Run, ...]
    language: str
    pause: float
    heading: int = 0
    lead: str = ""

    @property
    def text(self) -> str:
        """Return it as it is written."""
        return "".join(run.text for run in self.runs)


Lines = Iterable[Line]


def heading(prose: Prose, level: int = 1) -> Line:
    """Return the line of a heading."""
    return Line(runs(prose.text), prose.language, AFTER_HEADING, level)


def _own_heading(handout: Handout, name: str) -> Line:
    return replace(_phrase(handout, name, AFTER_HEADING), heading=1)


def _phrase(handout: Handout, name: str, pause: float, **values: str | Run) -> Line:
    return Line(say_runs(handout, name, **values), handout.title.language, pause)


def draft_notice(handout: Handout, draft: bool) -> list[Line]:
    """Return the warning that a draft voice begins with."""
    return [_phrase(handout, "draft_voice", AFTER_HEADING)] if draft else []


def ending(handout: Handout, contact: Contact) -> Lines:
    """Return who reviewed the handout, its notice, and how to reach the clinic."""
    return [*closing(handout), *contact_lines(handout, contact)]


def closing(handout: Handout) -> Iterator[Line]:
    """Yield who reviewed the handout and until when it holds, and its notice."""
    for name, values in review(handout):
        yield _phrase(handout, name, AFTER_BLOCK, **values)
    if handout.notice:
        yield from prose_lines(handout.notice)


def contact_lines(handout: Handout, contact: Contact) -> Iterator[Line]:
    """Yield how to reach the clinic, a heading first."""
    if contact:
        yield _own_heading(handout, "contact")
    language = handout.title.language
    for text in (contact.clinic, contact.address):
        yield from _sentences([Run(text)], language)
    if contact.phone:
        yield _phrase(handout, "phone", AFTER_BLOCK, phone=Run(contact.phone))


def edition(handout: Handout, code: str) -> Line:
    """Return the line of an edition, by which people tell a clinic what they have."""
    return _phrase(handout, "edition", AFTER_BLOCK, edition=Run(code))


def words_to_know(handout: Handout) -> Iterator[Line]:
    """Yield the glossary."""
    if handout.glossary:
        yield _own_heading(handout, "words_to_know")
    for term in handout.glossary:
        yield from definition(handout, term.term, term.meaning)


def sources(handout: Handout) -> Iterator[Line]:
    """Yield where the facts come from."""
    if handout.references:
        yield _own_heading(handout, "sources")
    for reference in handout.references:
        yield from source(handout, reference)


def source(handout: Handout, reference: Reference) -> Iterator[Line]:
    """Yield who publishes facts, and where."""
    title, publisher = reference.title, reference.publisher
    said = say_runs(handout, "source", publisher=publisher.text, title=title.text)
    yield from _sentences(said, title.language)


def block_lines(handout: Handout, blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines of blocks in reading order."""
    for block in blocks:
        match block:
            case Heading(level=level, prose=prose):
                yield heading(prose, level)
            case Paragraph(prose=prose):
                yield from prose_lines(prose)
            case Question(prose=prose):
                yield from prose_lines(prose, last=AFTER_QUESTION)
            case Definition(term=term, meaning=meaning):
                yield from definition(handout, term, meaning)
            case Listing():
                yield from _listing(handout, block)
            case Callout(blocks=inner):
                yield from block_lines(handout, inner)
            case Table():
                yield from _table(handout, block)
            case Figure():
                yield from _figure(handout, block)


def _listing(handout: Handout, listing: Listing) -> Iterator[Line]:
    for index, item in enumerate(listing.items):
        number = "" if listing.start is None else f"{listing.start + index}. "
        lines = list(block_lines(handout, item))
        for line in lines[:1]:
            lead = ("\n" if index else "\n\n") + ("" if number else "- ")
            yield replace(line, runs=(Run(number), *line.runs), lead=lead)
        for before, line in pairwise(lines):
            yield replace(line, lead=_inner_lead(before, line))


def _inner_lead(before: Line, line: Line) -> str:
    """Return what stands before what follows in a list item: a step to the right, no empty line."""
    opens = line.lead or before.pause > AFTER_SENTENCE
    return "\n  " + line.lead.lstrip("\n") if opens else ""


def _table(handout: Handout, table: Table) -> Iterator[Line]:
    """Say a table row by row, each cell behind the heading of its column."""
    yield from table_caption(handout, table.caption)
    for row in table.rows:
        for column, words in zip(table.header, row, strict=True):
            last = AFTER_BLOCK if words is row[-1] else AFTER_SENTENCE
            yield from cell(handout, column, words, last)


def table_caption(handout: Handout, caption: Prose) -> Iterator[Line]:
    """Yield what is said before the first row of a table."""
    yield from _sentences(say_runs(handout, "table", caption=caption.text), caption.language)


def cell(
    handout: Handout, column: Prose, words: Prose, last: float = AFTER_BLOCK
) -> Iterator[Line]:
    """Yield what is said of a cell; `last` is the silence after it, in seconds."""
    said = say_runs(handout, "cell", column=column.text, cell=words.text)
    yield from _sentences(said, words.language, last)


def _figure(handout: Handout, figure: Figure) -> Iterator[Line]:
    if figure.caption:
        yield from figure_caption(handout, figure.caption)
    yield from picture(handout, figure.alternative)


def figure_caption(handout: Handout, caption: Prose) -> Iterator[Line]:
    """Yield what is said before a picture that has a caption."""
    yield from _sentences(say_runs(handout, "figure", caption=caption.text), caption.language)


def picture(handout: Handout, words: Prose) -> Iterator[Line]:
    """Yield what a picture shows; the words inside it stand in that as well."""
    yield from _sentences(say_runs(handout, "picture", words=words.text), words.language)


def definition(handout: Handout, term: Prose, meaning: Prose) -> Iterator[Line]:
    """Yield a hard word and what it means."""
    said = say_runs(handout, "definition", term=term.text, meaning=meaning.text)
    yield from _sentences(said, meaning.language)


def prose_lines(prose: Prose, last: float = AFTER_BLOCK) -> Iterator[Line]:
    """Yield a line for each sentence; `last` is the silence after the last one, in seconds."""
    yield from _sentences(runs(prose.text), prose.language, last)


def _sentences(said: Sequence[Run], language: str, last: float = AFTER_BLOCK) -> Iterator[Line]:
    """Yield the sentences that hold a word; a lone sign is nothing to say."""
    text = "".join(run.text for run in said)
    places = [span for span in spans(text, language) if any(map(str.isalnum, text[slice(*span)]))]
    for place in places[:-1]:
        yield Line(cut(said, *place), language, AFTER_SENTENCE)
    for place in places[-1:]:
        yield Line(cut(said, *place), language, last)
