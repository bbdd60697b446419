"""Pair what two texts state: as many pairs as can be, those first that must have a partner.

This is a maximum matching (augmenting paths, Kuhn 1955) of groups of facts instead of single ones:
a table that says "5 mg" a thousand times is one group, and takes no longer than a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Like = tuple[frozenset[str], bool]
"""What facts of a group have in common: their readings, and whether they are soft."""

_DEEP = 50
"""Groups that move for one more; in true texts it is hardly ever more than two."""


@dataclass(slots=True)
class Pairs:
    """Pairs under way: `left` counts those of ours without one, `room` theirs, group by group.

    `edges` are the groups of theirs that agree with each of ours, `held` counts who has them.
    """

    ours: Sequence[Like]
    edges: Sequence[Sequence[int]]
    left: list[int]
    room: list[int]
    held: list[Counter[int]]

    @classmethod
    def of(
        cls, ours: Sequence[Like], theirs: Sequence[Like], sizes: tuple[list[int], list[int]]
    ) -> Pairs:
        """Return groups none of which has a partner yet; `sizes` count their facts."""
        places: dict[str, list[int]] = {}
        for at, (readings, _) in enumerate(theirs):
            for reading in readings:
                places.setdefault(reading, []).append(at)
        edges = []
        for like in ours:
            agreeing = {at for reading in like[0] for at in places.get(reading, ())}
            # Those first that must have a partner, and among them equals.
            edges.append(sorted(agreeing, key=lambda at: (theirs[at][1], theirs[at] != like, at)))
        return cls(ours, edges, *sizes, [Counter() for _ in theirs])

    def match(self) -> None:
        """Give as many of ours a partner as can be."""
        order = sorted(
            range(len(self.ours)), key=lambda at: (self.ours[at][1], len(self.ours[at][0]))
        )
        for group in order:
            self._take_free(group)
        dead: set[int] = set()
        for group in order:
            while self.left[group]:
                tried = set(dead)
                if not self._push(group, tried, _DEEP):
                    # What a search in vain has seen leads nowhere for any other.
                    dead = tried
                    break
                self.left[group] -= 1

    def _take_free(self, group: int) -> None:
        for other in self.edges[group]:
            count = min(self.left[group], self.room[other])
            self.left[group] -= count
            self.room[other] -= count
            self.held[other][group] += count

    def _push(self, group: int, tried: set[int], depth: int) -> bool:
        """Give one of a group a partner, moving others where that helps."""
        for other in self.edges[group]:
            if other in tried:
                continue
            tried.add(other)
            if self.room[other]:
                self.room[other] -= 1
            elif not self._move_one(group, other, tried, depth):
                continue
            self.held[other][group] += 1
            return True
        return False

    def _move_one(self, group: int, other: int, tried: set[int], depth: int) -> bool:
        """Move one of those that hold a group of theirs to a partner elsewhere."""
        for holder, count in self.held[other].items() if depth else ():
            if count and holder != group and self._push(holder, tried, depth - 1):
                self.held[other][holder] -= 1
                return True
        return False
