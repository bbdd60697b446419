"""The formats for ears: a recording, and its words to read along."""

from __future__ import annotations

from plainspoken.formats.task import Rendered, RenderError, Task
from plainspoken.libraries import version
from plainspoken.model import Finding
from plainspoken.speech.narrate import Narration, narrate, narration, with_edition
from plainspoken.speech.voices import VoiceError
from plainspoken.world import World


def task_narration(task: Task) -> Narration:
    """Return what is said in the recording of a task, and by whom."""
    made = narration(task.document, task.section, task.language, task.reading, task.settings)
    return with_edition(made, task.document, task.edition, task.reading.lexicons)


def txt_inputs(task: Task) -> object:
    """Return what decides a transcript: the edition is said in it, so all of the text does."""
    stem = task.section.stem if task.section else None
    settings = task.settings
    said = (settings.rate, settings.clinic, settings.phone, settings.address)
    return task.digest, stem, task.language.tag, task.reading.key, said


def mp3_inputs(task: Task) -> object:
    """Return what decides the bytes of a recording."""
    libraries = [version(name) for name in ("soundfile", "lameenc", "mutagen", "numpy", "pillow")]
    return txt_inputs(task), libraries


def mp3(task: Task, world: World) -> Rendered:
    """Return a recording. Raises `RenderError`."""
    try:
        made = narrate(task_narration(task), world)
    except VoiceError as error:
        raise RenderError(voice_failed(str(error))) from error
    return Rendered(made.content, made.seconds, made.times)


def voice_failed(message: str) -> Finding:
    """Return the finding for a voice that cannot speak."""
    hint = "Run it again later: what was said is kept. Or use another voice, --voice espeak."
    return Finding("voice-failed", "error", message, None, hint)


def txt(task: Task, world: World) -> Rendered:
    """Return the words of a recording as text."""
    text = task_narration(task).transcript
    count = sum(any(map(str.isalnum, word)) for word in text.split())
    return Rendered(f"{text}\n".encode(), count)
