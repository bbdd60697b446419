"""gTTS: the voice of Google Translate, online. It sends the text to Google.

gTTS cuts the text and words the requests. The requests are sent here rather than by
`gTTS.stream()`, because that one switches certificate checks off, tries once, and takes a
page without sound for an answer. Here each request must give one chunk that decodes to
sound, or the sentence fails; no word is lost in silence.
"""

from __future__ import annotations

import base64
import binascii
import json
import time
from collections.abc import Iterator, Mapping

import numpy as np
import requests
import urllib3
from gtts import gTTS
from gtts.lang import tts_langs

from plainspoken.languages import base
from plainspoken.model import Saying
from plainspoken.speech.lines import AFTER_SENTENCE
from plainspoken.speech.sound import Clip, NoSound, decode, encode_clip, in_a_row, trim
from plainspoken.speech.stretch import stretch
from plainspoken.speech.voices import VoiceError, words
from plainspoken.store import digest
from plainspoken.world import World

TIMEOUT = (5, 15)
"""Seconds to connect, and to wait for an answer."""
PROBE_TIMEOUT = (2, 4)
THROTTLE = 0.4
"""Seconds before each request: the service blocks callers in a hurry."""
BACK_OFF = (2.0, 8.0, 30.0)
"""Seconds to wait before each new try."""

DEADLINE = 40.0
"""Seconds in which an answer must have come whole, however slowly it drips."""
FOREIGN_GAP = 0.06
"""Seconds around words of another language."""
SLOWNESS = (0.8, 1.4)
"""How far speech may be stretched and still sounds natural."""

MEASURED: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Your care team makes a plan just for you.",
        "Take two tablets with a glass of water, in the morning and in the evening.",
        "Call the clinic at once if you have a fever, or if you feel very ill.",
    ),
    "fr": (
        "Votre équipe de soins prépare un plan juste pour vous.",
        "Prenez deux comprimés avec un verre d’eau, le matin et le soir.",
        "Appelez tout de suite la clinique si vous avez de la fièvre, ou si vous allez très mal.",
    ),
}

_URL = "https://translate.google.{domain}/_/TranslateWebserverUi/data/batchexecute"
_SPEECH = "jQ1olc"
_PROBE = "Hello."
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


class _Passing(Exception):
    """A failure that may be gone in a moment."""


def speak(said: Saying, name: str, world: World) -> bytes:
    """Say something; `name` is language and domain, `fr-CA@ca`. Raises `VoiceError`.

    The service has no rate: its sound is stretched. It is kept as it came, too, so that another
    rate asks for nothing again.
    """
    if not world.settings.network:
        raise VoiceError("gTTS needs the network, and the settings say network = false")
    language, _, domain = name.partition("@")
    parts = [_said(text, tag, domain, world) for tag, text in stretches(said, language)]
    if len({part.rate for part in parts}) != 1:
        raise VoiceError(f"gTTS gave no sound for {words(said)!r}")
    clip = in_a_row(parts, [FOREIGN_GAP] * (len(parts) - 1) + [0])
    return encode_clip(trim(stretch(clip, slowness(language, domain, world))))


def stretches(said: Saying, language: str) -> list[tuple[str, str]]:
    """Return (language, text) for each request: the service says one language at a time.

    A piece without a word, a comma for instance, stays with what stands before it.
    """
    found: list[tuple[str, str]] = []
    for part in said:
        tag = language if base(part.language) == base(language) else base(part.language)
        tag = tag if tag == language or tag in tts_langs() else language
        mute = not any(map(str.isalnum, part.text))
        if found and (mute or found[-1][0] == tag):
            found[-1] = (found[-1][0], found[-1][1] + part.text)
        else:
            found.append((tag, part.text))
    return found


