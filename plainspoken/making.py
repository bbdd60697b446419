"""Make what a call asks for, wave by wave: files of the text first, then those made of files.

All is rendered before anything is placed, so the outputs change at once and late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from plainspoken.call import Call
from plainspoken.files import File
from plainspoken.formats import FORMATS, kinds, row, waves
from plainspoken.formats.task import Task
from plainspoken.languages import Language
from plainspoken.manifest_file import Previous, note
from plainspoken.model import Finding
from plainspoken.pipeline import Made, Record, place, render, triage
from plainspoken.progress import progress
from plainspoken.speech.voices import VOICES
from plainspoken.work import Work, can_make, later_tasks, unchanged

Executors = Callable[[int, Collection[str]], Executor]
"""An executor for so much effort, counted in files that are quick to make, and voice engines."""


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
        executor = executors(sum(map(_effort, wanted)), {work.engine for work in self.works})
        self._render(wanted, executor)
        self.records.update(unchanged(self.works, self._world.outputs))
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
        told = {_place_of(work): work for work in self.works if self._is_told(work)}
        languages: dict[str, list[Language]] = defaultdict(list)
        for work in told.values():
            languages[work.unit.document.id].append(work.unit.language)
        self.works = tuple(
            self._enlarged(work, names, languages if _place_of(work) in told else None)
            for work in self.works
        )

    def _enlarged(
        self, work: Work, names: Sequence[str], languages: Mapping[str, list[Language]] | None
    ) -> Work:
        """Return work with the tasks of a later wave; `languages` are None if it is not told of."""
        if not work.tasks:
            return work
        unit, is_told = work.unit, languages is not None
        kinds = [name for name in names if is_told or not FORMATS[name].tells]
        there = languages[unit.document.id] if languages else []
        others = tuple(language for language in there if language is not unit.language)
        needed = {kind for name in kinds for kind in FORMATS[name].after}
        made = [task for task in work.tasks if task.format in needed and task.path in self.records]
        files = [file_of(task, self.records[task.path]) for task in made]
        return replace(work, tasks=(*work.tasks, *later_tasks(work, kinds, files, others)))

    def _is_told(self, work: Work) -> bool:
        """Tell whether a unit has files to tell of, or is to have some, or was told of before."""
        if not work.tasks:
            return False
        telling = [name for name in kinds(self._world.settings) if FORMATS[name].tells]
        pages = {task.path for task in later_tasks(work, telling, (), ())}
        is_there = any(task.path in self.records for task in work.tasks)
        return self._call.choice.takes(work.unit) or is_there or bool(pages & self.previous.files)

    def expect(self, paths: Collection[str]) -> None:
        """Put on record that files may be ours, for a build that dies while it places them."""
        if not self.previous.files.issuperset(paths):
            self.previous = replace(self.previous, files=self.previous.files.union(paths))
            note(self._world, self.previous)

    def _place(self) -> None:
        """Place what was rendered."""
        self.expect({made.task.path for made in self._rendered})
        for made in self._rendered:
            if failure := place(made, self._world).failure:
                del self.records[made.task.path]
                self.failures.append(failure)
            else:
                self.made += 1


def _place_of(work: Work) -> tuple[str, str]:
    return work.unit.document.id, work.unit.document.locale


def file_of(task: Task, record: Record) -> File:
    """Return a file that was made by a task, as pages and books tell of it."""
    return File(
        format=task.format,
        section=task.section.id if task.section else None,
        path=task.path,
        bytes=record.bytes,
        sha256=record.sha256,
        extent=record.extent,
        times=record.times,
    )


def _effort(task: Task) -> int:
    return VOICES[task.reading.reader.engine].effort if row(task).spoken else 1
