"""A document to a recording: the script, its clips, and the MP3 made of them."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.libraries import version
from plainspoken.model import Handout, Run, Section
from plainspoken.phrases import say
from plainspoken.settings import Settings, contact
from plainspoken.speech.script import Part, handout_script, section_script
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.store import digest
from plainspoken.world import World

LEAD_IN = 1.0
LEAD_OUT = 3.0
"""Seconds of silence before the first and behind the last word."""

SEAM = 0.065
"""Seconds of silence that the encoder puts where two pieces meet: 1,105 samples of delay, and
up to one frame to fill the last one. Measured: 0.05 to 0.08."""


SOUND = 2
"""Counts the changes of what is done to clips: pieces of another sound are made again."""


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """One utterance to be said by one voice."""

    engine: str
    name: str
    version: str
    text: str

    @property
    def key(self) -> str:
        """Return the clip's key: a clip depends on nothing else, and least on our program."""
        return digest("clip", self.engine, self.name, self.version, self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """Clips with the pause after each, in seconds: a part of a recording, encoded once."""

    clips: tuple[ClipRequest, ...]
    pauses: tuple[float, ...]

    @property
    def key(self) -> str:
        """Return the piece's key: what is said, how, and by which encoder."""
        clips = [clip.key for clip in self.clips]
        libraries = [version(name) for name in ("soundfile", "numpy", "lameenc")]
        return digest(f"piece {SOUND}", clips, self.pauses, libraries)


@dataclass(frozen=True, slots=True)
class Narration:
    """What is said in one recording, by which voice, and what a player shows of it."""

    script: tuple[Part, ...]
    engine: str
    name: str
    version: str
    title: str
    album: str
    artist: str
    track: str
    language: str

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces in order."""
        return tuple(
            Piece(
                tuple(
                    ClipRequest(self.engine, self.name, self.version, utterance.spoken)
                    for utterance in part
                ),
                tuple(utterance.pause for utterance in part),
            )
            for part in self.script
        )


def narration(
    document: Handout,
    section: Section | None,
    language: Language,
    engine: str,
    settings: Settings,
) -> Narration:
    """Return the recording of a section, or of the whole handout, before anything is said."""
    voice = VOICES[engine]
    title = plain((section or document).title.text)
    number = document.sections.index(section) + 1 if section else 0
    return Narration(
        script=(
            section_script(document, section, contact(settings), voice.draft)
            if section
            else handout_script(document, contact(settings), voice.draft)
        ),
        engine=engine,
        name=voice.name(language),
        version=voice.version(settings),
        title=say(document, "draft_title", title=Run(title)) if voice.draft else title,
        album=plain(document.title.text),
        artist=settings.clinic,
        track=f"{number}/{len(document.sections)}",
        language=language.iso639,
    )


def speak(request: ClipRequest, world: World) -> bytes:
    """Return a clip, saying it if the store has none. Raises `VoiceError`."""

    def say() -> bytes:
        return VOICES[request.engine].speak(request.text, request.name, world)

    return world.store.make(request.key, say)


def encode(piece: Piece, world: World) -> bytes:
    """Return a piece as MP3, encoding it if the store has none. Raises `VoiceError`."""

    def make() -> bytes:
        from plainspoken.speech.levelling import mastered
        from plainspoken.speech.sound import NoSound, decode, in_a_row

        *pauses, last = piece.pauses
        try:
            clips = [decode(speak(request, world)) for request in piece.clips]
            return mastered(in_a_row(clips, [*pauses, last - SEAM]))
        except NoSound as error:
            raise VoiceError(str(error)) from error

    return world.store.make(piece.key, make)


def narrate(spoken: Narration, world: World) -> tuple[bytes, float]:
    """Return the MP3 of a recording and its seconds. Raises `VoiceError`."""
    from plainspoken.speech import mp3
    from plainspoken.speech.sound import silence
    from plainspoken.speech.tags import Tags, encode_tags

    pieces = [encode(piece, world) for piece in spoken.pieces()]
    rate, pause = mp3.rate(pieces[0]), spoken.script[-1][-1].pause
    before, after = (mp3.encode(silence(s, rate)) for s in (LEAD_IN - SEAM, LEAD_OUT - pause))
    sound, seconds = mp3.join([before, *pieces, after])
    tags = Tags(
        title=spoken.title,
        album=spoken.album,
        artist=spoken.artist,
        track=spoken.track,
        language=spoken.language,
        lyrics="\n".join(utterance.text for part in spoken.script for utterance in part),
    )
    return encode_tags(tags) + sound, round(seconds, 2)
