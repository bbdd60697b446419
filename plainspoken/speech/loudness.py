"""Loudness as listeners hear it and peaks as their players make them, in NumPy alone.

Sources: ITU-R BS.1770-4 (Annex 1, loudness; Annex 2, true peak) and EBU R 128 with EBU Tech
3341, which only add names: LUFS, and "integrated" for the loudness of a whole recording.
Samples are float32, 1.0 is full scale.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Floats = npt.NDArray[np.float32]

STEPS_A_SECOND = 10
STEPS_A_BLOCK = 4
"""Gating blocks of 400 ms overlap by three quarters (BS.1770-4, Annex 1)."""

_OFFSET = -0.691
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0
"""In LUFS, LUFS and LU (BS.1770-4, Annex 1, formulas 2 to 7)."""

_TABLES_RATE = 48_000
_SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Numerator and denominator of the two filters at 48 kHz (BS.1770-4, Annex 1, tables 1 and 2)."""

_FRAME = 1 << 15
_WARM_UP = 1 << 12
"""Samples that are filtered at once, and how many of them are given up: after so many the high-pass
has forgotten what was before (at 48 kHz its response has fallen by far over 100 dB)."""

_PEAK_RATE = 192_000
"""Hertz at which peaks are looked for: 4 times 48 kHz (BS.1770-4, Annex 2)."""
_TAPS = 32
"""Samples that decide the curve between the two in the middle. The twelve of Annex 2 are enough at
48 kHz; at 24 kHz the s of a natural voice reaches the upper edge, where they miss 1 dB of it."""
_LEAST = 0.5
"""The curve is no more than twice as high as the four samples around, but for sounds within a
twentieth of the upper edge; and those are found a few samples on, where they swell."""
_KAISER = 5.0
_ROWS = 512
"""Places at once: few enough for BLAS not to wake threads, which cost more than they spare."""


def floats(samples: npt.NDArray[np.int16]) -> Floats:
    """Return samples as shares of full scale."""
    return samples * np.float32(1 / 32768)


def decibels(power: float) -> float:
    """Return a power in decibels; none at all is minus infinity."""
    return 10 * float(np.log10(power)) if power > 0 else -np.inf


def k_weighted(samples: Floats, rate: int) -> Floats:
    """Return one channel as the ear weighs it, by the two filters of BS.1770-4.

    The tables hold for 48 kHz. What they do to each frequency is done to the same frequency
    at any rate, frame by frame in the frequency domain.
    """
    new = _FRAME - _WARM_UP
    count = len(samples) // new + 1
    padded = np.zeros(_WARM_UP + count * new, dtype=np.float32)
    padded[_WARM_UP : _WARM_UP + len(samples)] = samples
    spectra = np.fft.rfft(sliding_window_view(padded, _FRAME)[::new])
    heard = np.fft.irfft(spectra * _k_response(rate), _FRAME)[:, _WARM_UP:]
    return np.asarray(heard, np.float32).ravel()[: len(samples)]


@cache
def _k_response(rate: int) -> npt.NDArray[np.complex64]:
    frequencies = np.minimum(np.fft.rfftfreq(_FRAME, 1 / rate), _TABLES_RATE / 2)
    z = np.exp(-2j * np.pi * frequencies / _TABLES_RATE)
    response = np.ones_like(z)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        response *= np.polyval(numerator[::-1], z) / np.polyval(denominator[::-1], z)
    return np.asarray(response, np.complex64)


def powers(samples: Floats, length: int) -> npt.NDArray[np.float64]:
    """Return the mean square of each `length` samples; the last part is filled with silence."""
    padded = np.zeros(-(-len(samples) // length) * length, dtype=np.float32)
    padded[: len(samples)] = samples
    parts = padded.reshape(-1, length)
    return np.asarray(np.einsum("ij,ij->i", parts, parts), np.float64) / length


def gated(steps: npt.NDArray[np.float64]) -> float:
    """Return the integrated loudness, in LUFS, of K-weighted powers of 100 ms each.

    There is at least one block of them. Minus infinity where none passes the absolute gate.
    """
    blocks = sliding_window_view(steps, STEPS_A_BLOCK).mean(axis=1)
    loud = blocks[blocks > _power(_ABSOLUTE_GATE)]
    if loud.size == 0:
        return -np.inf
    loud = loud[loud > loud.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return _OFFSET + decibels(float(loud.mean()))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


def true_peak(samples: Floats, rate: int) -> float:
    """Return the true peak in dBTP: that of the curve through the samples."""
    most = float(np.abs(samples).max(initial=0))
    _, peaks = peaks_above(samples, rate, most)
    return 2 * decibels(max(most, float(peaks.max(initial=0))))


def peaks_above(samples: Floats, rate: int, bound: float) -> tuple[npt.NDArray[np.intp], Floats]:
    """Return where the curve through the samples may be above `bound`, and how far it goes.

    Gives places n, and the highest absolute value of the curve between samples n and n + 1,
    at 192 kHz or more. It is worked out only where samples around are at least half as high.
    """
    taps, before = _between(-(-_PEAK_RATE // rate)), _TAPS // 2 - 1
    around = sliding_window_view(np.pad(samples, (before, _TAPS - before)), _TAPS)
    places = _near(np.abs(samples) > _LEAST * bound)
    parts = np.array_split(places, len(places) // _ROWS + 1)
    return places, np.concatenate([np.abs(around[part] @ taps).max(axis=1) for part in parts])


def _near(loud: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """Return the places n that have a loud sample among those from n - 1 to n + 2."""
    near = np.pad(loud, (1, 2))
    for shift in (1, 2):
        near[:-shift] |= near[shift:]
    return np.flatnonzero(near[:-3])


@cache
def _between(factor: int) -> Floats:
    """Return the taps, a column each, for `factor` - 1 moments between two samples.

    A sinc under a Kaiser window, as interpolators are made (Oppenheim and Schafer,
    Discrete-Time Signal Processing, section 7.5).
    """
    moments = np.arange(1, max(factor, 2)) / max(factor, 2)
    offsets = np.arange(_TAPS)[:, None] - (_TAPS // 2 - 1) - moments
    window = np.i0(_KAISER * np.sqrt(np.maximum(0, 1 - (2 * offsets / _TAPS) ** 2)))
    return (np.sinc(offsets) * window / np.i0(_KAISER)).astype(np.float32)