def _said(text: str, language: str, domain: str, world: World) -> Clip:
    """Return a text as the service says it, asking once for it."""

    def ask() -> bytes:
        # The preprocessors would expand English abbreviations in French; there is no need.
        request = gTTS(text, tld=domain, lang=language, lang_check=False, pre_processor_funcs=[])
        chunks = [_chunk(body, domain, world) for body in request.get_bodies()]
        if len({chunk.rate for chunk in chunks}) != 1:
            raise VoiceError(f"gTTS gave no sound for {text!r}")
        samples = np.concatenate([chunk.samples for chunk in chunks])
        return encode_clip(trim(Clip(samples, chunks[0].rate)))

    return decode(world.store.make(digest("gtts 1", text, language, domain), ask))


def slowness(language: str, domain: str, world: World) -> float:
    """Return how much longer speech must be to have the rate that is asked for.

    How fast the service speaks is measured once in a workspace, on sentences of ours.
    """
    texts = MEASURED[base(language)]
    clips = [_said(text, language, domain, world) for text in texts]
    count = sum(len(text.split()) for text in texts)
    seconds = sum(clip.seconds for clip in clips)
    factor = (count * 60 / world.settings.rate - AFTER_SENTENCE * len(clips)) / seconds
    return min(max(factor, SLOWNESS[0]), SLOWNESS[1])


def answers() -> bool:
    """Tell whether the service gives sound for one public word, without long waiting."""
    (body,) = gTTS(_PROBE, tld="ca", lang="en", lang_check=False).get_bodies()
    try:
        _ask(body, "ca", PROBE_TIMEOUT)
    except (VoiceError, _Passing):
        return False
    return True


def _chunk(body: str, domain: str, world: World) -> Clip:
    """Ask for one chunk, again after a while when the failure may pass."""
    for wait in (*BACK_OFF, None):
        world.sleep(THROTTLE)
        try:
            return _ask(body, domain)
        except _Passing as error:
            if wait is None:
                raise VoiceError(f"gTTS failed {len(BACK_OFF) + 1} times: {error}") from error
            world.sleep(wait)
    raise AssertionError("the last try returns or raises")


def _ask(body: str, domain: str, timeout: tuple[int, int] = TIMEOUT) -> Clip:
    answer, text = _post(body, domain, timeout)
    if answer.status_code in _TRY_AGAIN:
        raise _Passing(f"the service answers {answer.status_code} {answer.reason}")
    if answer.status_code != requests.codes.ok:
        raise VoiceError(f"gTTS is refused: {answer.status_code} {answer.reason}")
    sounds = list(_sounds(text))
    if len(sounds) != 1 or not sounds[0]:
        raise _Passing("the answer holds no sound (a page to prove that you are no robot, perhaps)")
    try:
        clip = decode(sounds[0])
        trim(clip)
    except NoSound as error:
        raise _Passing(str(error)) from error
    return clip


def _post(body: str, domain: str, timeout: tuple[int, int]) -> tuple[requests.Response, str]:
    """Return an answer and its text."""
    url, headers = _URL.format(domain=domain), gTTS.GOOGLE_TTS_HEADERS
    try:
        with requests.post(url, data=body, headers=headers, timeout=timeout, stream=True) as answer:
            return answer, b"".join(_arriving(answer)).decode("utf-8", "replace")
    except requests.exceptions.SSLError as error:
        raise VoiceError(f"the certificate of Google cannot be checked: {error}") from error
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
        raise _Passing(f"no connection to the service ({type(error).__name__})") from error


def _arriving(answer: requests.Response) -> Iterator[bytes]:
    """Yield what comes, for so long: each byte of a drip would be within the time-out."""
    end = time.monotonic() + DEADLINE
    while content := answer.raw.read1(decode_content=True):
        yield content
        if time.monotonic() > end:
            raise requests.exceptions.ReadTimeout
    if answer.raw.length_remaining:
        raise requests.exceptions.ConnectionError


def _sounds(text: str) -> Iterator[bytes]:
    """Yield the MP3 data of an answer: lines of JSON, one of which holds the speech."""
    for line in text.splitlines():
        if _SPEECH not in line:
            continue
        try:
            for envelope in json.loads(line):
                if envelope[1] == _SPEECH and envelope[2]:
                    yield base64.b64decode(json.loads(envelope[2])[0], validate=True)
        except (ValueError, LookupError, TypeError, binascii.Error):
            continue
