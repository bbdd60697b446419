"""What two texts that should say the same do not both state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from plainspoken.facts.fact import Fact, told, turned, unmatched
from plainspoken.facts.lone_units import lone_units
from plainspoken.facts.names import Name
from plainspoken.facts.reading import mark_facts, text_facts
from plainspoken.facts.tongues import TONGUES
from plainspoken.inline import plain
from plainspoken.languages import base
from plainspoken.sentences import sentences

NUMERIC = frozenset(["number", "dose or amount", "percentage", "time", "date", "telephone number"])

_OPPOSITES = (
    frozenset({"before", "after"}),
    frozenset({"left", "right"}),
    frozenset({"up", "down"}),
    frozenset({"start", "stop", "continue"}),
    frozenset({"latest", "earliest"}),
    frozenset({"double", "triple"}),
    frozenset({"must not", "need not"}),
    frozenset({"with food", "without food"}),
    frozenset({"or", "and"}),
)
POLES = frozenset().union(*_OPPOSITES)
"""What may go unsaid, but must not become its opposite."""

_SHORTEST, _LONGEST = 0.55, 2.4
"""Letters of a translation for each of the source, between which nothing seems lost or added."""

_SHORTER, _LONGER = 0.95, 1.45
"""The same where the translation has fewer sentences, or more."""

_EMPTY = 0.2
_LEAST = 40
"""Letters from which the length of a text says something."""

_LEFT_OVER = 2
"""Different words of the source's language that are no name any more."""


@dataclass(frozen=True, slots=True)
class Text:
    """A message as Markdown, its language (BCP 47), the names that its glossary knows."""

    markdown: str
    language: str
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What one text states and the other does not, in words."""

    kind: str
    ours: str
    theirs: str


def compare(source: Text, translation: Text) -> tuple[Difference, ...]:
    """Return what a message and its translation do not both state.

    Where both have as many sentences, each is compared with its own: a "not" that moves from one
    to the other is as wrong as one that is lost.
    """
    ours, theirs = (_sentences(text) for text in (source, translation))
    found = [*_marks(source, translation), *_units(source, translation)]
    pairs = (
        zip(ours, theirs, strict=True)
        if len(ours) == len(theirs)
        else [(" ".join(ours), " ".join(theirs))]
    )
    for mine, other in pairs:
        found += differences(
            text_facts(mine, source.language, source.names),
            text_facts(other, translation.language, translation.names),
        )
    return tuple(found or _lost(ours, theirs) or _foreign(source, translation))


def _sentences(text: Text) -> tuple[str, ...]:
    return sentences(plain(text.markdown), text.language)


def _units(source: Text, translation: Text) -> Iterator[Difference]:
    """Compare measures that stand without a number; one may also be said in other words."""
    both = [list(lone_units(plain(each.markdown), each.language)) for each in (source, translation)]
    if all(both):
        yield from differences(*both)


def _marks(source: Text, translation: Text) -> Iterator[Difference]:
    """Compare what only markup shows: links and emphasis."""
    both = [list(mark_facts(text.markdown, text.language)) for text in (source, translation)]
    yield from differences(*both)


def differences(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Difference]:
    """Yield what two texts state differently.

    Numbers of all kinds are told together: "2 hours" may be a time in the other language.
    """
    poles = [[fact for fact in side if fact.readings <= POLES] for side in (ours, theirs)]
    ours, theirs = (
        [fact for fact in side if not fact.readings <= POLES] for side in (ours, theirs)
    )
    lost, added = unmatched(ours, theirs)
    for group in dict.fromkeys(_group(fact) for fact in (*lost, *added)):
        mine = [fact for fact in lost if _group(fact) == group]
        other = [fact for fact in added if _group(fact) == group]
        yield Difference((mine or other)[0].kind, told(mine), told(other))
    if not lost and not added:
        for first, second in turned((*ours, *poles[0]), (*theirs, *poles[1])):
            yield Difference("order", told(first), told(second))
    yield from _opposed(*poles)


def _opposed(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[Difference]:
    """Find a direction that became its opposite; one that is only not said again is none."""
    mine, other = ({next(iter(fact.readings)): fact for fact in side} for side in (ours, theirs))
    for pole in _OPPOSITES:
        lost, added = _gone(mine, other, pole), _gone(other, mine, pole)
        clear = any(fact.readings.isdisjoint(other) for fact in lost) or any(
            fact.readings.isdisjoint(mine) for fact in added
        )
        if lost and added and clear:
            yield Difference(lost[0].kind, told(lost), told(added))


def _gone(mine: Mapping[str, Fact], other: Mapping[str, Fact], pole: Set[str]) -> list[Fact]:
    """Return the sure facts of a pole that the other side has not, or has only as a soft one."""
    sure = [
        (fact, other.get(reading))
        for reading, fact in mine.items()
        if reading in pole and not fact.soft
    ]
    return [fact for fact, same in sure if not same or same.soft]


def _group(fact: Fact) -> str:
    return "number" if fact.kind in NUMERIC else fact.kind


def _lost(ours: Sequence[str], theirs: Sequence[str]) -> list[Difference]:
    """Find a sentence that was lost or added, by the number of sentences and their length."""
    before, after = (sum(map(len, texts)) for texts in (ours, theirs))
    share = after / before if before else 1.0
    fewer = len(theirs) < len(ours) and share < 1
    more = len(theirs) > len(ours) and share > _LONGER
    less = share < _SHORTEST or (fewer and share < _SHORTER)
    if more or share < _EMPTY or (before >= _LEAST and (less or share > _LONGEST)):
        told_sides = (_counted(len(ours), before), _counted(len(theirs), after))
        return [Difference("sentence", *told_sides)]
    return []


def _counted(number: int, letters: int) -> str:
    return f"{number} sentence{'' if number == 1 else 's'} of {letters} letters"


def _foreign(source: Text, translation: Text) -> list[Difference]:
    """Find words of the source's language that were left in the translation."""
    pattern = TONGUES[base(source.language)].foreign
    words = re.findall(
        rf"(?<![\w’'-])(?:{pattern})(?![\w’'-])", plain(translation.markdown).lower()
    )
    if len(set(words)) >= _LEFT_OVER:
        return [Difference("language", plain(source.markdown), plain(translation.markdown))]
    return []
