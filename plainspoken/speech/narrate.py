"""A document to a recording: the script, its clips, and the MP3 made of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.libraries import version
from plainspoken.model import Handout, Run, Saying, Section
from plainspoken.phrases import say
from plainspoken.settings import Settings, contact
from plainspoken.speech import times
from plainspoken.speech.script import Part, Telling, edition_part, handout_script, section_script
from plainspoken.speech.spoken import Lexicons
from plainspoken.speech.transcript import transcript
from plainspoken.speech.voices import VOICES, Reader, VoiceError
from plainspoken.store import digest
from plainspoken.world import World

LEAD_IN = 1.0
LEAD_OUT = 3.0
"""Seconds of silence before the first and behind the last word."""

SEAM = 0.065
"""Seconds of silence that the encoder puts where two pieces meet: 1,105 samples of delay, and
up to one frame to fill the last one. Measured: 0.05 to 0.08."""


SOUND = 3
"""Counts the changes of what is done to clips: pieces of another sound are made again."""


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """One utterance to be said by one voice."""

    engine: str
    name: str
    version: str
    said: Saying

    @property
    def key(self) -> str:
        """Return the clip's key: a clip depends on nothing else, and least on our program."""
        return digest("clip", self.engine, self.name, self.version, self.said)


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
    """What is said in one recording, by which voice, and what a player shows of it.

    `draft` tells in words that the voice is a draft one, `depth` down to which level headings
    open a chapter. `edition` is the code of the handout, which a section's recording ends with too:
    who has only that must be able to tell which it is.
    """

    script: tuple[Part, ...]
    engine: str
    name: str
    version: str
    title: str
    album: str
    artist: str
    track: str
    language: Language
    date: datetime.date | None
    draft: str
    depth: int
    edition: str = ""

    @property
    def transcript(self) -> str:
        """Return what is said, as it is written."""
        return transcript(self.script)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces in order."""
        return tuple(
            Piece(
                tuple(
                    ClipRequest(self.engine, self.name, self.version, utterance.said)
                    for utterance in part
                ),
                tuple(utterance.pause for utterance in part),
            )
            for part in self.script
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """By which voice a document is read, and how it says words.

    `key` is the digest of both: many files of a document are made with them.
    """

    reader: Reader
    lexicons: Lexicons
    key: str


def reading(reader: Reader, lexicons: Lexicons) -> Reading:
    """Return a reading."""
    return Reading(reader, lexicons, digest("reading", reader, lexicons))


def narration(
    document: Handout,
    section: Section | None,
    language: Language,
    reading: Reading,
    settings: Settings,
) -> Narration:
    """Return the recording of a section, or of the whole handout, before anything is said."""
    reader = reading.reader
    voice = VOICES[reader.engine]
    telling = Telling(contact(settings), voice.draft, reading.lexicons)
    title = plain((section or document).title.text)
    number = document.sections.index(section) + 1 if section else 0
    return Narration(
        script=(
            section_script(document, section, telling)
            if section
            else handout_script(document, telling)
        ),
        engine=reader.engine,
        name=voice.name(language),
        version=reader.version,
        title=say(document, "draft_title", title=Run(title)) if voice.draft else title,
        album=plain(document.title.text),
        artist=settings.clinic,
        track=f"{number}/{len(document.sections)}",
        language=language,
        date=document.reviewed,
        draft=say(document, "draft_voice") if voice.draft else "",
        depth=2 if section else 1,
    )


def with_edition(made: Narration, document: Handout, code: str, lexicons: Lexicons) -> Narration:
    """Return a recording that ends with the code of its edition."""
    number = sum(map(len, made.script)) + 1
    part = edition_part(document, code, number, lexicons)
    return replace(made, script=(*made.script, part), edition=code)


def speak(request: ClipRequest, world: World) -> bytes:
    """Return a clip, saying it if the store has none. Raises `VoiceError`."""

    def say() -> bytes:
        return VOICES[request.engine].speak(request.said, request.name, world)

    return world.store.make(request.key, say)


def encode(piece: Piece, world: World) -> times.Encoded:
    """Return a piece with its times, encoding it if the store has none. Raises `VoiceError`."""

    def make() -> bytes:
        from plainspoken.speech.levelling import mastered
        from plainspoken.speech.sound import NoSound, decode, in_a_row

        *pauses, last = piece.pauses
        try:
            clips = [decode(speak(request, world)) for request in piece.clips]
            spans = times.spans([clip.seconds for clip in clips], piece.pauses)
            sound = mastered(in_a_row(clips, [*pauses, last - SEAM]))
            return times.pack(times.Encoded(sound, spans))
        except NoSound as error:
            raise VoiceError(str(error)) from error

    return times.unpack(world.store.make(piece.key, make))


@dataclass(frozen=True, slots=True)
class Recording:
    """An MP3 file, how many seconds it takes, and when each utterance is said."""

    content: bytes
    seconds: float
    times: tuple[times.Time, ...]


def narrate(spoken: Narration, world: World) -> Recording:
    """Return a recording. Raises `VoiceError`."""
    from plainspoken.speech import mp3
    from plainspoken.speech.sound import silence

    pieces = [encode(piece, world) for piece in spoken.pieces()]
    rate, pause = mp3.rate(pieces[0].sound), spoken.script[-1][-1].pause
    before, after = (mp3.encode(silence(s, rate)) for s in (LEAD_IN - SEAM, LEAD_OUT - pause))
    joined = mp3.join([before, *(piece.sound for piece in pieces), after])
    said = times.times(spoken.script, pieces, joined.starts[1:-1])
    head = _tags(spoken, said, joined.seconds)
    return Recording(head + joined.stream, round(joined.seconds, 2), said)


def _tags(spoken: Narration, said: Sequence[times.Time], seconds: float) -> bytes:
    from plainspoken.speech.cover import cover
    from plainspoken.speech.tags import Tags, encode_tags

    voice = f"{spoken.engine} {spoken.name}"
    texts = {"voice": f"{voice} (draft)" if spoken.draft else voice, "edition": spoken.edition}
    return encode_tags(
        Tags(
            title=spoken.title,
            album=spoken.album,
            artist=spoken.artist,
            track=spoken.track,
            language=spoken.language.iso639,
            date=spoken.date,
            comment=spoken.draft,
            texts=[(name, text) for name, text in texts.items() if text],
            lyrics=spoken.transcript,
            chapters=times.chapters(spoken.script, said, spoken.depth, seconds),
            cover=cover(spoken.album, spoken.language.name, spoken.artist),
        )
    )
