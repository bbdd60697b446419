"""What makes any sentence hard: length, density, nesting, hard words, unexplained letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainspoken.coach import english, french
from plainspoken.coach.known import is_rare
from plainspoken.coach.tables import drugs, plainer_words, said_instead, words
from plainspoken.coach.text import Reason, Word, matches
from plainspoken.readability.prepare import Sentence
from plainspoken.readability.scores import difficulty
from plainspoken.sentences import ENDLESS

Rule = Callable[[Sequence[Word]], Iterator[Reason]]
RULES: Mapping[str, tuple[Rule, ...]] = {
    "en": (english.passive, english.stacks),
    "fr": (french.passive, french.stacks),
}

ENOUGH_WORDS = 8
"""Words from which the share of long words says something of one sentence."""
MOST_CLAUSES = 2

_EXPLAIN = "Use a plainer word, or explain it in glossary.toml."
_IN_FULL = "Write the words in full first, and the letters in brackets behind them."

_CODE = re.compile(
    r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|\{[^{}]*\}"
    r"|(?<!\w)\w+\(\d?\)|(?<!\w)[A-Z]{2}\w*(?=\()|(?<!\S)--\w[\w-]*|(?<![\w.])[~.]?/\w[\w.+/-]*"
    r"|(?<!\w)\w+(?:\.(?:[a-z]\w|[A-Z]{2})\w*)+|(?<!\w)\w*[a-z][A-Z]\w*"
)
"""Addresses, files and names in programs: no writer can choose others."""
_ASIDE = re.compile(r"\(([^()]*)\)")
_ASIDE_WORDS = 4
_EXPLAINED = re.compile(r"\s\(|,\s(?:which|or|that is|a kind|qui|ou|c’est|un|une)\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What readers of one section are told: acronyms, and names.

    `language` is the base one, `limit` the most words of a sentence, `dense` the LIX from which a
    sentence is too dense.
    """

    language: str
    limit: int
    dense: float
    letters: frozenset[str]
    names: frozenset[str]


def of_sentence(sentence: Sentence, known: Known) -> Iterator[Reason]:
    """Find what concerns a sentence as a whole."""
    if sentence.words > known.limit:
        why = f"{sentence.words} words, the limit is {known.limit}"
        yield Reason("long", 0, 0, why, "Make two sentences of it.")
    elif sentence.words >= ENOUGH_WORDS and difficulty(sentence) > known.dense:
        why = f"many long words (LIX {difficulty(sentence):.0f}, the limit is {known.dense:.0f})"
        yield Reason("dense", 0, 0, why, "Use shorter words, or make two sentences of it.")


def nested(row: Sequence[Word], language: str) -> Iterator[Reason]:
    """Find three clauses or more that hang on one another."""
    found = [word for word in row if word.small.rstrip("'") in words(language, "clauses")]
    if len(found) > MOST_CLAUSES:
        why = f"{len(found)} side clauses in one sentence"
        yield Reason("nested", 0, 0, why, "Write one thought a sentence.")


def hard_words(
    row: Sequence[Word], text: str, told: Sequence[tuple[int, int]], known: Known
) -> Iterator[Reason]:
    """Find words that have plainer ones, rare words, and letters that nobody explains.

    `told` are the places of glossary words that the section explains.
    """
    asides = _asides(text)
    if not ENDLESS.search(text):
        told = [*told, *(match.span() for match in _CODE.finditer(text))]
    done = 0
    for at, word in enumerate(row):
        if word.start < done or _within(word, told):
            continue
        if found := _plainer(row, at, known.language):
            length, say = found
            done = row[at + length - 1].end
            if not _within(word, asides):
                yield Reason("plainer", word.start, done, "a hard word", "", say)
        elif _is_acronym(word.text):
            if word.text.removesuffix("s") not in known.letters:
                yield Reason(
                    "acronym", word.start, word.end, "letters without their words", _IN_FULL
                )
        elif _is_rare(row, at, known) and not _within(word, asides) and not _is_told(word, text):
            yield Reason("rare", word.start, word.end, "a rare word, not explained", _EXPLAIN)


def _is_acronym(text: str) -> bool:
    return re.fullmatch(r"[A-Z][A-Za-z]?[A-Z]+s?", text) is not None


def _plainer(row: Sequence[Word], at: int, language: str) -> tuple[int, tuple[str, ...]] | None:
    for phrase, say in plainer_words(language).get(row[at].small, ()):
        if matches(row, at, phrase):
            return len(phrase), say
    return None


def _is_rare(row: Sequence[Word], at: int, known: Known) -> bool:
    """Tell whether readers seldom meet a word; names in the middle of a sentence are names."""
    word = row[at]
    is_name = word.text[0].isupper() and at > 0
    if is_name or not word.small.replace("-", "").replace("'", "").isalpha():
        return False
    language = known.language
    if word.small in known.names or not is_rare(word.small, language):
        return False
    return word.small not in said_instead(language) and word.small not in drugs(language)


def _is_told(word: Word, text: str) -> bool:
    """Tell whether what stands right behind a word says what it is."""
    return _EXPLAINED.match(text, word.end) is not None


def _asides(text: str) -> list[tuple[int, int]]:
    """Return the places of brackets with a few words: the other name of what stands before."""
    found = [match for match in _ASIDE.finditer(text) if match.start()]
    return [match.span() for match in found if len(match[1].split()) <= _ASIDE_WORDS]


def _within(word: Word, places: Collection[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in places)
