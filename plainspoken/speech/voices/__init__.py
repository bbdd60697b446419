"""The voices: one module and one row each. A voice turns spoken text into one clip."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plainspoken.languages import LANGUAGES, Language
from plainspoken.libraries import version
from plainspoken.model import Saying
from plainspoken.world import World

ESPEAK_SPELLING = 3
"""Counts the changes of what `espeak` makes of a text, and of its rates: clips made in another
way are made again."""

_GOOGLE = "translate.google.ca"


class VoiceError(Exception):
    """A voice cannot speak: the machine, the network or the service is the reason."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One row.

    `engine` is what the command line calls it; a `draft` voice is not good enough to hand
    out; an `online` one sends text to a service; `effort` is how many quick files its recording
    weighs, where work is spread over processes. `name` gives the voice of a language,
    `version` changes when the same text would sound another way, `missing` tells what keeps it
    from speaking here, `available` whether it would answer now, and `speak(said, name, world)`
    returns FLAC bytes or raises `VoiceError`.
    """

    engine: str
    draft: bool
    online: bool
    effort: int
    name: Callable[[Language], str]
    version: Callable[[World], str]
    missing: Callable[[World], str]
    available: Callable[[World], bool]
    speak: Callable[[Saying, str, World], bytes]


@dataclass(frozen=True, slots=True)
class Reader:
    """A voice as it is now: its engine and the version of what makes the sound."""

    engine: str
    version: str


def _kokoro_version(world: World) -> str:
    from plainspoken.speech.voices import kokoro_files

    return kokoro_files.kokoro_version(world, [row.kokoro for row in LANGUAGES.values()])


def _kokoro_missing(world: World) -> str:
    from plainspoken.speech.voices import kokoro_files

    return kokoro_files.missing(world)


def _kokoro(said: Saying, name: str, world: World) -> bytes:
    from plainspoken.speech.voices import kokoro

    return kokoro.speak(said, name, world)


def _gtts_missing(world: World) -> str:
    allowed = world.settings.network
    return "" if allowed else "the voice gtts needs the network, and the settings forbid it"


def _espeak_version(world: World) -> str:
    """Name what decides the sound, without loading what makes it."""
    return f"{version('espeakng-loader')} rate {world.settings.rate} spelling {ESPEAK_SPELLING}"


def _espeak(said: Saying, name: str, world: World) -> bytes:
    from plainspoken.speech.voices import espeak

    return espeak.speak(said, name, world)


def _gtts(said: Saying, name: str, world: World) -> bytes:
    from plainspoken.speech.voices import gtts

    return gtts.speak(said, name, world)


def _gtts_answers() -> bool:
    """Knock before loading what talks: without network the answer is no, and at once."""
    try:
        socket.create_connection((_GOOGLE, 443), timeout=2).close()
    except OSError:
        return False
    from plainspoken.speech.voices import gtts

    return gtts.answers()


# In the order in which `auto` would rather have them.
VOICES: Mapping[str, Voice] = {
    voice.engine: voice
    for voice in (
        Voice(
            engine="kokoro",
            draft=False,
            online=False,
            effort=16,
            name=lambda language: language.kokoro,
            version=_kokoro_version,
            missing=_kokoro_missing,
            available=lambda world: not _kokoro_missing(world),
            speak=_kokoro,
        ),
        Voice(
            engine="gtts",
            draft=False,
            online=True,
            effort=1,
            name=lambda language: "@".join(language.gtts),
            # The service decides how it sounds; asking again after an update of the
            # library would only cost the service and us.
            version=lambda world: f"2 rate {world.settings.rate}",
            missing=_gtts_missing,
            available=lambda world: world.settings.network and _gtts_answers(),
            speak=_gtts,
        ),
        Voice(
            engine="espeak",
            draft=True,
            online=False,
            effort=1,
            name=lambda language: language.espeak,
            version=_espeak_version,
            missing=lambda world: "",
            available=lambda world: True,
            speak=_espeak,
        ),
    )
}


def words(said: Saying) -> str:
    """Return what is said as one text, for a voice that has one language at a time."""
    return "".join(part.text for part in said)


def reader(engine: str, world: World) -> Reader:
    """Return a voice as it is now."""
    return Reader(engine, VOICES[engine].version(world))


AUTO = "auto"
"""In place of an engine: the best voice that answers, and never a worse one than before."""
