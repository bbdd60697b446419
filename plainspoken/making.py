"""Make what a call asks for, wave by wave: files of the text first, then those made of files.

All is rendered before anything is placed, so the outputs change at once and late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from plainspoken.call import Call
from plainspoken.files import File
from plainspoken.formats import FORMATS, key, kinds, row, waves
from plainspoken.formats.task import Task
from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.manifest_file import Previous, note
from plainspoken.model import Finding
from plainspoken.pipeline import Made, Record, place, render, triage
from plainspoken.progress import progress
from plainspoken.speech.voices import VOICES
from plainspoken.work import Work, can_make, later_tasks, unchanged

Executors = Callable[[int], Executor]
"""An executor for so much effort, counted in files that are quick to make."""


class Making:
    """Makes the files of units.

    `records` are of files that are in place and right, by path; `failures` why others are not;
    `made` counts the files that were not there before; `previous` gets those that are placed.
    """

    def __init__(self, call: Call, works: Sequence[Work], previous: Previous) -> None:
        self.works = tuple(works)
        self.records: dict[str, Record] = {}
        self.failures: list[Finding] = []
        self.made = 0
        self.previous, self._call, self._world = previous, call, call.world
        self._rendered: list[Made] = []
        self._progress = progress()

    def make(self, executors: Executors) -> None:
        """Make all that is asked for and not current. Raises `OSError` for the record of it."""
        first, *later = waves(self._world.settings)
        wanted = self._wanted(first)
        with executors(sum(map(_effort, wanted))) as executor:
            self._render(wanted, executor)
            for work in self.works:
                self.records.update(unchanged(work, self.previous, self._world.outputs))
            for names in later:
                self._enlarge(names)
                self._render(self._wanted(names), executor)
        self._place()
        self.failures = list(dict.fromkeys(self.failures))

    def _wanted(self, names: Sequence[str]) -> list[Task]:
        """Note what is current of some kinds; return what is asked for and is not."""
        tasks = [(work, t) for work in self.works for t in work.tasks if t.format in names]
        current, _ = triage([task for _, task in tasks], self._world)
        self.records.update(current)
        left = [(work, task) for work, task in tasks if task.path not in current]
        return [task for work, task in left if self._asks_for(work, task)]

    def _asks_for(self, work: Work, task: Task) -> bool:
        if row(task).tells:
            return True
        choice = self._call.choice
        asked = choice.takes(work.unit) and choice.takes_task(task)
        return asked and can_make(work, task, self._world)

    def _render(self, tasks: Sequence[Task], executor: Executor) -> None:
        if not tasks:
            return
        for made in render(tasks, executor, self._world, self._progress):
            if made.record:
                self._rendered.append(made)
                self.records[made.task.path] = made.record
            if made.failure:
                self.failures.append(made.failure)

    def _enlarge(self, names: Sequence[str]) -> None:
        """Give every work its tasks of a later wave."""
        told = [work for work in self.works if work.tasks and self._is_told(work)]
        self.works = tuple(
            replace(work, tasks=(*work.tasks, *self._later(work, names, told)))
            for work in self.works
        )

    def _later(self, work: Work, names: Sequence[str], told: Sequence[Work]) -> Iterable[Task]:
        if not work.tasks:
            return ()
        kinds = [name for name in names if work in told or not FORMATS[name].tells]
        made = [file_of(t, self.records[t.path]) for t in work.tasks if t.path in self.records]
        return later_tasks(work, kinds, made, tuple(_others(work, told)))

    def _is_told(self, work: Work) -> bool:
        """Tell whether a unit has files to tell of, or is to have some, or was told of before."""
        telling = [name for name in kinds(self._world.settings) if FORMATS[name].tells]
        pages = {task.path for task in later_tasks(work, telling, (), ())}
        is_there = any(task.path in self.records for task in work.tasks)
        return self._call.choice.takes(work.unit) or is_there or bool(pages & self.previous.files)

    def _place(self) -> None:
        """Place what was rendered; before that it is on record, for a build that dies meanwhile."""
        paths = {made.task.path for made in self._rendered}
        self.previous = replace(self.previous, files=self.previous.files | paths)
        note(self._world, self.previous)
        for made in self._rendered:
            if failure := place(made, self._world).failure:
                del self.records[made.task.path]
                self.failures.append(failure)
            else:
                self.made += 1


def _others(work: Work, told: Iterable[Work]) -> Iterator[Language]:
    """Yield the other languages in which a handout is told of."""
    for each in told:
        if each.unit.document.id == work.unit.document.id and each is not work:
            yield each.unit.language


def file_of(task: Task, record: Record) -> File:
    """Return a file that was made by a task, as pages and books tell of it."""
    title = plain((task.section or task.document).title.text)
    return File(
        format=task.format,
        section=task.section.id if task.section else None,
        path=task.path,
        label=row(task).label(task.document, title, record.extent, record.bytes),
        bytes=record.bytes,
        sha256=record.sha256,
        key=key(task),
        times=record.times,
    )


def _effort(task: Task) -> int:
    return VOICES[task.reading.reader.engine].effort if row(task).spoken else 1
