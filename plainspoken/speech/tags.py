"""ID3v2.3: what a player shows of a recording."""

from __future__ import annotations

import io
from dataclasses import dataclass

from mutagen.id3 import ID3, TALB, TIT2, TLAN, TPE1, TRCK, USLT


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows. `language` is an ISO 639-2 code, `track` such as `2/6`."""

    title: str
    album: str
    artist: str
    track: str
    language: str
    lyrics: str


def encode_tags(tags: Tags) -> bytes:
    """Return the bytes that go before the sound."""
    id3 = ID3()
    id3.add(TIT2(encoding=1, text=tags.title))
    id3.add(TALB(encoding=1, text=tags.album))
    if tags.artist:
        id3.add(TPE1(encoding=1, text=tags.artist))
    id3.add(TRCK(encoding=0, text=tags.track))
    id3.add(TLAN(encoding=0, text=tags.language))
    id3.add(USLT(encoding=1, lang=tags.language, desc="", text=tags.lyrics))
    file = io.BytesIO()
    id3.save(file, v2_version=3, padding=lambda info: 0)
    return file.getvalue()
