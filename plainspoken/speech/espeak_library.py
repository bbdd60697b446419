"""espeak-ng, embedded: what is said as sound, or as the phonemes that it is made of.

The library keeps state between calls, so that the same sentence sounds a little different
the second time. Each use therefore loads a private copy of the library and lets it go
(5 ms, against 13 ms for a fresh Python process).

Source: speak_lib.h of espeak-ng 1.52.
"""

from __future__ import annotations

import _ctypes
import ctypes
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from plainspoken.speech.phonemes import TIE
from plainspoken.speech.sound import Clip
from plainspoken.speech.voices import VoiceError
from plainspoken.world import World

_OUTPUT_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_PARAMETER_RATE = 1
_CHARACTERS_UTF8 = 1
_SSML = 0x10
_POSITION_CHARACTER = 1
_PHONEMES_IPA = 0x02
_PHONEMES_WITH_TIE = 0x80 | ord(TIE) << 8

_DOTTED = re.compile(r"(?:[^\W\d_]\.(?:_|[^\w<>&])*){20,}")
"""Letters with points, as in "a.m.", of which the library writes a hundred in a row beyond the end
of its memory.
"""

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A private copy of the library, ready to speak at `hertz` samples a second."""

    library: ctypes.CDLL
    hertz: int

    def synthesise(self, text: str, name: str, rate: int, markup: bool = False) -> Clip:
        """Say a text, or with `markup` SSML, with the voice `name`. Raises `VoiceError`.

        `rate` is in espeak's own unit.
        """
        pieces: list[bytes] = []

        def collect(samples: object, count: int, events: object) -> int:
            if samples and count > 0:
                pieces.append(ctypes.string_at(samples, 2 * count))  # type: ignore[arg-type]
            return 0

        callback = _Callback(collect)
        self.library.espeak_SetSynthCallback(callback)
        self._choose(name)
        self.library.espeak_SetParameter(_PARAMETER_RATE, rate, 0)
        self._say(_harmless(text), _CHARACTERS_UTF8 | (_SSML if markup else 0))
        return Clip(np.frombuffer(b"".join(pieces), dtype=np.int16), self.hertz)

    def phonemes(self, text: str, name: str) -> str:
        """Return a text as IPA with `TIE`, in the voice `name`. Raises `VoiceError`.

        Punctuation is not in it: espeak keeps it to itself.
        """
        self._choose(name)
        rest = ctypes.c_char_p(_harmless(text).encode())
        mode = _PHONEMES_IPA | _PHONEMES_WITH_TIE
        clauses = []
        while rest.value:
            said = self.library.espeak_TextToPhonemes(ctypes.byref(rest), _CHARACTERS_UTF8, mode)
            clauses.append((said or b"").decode())
        return " ".join(" ".join(clauses).split())

    def _choose(self, name: str) -> None:
        if self.library.espeak_SetVoiceByName(name.encode()) != 0:
            raise VoiceError(f"espeak has no voice called {name}")

    def _say(self, text: str, flags: int) -> None:
        content = text.encode() + b"\0"
        status = self.library.espeak_Synth(
            content, len(content), 0, _POSITION_CHARACTER, 0, flags, None, None
        )
        self.library.espeak_Synchronize()
        if status != 0:
            raise VoiceError(f"espeak answers with status {status}")


def _harmless(text: str) -> str:
    """Return a text without the points that would end the process; the letters are said alike."""
    return _DOTTED.sub(lambda found: found[0].replace(".", " "), text)


@contextmanager
def engine(world: World) -> Iterator[Engine]:
    """Give a fresh engine. Raises `VoiceError`, and `OSError` where there is none to load."""
    import espeakng_loader

    original = Path(espeakng_loader.get_library_path())
    with world.scratch() as folder:
        library = ctypes.CDLL(str(shutil.copy(original, folder / original.name)))
        try:
            yield Engine(library, _initialise(library, espeakng_loader.get_data_path()))
        finally:
            library.espeak_Terminate()
            _unload(library)


def _initialise(library: ctypes.CDLL, data: str) -> int:
    library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    library.espeak_TextToPhonemes.argtypes = [
        ctypes.POINTER(ctypes.c_char_p),
        ctypes.c_int,
        ctypes.c_int,
    ]
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
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
    hertz = int(library.espeak_Initialize(_OUTPUT_SYNCHRONOUS, 0, data.encode(), _DO_NOT_EXIT))
    if hertz <= 0:
        raise VoiceError(f"espeak finds no voice data in {data}")
    return hertz


def _unload(library: ctypes.CDLL) -> None:
    """Let the copy go: 600 sentences would else hold 600 libraries in memory."""
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)
