"""What has changed between two texts of one language, and whether a fact has.

Sentences are compared with their own. A sentence that only moved says the same, unless it now
stands under another heading that was there before: "5 mg" from "Morning" to "Evening".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from plainspoken.facts.compare import POLES, Difference, differences
from plainspoken.facts.fact import Fact, told, unmatched
from plainspoken.facts.lone_units import lone_units
from plainspoken.facts.reading import can_read, text_facts
from plainspoken.inline import links, plain
from plainspoken.languages import base
from plainspoken.passages import Passage
from plainspoken.sentences import sentences

_MARK = re.compile(r"(?P<heading>#{1,6}) |(?P<step>\d+)\. |- ")
_ALIKE = 0.3
"""Share of words that two sentences have in common, from which one is taken for the other."""
_MANY = 40_000
"""Pairs of sentences: where a change is larger, its sentences are not paired."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its language (BCP 47), the id of its passage, and what it stands under.

    `under` is its heading, and the words that lead to it: those with a colon at their end, or
    the step before it.
    """

    text: str
    language: str
    passage: str
    under: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """Sentences that differ, either of which may be missing, and what they state differently."""

    old: Sentence | None
    new: Sentence | None
    facts: tuple[Difference, ...] = ()

    @property
    def passage(self) -> str:
        """Return the id of the passage in which it stands."""
        sentence = self.new or self.old
        return sentence.passage if sentence else ""


def changes(old: Iterable[Passage], new: Iterable[Passage]) -> tuple[Change, ...]:
    """Return what has changed from one text to another, in the order of the new one."""
    before, after = list(_sentences(old)), list(_sentences(new))
    olds, news = ([sentence.text for sentence in side] for side in (before, after))
    blocks = [
        (before[a:b], after[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    gone = Counter(each.text for side, _ in blocks for each in side)
    moved = gone & Counter(each.text for _, side in blocks for each in side)
    left = (Counter(moved), Counter(moved))
    found: list[Change] = []
    for block in blocks:
        ours, theirs = (_stayed(side, those) for side, those in zip(block, left, strict=True))
        found += _changes(ours, theirs)
    return (*found, *_moved(before, after, moved))


def _stayed(side: Iterable[Sentence], moved: Counter[str]) -> list[Sentence]:
    """Return the sentences of a block that are not found elsewhere word by word."""
    stayed = []
    for sentence in side:
        moved[sentence.text] -= 1
        if moved[sentence.text] < 0:
            stayed.append(sentence)
    return stayed


def _sentences(passages: Iterable[Passage]) -> Iterator[Sentence]:
    for passage in passages:
        heading = lead = ""
        for leaf in passage.leaves:
            mark = _MARK.match(leaf.text)
            words = leaf.text[mark.end() :] if mark else leaf.text
            said = plain(words)
            for text in (*sentences(said, leaf.language), *links(words)):
                yield Sentence(text, leaf.language, passage.id, (heading, lead))
            if mark and mark["heading"]:
                heading, lead = said, ""
            elif said.endswith(":") or (mark and mark["step"]):
                lead = said


def _changes(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Change]:
    """Return the changes of one block.

    Where sentences were put in or taken out that state something, the block is compared as a
    whole too: a sentence cut in two says the same.
    """
    if len({base(sentence.language) for sentence in (*old, *new)}) > 1:
        return _untranslated(old, new)
    pairs = list(_pairs(old, new))
    found = [Change(a, b, _differences(_one(a), _one(b))) for a, b in pairs]
    alone = [change for change in found if change.facts and not (change.old and change.new)]
    both = any(a and b for a, b in pairs)
    if alone and both and not _differences(old, new):
        return [replace(change, facts=()) for change in found]
    return found


def _untranslated(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Change]:
    """Return the changes of a block that is not translated today: only values can be compared."""
    found = [Change(a, b) for a, b in zip_longest(old, new)]
    facts = tuple(differences(_facts(old), _facts(new)))
    return [replace(found[0], facts=facts), *found[1:]]


def _one(sentence: Sentence | None) -> list[Sentence]:
    return [sentence] if sentence else []


def _pairs(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> Iterator[tuple[Sentence | None, Sentence | None]]:
    """Pair sentences that are alike, in order, so that as many words as can be stay the same."""
    if len(old) * len(new) > _MANY:
        yield from ((each, None) for each in old)
        yield from ((None, each) for each in new)
        return
    alike, best = _best(old, new)
    a = b = 0
    while a < len(old) and b < len(new):
        if alike[a][b] and best[a][b] == alike[a][b] + best[a + 1][b + 1]:
            yield old[a], new[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield old[a], None
            a += 1
        else:
            yield None, new[b]
            b += 1
    yield from ((each, None) for each in old[a:])
    yield from ((None, each) for each in new[b:])


def _best(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> tuple[list[list[float]], list[list[float]]]:
    """Return how alike sentences are, and the best that can be made of all from a pair on."""
    words = [[set(re.findall(r"\w+", s.text.lower())) for s in side] for side in (old, new)]
    alike = [[_share(mine, other) for other in words[1]] for mine in words[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            paired = alike[a][b] + best[a + 1][b + 1] if alike[a][b] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], paired)
    return alike, best


def _share(mine: set[str], other: set[str]) -> float:
    share = len(mine & other) / max(len(mine | other), 1)
    return share if share >= _ALIKE else 0.0


def _moved(
    before: Sequence[Sentence], after: Sequence[Sentence], moved: Counter[str]
) -> Iterator[Change]:
    """Yield what stands elsewhere; a fact that went from one heading to another has changed.

    A heading that is new, or gone, is only another name for what stands under it.
    """
    known = {s.text for s in before} & {s.text for s in after} | {""}
    ours, theirs = _places(before), _places(after)
    for text, mine in ours.items():
        lost, added = mine - theirs.get(text, mine), theirs.get(text, mine) - mine
        old, new = (next((u for u in side if known >= {*u}), None) for side in (lost, added))
        first = next(s for s in before if s.text == text) if lost or text in moved else None
        if first and old and new and old != new and _facts([first]):
            facts = (Difference("place", _under(old), _under(new)),)
            yield Change(replace(first, under=old), replace(first, under=new), facts)
        elif first and text in moved:
            yield Change(first, first)


def _places(side: Iterable[Sentence]) -> Mapping[str, Counter[tuple[str, str]]]:
    places: dict[str, Counter[tuple[str, str]]] = {}
    for sentence in side:
        places.setdefault(sentence.text, Counter())[sentence.under] += 1
    return places


def _under(place: tuple[str, str]) -> str:
    words = " ".join(part for part in place if part)
    return f"under “{words}”" if words else "at the beginning"


def _facts(side: Iterable[Sentence]) -> list[Fact]:
    """Return what sentences state; an amount must have its partner, "one" and "a" alike."""
    found = [
        fact
        for s in side
        if can_read(s.language)
        for fact in (*text_facts(s.text, s.language), *lone_units(s.text, s.language))
    ]
    return [
        replace(fact, soft=False) if fact.kind == "dose or amount" else fact
        for fact in found
        if fact.kind != "name in brackets"
    ]


def _differences(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Difference, ...]:
    """Return what sentences do not both state.

    In one language nothing goes unsaid by itself: "before meals" that became "at meals" differs.
    """
    ours, theirs = _facts(old), _facts(new)
    found = list(differences(ours, theirs))
    kinds = {each.kind for each in found} | {"choice"}
    poles = [[fact for fact in side if fact.readings <= POLES] for side in (ours, theirs)]
    lost, added = unmatched(*poles)
    for kind in dict.fromkeys(fact.kind for fact in (*lost, *added) if fact.kind not in kinds):
        sides = ([fact for fact in side if fact.kind == kind] for side in (lost, added))
        found.append(Difference(kind, *map(told, sides)))
    return tuple(found)
