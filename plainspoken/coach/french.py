"""French: passive voice and chains of « de », by small word lists and without a tagger.

What is in doubt is not told: « est fatigué » is a state, « est allé » a past tense, « s’est
terminé » reflexive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainspoken.coach.known import is_common
from plainspoken.coach.tables import phrases, starts, words
from plainspoken.coach.text import Reason, Word, longest, matches

_MOST_LINKS = 2
"""Links « de » in a chain that readers still hold together."""
_LONGEST_LINK = 2
"""Words between two « de »: a noun, and an adjective with it."""
_DO = "Say who does it (“on”, “votre équipe”), or tell the reader what to do."
_DE = ("de", "du", "des", "d'")
_THIRD = re.compile(r"(?:e|ent)$")
_ENDING = re.compile(r"(é)e?s?$")


def passive(row: Sequence[Word]) -> Iterator[Reason]:
    """Find être with a participle that is no state, or with an agent."""
    for at, word in enumerate(row):
        if word.small not in words("fr", "be") or _is_reflexive(row, at):
            continue
        end = _participle(row, at + 1)
        if end is not None and (_has_agent(row, end) or not _is_state(row[end].small)):
            yield Reason("passive", word.start, row[end].end, "passive voice", _DO)


def _is_reflexive(row: Sequence[Word], at: int) -> bool:
    before = [word.small.rstrip("'") for word in row[max(0, at - 2) : at]]
    return before[:-1] == before[1:] != [] or bool(set(before) & words("fr", "reflexive"))


def _participle(row: Sequence[Word], at: int) -> int | None:
    """Return where the participle behind a form of être stands, adverbs left aside."""
    while at < len(row) and row[at].joined:
        small = row[at].small
        if _is_participle(small):
            return at
        if small not in words("fr", "between") | words("fr", "be"):
            return None
        at += 1
    return None


def _is_participle(small: str) -> bool:
    if _ENDING.search(small) is None:
        return small in words("fr", "participles")
    stem = _ENDING.sub("", small)
    return is_common(f"{stem}er", "fr") and _ending_of(small) not in words("fr", "movers")


def _ending_of(small: str) -> str:
    """Return a participle in the masculine singular."""
    return _ENDING.sub("é", small)


def _is_state(small: str) -> bool:
    plain = {small, small.rstrip("s"), small.rstrip("s").removesuffix("e"), _ending_of(small)}
    return bool(plain & words("fr", "states"))


def _has_agent(row: Sequence[Word], at: int) -> bool:
    following = [word.small.rstrip("s") for word in row[at + 1 : at + 3] if word.joined]
    return following[:1] == ["par"] and not set(following) & words("fr", "no_agent")


def stacks(row: Sequence[Word]) -> Iterator[Reason]:
    """Find three « de » or more in a chain, as in « le taux de globules de la moelle de l’os »."""
    at = 0
    while at < len(row):
        end, links = _chain(row, at) if _is_begin(row, at) else (at, 0)
        if links > _MOST_LINKS:
            do = "Make a verb of one noun, or two sentences."
            yield Reason("stack", row[at - 1].start, row[end - 1].end, f"{links} “de” in a row", do)
        at = max(end, at + 1)


def _is_begin(row: Sequence[Word], at: int) -> bool:
    """Tell whether a « de » hangs on a noun, not on a preposition such as « à partir de »."""
    if row[at].small not in _DE or not at or not row[at].joined or _breaks(row[at - 1].small):
        return False
    heads = phrases("fr", "before_de")
    return not any(matches(row, at - len(p), p) for p in heads if at >= len(p))


def _chain(row: Sequence[Word], at: int) -> tuple[int, int]:
    """Return where a chain of « de » that starts at one ends, and how many links it has."""
    links, end = 0, at
    while at < len(row) and row[at].small in _DE and row[at].joined:
        link = _link(row, at + 1)
        if link is None:
            break
        links, at = links + 1, link
        end = at
    return end, links


def _link(row: Sequence[Word], at: int) -> int | None:
    """Return where the words that one « de » leads in end, None where it leads in no noun."""
    if at < len(row) and row[at].joined and row[at].small in ("la", "l'"):
        at += 1
    start = at
    while at < len(row) and row[at].joined and row[at].small not in _DE:
        if _breaks(row[at].small) or (at > start and _is_verb(row[at].small)):
            return at if at > start else None
        at += longest(row, at, starts("fr", "compounds")) or 1
        if at - start > _LONGEST_LINK + 2:
            return None
    return at if at > start else None


def _breaks(small: str) -> bool:
    """Tell whether a word is no part of a noun phrase: a number, a pronoun, an infinitive."""
    ends = small.endswith(("er", "ir")) and small not in words("fr", "no_infinitive")
    verb = ends or small in words("fr", "before_infinitive")
    return verb or small[0].isdigit() or small in words("fr", "chain_breaks")


def _is_verb(small: str) -> bool:
    """Tell whether a word behind a noun is a verb, as far as its form tells: adjectives may be."""
    if small.endswith("ant"):
        return is_common(f"{small[:-3]}er", "fr") or is_common(f"{small[:-3]}re", "fr")
    stem = _THIRD.sub("", small)
    return small in words("fr", "verbs") or (stem != small and is_common(f"{stem}er", "fr"))
