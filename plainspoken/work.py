"""The files that a unit should have, and the voice that reads them.

Its tasks are at first those of files that are made of nothing but the text; those of files that
are made after others come to them wave by wave, when it is known what there is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from plainspoken.call import Call
from plainspoken.files import File
from plainspoken.formats import FORMATS, key, row, waves
from plainspoken.formats.sound import task_narration
from plainspoken.formats.task import Task
from plainspoken.languages import Language
from plainspoken.manifest_file import Previous, listed
from plainspoken.model import Finding
from plainspoken.pipeline import Record, is_current
from plainspoken.plan import Unit
from plainspoken.speech.narrate import reading
from plainspoken.speech.voices import AUTO, VOICES, reader
from plainspoken.world import World


@dataclass(frozen=True, slots=True)
class Work:
    """A unit with the voice engine it has, and a task for each of its files.

    With `mute` its voice does not answer now: recordings that are not current stay unmade.
    """

    unit: Unit
    engine: str
    tasks: tuple[Task, ...]
    mute: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be said of the voice."""
        if not self.mute:
            return ()
        document = self.unit.document
        message = (
            f"the voice {self.engine} of {document.id} in {document.locale} does not answer; "
            "recordings whose text has changed are withheld"
        )
        back = "when the network is back" if VOICES[self.engine].online else "when it is installed"
        hint = f"Run it again {back}, or ask for a draft: --voice espeak."
        return (Finding("voice-withheld", "error", message, None, hint),)


def works(call: Call, previous: Previous) -> tuple[Work, ...]:
    """Return the work of every unit, asked for or not; a blocked unit has no tasks."""

    @cache
    def answers(engine: str) -> bool:
        """Ask a voice once in a build whether it answers."""
        return VOICES[engine].available(call.world)

    return tuple(_work(unit, call, previous, answers) for unit in call.plan.units)


def _work(unit: Unit, call: Call, previous: Previous, answers: Callable[[str], bool]) -> Work:
    """Choose the voice of a unit.

    A unit whose sound is not asked for keeps the voice of the files that are there. `auto`
    takes the best voice that answers, or that has said every sentence already; but where
    there are recordings by a better voice than that, they are kept or withheld, and never
    replaced by worse ones.
    """
    choice, world = call.choice, call.world
    before = previous.engines.get((unit.document.id, unit.document.locale))
    asked = choice.takes(unit) and choice.sounds and not unit.blocked
    if not asked or choice.engine != AUTO:
        engine = choice.engine if asked else before
        return _with_tasks(unit, engine or _worst(), world)
    if before and not VOICES[before].draft and _is_spoken(unit, before, world):
        return _with_tasks(unit, before, world)
    best = next(e for e in VOICES if _has_spoken(unit, e, world) or answers(e))
    if before and _rank(before) < _rank(best) and not VOICES[before].draft:
        return _with_tasks(unit, before, world, mute=True)
    return _with_tasks(unit, best, world)


def can_make(work: Work, task: Task, world: World) -> bool:
    """Tell whether a task can be made now: a mute voice has what it has said."""
    if not work.mute or not row(task).spoken:
        return True
    return _is_said(task, world)


def unchanged(works: Sequence[Work], outputs: Path) -> dict[str, Record]:
    """Return the recordings of mute voices that are right, though nothing else tells so.

    The manifest lists them for the very edition that the text has today, and the file is the one
    listed: they are kept even when the store was lost or our program has changed.
    """
    found, mute = {}, [work for work in works if work.mute]
    known = listed(outputs) if mute else {}
    for task, edition in ((task, work.unit.edition) for work in mute for task in work.tasks):
        kept = known.get(task.path)
        if kept and kept.edition == edition and _is(kept.sha256, outputs / task.path):
            found[task.path] = Record(kept.sha256, kept.bytes, kept.extent, kept.times)
    return found


def _is(sha256: str, path: Path) -> bool:
    try:
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _with_tasks(unit: Unit, engine: str, world: World, mute: bool = False) -> Work:
    tasks = () if unit.blocked else tuple(_tasks(unit, engine, world))
    return Work(unit, engine, tasks, mute)


def _worst() -> str:
    return list(VOICES)[-1]


def _rank(engine: str) -> int:
    return list(VOICES).index(engine)


def _is_spoken(unit: Unit, engine: str, world: World) -> bool:
    """Tell whether all recordings by a voice are in place and right."""
    audio = (task for task in _tasks(unit, engine, world) if row(task).spoken)
    return all(is_current(task, world) for task in audio)


def _has_spoken(unit: Unit, engine: str, world: World) -> bool:
    """Tell whether a voice has said every sentence of a unit, so that it need not answer now."""
    audio = (task for task in _tasks(unit, engine, world) if row(task).spoken)
    return all(_is_said(task, world) for task in audio)


def _is_said(task: Task, world: World) -> bool:
    """Tell whether the store holds the recording, or all that it is made of."""
    if world.store.has(key(task)):
        return True
    pieces = task_narration(task).pieces()
    return all(
        world.store.has(piece.key) or all(world.store.has(clip.key) for clip in piece.clips)
        for piece in pieces
    )


def _tasks(unit: Unit, engine: str, world: World) -> Iterator[Task]:
    """Yield the tasks of the first wave."""
    how = reading(reader(engine, world), unit.subject.lexicons)
    for section in (*unit.document.sections, None):
        for format in waves(world.settings)[0]:
            yield Task(
                document=unit.document,
                section=section,
                language=unit.language,
                digest=unit.digest,
                edition=unit.edition,
                format=format,
                reading=how,
                settings=world.settings,
            )


def later_tasks(
    work: Work, names: Sequence[str], made: Sequence[File], others: tuple[Language, ...]
) -> Iterator[Task]:
    """Yield the tasks of a later wave: each gets the files `made` so far that it is made after.

    `others` are the languages in which the handout is to be had too.
    """
    like = work.tasks[0]
    for section in (*work.unit.document.sections, None):
        for name in names:
            beside = tuple(file for file in made if file.format in FORMATS[name].after)
            if section is None or FORMATS[name].sections:
                yield replace(like, section=section, format=name, beside=beside, others=others)
