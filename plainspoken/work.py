"""The files that a unit should have, and the voice that reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plainspoken.call import Call
from plainspoken.formats import FORMATS, Task
from plainspoken.manifest_file import previous_engines
from plainspoken.plan import Unit


@dataclass(frozen=True, slots=True)
class Work:
    """A unit with the voice engine it has, and a task for each of its files."""

    unit: Unit
    engine: str
    tasks: tuple[Task, ...]

    def outdated(self, outputs: Path) -> bool:
        """Tell whether nothing may be made of it while files of an earlier text are there."""
        folder = outputs / self.unit.document.locale / self.unit.document.id
        return self.unit.blocked and folder.is_dir() and any(folder.iterdir())


def works(call: Call) -> tuple[Work, ...]:
    """Return the work of every unit, asked for or not; a blocked unit has no tasks.

    A unit whose sound is not asked for keeps the voice of the files that are there.
    """
    before = previous_engines(call.world.outputs)
    choice = call.choice
    found = []
    for unit in call.plan.units:
        chosen = choice.takes(unit) and choice.format in (None, "mp3")
        name = (unit.document.id, unit.document.locale)
        engine = choice.engine if chosen else before.get(name, choice.engine)
        tasks = () if unit.blocked else tuple(_tasks(unit, engine, call.world.settings.clinic))
        found.append(Work(unit, engine, tasks))
    return tuple(found)


def _tasks(unit: Unit, engine: str, clinic: str) -> Iterator[Task]:
    for section in (None, *unit.document.sections):
        for format in FORMATS:
            yield Task(
                document=unit.document,
                section=section,
                language=unit.language,
                digest=unit.digest,
                format=format,
                engine=engine,
                clinic=clinic,
            )
