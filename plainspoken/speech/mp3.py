"""MP3 piece by piece: a piece is encoded once and stands in every recording that has it.

Streams of one encoder and one constant bit rate can be put one behind the other: the first
frame of each refers to nothing before it (its main_data_begin is 0). What is left is the
header frame, which tells players the length and how much silence the encoder put around.
Layout of frames: ISO/IEC 13818-3; of the header frame: the LAME tag specification, revision 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import lameenc

from plainspoken.speech.sound import Clip

SAMPLES_A_FRAME = 576

_KILOBITS = 64
_QUALITY = 3
"""LAME's own default."""
_RATES = {0: 22_050, 1: 24_000}
"""Sampling rates of MPEG-2 layer III by their index."""

_DELAY = 576
"""Samples of silence that LAME 3.100 puts before the sound."""
_SIDE_INFORMATION = 9
"""Bytes between the four that begin a frame of one channel and what is in it."""
_DELAYS_AT = 141
"""Where the header frame tells the delay and the padding, counted from its tag."""
_TAG = b"Info"


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
    """Encode a piece: MPEG-2 layer III, mono, constant 64 kbit/s, a header frame first.

    soundfile and PyAV have LAME too, but take more than twice as long for the same frames;
    lameenc leaves the header frame to us.
    """
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(clip.rate)
    encoder.set_out_sample_rate(clip.rate)
    encoder.set_bit_rate(_KILOBITS)
    encoder.set_quality(_QUALITY)
    stream = bytes(encoder.encode(clip.samples.tobytes()) + encoder.flush())
    frames = list(_frames(stream))
    padding = len(frames) * SAMPLES_A_FRAME - _DELAY - len(clip.samples)
    return _header(frames, padding) + stream


def join(pieces: Sequence[bytes]) -> Joined:
    """Return pieces as one stream."""
    parts = [list(_frames(piece)) for piece in pieces]
    frames = [frame for part in parts for frame in part[1:]]
    before = accumulate((len(part) - 1 for part in parts[:-1]), initial=0)
    padding = _padding(parts[-1][0])
    hertz = rate(frames[0])
    samples = len(frames) * SAMPLES_A_FRAME - _DELAY - padding
    starts = tuple(count * SAMPLES_A_FRAME / hertz for count in before)
    return Joined(b"".join([_header(frames, padding), *frames]), starts, samples / hertz)


def _frames(stream: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(stream):
        padded = stream[start + 2] >> 1 & 1
        size = SAMPLES_A_FRAME // 8 * _KILOBITS * 1000 // rate(stream[start : start + 4]) + padded
        yield stream[start : start + size]
        start += size


def rate(stream: bytes) -> int:
    """Return the sampling rate of a stream, in hertz."""
    return _RATES[stream[2] >> 2 & 3]


def _padding(header: bytes) -> int:
    """Return the samples of silence behind the sound, the second of two numbers of 12 bits."""
    at = header.index(_TAG) + _DELAYS_AT
    return int.from_bytes(header[at : at + 3], "big") & 0xFFF


def _header(frames: Sequence[bytes], padding: int) -> bytes:
    """Return the frame before the first: it tells the length, and the silence around."""
    sync, version, rates, mode = frames[0][:4]
    start = bytes([sync, version, rates & ~2, mode]) + bytes(_SIDE_INFORMATION)
    length = SAMPLES_A_FRAME // 8 * _KILOBITS * 1000 // rate(start)
    size = (length + sum(map(len, frames))).to_bytes(4, "big")
    tag = b"".join(
        [
            _TAG,
            (0b1111).to_bytes(4, "big"),  # the four fields that follow are there
            len(frames).to_bytes(4, "big"),
            size,
            bytes(part * 256 // 100 for part in range(100)),  # where each hundredth begins
            bytes(4),
            b"LAME3.100",
            b"\x01",  # constant bit rate
            bytes(10),
            bytes([_KILOBITS]),
            (_DELAY << 12 | padding).to_bytes(3, "big"),
            bytes(4),
            size,
            bytes(2),
        ]
    )
    header = start + tag
    return (header + _crc(header).to_bytes(2, "big")).ljust(length, b"\0")


def _crc(content: bytes) -> int:
    """Return CRC-16/ARC, which seals the LAME tag."""
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
