"""Sound made longer and shorter: how long, how high and how loud it is then."""

from __future__ import annotations

import numpy as np
import pytest

from plainspoken.speech.sound import Clip
from plainspoken.speech.stretch import stretch

FACTORS = [0.7, 0.85, 1.0, 1.2, 1.4]
RATES = [22_050, 24_000]


def sound(hertz: float, rate: int, seconds: float = 3) -> Clip:
    """Return a tone with one harmonic."""
    turns = 2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate
    wave = 6000 * np.sin(turns) + 2000 * np.sin(2 * turns + 1)
    return Clip(wave.astype(np.int16), rate)


def middle(clip: Clip) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return clip.samples[len(clip.samples) // 8 : -len(clip.samples) // 8].astype(np.float64)


def pitch(clip: Clip) -> float:
    wave = middle(clip)
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave)), 1 << 19))
    return float(spectrum.argmax()) * clip.rate / (1 << 19)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("factor", FACTORS)
def test_it_is_as_long_as_asked_for(factor: float, rate: int) -> None:
    for seconds in (0, 0.01, 0.3, 3):
        clip = sound(150, rate, seconds)
        assert stretch(clip, factor).seconds == pytest.approx(factor * clip.seconds, abs=1 / rate)


@pytest.mark.parametrize("hertz", [90, 150, 300, 800])
@pytest.mark.parametrize("factor", FACTORS)
def test_pitch_and_level_are_kept(factor: float, hertz: int) -> None:
    clip = sound(hertz, 22_050)
    made = stretch(clip, factor)
    assert pitch(made) == pytest.approx(hertz, rel=0.005)
    assert middle(made).std() == pytest.approx(middle(clip).std(), rel=0.02)


@pytest.mark.parametrize("factor", FACTORS)
def test_a_tone_stays_pure(factor: float) -> None:
    """Parts that do not fit would be heard as a flutter beside the tone."""
    clip = sound(150, 22_050)
    wave = middle(stretch(clip, factor))
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave)))) ** 2
    hertz = np.fft.rfftfreq(len(wave), 1 / clip.rate)
    tones = (np.abs(hertz - 150) < 8) | (np.abs(hertz - 300) < 8)
    assert spectrum[~tones].sum() < 1e-3 * spectrum.sum()


def test_what_happens_when_moves_along() -> None:
    rate = 22_050
    clip = sound(200, rate, 1)
    pause = np.zeros(rate, np.int16)
    made = stretch(Clip(np.concatenate([pause, clip.samples, pause]), rate), 1.3)
    loud = np.flatnonzero(np.abs(made.samples) > 100) / rate
    assert loud[0] == pytest.approx(1.3, abs=0.03)
    assert loud[-1] == pytest.approx(2.6, abs=0.03)
    assert not made.samples[: round(1.25 * rate)].any()


def test_full_scale_does_not_turn_over() -> None:
    square = Clip(np.tile(np.repeat(np.array([32767, -32768], np.int16), 60), 200), 22_050)
    made = stretch(square, 1.2).samples.astype(int)
    assert np.abs(np.diff(made)).max() <= 65_535
    assert (np.abs(made) > 32_000).mean() > 0.9
