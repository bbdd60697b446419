"""Whether a document says the same when it is printed and when it is spoken.

Print and sound are further doors to the same text: what stands in the document must come out of
each. A door may say more: a table read aloud repeats its headings, "IV" is heard as a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plainspoken.facts.fact import Fact, unmatched
from plainspoken.facts.reading import can_read, text_facts
from plainspoken.inline import plain
from plainspoken.model import Prose, Section
from plainspoken.sentences import sentences
from plainspoken.walk import own_proses, walk_blocks

SPOKEN = frozenset(
    [
        "number",
        "dose or amount",
        "percentage",
        "time",
        "date",
        "telephone number",
        "weekday",
        "time of day",
        "frequency",
        "negation",
        "possibility",
        "duty",
    ]
)
"""Kinds of facts that can be heard; a name is said in its own way, an address not at all."""

PRINTED = SPOKEN | {"medicine", "acronym", "name in brackets", "address"}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, the sentence that states it, and the prose which that belongs to."""

    fact: Fact
    sentence: str
    prose: Prose


def section_stated(section: Section) -> Iterator[Stated]:
    """Yield what a section states, title first; labels of pictures stand in their alternative."""
    proses = (prose for block in walk_blocks(section.blocks) for prose in own_proses(block))
    return stated((section.title, *proses))


def stated(proses: Iterable[Prose]) -> Iterator[Stated]:
    """Yield what proses state, sentence by sentence; nothing in languages that we cannot read."""
    for prose in proses:
        if can_read(prose.language):
            for sentence in sentences(plain(prose.text), prose.language):
                for fact in text_facts(sentence, prose.language):
                    yield Stated(fact, sentence, prose)


@dataclass(frozen=True, slots=True)
class Loss:
    """What did not come out of a door."""

    lost: tuple[Stated, ...]


def compare_door(
    ours: Iterable[Stated], texts: Iterable[str], language: str, kinds: frozenset[str]
) -> Loss:
    """Compare what a document states with the texts that came out of a door."""
    known = [each for each in ours if each.fact.kind in kinds]
    came = [
        fact
        for text in texts
        for sentence in sentences(text, language)
        for fact in text_facts(sentence, language)
        if fact.kind in kinds
    ]
    equal = Counter(each.fact.readings for each in known) & Counter(f.readings for f in came)
    left = Counter(equal)
    rest = [each for each in known if not _take(left, each.fact)]
    left = Counter(equal)
    others = [fact for fact in came if not _take(left, fact)]
    lost, _ = unmatched([each.fact for each in rest], others)
    return Loss(tuple(each for each in rest if any(each.fact is fact for fact in lost)))


def _take(left: Counter[frozenset[str]], fact: Fact) -> bool:
    """Take a fact that is the same on both sides out of the count; tell whether it was there."""
    left[fact.readings] -= 1
    return left[fact.readings] >= 0
