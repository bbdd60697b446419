"""Rules for written forms, applied in one pass from left to right.

At each place the first rule that fits has its say, and what it says is never read again: no
rule can spoil the words of another, and their order counts only where two begin at one letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Answer]):
    """A verbose pattern of written text, and the function that says what was found.

    Groups in the pattern have names. `say` gets the match with its whole text around it, and
    returns None where the rule does not fit after all.
    """

    pattern: str
    say: Callable[[re.Match[str]], Answer | None]


class Rulebook(Generic[Answer]):
    """Rules in the order in which they are asked."""

    def __init__(self, rules: Sequence[Rule[Answer]]) -> None:
        self._rules = [(re.compile(rule.pattern, re.VERBOSE), rule.say) for rule in rules]
        # One pattern finds the next place at which any rule may fit; names would clash in it.
        nameless = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule in rules]
        self._any = re.compile("|".join(f"({each})" for each in nameless), re.VERBOSE)

    def read(self, text: str) -> Iterator[str | Answer]:
        """Yield a text piece by piece, what the rules answer in the place of what they read."""
        for raw, answer in self._steps(text):
            yield raw
            if answer is not None:
                yield answer

    def left(self, text: str) -> Iterator[str]:
        """Yield the stretches of a text about which no rule has anything to say."""
        stretch = ""
        for raw, answer in self._steps(text):
            stretch += raw
            if answer is not None:
                yield stretch
                stretch = ""
        yield stretch

    def _steps(self, text: str) -> Iterator[tuple[str, Answer | None]]:
        """Yield text that stays as it is, and what is said of the text behind it."""
        at = 0
        while found := self._any.search(text, at):
            answer, end = self._ask(text, found)
            # Where no rule fits after all, one letter is passed over, and the search goes on.
            kept = found.start() + (answer is None)
            yield text[at:kept], answer
            at = end if answer is not None else kept
        yield text[at:], None

    def _ask(self, text: str, found: re.Match[str]) -> tuple[Answer | None, int]:
        for pattern, say in self._rules[(found.lastindex or 1) - 1 :]:
            match = pattern.match(text, found.start())
            answer = say(match) if match else None
            if match and answer is not None:
                return answer, match.end()
        return None, found.start()
