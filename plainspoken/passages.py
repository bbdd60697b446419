"""The words of a handout as an edition of it is remembered: Markdown, line by line.

A row of a table is one line, and a step keeps its number: what belongs together must not be
torn apart, or a dose could change its place and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    Table,
)

OPENING, GLOSSARY, ACRONYMS, SOURCES, CONTACT = (
    "@opening",
    "@glossary",
    "@acronyms",
    "@sources",
    "@contact",
)
"""Names of what stands in no section; no section can be called so."""

_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Leaf:
    """One line of Markdown and the BCP 47 tag of its language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of a section, its title first, or of what stands in none. `id` is its name."""

    id: str
    leaves: tuple[Leaf, ...]


def passages(handout: Handout, contact: Contact) -> tuple[Passage, ...]:
    """Return what a localised handout says, and how its clinic is reached, in reading order."""
    language = handout.title.language
    notice = [handout.notice] if handout.notice else []
    found = [
        Passage(OPENING, _plain(handout.title, handout.summary, handout.audience, *notice)),
        *(
            Passage(section.id, (_joined("# ", section.title), *_lines(section.blocks)))
            for section in handout.sections
        ),
        Passage(GLOSSARY, tuple(_pair(t.term, t.meaning) for t in handout.glossary)),
        Passage(ACRONYMS, tuple(_pair(a.letters, a.expansion) for a in handout.acronyms)),
        Passage(SOURCES, tuple(_pair(r.publisher, r.title) for r in handout.references)),
        contact_passage(contact, language),
    ]
    return tuple(passage for passage in found if passage.leaves)


def contact_passage(contact: Contact, language: str) -> Passage:
    """Return how a clinic is reached; without leaves where nothing is told of it."""
    texts = (contact.clinic, contact.phone, contact.address)
    return Passage(CONTACT, tuple(Leaf(text, language) for text in texts if text))


def _plain(*proses: Prose) -> tuple[Leaf, ...]:
    return tuple(_joined("", prose) for prose in proses)


def _joined(before: str, prose: Prose) -> Leaf:
    return Leaf(before + prose.text, prose.language)


def _pair(name: Prose, words: Prose) -> Leaf:
    return Leaf(f"{name.text}: {words.text}", words.language)


def _row(cells: Iterable[Prose]) -> Leaf:
    row = tuple(cells)
    return Leaf(_CELLS.join(cell.text for cell in row), row[0].language)


def _lines(blocks: Iterable[Block]) -> Iterator[Leaf]:
    for block in blocks:
        match block:
            case Heading(level=level, prose=prose):
                yield _joined(f"{'#' * level} ", prose)
            case Paragraph(prose=prose) | Question(prose=prose):
                yield _joined("", prose)
            case Definition(term=term, meaning=meaning):
                yield _pair(term, meaning)
            case Listing():
                yield from _items(block)
            case Callout(blocks=inner):
                yield from _lines(inner)
            case Table(caption=caption, header=header, rows=rows):
                yield _joined("", caption)
                yield from map(_row, (header, *rows))
            case Figure(caption=shown, alternative=alternative, labels=labels):
                yield from _plain(*([shown] if shown else []), alternative, *labels)


def _items(listing: Listing) -> Iterator[Leaf]:
    for index, item in enumerate(listing.items):
        mark = "- " if listing.start is None else f"{listing.start + index}. "
        for leaf in _lines(item):
            yield Leaf(mark + leaf.text, leaf.language)
            mark = ""
