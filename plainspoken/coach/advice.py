"""Advice on a section: each sentence with how hard it is, why, and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from plainspoken.coach import rules, tables
from plainspoken.coach.text import Band, Reason, words_of
from plainspoken.glossary import defined, spans
from plainspoken.inline import plain, runs
from plainspoken.languages import base
from plainspoken.model import Handout, Origin, Section, Term
from plainspoken.readability.prepare import Sentence
from plainspoken.readability.scores import difficulty
from plainspoken.store import Store, digest
from plainspoken.walk import section_proses


@dataclass(frozen=True, slots=True)
class Limits:
    """From where a sentence is fair: its words, and its LIX; from which LIX it is hard."""

    words: int
    fair: float
    hard: float


LIMITS: Mapping[str, Limits] = {
    "en": Limits(words=15, fair=40, hard=50),
    "fr": Limits(words=15, fair=50, hard=60),
}
"""Björnsson's scale (1968) calls a text up to 40 easy and from 50 on difficult. French is one step
higher, for its plain words are longer: the same sentences of our own handouts have a mean LIX of 23
in English and of 35 in French. 15 words are the mean that the gates ask of French; from how many
words on a sentence is too long is a setting."""

_OTHER = Limits(words=15, fair=40, hard=50)


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence as written and its place, its band, why, and a number that orders by hardness."""

    text: str
    origin: Origin
    band: Band
    reasons: tuple[Reason, ...]
    hardness: float


def advise(
    section: Section,
    sentences: Sequence[Sentence],
    handout: Handout,
    limit: int,
    store: Store,
) -> tuple[Advice, ...]:
    """Return advice on each sentence of a section as it is printed, in order.

    `limit` is the most words that a sentence should have. What was found is kept in the store.
    """
    language = base(section.title.language)
    explained = {definition.term for definition in defined(section)}
    terms = tuple(term for term in handout.glossary if term.term in explained)
    texts = [(s.text, s.strict, s.neutral) for s in sentences]
    names = sorted(_names(section, handout))
    forms = [term.forms.text for term in terms]
    key = digest("coach 2", language, tables.edition(language), limit, texts, forms, names)

    def find() -> bytes:
        known = _known(language, limit, sentences, terms, frozenset(names))
        found = [[astuple(r) for r in _reasons(s, known, terms)] for s in sentences]
        return json.dumps(found).encode()

    read = [tuple(map(_read, each)) for each in json.loads(store.make(key, find))]
    return tuple(
        Advice(s.text, s.origin, _band(s, each, language), each, _hardness(s, each))
        for s, each in zip(sentences, read, strict=True)
    )


def worst(advice: Sequence[Advice], count: int) -> list[Advice]:
    """Return the sentences to mend first; those of which nothing can be said are left out."""
    found = {(each.text, each.origin): each for each in advice if each.reasons}
    return sorted(found.values(), key=lambda each: -each.hardness)[:count]


def _known(
    language: str,
    limit: int,
    sentences: Sequence[Sentence],
    terms: tuple[Term, ...],
    names: frozenset[str],
) -> rules.Known:
    letters = frozenset(_explained(sentences)) | tables.words(language, "acronyms")
    forms = {form.strip() for term in terms for form in term.forms.text.split(",")}
    dense = LIMITS.get(language, _OTHER).hard
    return rules.Known(language, limit, dense, letters | forms, names)


def _explained(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield letters that stand in brackets behind their words, or have such words behind them."""
    for sentence in sentences:
        for found in re.finditer(r"(?<=\()[^\W\d_]*[A-Z]\w*\+?(?=\))", sentence.text):
            yield found[0]
        for found in re.finditer(r"[A-Z]\w*[A-Z]\w*(?=\s\(\w+[\s'’-])", sentence.text):
            yield found[0]


def _names(section: Section, handout: Handout) -> set[str]:
    """Return words that are no choice of the writer: what handout and section are about, what
    acronyms stand for, and words that are marked as another language.
    """
    titles = (handout.title, section.title, *(a.expansion for a in handout.acronyms))
    marked = (run for prose in section_proses(section) for run in runs(prose.text) if run.language)
    texts = [*(plain(title.text) for title in titles), *(run.text for run in marked)]
    return {word.small for text in texts for word in words_of(text)}


def _reasons(sentence: Sentence, known: rules.Known, terms: tuple[Term, ...]) -> Iterator[Reason]:
    row, text = words_of(sentence.text), sentence.text
    yield from rules.of_sentence(sentence, known)
    yield from rules.nested(row, known.language)
    for rule in rules.RULES.get(known.language, ()):
        yield from rule(row)
    yield from rules.hard_words(row, text, spans(text, terms), known)


def _read(entry: Sequence[Any]) -> Reason:
    """Return a reason as `astuple` and JSON have spelled it."""
    kind, start, end, why, do, say = entry
    return Reason(kind, start, end, why, do, tuple(say))


def _band(sentence: Sentence, reasons: Sequence[Reason], language: str) -> Band:
    """Hard: too long, too dense, or two reasons; fair: one reason, or near those limits."""
    limits = LIMITS.get(language, _OTHER)
    if len(reasons) > 1 or any(reason.kind in ("long", "dense") for reason in reasons):
        return "hard"
    dense = sentence.words >= rules.ENOUGH_WORDS and difficulty(sentence) > limits.fair
    return "fair" if reasons or sentence.words > limits.words or dense else "easy"


def _hardness(sentence: Sentence, reasons: Sequence[Reason]) -> float:
    """Each reason weighs as ten words: what can be mended comes before what is merely long."""
    return round(difficulty(sentence) / 2 + 10 * len(reasons), 1)
