"""One fact of a text, and which facts of two texts have no partner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plainspoken.facts.pairs import Like, Pairs


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a text states.

    `kind` is a word for people ("dose", "negation"), `readings` the canonical spellings of its
    value, `shown` the words in which it stands, `at` their place in the text. A soft fact may stay
    without a partner: "both" may agree with « deux », but need not. Facts of one `row` keep their
    order: two doses that change places hurt as much as a wrong one.
    """

    kind: str
    readings: frozenset[str]
    shown: str
    soft: bool = False
    at: int = 0
    row: str = ""

    def agrees(self, other: Fact) -> bool:
        """Tell whether both can mean the same."""
        return not self.readings.isdisjoint(other.readings)


_MOST = 8
"""Facts that a finding shows."""


def unmatched(ours: Sequence[Fact], theirs: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of either text that have no partner in the other one, soft ones left out."""
    mine, other = _kinds(ours), _kinds(theirs)
    pairs = Pairs.of([*mine], [*other], ([*map(len, mine.values())], [*map(len, other.values())]))
    pairs.match()
    return _left(mine, pairs.left), _left(other, pairs.room)


def _kinds(facts: Sequence[Fact]) -> dict[Like, list[Fact]]:
    """Group facts that can have the same partners."""
    groups: dict[Like, list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.readings, fact.soft), []).append(fact)
    return groups


def _left(groups: Mapping[Like, Sequence[Fact]], counts: Sequence[int]) -> list[Fact]:
    """Return the facts without a partner in the order of the text."""
    left = [
        fact
        for ((_, soft), facts), count in zip(groups.items(), counts, strict=True)
        for fact in facts[len(facts) - count :]
        if not soft
    ]
    return sorted(left, key=lambda fact: fact.at)


def turned(ours: Sequence[Fact], theirs: Sequence[Fact]) -> list[tuple[list[Fact], list[Fact]]]:
    """Return the rows whose facts have changed places, in both texts.

    Where every row has changed, the sentence was turned round and its facts went along.
    """
    rows = list(dict.fromkeys(fact.row for fact in ours if fact.row))
    pairs = [(_row(ours, theirs, row), _row(theirs, ours, row)) for row in rows]
    long = [pair for pair in pairs if len(pair[0]) == len(pair[1]) and _differ(pair[0])]
    if [pair[0][0].row for pair in long] == ["medicine"]:
        return []  # a list of names says the same in any order
    changed = [pair for pair in long if not all(a.agrees(b) for a, b in zip(*pair, strict=True))]
    return changed if len(changed) < len(long) or len(long) == 1 else []


def _row(facts: Sequence[Fact], others: Sequence[Fact], row: str) -> list[Fact]:
    """Return the facts of a row, in order, that have an equal on the other side."""
    known = {reading for fact in others if fact.row == row for reading in fact.readings}
    mine = [fact for fact in facts if fact.row == row and not fact.readings.isdisjoint(known)]
    return sorted(mine, key=lambda fact: fact.at)


def _differ(facts: Sequence[Fact]) -> bool:
    return len({fact.readings for fact in facts}) > 1


def told(facts: Sequence[Fact]) -> str:
    """Return facts in words: what stands in the text, each in quotes."""
    shown = [f"“{fact.shown}”" for fact in facts[:_MOST]]
    more = [f"{len(facts) - _MOST} more"] if len(facts) > _MOST else []
    return ", ".join([*shown, *more]) or "nothing of the kind"
