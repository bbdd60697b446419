"""Scores of a prepared section, one function a language.

Sources: Flesch-Kincaid grade (Kincaid et al. 1975), Flesch ease (1948), SMOG (McLaughlin
1969); Kandel and Moles (1958) for the ease of French; LIX and RIX (Björnsson 1968,
Anderson 1983). French has no school grade and none is claimed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

from plainspoken.languages import base
from plainspoken.libraries import version
from plainspoken.readability.prepare import Sentence
from plainspoken.readability.syllables_fr import syllables
from plainspoken.store import Store, digest

Scores = Mapping[str, float]

SMOG_SENTENCES = 30
"""SMOG is defined for samples of 30 sentences; with fewer it says nothing."""

LONG_WORD = 7
"""Letters from which LIX calls a word long."""

# Each other locale string would make textstat read its dictionary again.
_TEXTSTAT_ENGLISH = "en_US"


def scores(sentences: Sequence[Sentence], language: str, store: Store) -> Scores:
    """Return the scores of a section in a language (BCP 47); none where we have no formula."""
    scorer = _SCORERS.get(base(language))
    if scorer is None or not sentences:
        return {}
    texts = [(sentence.strict, sentence.neutral) for sentence in sentences]
    key = digest("scores 1", base(language), version("textstat"), texts)
    made = store.make(key, lambda: json.dumps(scorer(sentences)).encode())
    return dict(json.loads(made))


def difficulty(sentence: Sentence) -> float:
    """Return a number that orders sentences by how hard they are: long ones and long words."""
    words = sentence.neutral.split()
    return len(words) + 100 * sum(len(word) >= LONG_WORD for word in words) / len(words)


def _english(sentences: Sequence[Sentence]) -> Scores:
    metrics = _textstat()
    neutral, strict = _joined(s.neutral for s in sentences), _joined(s.strict for s in sentences)
    found = {
        "flesch_kincaid": metrics.flesch_kincaid_grade(neutral, _TEXTSTAT_ENGLISH),
        "flesch_kincaid_strict": metrics.flesch_kincaid_grade(strict, _TEXTSTAT_ENGLISH),
        "flesch_ease": metrics.flesch_reading_ease(neutral, _TEXTSTAT_ENGLISH),
    }
    if len(sentences) >= SMOG_SENTENCES:
        found["smog"] = metrics.smog_index(neutral, _TEXTSTAT_ENGLISH)
    return _rounded({**found, **_counts(sentences)})


def _french(sentences: Sequence[Sentence]) -> Scores:
    metrics = _textstat()
    neutral = _joined(s.neutral for s in sentences)
    return _rounded(
        {
            "kandel_moles": _kandel_moles([s.neutral.split() for s in sentences]),
            "kandel_moles_strict": _kandel_moles([s.strict.split() for s in sentences]),
            "lix": metrics.lix(neutral),
            "rix": metrics.rix(neutral),
            **_counts(sentences),
        }
    )


def _kandel_moles(sentences: Sequence[Sequence[str]]) -> float:
    """207 - 1.015 words a sentence - 73.6 syllables a word."""
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(map(syllables, words))
    return 207 - 1.015 * len(words) / len(sentences) - 73.6 * spoken / len(words)


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
    """Import textstat with the dictionary that comes with us, so that it downloads nothing."""
    import nltk.data

    folder = str(resources.files("plainspoken").joinpath("data/nltk_data"))
    if folder not in nltk.data.path:
        nltk.data.path.insert(0, folder)
    from textstat.backend import metrics

    return metrics
