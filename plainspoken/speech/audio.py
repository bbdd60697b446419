"""Clips and pauses to one MP3, with the tags that a player shows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soundfile
from mutagen.id3 import ID3, TALB, TIT2, TLAN, TPE1, TRCK, USLT

from plainspoken.speech.sound import Clip, NoSound, silence

LEAD_IN = 1.0
LEAD_OUT = 3.0

# libsndfile has no argument for the bit rate. This level gives a constant 64 kbit/s at 22.05
# and 24 kHz; under 48 kbit/s it would leave out the header that tells players the duration.
_LEVEL = 0.6


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows. `language` is an ISO 639-2 code, `track` such as `2/6`."""

    title: str
    album: str
    artist: str
    track: str
    language: str
    lyrics: str


def join(clips: Sequence[Clip], pauses: Sequence[float]) -> Clip:
    """Return clips in a row with the pause, in seconds, after each, and silence around all."""
    rates = {clip.rate for clip in clips}
    if len(rates) != 1:
        raise NoSound(f"clips of one recording have {len(rates)} different rates")
    rate = rates.pop()
    parts = [silence(LEAD_IN, rate)]
    for clip, pause in zip(clips, pauses, strict=True):
        parts += [clip.samples, silence(pause, rate)]
    parts[-1] = silence(LEAD_OUT, rate)
    return Clip(np.concatenate(parts), rate)


def encode_mp3(clip: Clip, tags: Tags) -> bytes:
    """Encode a clip as MP3, mono, constant 64 kbit/s, with ID3v2.3 tags."""
    file = io.BytesIO()
    soundfile.write(
        file,
        clip.samples,
        clip.rate,
        format="MP3",
        subtype="MPEG_LAYER_III",
        bitrate_mode="CONSTANT",
        compression_level=_LEVEL,
    )
    return _id3(tags) + file.getvalue()


def _id3(tags: Tags) -> bytes:
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
