"""Prepare a section for scoring, so that a formula counts what a reader reads.

Block by block: a list item is a sentence, headings, tables and pictures are left out,
abbreviations, decimals, ranges, slashes, elisions and addresses are made neutral. Without
this, three bullets score grade 7.8 in place of 2.3, and `2–3` counts as the number 23.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainspoken.glossary import defined, spans
from plainspoken.inline import plain
from plainspoken.languages import base
from plainspoken.model import (
    Callout,
    Definition,
    Figure,
    Heading,
    Listing,
    Origin,
    Paragraph,
    Prose,
    Question,
    Section,
    Table,
    Term,
)
from plainspoken.numbers import join_thousands, say_ranges
from plainspoken.sentences import sentences
from plainspoken.walk import walk_blocks

NEUTRAL: Mapping[str, str] = {"en": "paper", "fr": "papier"}
"""A common word of two syllables and fewer than seven letters, to stand for a glossary word."""

_WORD = re.compile(r"[^\W_]")
_COMMON = (
    (r"https?://\S+|www\.\S+|(?<!\S)\S{1,64}@\S+", ""),
    (r"[\u00a0\u202f]", " "),
    (r"[‘’]", "'"),
    (r"[«»“”\"()\[\]]", " "),
    (r"…|\.\.\.", "."),
)
_LANGUAGE: Mapping[str, Sequence[tuple[str, str]]] = {
    "en": (
        (r"\bDr\.", "Doctor"),
        (r"\bMrs?\.", "Mister"),
        (r"\bMs\.", "Miss"),
        (r"\be\.g\.", "for example"),
        (r"\bi\.e\.", "that is"),
        (r"\bvs\.", "against"),
        (r"\bapprox\.", "about"),
        (r"\ba\.m\.", "am"),
        (r"\bp\.m\.", "pm"),
        (r"(\d)\.(?=\d)", r"\1 point "),
        (r"\bPh\+", "P H plus"),
        (r"%", " per cent"),
    ),
    "fr": (
        (r"\bM\.", "monsieur"),
        (r"\bp\. ex\.", "par exemple"),
        (r"\bc\.-à-d\.", "c'est à dire"),
        (r"\benv\.", "environ"),
        (r"(\d)[.,](?=\d)", r"\1 virgule "),
        (r"\bPh\+", "P H plus"),
        (r"%", " pour cent"),
        (r"(?i)\b(?:[cdjlmnst]|qu)'(?=\w)", ""),
    ),
}
# A word of a thousand letters is found elsewhere; a hyphenation program would chew on it.
_LAST = ((r"(\S{100})\S+", r"\1"), (r"[–—/]", " "), (r"[.!?:;,\s]+$", ""), (r"\s+", " "))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: as written, as scored, the same with glossary words neutral, its place."""

    text: str
    strict: str
    neutral: str
    origin: Origin

    @property
    def words(self) -> int:
        """Return the number of words."""
        return len([word for word in self.strict.split() if _WORD.search(word)])


def prepare(section: Section, glossary: tuple[Term, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a section; glossary words that it defines are neutral."""
    terms = {definition.term for definition in defined(section)}
    known = tuple(term for term in glossary if term.term in terms)
    prepared = (_sentence(*pair, known) for pair in _sentences(section))
    return tuple(sentence for sentence in prepared if sentence.words)


def _sentences(section: Section) -> Iterator[tuple[str, Prose]]:
    for block in walk_blocks(section.blocks):
        match block:
            case Heading() | Listing() | Callout() | Table() | Figure():
                continue
            case Definition(meaning=prose) | Paragraph(prose=prose) | Question(prose=prose):
                pass
        for text in sentences(plain(prose.text), prose.language):
            yield text, prose


def _sentence(text: str, prose: Prose, terms: tuple[Term, ...]) -> Sentence:
    language = base(prose.language)
    neutral = _neutral(text, terms, NEUTRAL.get(language, "paper"))
    return Sentence(text, _clean(text, language), _clean(neutral, language), prose.origin)


def _neutral(text: str, terms: tuple[Term, ...], word: str) -> str:
    for start, end in reversed(spans(text, terms)):
        count = len(text[start:end].split())
        text = text[:start] + " ".join([word] * count) + text[end:]
    return text


def _clean(text: str, language: str) -> str:
    text = say_ranges(join_thousands(text, language), language)
    for pattern, plain_words in (*_COMMON, *_LANGUAGE.get(language, ()), *_LAST):
        text = re.sub(pattern, plain_words, text)
    return text.strip()
