"""Speech slower or faster at the same pitch, for a voice that knows no rate.

WSOLA: W. Verhelst and M. Roelands, An overlap-add technique based on waveform similarity (WSOLA)
for high quality time-scale modification of speech, ICASSP 1993. Windowed parts of the sound are
put nearer together or further apart. Each is taken not from just where it should be, but from
near there, where it goes on from the part before it as the sound itself did.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from plainspoken.speech.sound import Clip

_HOP = 0.02
"""Seconds from one part to the next; each is twice as long, two or more beats of a voice."""
_SEARCH = 0.008
"""Seconds to look in either direction: a whole beat of a deep voice is found."""
_COARSE = 4
"""Samples from one place that is looked at to the next, before looking closely."""

_Floats = npt.NDArray[np.float32]


def stretch(clip: Clip, factor: float) -> Clip:
    """Return a clip `factor` times as long, at its pitch and level; made for 0.7 to 1.4."""
    hop = round(_HOP * clip.rate)
    length = round(len(clip.samples) * factor)
    parts = -(-length // hop) + 1
    reach = round(_SEARCH * clip.rate)
    padded = np.pad(clip.samples.astype(np.float32), (hop + reach, 3 * hop + 2 * reach))
    starts = _starts(padded, np.rint(np.arange(parts) * (hop / factor)).astype(int), hop, reach)
    window = np.hanning(2 * hop + 1)[:-1].astype(np.float32)
    windowed = sliding_window_view(padded, 2 * hop)[starts] * window
    halves = windowed.reshape(parts, 2, hop)
    samples = (halves[:-1, 1] + halves[1:, 0]).ravel()[:length]
    return Clip(np.rint(np.clip(samples, -32768, 32767)).astype(np.int16), clip.rate)


def _starts(padded: _Floats, wanted: npt.NDArray[np.int_], hop: int, reach: int) -> list[int]:
    """Return where each part begins: near where it is wanted, and like what went on there.

    Looks at every fourth place first, at the sound without its treble, and closely at those
    around the best of them.
    """
    dull = np.convolve(padded, np.full(_COARSE, 1 / _COARSE, np.float32), mode="same")
    energy, dull_energy = _energy(padded, 2 * hop), _energy(dull, 2 * hop) / _COARSE
    starts = [reach]
    for first in wanted[1:].tolist():
        follow, last = starts[-1] + hop, first + 2 * (reach + hop)
        part = dull[follow : follow + 2 * hop : _COARSE]
        near = dull[first:last:_COARSE]
        at = first + _COARSE * _likest(near, dull_energy[first::_COARSE], part)
        low, part = max(first, at - _COARSE), padded[follow : follow + 2 * hop]
        near = padded[low : at + _COARSE + 2 * hop]
        starts.append(low + _likest(near, energy[low:], part))
    return starts


def _likest(near: _Floats, energy: npt.NDArray[np.float64], part: _Floats) -> int:
    """Return where the sound near by is most like a part: the square of the difference is least.

    That is the energy there, less twice the product, and the part's own energy, the same for all.
    """
    alike = np.correlate(near, part)
    return int((energy[: len(alike)] - 2 * alike).argmin())


def _energy(samples: _Floats, length: int) -> npt.NDArray[np.float64]:
    """Return the sum of squares of the `length` samples from each one on."""
    total = np.pad(np.cumsum(np.square(samples, dtype=np.float64)), (1, 0))
    return np.asarray(total[length:] - total[:-length])
