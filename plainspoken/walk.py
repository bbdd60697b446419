"""Go through the values of the model: every prose, every block, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plainspoken.model import (
    Acronym,
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
    Reference,
    Section,
    Table,
    Term,
)


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
        case Table():
            caption, header = change(block.caption), tuple(map(change, block.header))
            return Table(caption, header, tuple(tuple(map(change, row)) for row in block.rows))
        case Figure():
            return replace(
                block,
                caption=change(block.caption) if block.caption else None,
                alternative=change(block.alternative),
                labels=tuple(map(change, block.labels)),
            )


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
        acronyms=tuple(Acronym(change(a.letters), change(a.expansion)) for a in handout.acronyms),
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
            case Heading() | Paragraph() | Question() | Definition() | Table() | Figure():
                pass


def own_proses(block: Block) -> tuple[Prose, ...]:
    """Return the words of one block that readers read and hear.

    Not those of blocks inside it, and no labels of a picture: its alternative tells them.
    """
    match block:
        case Listing() | Callout():
            return ()
        case Definition(term=term, meaning=meaning):
            return term, meaning
        case Table(caption=caption, header=header, rows=rows):
            return (caption, *header, *(cell for row in rows for cell in row))
        case Figure(caption=shown, alternative=alternative):
            return (shown, alternative) if shown else (alternative,)
        case Heading(prose=prose) | Paragraph(prose=prose) | Question(prose=prose):
            return (prose,)


def figures(sections: Iterable[Section]) -> Iterator[Figure]:
    """Yield every picture, in reading order."""
    for section in sections:
        yield from (b for b in walk_blocks(section.blocks) if isinstance(b, Figure))


def split_forms(listed: str) -> list[str]:
    """Return the forms of a `Term` one by one, white space folded."""
    return [" ".join(form.split()) for form in listed.split(",") if form.strip()]
