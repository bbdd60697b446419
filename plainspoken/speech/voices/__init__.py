"""The voices: one module and one row each. A voice turns spoken text into one clip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plainspoken.languages import Language
from plainspoken.settings import Settings
from plainspoken.world import World


class VoiceError(Exception):
    """A voice cannot speak: the machine, the network or the service is the reason."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One row.

    `engine` is what the command line calls it; a `draft` voice is not good enough to hand
    out; an `online` one sends text to a service. `name` gives the voice of a language,
    `version` changes when the same text would sound another way, `available` tells whether it
    would answer now, and `speak(text, name, world)` returns FLAC bytes or raises `VoiceError`.
    """

    engine: str
    draft: bool
    online: bool
    name: Callable[[Language], str]
    version: Callable[[Settings], str]
    available: Callable[[World], bool]
    speak: Callable[[str, str, World], bytes]


def _espeak_version(settings: Settings) -> str:
    from plainspoken.speech.voices import espeak

    return espeak.version(settings.rate)


def _espeak(text: str, name: str, world: World) -> bytes:
    from plainspoken.speech.voices import espeak

    return espeak.speak(text, name, world)


def _gtts(text: str, name: str, world: World) -> bytes:
    from plainspoken.speech.voices import gtts

    return gtts.speak(text, name, world)


def _gtts_answers(world: World) -> bool:
    from plainspoken.speech.voices import gtts

    return gtts.answers(world)


# In the order in which `auto` would rather have them.
VOICES: Mapping[str, Voice] = {
    voice.engine: voice
    for voice in (
        Voice(
            engine="gtts",
            draft=False,
            online=True,
            name=lambda language: "@".join(language.gtts),
            # The service decides how it sounds; asking again after an update of the
            # library would only cost the service and us.
            version=lambda settings: "1",
            available=_gtts_answers,
            speak=_gtts,
        ),
        Voice(
            engine="espeak",
            draft=True,
            online=False,
            name=lambda language: language.espeak,
            version=_espeak_version,
            available=lambda world: True,
            speak=_espeak,
        ),
    )
}

AUTO = "auto"
"""In place of an engine: the best voice that answers, and never a worse one than before."""
