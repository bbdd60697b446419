"""A document to a recording: the script, its clips, and the MP3 made of them."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.model import Handout, Run, Section, Utterance
from plainspoken.phrases import say
from plainspoken.speech.script import handout_script, section_script
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.store import digest
from plainspoken.world import World


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
class Narration:
    """What is said in one recording, by which voice, and what a player shows of it."""

    script: tuple[Utterance, ...]
    engine: str
    name: str
    version: str
    title: str
    album: str
    artist: str
    track: str
    language: str

    def clips(self) -> tuple[ClipRequest, ...]:
        """Return the clips in order."""
        return tuple(
            ClipRequest(self.engine, self.name, self.version, utterance.spoken)
            for utterance in self.script
        )


def narration(
    document: Handout, section: Section | None, language: Language, engine: str, clinic: str
) -> Narration:
    """Return the recording of a section, or of the whole handout, before anything is said."""
    voice = VOICES[engine]
    title = plain((section or document).title.text)
    number = document.sections.index(section) + 1 if section else 0
    return Narration(
        script=(
            section_script(document, section, voice.draft)
            if section
            else handout_script(document, voice.draft)
        ),
        engine=engine,
        name=voice.name(language),
        version=voice.version(),
        title=say(document, "draft_title", title=Run(title)) if voice.draft else title,
        album=plain(document.title.text),
        artist=clinic,
        track=f"{number}/{len(document.sections)}",
        language=language.iso639,
    )


def speak(request: ClipRequest, world: World) -> bytes:
    """Return a clip, saying it if the store has none. Raises `VoiceError`."""

    def say() -> bytes:
        return VOICES[request.engine].speak(request.text, request.name, world)

    return world.store.make(request.key, say)


def narrate(spoken: Narration, world: World) -> tuple[bytes, float]:
    """Return the MP3 of a recording and its seconds. Raises `VoiceError`."""
    from plainspoken.speech.audio import Tags, encode_mp3, join
    from plainspoken.speech.sound import NoSound, decode

    try:
        clips = [decode(speak(request, world)) for request in spoken.clips()]
        whole = join(clips, [utterance.pause for utterance in spoken.script])
    except NoSound as error:
        raise VoiceError(f"{spoken.engine}: {error}") from error
    tags = Tags(
        title=spoken.title,
        album=spoken.album,
        artist=spoken.artist,
        track=spoken.track,
        language=spoken.language,
        lyrics="\n".join(utterance.text for utterance in spoken.script),
    )
    return encode_mp3(whole, tags), round(whole.seconds, 2)
