"""`say`: an editor tries how words are read aloud, before any file is made."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from plainspoken.catalogue import read_catalogue
from plainspoken.errors import CONTENT, MACHINE, OK, BadCall
from plainspoken.inline import plain, runs
from plainspoken.languages import LANGUAGES, Language
from plainspoken.localise import localise
from plainspoken.model import Finding
from plainspoken.source import read_source
from plainspoken.source_names import FOLDER
from plainspoken.speech.narrate import ClipRequest, Piece, encode
from plainspoken.speech.spoken import Lexicons, capitals_left, spoken
from plainspoken.speech.spoken.lexicon import read_lexicons, with_acronyms
from plainspoken.speech.voices import AUTO, VOICES, VoiceError, reader, words
from plainspoken.store import write_whole
from plainspoken.text_file import CONTROL, MAX_TEXT, TOO_LONG
from plainspoken.workspace import world_of
from plainspoken.world import World

NAME = "say.mp3"

_UNFIT = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")
"""The second are bytes that are no UTF-8, as a call is handed them."""


def say(options: argparse.Namespace) -> int:
    """Print how a text is said, and make its sound. Raises `BadCall`."""
    world = world_of(options)
    text = " ".join(options.words)
    _check_text(text)
    if not any(map(str.isalnum, plain(text))):
        raise BadCall('write what to say, in quotes: say "Take 10 mg."')
    _check_out(options.out)
    language = LANGUAGES[options.language or next(iter(LANGUAGES))]
    lexicons, findings = _lexicons(world, language)
    said = spoken(runs(text), language.tag, lexicons)
    print(words(said))
    for word in capitals_left(plain(text), language.tag, lexicons):
        print(f"Nothing tells how “{word}” is read: see docs/speaking.md.")
    for finding in findings:
        print(f"{finding.origin}: {finding.message}. {finding.hint}")
    engine = _engine(options.voice or world.settings.voice, world)
    voice = reader(engine, world)
    request = ClipRequest(engine, VOICES[engine].name(language), voice.version, said)
    path = options.out or world.store.folder / NAME
    return _make(request, path, world) or (CONTENT if findings else OK)


def _check_text(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise BadCall(f"the text {TOO_LONG}: say less of it at once")
    if _UNFIT.search(text):
        raise BadCall("the text holds a character that nobody can see: type it again")


def _check_out(path: Path | None) -> None:
    """Refuse what is no place for an MP3: a folder, a device, another kind of file."""
    if path is None:
        return
    if path.suffix.lower() != ".mp3":
        raise BadCall(f"the sound is an MP3: --out {path.stem or 'say'}.mp3")
    if path.exists() and not path.is_file():
        raise BadCall(f"{path} is no file that can be written")


def _make(request: ClipRequest, path: Path, world: World) -> int:
    from plainspoken.speech import mp3

    try:
        joined = mp3.join([encode(Piece((request,), (1.0,)), world).sound])
    except VoiceError as error:
        print(error)
        return MACHINE
    write_whole(path, joined.stream)
    print(f"{path}: {joined.seconds:.1f} seconds, said by {request.engine} {request.name}")
    return OK


def _lexicons(world: World, language: Language) -> tuple[Lexicons, tuple[Finding, ...]]:
    """Return how the handouts of a workspace say words, if it has any yet."""
    lexicons, findings = read_lexicons(world.root)
    if not (world.root / FOLDER).is_dir():
        return lexicons, findings
    catalogue = read_catalogue(world.root, language)
    for handout in read_source(world.root).handouts[:1]:  # all of them have the same acronyms
        lexicons = with_acronyms(lexicons, localise(handout, catalogue, language))
    return lexicons, findings


def _engine(asked: str, world: World) -> str:
    if asked != AUTO:
        return asked
    return next(engine for engine, voice in VOICES.items() if voice.available(world))
