"""Explain each hard word once in a section: at its first use, in the reader's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from plainspoken import acronyms
from plainspoken.inline import plain
from plainspoken.model import (
    Block,
    Callout,
    Definition,
    Handout,
    Heading,
    Listing,
    Prose,
    Section,
    Term,
)
from plainspoken.walk import own_proses, split_forms, walk_blocks


def uses(text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms that a text uses, in the order of their first use.

    The longest form wins: "Philadelphia chromosome" is no use of "chromosome". Case counts
    only in forms without any small letter (an acronym).
    """
    finder = _finder(tuple(term.forms.text for term in terms))
    found = dict.fromkeys(finder.index(form) for form in finder.find(text))
    return tuple(terms[index] for index in found)


def spans(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Return where in a text terms stand, as pairs of start and end."""
    finder = _finder(tuple(term.forms.text for term in terms))
    return [found.span() for found in finder.find(text)]


def relevant(handout: Handout) -> Handout:
    """Return the handout with only those terms and acronyms that its text uses."""
    used = set(uses(_text(_spoken_prose(handout)), handout.glossary))
    handout = replace(handout, glossary=tuple(term for term in handout.glossary if term in used))
    return replace(handout, acronyms=acronyms.used(handout))


def define(handout: Handout) -> Handout:
    """Return the handout with a `Definition` behind the first use of each term in a section.

    A use in a heading waits for the first use in the text below it; a term that only
    headings use is explained at the start. The glossary comes in the order of the alphabet.
    """
    sections = tuple(_define(section, handout.glossary) for section in handout.sections)
    glossary = tuple(sorted(handout.glossary, key=lambda term: _alphabetic(term.term.text)))
    return replace(handout, sections=sections, glossary=glossary)


def defined(section: Section) -> tuple[Definition, ...]:
    """Return the definitions that a section prints."""
    return tuple(block for block in walk_blocks(section.blocks) if isinstance(block, Definition))


def _spoken_prose(handout: Handout) -> Iterator[Prose]:
    yield from (handout.title, handout.summary, handout.audience)
    for section in handout.sections:
        yield from _section_prose(section)


def _section_prose(section: Section) -> Iterator[Prose]:
    yield section.title
    for block in walk_blocks(section.blocks):
        yield from own_proses(block)


def _text(items: Iterable[Prose]) -> str:
    # The sign between them keeps a form of two words from being found half in each of two cells.
    return "\n•\n".join(plain(item.text) for item in items)


def _define(section: Section, glossary: tuple[Term, ...]) -> Section:
    body = [b for b in walk_blocks(section.blocks) if not isinstance(b, Heading)]
    in_body = uses(_text(prose for block in body for prose in own_proses(block)), glossary)
    waiting = _Waiting(list(in_body), glossary)
    blocks = waiting.place(section.blocks)
    in_title = uses(_text(_section_prose(section)), glossary)
    only_headings = tuple(_definition(term) for term in in_title if term not in in_body)
    return replace(section, blocks=(*only_headings, *blocks))


@dataclass(slots=True)
class _Waiting:
    """Terms whose first use has not come yet."""

    terms: list[Term]
    glossary: tuple[Term, ...]

    def place(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(placed for block in blocks for placed in self._behind(block))

    def _behind(self, block: Block) -> Iterator[Block]:
        match block:
            case Listing():
                yield replace(block, items=tuple(self.place(item) for item in block.items))
            case Callout():
                yield replace(block, blocks=self.place(block.blocks))
            case Heading() | Definition():
                yield block
            case _:
                yield block
                yield from map(_definition, self._take(_text(own_proses(block))))

    def _take(self, text: str) -> list[Term]:
        taken = [term for term in uses(text, self.glossary) if term in self.terms]
        self.terms = [term for term in self.terms if term not in taken]
        return taken


def _alphabetic(text: str) -> str:
    """Return a text without accents and case, as French and English dictionaries order it."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char))


def _definition(term: Term) -> Definition:
    return Definition(term.term, term.meaning)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds forms; the group that a match has tells the term."""

    pattern: re.Pattern[str] | None
    terms: tuple[int, ...]

    def find(self, text: str) -> list[re.Match[str]]:
        return list(self.pattern.finditer(text)) if self.pattern else []

    def index(self, found: re.Match[str]) -> int:
        return self.terms[(found.lastindex or 1) - 1]


@cache
def _finder(forms: tuple[str, ...]) -> _Finder:
    all_forms: dict[str, int] = {}
    for index, each in enumerate(forms):
        for form in split_forms(each):
            all_forms.setdefault(form, index)
    longest_first = sorted(all_forms.items(), key=lambda pair: (-len(pair[0]), pair))
    pattern = "|".join(f"({_pattern(form)})" for form, _ in longest_first)
    found = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if all_forms else None
    return _Finder(found, tuple(index for _, index in longest_first))


def _pattern(form: str) -> str:
    words = r"\s+".join(re.escape(word) for word in form.split())
    return words if _is_acronym(form) else f"(?i:{words})"


def _is_acronym(form: str) -> bool:
    return form.upper() == form
