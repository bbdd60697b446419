"""What one call of the command line asks for, looked up in the workspace."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from plainspoken.formats import Task
from plainspoken.languages import LANGUAGES
from plainspoken.model import Finding
from plainspoken.plan import Plan, Unit, make_plan
from plainspoken.settings import read_settings
from plainspoken.speech.voices import VOICES
from plainspoken.world import World


class BadCall(Exception):
    """The command line asks for something that is not there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a plan that a call asks for. None means all."""

    handout: str | None
    section: str | None
    locale: str | None
    format: str | None
    engine: str

    def takes(self, unit: Unit) -> bool:
        """Tell whether a unit is asked for."""
        document = unit.document
        return self.handout in (None, document.id) and self.locale in (None, document.locale)

    def takes_task(self, task: Task) -> bool:
        """Tell whether a task of such a unit is asked for."""
        section = task.section.id if task.section else None
        return self.format in (None, task.format) and self.section in (None, section)


@dataclass(frozen=True, slots=True)
class Call:
    """The outside, what is to be done there, and how much of it this call is about."""

    world: World
    plan: Plan
    choice: Choice

    @property
    def units(self) -> list[Unit]:
        """Return the units that are asked for."""
        return [unit for unit in self.plan.units if self.choice.takes(unit)]

    @property
    def findings(self) -> list[Finding]:
        """Return what was found in them, each finding once."""
        found = [finding for unit in self.units for finding in unit.findings]
        return list(dict.fromkeys([*self.plan.loose, *found]))


def world_of(options: argparse.Namespace) -> World:
    """Return the workspace of a call. Raises `BadCall` and `BadSettings`."""
    if options.words and options.command != "voice":
        raise BadCall(f"{options.command} takes no more words: {' '.join(options.words)}")
    if not options.root.is_dir():
        raise BadCall(f"there is no folder {options.root}")
    outputs = options.outputs or options.root / "outputs"
    return World(options.root, outputs, read_settings(options.root, VOICES))


def read_call(options: argparse.Namespace) -> Call:
    """Read and check the workspace. Raises `BadCall`, `BadSettings` and `NoSource`."""
    world = world_of(options)
    handout, _, section = (options.only or "").partition("/")
    engine = options.voice or world.settings.voice
    if VOICES[engine].online and not world.settings.network:
        raise BadCall(f"the voice {engine} needs the network, and the settings forbid it")
    choice = Choice(handout or None, section or None, options.language, options.format, engine)
    plan = make_plan(world, LANGUAGES)
    _check_names(plan, choice)
    return Call(world, plan, choice)


def _check_names(plan: Plan, choice: Choice) -> None:
    sections = {unit.document.id: unit.document.sections for unit in plan.units}
    if choice.handout is not None:
        _check_name("handout", choice.handout, sections)
        names = [section.id for section in sections[choice.handout]]
        if choice.section is not None:
            _check_name("section", choice.section, names)


def _check_name(kind: str, name: str, known: Iterable[str]) -> None:
    names = list(known)
    if name not in names:
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(names)}"
        raise BadCall(f"there is no {kind} {name}; {hint}")
