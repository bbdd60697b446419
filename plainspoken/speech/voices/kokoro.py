"""Kokoro-82M: a neural voice on this computer; no text leaves it.

The model turns phonemes and a style, which is the speaker, into sound. Shapes: tokens 1 x n
with 0 at both ends, style 1 x 256, speed 1; the sound is mono, 24 kHz. A speaker has a style
for each number of phonemes from 1 to 510. Source: the model card of Kokoro-82M v1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from plainspoken.languages import LANGUAGES, base
from plainspoken.model import Saying
from plainspoken.speech.espeak_library import Engine, engine
from plainspoken.speech.phonemes import LIMIT, cut, phonemes, symbols
from plainspoken.speech.sound import Clip, NoSound, encode_clip, in_a_row, trim
from plainspoken.speech.stretch import stretch
from plainspoken.speech.voices import VoiceError, words
from plainspoken.speech.voices.kokoro_files import (
    PACES,
    PAUSE,
    SPEED,
    missing,
    model_file,
    style_file,
)
from plainspoken.world import World

BREATH = 0.15
"""Seconds between the parts of what is too long to be said at once."""

_HERTZ = 24_000
_STYLE = 256
_TOKENS = frozenset({"tokens", "input_ids"})
_ESPEAK: Mapping[str, str] = {base(row.tag): row.espeak for row in LANGUAGES.values()}

_Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Model:
    """A model that is loaded, and the name by which it takes phonemes."""

    session: Any
    tokens: str

    def say(self, spoken: str, styles: _Floats, speed: float) -> Clip:
        """Return the sound of phonemes."""
        numbers = [symbols()[sign] for sign in spoken]
        inputs = {
            self.tokens: np.array([[0, *numbers, 0]], dtype=np.int64),
            "style": styles[len(numbers) - 1][np.newaxis],
            "speed": np.array([speed], dtype=np.float32),
        }
        sound = np.ravel(self.session.run(None, inputs)[0])
        return Clip((np.clip(sound, -1, 1) * 32767).astype(np.int16), _HERTZ)


def speak(said: Saying, name: str, world: World) -> bytes:
    """Say something in the style `name`. Raises `VoiceError`."""
    try:
        parts = cut(_phonemes(said, world))
        model, styles = _load(world), _styles(style_file(world, name))
        clips = [trim(model.say(part, styles, SPEED)) for part in parts]
        clip = in_a_row(clips, [*[BREATH] * (len(clips) - 1), 0])
        slowness = (60 / world.settings.rate - PAUSE) / PACES[name]
        return encode_clip(stretch(clip, slowness))
    except (OSError, NoSound, VoiceError) as error:
        raise VoiceError(f"kokoro cannot say {words(said)!r}: {error}") from error


def _phonemes(said: Saying, world: World) -> str:
    with engine(world) as espeak:
        return phonemes(said, lambda text, language: _ipa(espeak, text, language))


def _ipa(espeak: Engine, text: str, language: str) -> str:
    return espeak.phonemes(text, _ESPEAK.get(language, language))


def _styles(file: Path) -> _Floats:
    """Return the styles of a speaker, one row for each number of phonemes."""
    try:
        return np.frombuffer(file.read_bytes(), dtype="<f4").reshape(LIMIT, _STYLE)
    except ValueError as error:
        message = f"{file.name} does not hold {LIMIT} styles of {_STYLE} numbers"
        raise VoiceError(message) from error


def _load(world: World) -> _Model:
    """Return the model of this workspace. Raises `VoiceError`."""
    file = model_file(world)
    if file is None or missing(world):
        raise VoiceError(missing(world))
    return _loaded(file, file.stat().st_mtime_ns)


@cache
def _loaded(file: Path, changed: int) -> _Model:
    """Load a model, once in a process. One thread, for others work beside this process."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise VoiceError(f"{file} is no model that can be run: {error}") from error
    names = {each.name for each in session.get_inputs()}
    tokens = names & _TOKENS
    if len(tokens) != 1 or names - tokens != {"style", "speed"}:
        raise VoiceError(f"{file} is no model of Kokoro: it takes {', '.join(sorted(names))}")
    return _Model(session, tokens.pop())
