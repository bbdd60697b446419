"""The command `voice`: try a voice, or install it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from plainspoken.errors import MACHINE, OK, BadCall
from plainspoken.languages import LANGUAGES, base
from plainspoken.model import Said
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.workspace import world_of
from plainspoken.world import World

PROBE: Mapping[str, str] = {
    "en": "This is a test of the voice.",
    "fr": "Ceci est un essai de la voix.",
}


def voice(options: argparse.Namespace) -> int:
    """Let a voice say one public sentence in each language, or install it. Raises `BadCall`."""
    match options.words:
        case ["probe", engine] if engine in VOICES:
            return _probe(engine, world_of(options))
        case ["install", engine] if engine in VOICES:
            return _install(engine, world_of(options))
        case _:
            names = ", ".join(VOICES)
            raise BadCall(
                f"say: voice probe NAME or voice install NAME, with a name out of {names}"
            )


def _probe(engine: str, world: World) -> int:
    status, row = OK, VOICES[engine]
    if why := row.missing(world):
        raise BadCall(why)
    for language in LANGUAGES.values():
        text = PROBE.get(base(language.tag), PROBE["en"])
        try:
            clip = row.speak((Said(text, language.tag),), row.name(language), world)
        except VoiceError as error:
            status = MACHINE
            print(f"{language.locale}: {error}")
        else:
            print(f"{language.locale}: {row.name(language)} answers, {len(clip)} bytes of sound")
    return status


def _install(engine: str, world: World) -> int:
    if engine != "kokoro":
        print(f"The voice {engine} needs no installation.")
        return OK
    from plainspoken.speech.voices.install import CannotInstall, install_kokoro

    try:
        print(install_kokoro(world))
    except CannotInstall as error:
        raise BadCall(str(error)) from error
    return OK
