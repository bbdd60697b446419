"""espeak-ng: offline, quick, the same bytes each time; a draft voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from plainspoken.languages import base
from plainspoken.model import Said, Saying
from plainspoken.speech.espeak_library import engine
from plainspoken.speech.sound import NoSound, encode_clip, trim
from plainspoken.speech.voices import VoiceError, words
from plainspoken.world import World

RATES: Mapping[str, float] = {"en-us": 142 / 137, "fr": 117 / 137}
"""espeak's own unit for a word a minute, by voice; how it was measured stands in
docs/voices.md."""

_LETTERS = re.compile(r"\b(?:[A-Z]\.){2,}")


def speak(said: Saying, name: str, world: World) -> bytes:
    """Say something with the espeak voice `name`. Raises `VoiceError`."""
    rate = round(world.settings.rate * RATES.get(name, 1))
    foreign = any(base(part.language) != base(name) for part in said)
    text = markup(said, name) if foreign else respell(words(said), name)
    try:
        with engine(world) as espeak:
            return encode_clip(trim(espeak.synthesise(text, name, rate, foreign)))
    except (OSError, NoSound) as error:
        raise VoiceError(f"espeak cannot say {words(said)!r}: {error}") from error


def respell(text: str, name: str) -> str:
    """Write letters that are read one by one (`A.L.L.`) as this engine says them clearly.

    A recogniser hears "A.L.L." as "LL" and "hotel", for espeak hurries over an English A;
    written "eh L L" it is heard right. French letters need nothing.
    """

    def letters(found: re.Match[str]) -> str:
        said = found[0].replace(".", " ").split()
        return " ".join("eh" if letter == "A" else letter for letter in said)

    return _LETTERS.sub(letters, text) if name.startswith("en") else text


def markup(said: Saying, name: str) -> str:
    """Return SSML in which words of another language than the voice's are said as such."""
    return f"<speak>{''.join(_element(part, name) for part in said)}</speak>"


def _element(part: Said, name: str) -> str:
    language = base(part.language)
    own = language == base(name)
    text = escape(respell(part.text, name if own else language))
    return text if own else f"<voice xml:lang={quoteattr(language)}>{text}</voice>"
