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
from collections.abc import Iterator

import numpy as np
import requests
from gtts import gTTS

from plainspoken.model import Saying
from plainspoken.speech.sound import Clip, NoSound, decode, encode_clip, trim
from plainspoken.speech.voices import VoiceError, words
from plainspoken.world import World

TIMEOUT = (5, 15)
"""Seconds to connect, and to wait for an answer."""
PROBE_TIMEOUT = (2, 4)
THROTTLE = 0.4
"""Seconds before each request: the service blocks callers in a hurry."""
BACK_OFF = (2.0, 8.0, 30.0)
"""Seconds to wait before each new try."""

_URL = "https://translate.google.{domain}/_/TranslateWebserverUi/data/batchexecute"
_SPEECH = "jQ1olc"
_PROBE = "Hello."
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


class _Passing(Exception):
    """A failure that may be gone in a moment."""


def speak(said: Saying, name: str, world: World) -> bytes:
    """Say something; `name` is language and domain, `fr-CA@ca`. Raises `VoiceError`."""
    if not world.settings.network:
        raise VoiceError("gTTS needs the network, and the settings say network = false")
    text = words(said)
    language, _, domain = name.partition("@")
    # The preprocessors would expand English abbreviations in French; there is no need of any.
    request = gTTS(text, tld=domain, lang=language, lang_check=False, pre_processor_funcs=[])
    chunks = [_chunk(body, domain, world) for body in request.get_bodies()]
    if len({chunk.rate for chunk in chunks}) != 1:
        raise VoiceError(f"gTTS gave no sound for {text!r}")
    samples = np.concatenate([chunk.samples for chunk in chunks])
    return encode_clip(trim(Clip(samples, chunks[0].rate)))


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
    answer = _post(body, domain, timeout)
    if answer.status_code in _TRY_AGAIN:
        raise _Passing(f"the service answers {answer.status_code} {answer.reason}")
    if answer.status_code != requests.codes.ok:
        raise VoiceError(f"gTTS is refused: {answer.status_code} {answer.reason}")
    sounds = list(_sounds(answer.text))
    if len(sounds) != 1 or not sounds[0]:
        raise _Passing("the answer holds no sound (a page to prove that you are no robot, perhaps)")
    try:
        clip = decode(sounds[0])
        trim(clip)
    except NoSound as error:
        raise _Passing(str(error)) from error
    return clip


def _post(body: str, domain: str, timeout: tuple[int, int]) -> requests.Response:
    headers = gTTS.GOOGLE_TTS_HEADERS
    try:
        return requests.post(
            _URL.format(domain=domain), data=body, headers=headers, timeout=timeout
        )
    except requests.exceptions.SSLError as error:
        raise VoiceError(f"the certificate of Google cannot be checked: {error}") from error
    except requests.exceptions.RequestException as error:
        raise _Passing(f"no connection to the service ({type(error).__name__})") from error


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
