"""The gates of plain language, by the policy of the requirements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from plainspoken.checks.subject import Subject
from plainspoken.languages import base
from plainspoken.model import Finding, Section, Severity
from plainspoken.readability.prepare import Sentence
from plainspoken.readability.scores import difficulty, scores

HARDEST = 3


@dataclass(frozen=True, slots=True)
class Gate:
    """A score with the value that warns and the value that stops, and what it is called."""

    score: str
    name: str
    warn: float
    stop: float
    high_is_hard: bool = True

    def severity(self, value: float) -> Severity | None:
        """Return how bad a value is, None where it is fine."""
        sign = 1 if self.high_is_hard else -1
        if sign * value > sign * self.stop:
            return "error"
        return "warning" if sign * value > sign * self.warn else None


GATES: Mapping[str, Sequence[Gate]] = {
    "en": (Gate("flesch_kincaid", "Flesch-Kincaid grade", warn=6.0, stop=8.0),),
    "fr": (
        Gate("kandel_moles", "Kandel-Moles ease", warn=80.0, stop=60.0, high_is_hard=False),
        Gate("lix", "LIX", warn=40.0, stop=50.0),
        Gate("words_per_sentence", "words a sentence", warn=15.0, stop=float("inf")),
    ),
}


def level(subject: Subject) -> Iterator[Finding]:
    """Find sections that are too hard, with their hardest sentences."""
    for section, sentences in subject.sections():
        found = scores(sentences, subject.language.tag, subject.store)
        for gate in GATES.get(base(subject.language.tag), ()):
            value = found.get(gate.score)
            severity = gate.severity(value) if value is not None else None
            if severity and value is not None:
                yield _finding(section, sentences, gate, value, severity)


def long_sentences(subject: Subject) -> Iterator[Finding]:
    """Find sentences that are too long to keep in mind."""
    limit = subject.settings.max_sentence
    for sentence in (sentence for sentences in subject.prepared for sentence in sentences):
        if sentence.words > limit:
            message = f"a sentence of {sentence.words} words: “{_start(sentence)}”"
            hint = f"Make two sentences of it: {limit} words at most."
            about = sentence.text
            yield Finding("long-sentence", "warning", message, sentence.origin, hint, about)


def hardest(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences to simplify first."""
    return sorted(sentences, key=difficulty, reverse=True)[:HARDEST]


def _finding(
    section: Section,
    sentences: Sequence[Sentence],
    gate: Gate,
    value: float,
    severity: Severity,
) -> Finding:
    limit = gate.stop if severity == "error" else gate.warn
    message = f"“{section.title.text}” is hard to read: {gate.name} {value}, the limit is {limit}"
    places = "; ".join(f"{s.origin} “{_start(s)}”" for s in hardest(sentences))
    hint = f"Start with the hardest sentences: {places}"
    about = "\n".join(sentence.text for sentence in sentences)
    return Finding("reading-level", severity, message, section.title.origin, hint, about)


def _start(sentence: Sentence) -> str:
    return shorten(sentence.text, 60, placeholder="…")
