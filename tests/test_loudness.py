"""The meter beside ffmpeg's, the peaks beside a denser curve, and what is levelled beside both."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspoken.model import Said
from plainspoken.speech import levelling, mp3
from plainspoken.speech.levelling import CEILING, TARGET, level
from plainspoken.speech.loudness import (
    STEPS_A_SECOND,
    Floats,
    floats,
    gated,
    k_weighted,
    powers,
    true_peak,
)
from plainspoken.speech.sound import Clip, decode, in_a_row
from plainspoken.speech.voices import VOICES
from plainspoken.world import World
from tests.judges.sound import hear, whole

RATES = [22_050, 24_000]
NEAR = 0.1


def integrated(samples: Floats, rate: int) -> float:
    """Return the loudness of a recording in LUFS, as a meter tells it that stops with the sound."""
    step = rate // STEPS_A_SECOND
    return gated(powers(k_weighted(samples, rate), step)[: len(samples) // step])


def tone(hertz: float, decibels: float, seconds: float, rate: int, phase: float = 0) -> Floats:
    """Return a sine whose peaks are so many decibels under full scale."""
    turns = hertz * np.arange(round(seconds * rate)) / rate
    return np.asarray(10 ** (decibels / 20) * np.sin(2 * np.pi * turns + phase), np.float32)


def noise(decibels: float, seconds: float, rate: int, seed: int = 0) -> Floats:
    """Return white noise of so many decibels."""
    made = np.random.default_rng(seed).normal(0, 10 ** (decibels / 20), round(seconds * rate))
    return np.asarray(made, np.float32)


def hiss(decibels: float, seconds: float, rate: int, seed: int = 0) -> Floats:
    """Return noise with less treble, as in speech: at the upper edge no short filter is right."""
    made = np.convolve(noise(decibels, seconds, rate, seed), [0.25, 0.5, 0.25], mode="same")
    return np.asarray(made, np.float32)


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    root = tmp_path_factory.mktemp("speech")
    world, speak = World(root, root / "outputs"), VOICES["espeak"].speak
    texts = ("Take one pill a day, with food.", "Call your team.", "Stop!")
    clips = [decode(speak((Said(text, "en-CA"),), "en-us", world)) for text in texts]
    return in_a_row(clips, [0.3, 4.0, 1.0])


@pytest.mark.parametrize("rate", [*RATES, 44_100, 48_000])
@pytest.mark.parametrize("hertz", [60, 200, 997, 3000, 8000])
def test_a_tone_is_as_loud_as_ffmpeg_says(rate: int, hertz: int) -> None:
    samples = tone(hertz, -20, 3, rate)
    assert integrated(samples, rate) == pytest.approx(hear(whole(samples), rate).loudness, abs=NEAR)


@pytest.mark.parametrize("rate", RATES)
def test_noise_that_swells_is_as_loud_as_ffmpeg_says(rate: int) -> None:
    parts = [noise(decibels, 2, rate) for decibels in (-40, -20, -55, -28, -90, -17)]
    samples = np.concatenate(parts)
    assert integrated(samples, rate) == pytest.approx(hear(whole(samples), rate).loudness, abs=NEAR)


def test_speech_is_as_loud_as_ffmpeg_says(speech: Clip) -> None:
    samples, heard = floats(speech.samples), hear(speech.samples, speech.rate)
    assert integrated(samples, speech.rate) == pytest.approx(heard.loudness, abs=NEAR)
    assert true_peak(samples, speech.rate) == pytest.approx(heard.true_peak, abs=NEAR)


@pytest.mark.parametrize("rate", [*RATES, 48_000])
@pytest.mark.parametrize(
    "parts",
    [
        [(-23, 20)],
        [(-36, 10), (-23, 60), (-36, 10)],
        [(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)],
    ],
)
def test_the_tones_of_the_ebu(rate: int, parts: list[tuple[int, int]]) -> None:
    """EBU Tech 3341, signals 1, 3 and 4: -23 LUFS in two channels, 3.01 LU less in one."""
    samples = np.concatenate([tone(1000, level, seconds, rate) for level, seconds in parts])
    assert integrated(samples, rate) == pytest.approx(-23 - 3.01, abs=NEAR)


@pytest.mark.parametrize("rate", [*RATES, 48_000])
@pytest.mark.parametrize("share", [1 / 4, 1 / 6, 1 / 8])
def test_peaks_between_samples_are_found(rate: int, share: float) -> None:
    """EBU Tech 3341, signals 15 to 18: tones whose samples all lie beside the peaks."""
    samples = tone(share * rate, -6, 1, rate, phase=np.pi / 4)
    samples *= np.hanning(len(samples)).astype(np.float32)
    assert true_peak(samples, rate) == pytest.approx(-6, abs=NEAR)


def dense(samples: Floats) -> float:
    """Return the peak of a curve of 16 times as many points, by a longer way: in decibels."""
    padded = np.pad(samples.astype(np.float64), 4096)
    curve = np.fft.irfft(np.fft.rfft(padded), 16 * len(padded)) * 16
    return float(20 * np.log10(np.abs(curve).max()))


@pytest.mark.parametrize("seed", range(5))
def test_peaks_of_a_hiss_are_found(seed: int) -> None:
    samples = hiss(-20, 1, 22_050, seed)
    assert true_peak(samples, 22_050) == pytest.approx(dense(samples), abs=NEAR)


def test_no_sound_has_no_loudness() -> None:
    for count in (0, 100, 22_050):
        nothing = np.zeros(count, np.float32)
        assert true_peak(nothing, 22_050) == -np.inf
        clip = Clip(np.zeros(count, np.int16), 22_050)
        assert np.array_equal(level(clip).samples, clip.samples)


def test_speech_is_brought_to_the_target(speech: Clip) -> None:
    heard = hear(level(speech).samples, speech.rate)
    assert heard.loudness == pytest.approx(TARGET, abs=0.2)
    assert heard.true_peak <= CEILING + 0.1


@pytest.mark.parametrize("seconds", [0.15, 0.3, 0.6])
def test_a_single_word_is_as_loud_as_all_the_rest(seconds: float) -> None:
    word = Clip(whole(tone(300, -30, seconds, 22_050)), 22_050)
    silence = np.zeros(22_050, np.int16)
    heard = hear(np.concatenate([silence, level(word).samples, silence]), 22_050)
    assert heard.loudness == pytest.approx(TARGET, abs=0.5)


def test_peaks_are_pressed_down_softly() -> None:
    """Beside a peak the gain goes down and up again, by little from sample to sample."""
    rate = 22_050
    steady = tone(400, -20, 4, rate)
    peak = np.zeros_like(steady)
    peak[2 * rate : 2 * rate + 50] = tone(1000, -2, 50 / rate, rate)
    before = whole(steady + peak)
    after = level(Clip(before, rate)).samples
    at = np.flatnonzero(np.abs(before) > 1000)
    gain = after[at] / before[at]
    assert gain.min() < 0.8 * gain.max(), "the limiter had nothing to do"
    assert np.abs(np.diff(gain) / np.diff(at)).max() < 0.01 * gain.max()
    far = np.abs(at - 2 * rate) > 0.05 * rate
    assert np.ptp(gain[far]) < 0.01 * gain.max(), "a peak is heard far away"


def voiced(seed: int, seconds: float, decibels: float, rate: int) -> npt.NDArray[np.int16]:
    """Return bursts of a buzz and of hiss with pauses, as speech is made of."""
    random = np.random.default_rng(seed)
    count = round(seconds * rate)
    buzz = sum(
        tone(random.uniform(80, 250) * harmonic, -6 * np.log2(harmonic), seconds, rate)
        for harmonic in range(1, 12)
    )
    times = np.linspace(0, seconds, 5 + round(4 * seconds))
    swells = [np.interp(np.arange(count) / rate, times, random.random(len(times))) for _ in "ab"]
    sound = buzz * swells[0] ** 2 + 0.3 * hiss(-3, seconds, rate, seed) * swells[1] ** 4
    return whole(np.asarray(sound / np.abs(sound).max() * 10 ** (decibels / 20), np.float32))


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 1000),
    seconds=st.floats(0.2, 6),
    decibels=st.floats(-40, 0),
    rate=st.sampled_from(RATES),
)
def test_whatever_sounds_ends_within_bounds(
    seed: int, seconds: float, decibels: float, rate: int
) -> None:
    clip = Clip(voiced(seed, seconds, decibels, rate), rate)
    made = level(clip).samples
    silence = np.zeros(rate, np.int16)
    heard = hear(np.concatenate([silence, made, silence]), rate)
    assert heard.loudness <= TARGET + 0.5
    # A syllable between silences would have to be torn to shreds; a word or two nearly so.
    assert heard.loudness >= TARGET - (1 if seconds > 2 else 2 if seconds > 0.6 else 6)
    assert heard.true_peak <= CEILING + 0.2
    assert len(made) == len(clip.samples)


def test_a_peak_that_the_mp3_makes_is_pressed_down(
    speech: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a sharp s; here the ceiling is too high for every sound."""
    monkeypatch.setattr(levelling, "CEILING", -1.0)
    first = decode(mp3.encode(level(speech, -1.0)))
    assert hear(first.samples, first.rate).true_peak > -3
    made = decode(levelling.mastered(speech))
    heard = hear(made.samples, made.rate)
    assert heard.true_peak <= -3
    assert heard.loudness == pytest.approx(-18, abs=0.4)


def test_what_is_all_clicks_stays_quieter() -> None:
    samples = np.zeros(66_150, np.int16)
    samples[::22_050] = 20_000
    assert np.abs(level(Clip(samples, 22_050)).samples).max() <= 10 ** (CEILING / 20) * 32768 + 1


def test_levelling_twice_changes_nothing(speech: Clip) -> None:
    once = level(speech)
    assert np.abs(level(once).samples - once.samples).max() < 0.02 * 32768
