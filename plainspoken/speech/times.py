"""When each thing is said: in a piece, and in the recording that the piece stands in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from plainspoken.speech.script import Part

Span = tuple[float, float]
"""Start and end in seconds."""

Time = tuple[str, float, float]
"""An utterance's id, and where it starts and ends in a recording, in seconds."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A piece as MP3, and the span of each of its clips counted from its start."""

    sound: bytes
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording that a player can jump to. Start and end are in seconds."""

    title: str
    start: float
    end: float


def spans(lengths: Sequence[float], pauses: Sequence[float]) -> tuple[Span, ...]:
    """Return where clips lie that stand in a row, with the pause after each, all in seconds."""
    found, now = [], 0.0
    for length, pause in zip(lengths, pauses, strict=True):
        found.append((round(now, 6), round(now + length, 6)))
        now += length + pause
    return tuple(found)


def pack(piece: Encoded) -> bytes:
    """Return a piece as one value for the store, so that sound and times cannot part."""
    return json.dumps(piece.spans).encode() + b"\n" + piece.sound


def unpack(content: bytes) -> Encoded:
    """Return what was packed."""
    head, _, sound = content.partition(b"\n")
    return Encoded(sound, tuple((start, end) for start, end in json.loads(head)))


def times(
    script: Sequence[Part], pieces: Sequence[Encoded], starts: Sequence[float]
) -> tuple[Time, ...]:
    """Return the times of all utterances; each piece starts at so many seconds."""
    return tuple(
        (utterance.id, round(at + start, 3), round(at + end, 3))
        for part, piece, at in zip(script, pieces, starts, strict=True)
        for utterance, (start, end) in zip(part, piece.spans, strict=True)
    )


def read_times(rows: Iterable[Sequence[Any]]) -> tuple[Time, ...]:
    """Return times that JSON has kept. Raises `TypeError` and `ValueError` for what are none."""
    return tuple((str(name), float(start), float(end)) for name, start, end in rows)


def chapters(
    script: Sequence[Part], said: Sequence[Time], depth: int, seconds: float
) -> tuple[Chapter, ...]:
    """Return a chapter for each heading down to a level; they fill the whole recording.

    One chapter alone would be the recording itself: then there is none.
    """
    (first, _), *others = _openings(script, said, depth)
    if not others:
        return ()
    return tuple(
        Chapter(title, start, end)
        for (title, start), (_, end) in pairwise([(first, 0.0), *others, ("", seconds)])
    )


def _openings(
    script: Sequence[Part], said: Sequence[Time], depth: int
) -> Iterator[tuple[str, float]]:
    for utterance, (_, start, _) in zip(chain.from_iterable(script), said, strict=True):
        if 0 < utterance.heading <= depth:
            yield utterance.text, start
