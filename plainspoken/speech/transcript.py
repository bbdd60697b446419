"""A recording to read along: what it says, as it is written, in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from plainspoken.model import Utterance
from plainspoken.speech.lines import AFTER_SENTENCE
from plainspoken.speech.script import Part

_ENDED = re.compile(r"[.!?…]\W*$")


def transcript(script: Sequence[Part]) -> str:
    """Return the text: a paragraph a line, an empty line between them, no line end at the end."""
    return "".join(_pieces(list(chain.from_iterable(script))))


def _pieces(utterances: Sequence[Utterance]) -> Iterator[str]:
    yield utterances[0].text
    for before, utterance in pairwise(utterances):
        yield utterance.lead or _gap(before)
        yield utterance.text


def _gap(before: Utterance) -> str:
    """Return what parts an utterance from the next: words without a full stop end their line."""
    if before.pause > AFTER_SENTENCE:
        return "\n\n"
    return " " if _ENDED.search(before.text) else "\n"
