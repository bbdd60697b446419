"""Media overlays (EPUB 3.3, section 9): which part of a recording says which element.

A clip lasts until the next one begins, so that the silences of the recording are heard as they
are: players leap over what lies between two clips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plainspoken.html import Html, element, join, void
from plainspoken.speech.times import Time
from plainspoken.web.marks import Mark

ESCAPABLE: Mapping[str, str] = {
    "table": "table",
    "tr": "table-row",
    "ul": "list",
    "ol": "list",
    "figure": "figure",
}
"""Elements that a listener can leave before their end, and their names in EPUB's vocabulary."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a recording that says an element. Milliseconds from its start."""

    id: str
    begin: int
    end: int


def clips(marks: Iterable[Mark], times: Sequence[Time]) -> tuple[Clip, ...]:
    """Return the clips of elements; `times` are those of a recording, which says something.

    The first begins with the recording, the last ends with the last word.
    """
    starts = [0, *(round(start * 1000) for _, start, _ in times[1:])]
    bounds = [*starts, round(times[-1][2] * 1000)]
    return tuple(
        Clip(mark.id, bounds[mark.first], bounds[mark.first + mark.count]) for mark in marks
    )


def overlay(page: str, body: Any, said: Sequence[Clip], sound: str) -> bytes:
    """Return the overlay of a page: its file, its body as an lxml element, and its clips."""
    known = {clip.id: clip for clip in said}
    content = element(
        "smil",
        "\n",
        element("body", "\n", *_spoken(body, page, known, sound), **{"epub:textref": page}),
        "\n",
        version="3.0",
        xmlns="http://www.w3.org/ns/SMIL",
        **{"xmlns:epub": "http://www.idpf.org/2007/ops"},
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{content}\n'.encode()


def clock(milliseconds: int) -> str:
    """Return a time as SMIL 3.0 writes it in full: 0:02:05.340."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{rest:03}"


def length(said: Iterable[Clip]) -> int:
    """Return how long clips take together, in milliseconds."""
    return sum(clip.end - clip.begin for clip in said)


def _spoken(parent: Any, page: str, known: Mapping[str, Clip], sound: str) -> Iterator[Html]:
    for child in parent:
        name, here = child.get("id"), child.tag.rpartition("}")[2]
        if name in known:
            yield _par(known[name], page, sound)
        elif here in ESCAPABLE:
            inner = tuple(_spoken(child, page, known, sound))
            if inner:
                where = {"epub:type": ESCAPABLE[here], "epub:textref": f"{page}#{name}"}
                yield join([element("seq", "\n", *inner, **where), "\n"])
        else:
            yield from _spoken(child, page, known, sound)


def _par(clip: Clip, page: str, sound: str) -> Html:
    text = void("text", src=f"{page}#{clip.id}")
    span = {"clipBegin": clock(clip.begin), "clipEnd": clock(clip.end)}
    audio = void("audio", src=sound, **span)
    return join([element("par", text, audio, id=f"say-{clip.id}"), "\n"])
