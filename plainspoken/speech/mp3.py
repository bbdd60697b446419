"""MP3 piece by piece: a piece is encoded once and stands in every recording that has it.

Streams of one encoder and one constant bit rate can be put one behind the other: the first
frame of each refers to nothing before it (its main_data_begin is 0). What is left is the
header frame, which tells players the length and how much silence the encoder put around.
Layout of frames: ISO/IEC 13818-3; of the header frame: the LAME tag specification, revision 1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import soundfile

from plainspoken.speech.sound import Clip

SAMPLES_A_FRAME = 576

# libsndfile has no argument for the bit rate. This level gives a constant 64 kbit/s at 22.05
# and 24 kHz; under 48 kbit/s it would leave out the header frame.
_LEVEL = 0.6
_BITS_A_SECOND = 64_000
_RATES = {0: 22_050, 1: 24_000}
"""Sampling rates of MPEG-2 layer III by their index."""

_TAG = b"Info"
_FRAMES_AT, _BYTES_AT = 8, 12
_DELAYS_AT, _MUSIC_LENGTH_AT, _CRC_AT = 141, 148, 154
"""Where values stand, counted from the tag: the tag, its flags, numbers, 100 bytes of contents
table and 4 of quality, then the fields of the LAME tag."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One stream of several pieces, in seconds as a player counts them.

    `starts` is where the sound of each piece begins. A player leaves out the delay of the first
    piece; all have the same, so each begins as many frames late as there are before it.
    """

    stream: bytes
    starts: tuple[float, ...]
    seconds: float


def encode(clip: Clip) -> bytes:
    """Encode a piece: MPEG-2 layer III, mono, constant 64 kbit/s, a header frame first."""
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
    return file.getvalue()


def join(pieces: Sequence[bytes]) -> Joined:
    """Return pieces as one stream."""
    parts = [list(_frames(piece)) for piece in pieces]
    frames = [frame for part in parts for frame in part[1:]]
    before = accumulate((len(part) - 1 for part in parts[:-1]), initial=0)
    header = _header(parts[0][0], parts[-1][0], frames)
    delay, padding = _delays(header)
    samples = len(frames) * SAMPLES_A_FRAME - delay - padding
    hertz = rate(header)
    starts = tuple(count * SAMPLES_A_FRAME / hertz for count in before)
    return Joined(b"".join([header, *frames]), starts, samples / hertz)


def _frames(stream: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(stream):
        padded = stream[start + 2] >> 1 & 1
        size = SAMPLES_A_FRAME // 8 * _BITS_A_SECOND // rate(stream[start : start + 4]) + padded
        yield stream[start : start + size]
        start += size


def rate(stream: bytes) -> int:
    """Return the sampling rate of a stream, in hertz."""
    return _RATES[stream[2] >> 2 & 3]


def _delays(header: bytes) -> tuple[int, int]:
    """Return the samples of silence before and behind, 12 bits each."""
    at = header.index(_TAG) + _DELAYS_AT
    both = int.from_bytes(header[at : at + 3], "big")
    return both >> 12, both & 0xFFF


def _header(first: bytes, last: bytes, frames: Sequence[bytes]) -> bytes:
    """Return the header frame of the first piece, corrected for all of them."""
    header = bytearray(first)
    tag = header.index(_TAG)
    size = len(header) + sum(map(len, frames))
    delays = _delays(first)[0] << 12 | _delays(last)[1]
    for at, value, length in (
        (_FRAMES_AT, len(frames), 4),
        (_BYTES_AT, size, 4),
        (_DELAYS_AT, delays, 3),
        (_MUSIC_LENGTH_AT, size, 4),
    ):
        header[tag + at : tag + at + length] = value.to_bytes(length, "big")
    end = tag + _CRC_AT
    header[end : end + 2] = _crc(bytes(header[:end])).to_bytes(2, "big")
    return bytes(header)


def _crc(content: bytes) -> int:
    """Return CRC-16/ARC, which seals the LAME tag."""
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
