"""Scores of a prepared section, one function a language.

Sources: Flesch-Kincaid grade (Kincaid et al. 1975), Flesch ease (1948), SMOG (McLaughlin
1969); Kandel and Moles (1958) for the ease of French; LIX and RIX (Björnsson 1968,
Anderson 1983). French has no school grade and none is claimed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from plainspoken.languages import base
from plainspoken.libraries import version
from plainspoken.readability import syllables_en, syllables_fr
from plainspoken.readability.prepare import Sentence
from plainspoken.store import Store, digest

Scores = Mapping[str, float]

SMOG_SENTENCES = 30
"""SMOG is defined for samples of 30 sentences; with fewer it says nothing."""

_MANY_SYLLABLES = 3
"""Of a word that SMOG counts."""

LONG_WORD = 7
"""Letters from which LIX calls a word long."""


def scores(sentences: Sequence[Sentence], language: str, store: Store) -> Scores:
    """Return the scores of a section in a language (BCP 47); none where we have no formula."""
    scorer = _SCORERS.get(base(language))
    if scorer is None or not sentences:
        return {}
    texts = [(sentence.strict, sentence.neutral) for sentence in sentences]
    key = digest("scores 3", base(language), version("textstat"), texts)
    made = store.make(key, lambda: json.dumps(scorer(sentences)).encode())
    return dict(json.loads(made))


def difficulty(sentence: Sentence) -> float:
    """Return a number that orders sentences by how hard they are: long ones and long words."""
    words = sentence.neutral.split()
    return len(words) + 100 * sum(len(word) >= LONG_WORD for word in words) / len(words)


def _english(sentences: Sequence[Sentence]) -> Scores:
    """Sentences are ours, for textstat leaves out those of two words."""
    neutral, strict = ([getattr(s, kind) for s in sentences] for kind in ("neutral", "strict"))
    found = {
        "flesch_kincaid": _grade(neutral),
        "flesch_kincaid_strict": _grade(strict),
        "flesch_ease": 206.835 - 1.015 * _length(neutral) - 84.6 * _english_syllables(neutral),
    }
    if len(sentences) >= SMOG_SENTENCES:
        long = sum(syllables_en.syllables(word) >= _MANY_SYLLABLES for word in _words(neutral))
        found["smog"] = 1.043 * (30 * long / len(sentences)) ** 0.5 + 3.1291
    return _rounded({**found, **_counts(sentences)})


def _grade(texts: Sequence[str]) -> float:
    """0.39 words a sentence + 11.8 syllables a word - 15.59."""
    return 0.39 * _length(texts) + 11.8 * _english_syllables(texts) - 15.59


def _length(texts: Sequence[str]) -> float:
    return sum(len(text.split()) for text in texts) / len(texts)


def _english_syllables(texts: Sequence[str]) -> float:
    """Return syllables a word."""
    counted = sum(map(syllables_en.syllables, _words(texts)))
    return counted / len(_joined(texts).split())


def _words(texts: Sequence[str]) -> list[str]:
    """Return words in small letters, without punctuation."""
    return list(_textstat().selections.list_words(_joined(texts), lowercase=True))


def _french(sentences: Sequence[Sentence]) -> Scores:
    neutral, strict = ([getattr(s, kind) for s in sentences] for kind in ("neutral", "strict"))
    long = _textstat().counts.count_long_words(_joined(neutral))
    return _rounded(
        {
            "kandel_moles": _kandel_moles(neutral),
            "kandel_moles_strict": _kandel_moles(strict),
            "lix": _lix(neutral),
            "lix_strict": _lix(strict),
            "rix": long / len(neutral),
            **_counts(sentences),
        }
    )


def _lix(texts: Sequence[str]) -> float:
    """Words a sentence + long words in a hundred."""
    joined = _joined(texts)
    long = _textstat().counts.count_long_words(joined)
    return _length(texts) + 100 * float(long) / len(joined.split())


def _kandel_moles(texts: Sequence[str]) -> float:
    """207 - 1.015 words a sentence - 73.6 syllables a word."""
    words = " ".join(texts).split()
    return (
        207 - 1.015 * _length(texts) - 73.6 * sum(map(syllables_fr.syllables, words)) / len(words)
    )


_SCORERS: Mapping[str, Callable[[Sequence[Sentence]], Scores]] = {"en": _english, "fr": _french}


def _counts(sentences: Sequence[Sentence]) -> Scores:
    words = sum(sentence.words for sentence in sentences)
    return {
        "sentences": len(sentences),
        "words": words,
        "words_per_sentence": words / len(sentences),
    }


def _joined(texts: Iterable[str]) -> str:
    return " ".join(f"{text}." for text in texts)


def _rounded(found: Scores) -> Scores:
    return {name: round(float(value), 1) for name, value in found.items()}


def _textstat() -> Any:
    from textstat import backend

    return backend
