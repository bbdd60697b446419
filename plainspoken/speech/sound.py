"""Samples and clips. A clip is FLAC bytes: one utterance, mono, without silence around it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import soundfile

Samples = npt.NDArray[np.int16]

_QUIET = 0.003
"""Share of full scale (about -50 dBFS) under which a sample is taken for silence."""
_MARGIN = 0.015
"""Seconds left before the first and behind the last sound, so that no consonant is cut."""
_FADE = 0.005
"""Seconds over which a clip comes and goes, so that its edges do not click."""


class NoSound(Exception):
    """A voice gave nothing that can be heard."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Mono samples and their rate in hertz."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """Return the length."""
        return len(self.samples) / self.rate


def decode(content: bytes) -> Clip:
    """Decode FLAC, WAV or MP3 bytes. Raises `NoSound` where they are none of these."""
    try:
        samples, rate = soundfile.read(io.BytesIO(content), dtype="int16", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError) as error:
        raise NoSound(f"this is no sound: {error}") from error
    return Clip(np.ascontiguousarray(samples[:, 0]), rate)


def encode_clip(clip: Clip) -> bytes:
    """Encode a clip as FLAC, which loses nothing."""
    file = io.BytesIO()
    soundfile.write(file, clip.samples, clip.rate, format="FLAC", subtype="PCM_16")
    return file.getvalue()


def trim(clip: Clip) -> Clip:
    """Cut the silence around a clip. Raises `NoSound` where there is nothing else."""
    loud = np.flatnonzero(np.abs(clip.samples.astype(np.int32)) > _QUIET * 32768)
    if loud.size == 0:
        raise NoSound("the voice said nothing")
    margin = int(_MARGIN * clip.rate)
    first, last = max(0, loud[0] - margin), loud[-1] + margin + 1
    return Clip(clip.samples[first:last], clip.rate)


def silence(seconds: float, rate: int) -> Clip:
    """Return a silent clip."""
    return Clip(np.zeros(round(seconds * rate), dtype=np.int16), rate)


def in_a_row(clips: Sequence[Clip], pauses: Sequence[float]) -> Clip:
    """Return clips one behind the other, with the pause, in seconds, after each."""
    rates = {clip.rate for clip in clips}
    if len(rates) != 1:
        raise NoSound(f"clips of one recording have {len(rates)} different rates")
    rate = rates.pop()
    parts = [
        samples
        for clip, pause in zip(clips, pauses, strict=True)
        for samples in (_faded(clip), silence(pause, rate).samples)
    ]
    return Clip(np.concatenate(parts), rate)


def _faded(clip: Clip) -> Samples:
    length = min(round(_FADE * clip.rate), len(clip.samples) // 2)
    rise = np.sin(np.linspace(0, np.pi / 2, length)) ** 2
    samples = clip.samples.copy()
    samples[:length] = samples[:length] * rise
    samples[len(samples) - length :] = samples[len(samples) - length :] * rise[::-1]
    return samples
