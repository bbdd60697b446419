"""Every piece at the same loudness, with no peak too high, in the MP3 that is made of it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from plainspoken.speech import mp3
from plainspoken.speech.loudness import (
    STEPS_A_BLOCK,
    STEPS_A_SECOND,
    Floats,
    floats,
    gated,
    k_weighted,
    peaks_above,
    powers,
    true_peak,
)
from plainspoken.speech.sound import Clip, decode

TARGET = -17.55
"""LUFS before encoding, for -18 behind it: LAME makes everything 0.45 dB quieter."""
CEILING = -4.2
"""Highest true peak before encoding, in dBTP, that most often gives -3 behind it."""
HIGHEST = -3.05
"""Highest true peak of the MP3, in dBTP, a little under what is allowed."""
_TRIES = 8
_MORE = 0.1
"""Decibels by which the ceiling is lowered beyond what was too much, so that few tries do."""
_DEEPEST = 10 ** (12 / 20)
"""How far, at most, peaks are pressed down; what is all clicks stays quieter than the target."""

_FRAMES_A_STEP = 50
"""A frame, for which there is one gain, takes about two milliseconds."""
_AHEAD = 4
"""Frames over which a gain comes and goes. It is held for twice as long, more than the period of
a deep voice, so that no single beat of the voice is bent; held longer, one loud beat would make
whole words quieter, and all would have to be pressed down further."""
_SLACK = 10 ** (1 / 20)
"""How much more gain true peaks may ask for than samples do."""
_ROUNDS = 12
_PUSH = 1.5
"""A decibel more of gain gives between a third of a decibel of loudness and a whole one."""
_NEAR = 0.02
"""Decibels from the target that are near enough."""

_Curve = npt.NDArray[np.float64]


def mastered(clip: Clip) -> bytes:
    """Return the MP3 of a clip, equally loud as all others.

    What MP3 leaves out of a sharp s may be just what held its peaks down. So the MP3 is decoded,
    and made again under a lower ceiling where it must be.
    """
    ceiling = CEILING
    for _ in range(_TRIES):
        stream = mp3.encode(level(clip, ceiling))
        heard = decode(stream)
        over = true_peak(floats(heard.samples), heard.rate) - HIGHEST
        if over <= 0:
            break
        ceiling -= over + _MORE
    return stream


def level(clip: Clip, ceiling: float = CEILING) -> Clip:
    """Return a clip at the target loudness, with true peaks under a ceiling in dBTP.

    Loudness is that of BS.1770-4 with silence around the clip, as in the recording; so a clip
    shorter than a gating block has one too. What is silent, or under the absolute gate of
    -70 LUFS, comes back as it is.
    """
    frames = _frames(clip)
    length = frames.shape[1]
    power = powers(k_weighted(frames.ravel(), clip.rate), length)
    if _loudness(power) == -np.inf:
        return clip
    full = 10 ** (-ceiling / 20)  # from here on the ceiling is 1
    most = _gain(power, np.abs(frames).max(axis=1) * full) * _SLACK
    peaks = _true_peaks(frames, clip.rate, 1 / (full * most)) * full
    gain = min(_gain(power, peaks), most)
    borders = (gain * _limiter(peaks * gain)).astype(np.float32)
    ramp = np.arange(length, dtype=np.float32) / length
    samples = frames * (borders[:-1, None] + np.diff(borders)[:, None] * ramp)
    samples = np.rint(samples.ravel()[: len(clip.samples)] * 32768)
    return Clip(samples.astype(np.int16), clip.rate)


def _frames(clip: Clip) -> Floats:
    """Return samples as rows of a frame each, filled with silence to whole steps."""
    length = clip.rate // (STEPS_A_SECOND * _FRAMES_A_STEP)
    steps = -(-len(clip.samples) // (length * _FRAMES_A_STEP))
    frames = np.zeros((steps * _FRAMES_A_STEP, length), dtype=np.float32)
    frames.ravel()[: len(clip.samples)] = floats(clip.samples)
    return frames


def _loudness(power: _Curve) -> float:
    """Return the loudness of K-weighted powers of frames, with silence around them."""
    steps = power.reshape(-1, _FRAMES_A_STEP).mean(axis=1)
    return gated(np.pad(steps, STEPS_A_BLOCK - 1))


def _gain(power: _Curve, peaks: Floats) -> float:
    """Return the gain that gives the target, what the limiter takes away included.

    Peaks are shares of the ceiling.
    The limiter is slow beside the filters of the meter, so that powers may be weighed first.
    """
    deepest = _DEEPEST / float(peaks.max())
    gain = 1.0
    for _ in range(_ROUNDS):
        borders = gain * _limiter(peaks * gain)
        miss = TARGET - _loudness(power * borders[:-1] * borders[1:])
        if abs(miss) < _NEAR:
            break
        gain = min(gain * 10 ** (_PUSH * miss / 20), deepest)
    return gain


def _true_peaks(frames: Floats, rate: int, bound: float) -> Floats:
    """Return the highest value of each frame, of the curve too where it is above the bound."""
    highest = np.abs(frames).ravel()
    places, peaks = peaks_above(frames.ravel(), rate, bound)
    highest[places] = np.maximum(highest[places], peaks)
    return np.asarray(highest.reshape(frames.shape).max(axis=1))


def _limiter(peaks: Floats) -> _Curve:
    """Return the gain at the borders of frames that keeps their peaks under 1, the ceiling.

    The least gain that is needed near by, smoothed over no more than what was near by: a peak
    never meets a gain higher than its own (after Giannoulis, Massberg and Reiss, Digital
    Dynamic Range Compressor Design, JAES 60(6), 2012, with the look-ahead of a whole piece).
    """
    needed = 1 / np.maximum(peaks, 1)
    needed = np.pad(needed, 2 * _AHEAD - 1, mode="edge")
    count = len(needed) - 2 * _AHEAD + 1
    held = np.minimum.reduce([needed[at : at + count] for at in range(2 * _AHEAD)])
    window = np.hanning(2 * _AHEAD + 1)[1:-1]
    return np.convolve(held, window / window.sum(), mode="valid")
