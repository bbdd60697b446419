"""`python -m benchmarks.silent …` is `build.py …` with one voice more, `silent`: a short soft tone.

It costs next to nothing, so that what is timed is all that we do and no voice. The processes of a
build begin with this module too, and so know the voice.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from typing import Any

from plainspoken.speech import voices

RATE, SECONDS = 22_050, 0.2


def speak(said: Any, name: str, world: Any) -> bytes:
    """Return a clip, always the same."""
    return _clip()


@cache
def _clip() -> bytes:
    import numpy as np

    from plainspoken.speech.sound import Clip, encode_clip

    tone = np.sin(np.arange(round(RATE * SECONDS)) * 2 * np.pi * 440 / RATE)
    return encode_clip(Clip((tone * 3000).astype(np.int16), RATE))


_ROW = replace(voices.VOICES["espeak"], engine="silent", speak=speak, version=lambda world: "1")
voices.VOICES["silent"] = _ROW  # type: ignore[index]  # a dict, but for this

if __name__ == "__main__":
    from plainspoken import cli

    cli.VOICE_NAMES = (*cli.VOICE_NAMES, "silent")  # type: ignore[assignment]
    sys.exit(cli.main())
