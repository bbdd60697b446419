"""espeak-ng, embedded: offline, quick, the same bytes each time; a draft voice.

The library keeps state between calls, so that the same sentence sounds a little different
the second time. Each call therefore loads a private copy of the library, speaks one text
and lets the copy go (5 ms, against 13 ms for a fresh Python process).
"""

from __future__ import annotations

import _ctypes
import ctypes
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from plainspoken.model import Saying
from plainspoken.speech.sound import Clip, NoSound, encode_clip, trim
from plainspoken.speech.voices import VoiceError, words
from plainspoken.world import World

RATES: Mapping[str, float] = {"en-us": 154 / 137, "fr": 130 / 137}
"""espeak's own unit for a word a minute, by voice. Measured on our handouts, pauses between
sentences included: 137 words a minute in both languages."""

_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}")

# Constants of speak_lib.h, espeak-ng 1.52.
_OUTPUT_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_PARAMETER_RATE = 1
_CHARACTERS_UTF8 = 1
_POSITION_CHARACTER = 1

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


def speak(said: Saying, name: str, world: World) -> bytes:
    """Say something with the espeak voice `name`. Raises `VoiceError`."""
    text = words(said)
    try:
        with _private_library(world) as library:
            return encode_clip(
                trim(_synthesise(library, respell(text, name), name, world.settings.rate))
            )
    except (OSError, NoSound) as error:
        raise VoiceError(f"espeak cannot say {text!r}: {error}") from error


def respell(text: str, name: str) -> str:
    """Write letters that are read one by one (`A.L.L.`) as this engine says them clearly.

    A recogniser hears "A.L.L." as "LL" and "hotel", for espeak hurries over an English A;
    written "eh L L" it is heard right. French letters need nothing.
    """

    def letters(found: re.Match[str]) -> str:
        said = found[0].replace(".", " ").split()
        return " ".join("eh" if letter == "A" else letter for letter in said)

    return _LETTERS.sub(letters, text) if name.startswith("en") else text


@contextmanager
def _private_library(world: World) -> Iterator[ctypes.CDLL]:
    import espeakng_loader

    original = Path(espeakng_loader.get_library_path())
    with world.scratch() as folder:
        library = ctypes.CDLL(str(shutil.copy(original, folder / original.name)))
        try:
            yield library
        finally:
            library.espeak_Terminate()
            _unload(library)


def _unload(library: ctypes.CDLL) -> None:
    """Let the copy go: 600 sentences would else hold 600 libraries in memory."""
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)


def _synthesise(library: ctypes.CDLL, text: str, name: str, rate: int) -> Clip:
    import espeakng_loader

    pieces: list[bytes] = []

    def collect(samples: object, count: int, events: object) -> int:
        if samples and count > 0:
            pieces.append(ctypes.string_at(samples, 2 * count))  # type: ignore[arg-type]
        return 0

    callback = _Callback(collect)
    library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    data = espeakng_loader.get_data_path().encode()
    hertz = library.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, data, _DO_NOT_EXIT)
    if hertz <= 0:
        raise VoiceError(f"espeak finds no voice data in {data.decode()}")
    library.espeak_SetSynthCallback(callback)
    if library.espeak_SetVoiceByName(name.encode()) != 0:
        raise VoiceError(f"espeak has no voice called {name}")
    library.espeak_SetParameter(_PARAMETER_RATE, round(rate * RATES.get(name, 1)), 0)
    _say(library, text)
    return Clip(np.frombuffer(b"".join(pieces), dtype=np.int16), hertz)


def _say(library: ctypes.CDLL, text: str) -> None:
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    content = text.encode() + b"\0"
    status = library.espeak_Synth(
        content, len(content), 0, _POSITION_CHARACTER, 0, _CHARACTERS_UTF8, None, None
    )
    library.espeak_Synchronize()
    if status != 0:
        raise VoiceError(f"espeak answers with status {status}")
