"""The narrow waist: values that every stage shares. Imports nothing of ours.

A `Prose` keeps its inline Markdown as one string, and that string is the gettext
msgid; so a translation can change words but never the structure around them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

SOURCE_TAG = "en"
"""BCP 47 tag of text as the author wrote it, before any catalogue."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stands: a path relative to the workspace, lines from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor or a translator can put right."""

    code: str
    severity: Severity
    message: str
    origin: Origin | None
    hint: str


@dataclass(frozen=True, slots=True)
class Prose:
    """One translatable run of inline Markdown, with the tag of its language."""

    text: str
    language: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of prose as readers see it: plain text, perhaps strong, perhaps a link."""

    text: str
    strong: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for a title, up to 6."""

    level: int
    prose: Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or the words of a list item."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Question:
    """A question with room for an answer: `lines` is the number of writing lines."""

    prose: Prose
    lines: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A glossary word explained at its first use."""

    term: Prose
    meaning: Prose


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the first number of a numbered one, None for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that stands out from the text around it."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Question | Definition | Listing | Callout


@dataclass(frozen=True, slots=True)
class Section:
    """One file of a handout. `stem` is its file name without ending: `02-chemotherapy`."""

    id: str
    stem: str
    title: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry. `forms` lists every written form, parted by commas, the term first."""

    term: Prose
    meaning: Prose
    forms: Prose


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the facts of a handout come from."""

    title: Prose
    publisher: Prose
    url: str | None


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout in one language. `locale` is empty until it has been localised."""

    id: str
    locale: str
    order: int
    title: Prose
    summary: Prose
    audience: Prose
    notice: Prose | None
    reviewed: datetime.date | None
    review_by: datetime.date | None
    references: tuple[Reference, ...]
    sections: tuple[Section, ...]
    glossary: tuple[Term, ...]
    phrases: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to be said in one breath.

    `text` is how it is written, `spoken` what the voice is given; `pause` is the silence
    after it, in seconds.
    """

    id: str
    text: str
    spoken: str
    language: str
    pause: float


def rewrite_block(block: Block, change: Callable[[Prose], Prose]) -> Block:
    """Return the block with every prose changed and its structure kept."""
    match block:
        case Heading() | Paragraph() | Question():
            return replace(block, prose=change(block.prose))
        case Definition():
            return replace(block, term=change(block.term), meaning=change(block.meaning))
        case Listing():
            items = tuple(tuple(rewrite_block(b, change) for b in item) for item in block.items)
            return replace(block, items=items)
        case Callout():
            return replace(block, blocks=tuple(rewrite_block(b, change) for b in block.blocks))


def rewrite_section(section: Section, change: Callable[[Prose], Prose]) -> Section:
    """Return the section with every prose changed, in reading order."""
    title = change(section.title)
    blocks = tuple(rewrite_block(block, change) for block in section.blocks)
    return replace(section, title=title, blocks=blocks)


def rewrite(handout: Handout, change: Callable[[Prose], Prose]) -> Handout:
    """Return the handout with every prose changed, in reading order."""
    return replace(
        handout,
        title=change(handout.title),
        summary=change(handout.summary),
        audience=change(handout.audience),
        notice=change(handout.notice) if handout.notice else None,
        sections=tuple(rewrite_section(section, change) for section in handout.sections),
        glossary=tuple(
            Term(change(t.term), change(t.meaning), change(t.forms)) for t in handout.glossary
        ),
        references=tuple(
            Reference(change(r.title), change(r.publisher), r.url) for r in handout.references
        ),
        phrases=tuple((name, change(prose)) for name, prose in handout.phrases),
    )


def proses(handout: Handout) -> tuple[Prose, ...]:
    """Return every prose of the handout in reading order."""
    return _seen(lambda note: rewrite(handout, note))


def section_proses(section: Section) -> tuple[Prose, ...]:
    """Return every prose of one section in reading order, its title first."""
    return _seen(lambda note: rewrite_section(section, note))


def _seen(walk: Callable[[Callable[[Prose], Prose]], object]) -> tuple[Prose, ...]:
    seen: list[Prose] = []

    def note(prose: Prose) -> Prose:
        seen.append(prose)
        return prose

    walk(note)
    return tuple(seen)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Listing(items=items):
                for item in items:
                    yield from walk_blocks(item)
            case Callout(blocks=inner):
                yield from walk_blocks(inner)
            case Heading() | Paragraph() | Question() | Definition():
                pass


def split_forms(listed: str) -> list[str]:
    """Return the forms of a `Term` one by one, white space folded."""
    return [" ".join(form.split()) for form in listed.split(",") if form.strip()]
