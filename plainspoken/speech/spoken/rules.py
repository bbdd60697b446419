"""Rules for how written forms are said, applied in one pass from left to right.

At each place the first rule that fits has its say, and what it says is never read again: no
rule can spoil the words of another, and their order counts only where two begin at one letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plainspoken.model import Said

Answer = str | Said | None
"""Words, words with a sound of their own, or None where the rule does not fit after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A verbose pattern of written text, and the function that says what was found.

    Groups in the pattern have names. `say` gets the match with its whole text around it.
    """

    pattern: str
    say: Callable[[re.Match[str]], Answer]


class Rulebook:
    """Rules in the order in which they are asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(re.compile(rule.pattern, re.VERBOSE), rule.say) for rule in rules]
        # One pattern finds the next place at which any rule may fit; names would clash in it.
        nameless = [re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule in rules]
        self._any = re.compile("|".join(f"({each})" for each in nameless), re.VERBOSE)

    def read(self, text: str) -> Iterator[str | Said]:
        """Yield a text as it is said, piece by piece."""
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

    def _steps(self, text: str) -> Iterator[tuple[str, Answer]]:
        """Yield text that stays as it is, and what is said of the text behind it."""
        at = 0
        while found := self._any.search(text, at):
            answer, end = self._ask(text, found)
            # Where no rule fits after all, one letter is passed over, and the search goes on.
            kept = found.start() + (answer is None)
            yield text[at:kept], answer
            at = end if answer is not None else kept
        yield text[at:], None

    def _ask(self, text: str, found: re.Match[str]) -> tuple[Answer, int]:
        for pattern, say in self._rules[(found.lastindex or 1) - 1 :]:
            match = pattern.match(text, found.start())
            answer = say(match) if match else None
            if match and answer is not None:
                return answer, match.end()
        return None, found.start()


def word_before(found: re.Match[str]) -> str:
    """Return the word before a match in small letters, "" where none stands."""
    before = re.search(r"([^\W\d_]+)[.’']?\s*$", found.string[: found.start()])
    return before[1].lower() if before else ""


def word_after(found: re.Match[str]) -> str:
    """Return the word right behind a match in small letters, "" where none follows."""
    after = re.match(r"\s?([^\W\d_]+)", found.string[found.end() :])
    return after[1].lower() if after else ""
