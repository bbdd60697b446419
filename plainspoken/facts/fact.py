"""One fact of a text, and which facts of two texts have no partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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


def unmatched(ours: Sequence[Fact], theirs: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of either text that have no partner in the other one, soft ones left out."""
    partner = _partners(ours, theirs)
    taken = set(partner.values())
    lost = [fact for at, fact in enumerate(ours) if at not in taken and not fact.soft]
    added = [fact for at, fact in enumerate(theirs) if at not in partner and not fact.soft]
    return lost, added


def _partners(ours: Sequence[Fact], theirs: Sequence[Fact]) -> dict[int, int]:
    """Pair as many facts as can be, those that must have a partner first: theirs to ours."""
    partner: dict[int, int] = {}
    for at in sorted(range(len(ours)), key=lambda at: (ours[at].soft, len(ours[at].readings))):
        _find_partner(at, ours, theirs, (partner, set()))
    return partner


def _find_partner(
    at: int, ours: Sequence[Fact], theirs: Sequence[Fact], state: tuple[dict[int, int], set[int]]
) -> bool:
    """Find a partner for one fact, moving others where that helps (an augmenting path)."""
    partner, tried = state
    for other in sorted(range(len(theirs)), key=lambda other: theirs[other].soft):
        if other in tried or not ours[at].agrees(theirs[other]):
            continue
        tried.add(other)
        if other not in partner or _find_partner(partner[other], ours, theirs, state):
            partner[other] = at
            return True
    return False


def turned(
    ours: Sequence[Fact], theirs: Sequence[Fact]
) -> list[tuple[Sequence[Fact], Sequence[Fact]]]:
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
    known = [fact for fact in others if fact.row == row]
    mine = [fact for fact in facts if fact.row == row and any(map(fact.agrees, known))]
    return sorted(mine, key=lambda fact: fact.at)


def _differ(facts: Sequence[Fact]) -> bool:
    return len({fact.readings for fact in facts}) > 1


def told(facts: Iterable[Fact]) -> str:
    """Return facts in words: what stands in the text, each in quotes."""
    return ", ".join(f"“{fact.shown}”" for fact in facts) or "nothing of the kind"
