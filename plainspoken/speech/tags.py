"""ID3v2.3: what a player shows of a recording.

Chapters: ID3v2 Chapter Frame Addendum 1.0. Frames are put in a row by us: mutagen sorts them by
size, and some players take chapters as they come.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TDAT,
    TIT2,
    TLAN,
    TPE1,
    TRCK,
    TXXX,
    TYER,
    USLT,
    CTOCFlags,
    Encoding,
    Frame,
    PictureType,
)

from plainspoken.speech.times import Chapter

_WIDE = Encoding.UTF16
"""The encoding of all words: ID3v2.3 knows no UTF-8."""

_MOST = 255
"""Chapters that a table of contents holds: their number is one byte."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows; what is empty is left out.

    `language` is an ISO 639-2 code, `track` such as `2/6`, `cover` a PNG. `texts` are pairs of
    a name and what it stands for, for programs that look for them.
    """

    title: str
    album: str
    artist: str
    track: str
    language: str
    date: datetime.date | None
    comment: str
    texts: Sequence[tuple[str, str]]
    lyrics: str
    chapters: Sequence[Chapter]
    cover: bytes


def encode_tags(tags: Tags) -> bytes:
    """Return the bytes that go before the sound."""
    frames = b"".join(_spell(frame) for frame in _frames(tags))
    # A size has seven bits a byte, so that it never looks like the start of sound.
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + frames


def _frames(tags: Tags) -> Iterator[Frame]:
    yield TIT2(encoding=_WIDE, text=tags.title)
    yield TALB(encoding=_WIDE, text=tags.album)
    if tags.artist:
        yield TPE1(encoding=_WIDE, text=tags.artist)
    yield TRCK(encoding=Encoding.LATIN1, text=tags.track)
    yield TLAN(encoding=Encoding.LATIN1, text=tags.language)
    if tags.date:
        yield TYER(encoding=Encoding.LATIN1, text=f"{tags.date:%Y}")
        yield TDAT(encoding=Encoding.LATIN1, text=f"{tags.date:%d%m}")
    for name, text in tags.texts:
        yield TXXX(encoding=_WIDE, desc=name, text=text)
    if tags.comment:
        yield COMM(encoding=_WIDE, lang=tags.language, desc="", text=tags.comment)
    yield from _chapters(tags.chapters)
    yield USLT(encoding=_WIDE, lang=tags.language, desc="", text=tags.lyrics)
    yield APIC(
        encoding=_WIDE,
        mime="image/png",
        type=PictureType.COVER_FRONT,
        desc=tags.album,
        data=tags.cover,
    )


def _chapters(chapters: Sequence[Chapter]) -> Iterator[Frame]:
    ids = [f"c{number:03}" for number in range(1, len(chapters) + 1)]
    if chapters:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        yield CTOC(element_id="contents", flags=flags, child_element_ids=ids[:_MOST])
    for element_id, chapter in zip(ids, chapters, strict=True):
        yield CHAP(
            element_id=element_id,
            start_time=round(chapter.start * 1000),
            end_time=round(chapter.end * 1000),
            sub_frames=[TIT2(encoding=_WIDE, text=chapter.title)],
        )


def _spell(frame: Frame) -> bytes:
    id3, file = ID3(), io.BytesIO()
    id3.add(frame)
    id3.save(file, v2_version=3, padding=lambda info: 0)
    return file.getvalue()[_HEADER:]


_HEADER = 10
"""Bytes of the head of a tag."""
