"""English: passive voice and rows of nouns, by small word lists and without a tagger.

What is in doubt is not told. "Is tired" is a state, "is needed" has no plainer active form, and
"is called" names a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from plainspoken.coach.tables import phrases, starts, words
from plainspoken.coach.text import Phrase, Reason, Word, by_first, longest, matches

_MOST_NOUNS = 2
"""Nouns in a row that readers still hold together; a well-known compound counts as one."""
_REGULAR = re.compile(r"\w{3,}ed$")
_UNDONE = re.compile(r"un(?!der|i[tf])\w+ed$")
"""Untreated, unchanged: how something is."""
_DO = "Say who does it, or tell the reader what to do."


def passive(row: Sequence[Word]) -> Iterator[Reason]:
    """Find be or get with a participle that is no state."""
    done = 0
    for at, word in enumerate(row):
        small = word.small.removesuffix("n't")
        is_be = small in words("en", "be") or small.endswith("'re")
        if not is_be and small not in words("en", "get"):
            continue
        end = _participle(row, at + 1)
        if end is None or end < done or (at and row[at - 1].small == "there"):
            continue
        done = end + 1
        if _is_act(row, end, is_get=not is_be):
            yield Reason("passive", word.start, row[end].end, "passive voice", _DO)


def _participle(row: Sequence[Word], at: int) -> int | None:
    """Return where the participle behind a form of be stands, adverbs left aside."""
    while at < len(row) and row[at].joined:
        small = row[at].small
        if _is_participle(small):
            return at
        if small not in words("en", "between") and not small.endswith("ly"):
            return None
        at += 1
    return None


def _is_participle(small: str) -> bool:
    regular = _REGULAR.match(small) and small not in words("en", "no_participles")
    return bool(regular) or small in words("en", "participles")


def _is_act(row: Sequence[Word], at: int, is_get: bool) -> bool:
    """Tell whether something is done, and not how something is."""
    if longest(row, at, starts("en", "state_phrases")):
        return False
    small = row[at].small
    is_state = small in words("en", "states") or _UNDONE.match(small) is not None
    is_state = is_state or (is_get and small in words("en", "get_states"))
    return not is_state or matches(row, at, (small, "by"))


def stacks(row: Sequence[Word]) -> Iterator[Reason]:
    """Find three nouns or more in a row, such as "blood cell count test results"."""
    at = 0
    while at < len(row):
        end, nouns = _stack(row, at)
        if nouns > _MOST_NOUNS:
            do = "Part them with “of”, “for” or “in”, the last noun first."
            yield Reason("stack", row[at].start, row[end - 1].end, f"{nouns} nouns in a row", do)
        at = max(end, at + 1)


def _stack(row: Sequence[Word], at: int) -> tuple[int, int]:
    """Return where a row of nouns that starts at a word ends, and how many there are.

    Only the last may be a plural: "doctors test blood" is a sentence.
    """
    nouns = 0
    if _is_verb(row, at):
        return at, 0
    while at < len(row) and (nouns == 0 or row[at].joined):
        length = longest(row, at, _compounds()) or _is_noun(row[at].small)
        if not length:
            break
        nouns, at = nouns + 1, at + length
        if not _is_singular(row[at - 1].small):
            break
    return at, nouns


@cache
def _compounds() -> Mapping[str, Sequence[Phrase]]:
    """Return compounds and their plurals by their first words."""
    known = phrases("en", "compounds")
    return by_first([*known, *((*phrase[:-1], f"{phrase[-1]}s") for phrase in known)])


def _is_noun(small: str) -> int:
    nouns = words("en", "nouns")
    singular = f"{small[:-3]}y" if small.endswith("ies") else small.removesuffix("s")
    return int(small in nouns or singular in nouns or small.removesuffix("es") in nouns)


def _is_singular(small: str) -> bool:
    return not small.endswith("s") or small in words("en", "nouns")


def _is_verb(row: Sequence[Word], at: int) -> bool:
    """Tell whether a word that can be noun and verb is a verb here, as far as its place tells."""
    if row[at].small not in words("en", "verbs"):
        return False
    return not row[at].joined or row[at - 1].small in words("en", "before_verb")
