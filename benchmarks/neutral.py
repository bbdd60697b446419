"""A document as parts that any renderer can set: a title, what it is called in links, blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainspoken.model import Block, Callout, Definition, Handout, Heading, Paragraph, Prose, Run
from plainspoken.pdf.layout import review_state
from plainspoken.pdf.render import Document
from plainspoken.phrases import say


@dataclass(frozen=True, slots=True)
class Part:
    """A title of a level with its blocks, the headings of which lie `shift` levels deeper."""

    key: str
    title: Prose
    level: int
    blocks: Sequence[Block]
    shift: int = 1


def parts(document: Document) -> list[Part]:
    """Return the parts of a document. The contents come behind the first, if there are several."""
    handout, section = document.handout, document.section
    if section:
        blocks = (*section.blocks, _about(document))
        return [Part(section.stem, section.title, 1, blocks, shift=0)]
    phrases = dict(handout.phrases)
    audience = Heading(1, phrases["audience"]), _text(handout.audience)
    words = [Definition(term.term, term.meaning) for term in handout.glossary]
    sources: list[Block] = [*_sources(handout), _about(document)]
    return [
        Part("title", handout.title, 1, (_text(handout.summary), *audience)),
        *(Part(each.stem, each.title, 2, each.blocks) for each in handout.sections),
        Part("words-to-know", phrases["words_to_know"], 2, words),
        Part("sources", phrases["sources"], 2, sources),
    ]


def footer(document: Document) -> tuple[list[str], list[str]]:
    """Return lines at the foot of a page, and of the last of it what is around two numbers."""
    handout = document.handout
    edition = say(handout, "edition", edition=document.edition)
    numbers = say(handout, "page", page=Run("\0"), pages=Run("\0")).split("\0")
    lines = [document.title, review_state(handout)]
    return lines, [f"{edition} · {numbers[0]}", *numbers[1:]]


def _about(document: Document) -> Callout:
    handout = document.handout
    texts = review_state(handout), say(handout, "edition", edition=document.edition)
    made = [Prose(text, document.language.tag, handout.title.origin) for text in texts]
    notice = [handout.notice] if handout.notice else []
    return Callout(tuple(_text(prose) for prose in (made[0], *notice, made[1])))


def _sources(handout: Handout) -> Iterator[Paragraph]:
    for each in handout.references:
        link = f" [{each.url}]({each.url})" if each.url else ""
        text = f"{each.publisher.text}, {each.title.text}{link}"
        yield _text(Prose(text, each.title.language, each.title.origin))


def _text(prose: Prose) -> Paragraph:
    return Paragraph(prose)
