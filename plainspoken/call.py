"""What one call of the command line asks for, looked up in the workspace."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from plainspoken.baseline import Baseline, read_baseline
from plainspoken.contact import contact_findings
from plainspoken.errors import BadCall
from plainspoken.formats import FORMATS, made_of
from plainspoken.formats.task import Task
from plainspoken.languages import LANGUAGES, Language
from plainspoken.model import Finding
from plainspoken.plan import Ground, Plan, Unit, make_plan, read_ground
from plainspoken.settings import BadSettings
from plainspoken.speech.voices import AUTO, VOICES
from plainspoken.workspace import world_of
from plainspoken.world import World


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
        return task.format in self.formats and self.section in (None, section)

    @property
    def formats(self) -> Collection[str]:
        """Return the kinds of file that are asked for: with one go those that it is made of."""
        return FORMATS if self.format is None else made_of(self.format)

    @property
    def sounds(self) -> bool:
        """Tell whether files are asked for that need a voice."""
        return any(FORMATS[name].spoken for name in self.formats)


@dataclass(frozen=True, slots=True)
class Call:
    """The outside, what is to be done there, and how much of it this call is about.

    `plan` is of all handouts or some; `baseline` is how hard the sections were.
    """

    world: World
    ground: Ground
    choice: Choice
    baseline: Baseline
    plan: Plan

    @property
    def units(self) -> list[Unit]:
        """Return the units that are asked for."""
        return [unit for unit in self.plan.units if self.choice.takes(unit)]

    @property
    def findings(self) -> list[Finding]:
        """Return what was found in them, each finding once."""
        found = [finding for unit in self.units for finding in unit.findings]
        return list(dict.fromkeys([*self.plan.loose, *found]))


def languages_of(world: World) -> dict[str, Language]:
    """Return the languages that the settings of a workspace ask for; all, if they ask for none."""
    wanted = world.settings.locales or tuple(LANGUAGES)
    return {locale: LANGUAGES[locale] for locale in LANGUAGES if locale in wanted}


def wanted_languages(world: World, locale: str | None) -> dict[str, Language]:
    """Return the languages of a workspace, or the one that a call names. Raises `BadCall`."""
    languages = languages_of(world)
    if locale is None:
        return languages
    _check_name("language", locale, languages)
    return {locale: languages[locale]}


def read_call(options: argparse.Namespace, wanted: Collection[str] | None = None) -> Call:
    """Read and check the wanted handouts of a workspace; None means all.

    Raises `BadCall` and `BadSettings`.
    """
    world = world_of(options)
    handout, section = _only(options.only)
    engine = options.voice or world.settings.voice
    if options.format is not None:
        _check_name("kind of file", options.format, FORMATS)
        if what := FORMATS[options.format].off(world.settings):
            raise BadCall(f"this workspace has no {options.format} files; {what}")
    choice = Choice(handout, section, options.language, options.format, engine)
    if engine != AUTO and options.command == "build" and choice.sounds:
        _check_voice(engine, world)
    if unfit := contact_findings(world):
        raise BadSettings(unfit)
    ground = read_ground(world, languages_of(world))
    _check_names(ground, choice)
    baseline, wrong = read_baseline(world.root, ground.listing)
    ground = replace(ground, findings=(*ground.findings, *wrong))
    return Call(world, ground, choice, baseline, make_plan(ground, wanted))


def _check_voice(engine: str, world: World) -> None:
    if why := VOICES[engine].missing(world):
        raise BadCall(why)


def _only(name: str | None) -> tuple[str | None, str | None]:
    if name is None:
        return None, None
    handout, slash, section = name.partition("/")
    if not handout or (slash and not section):
        raise BadCall("--only takes HANDOUT or HANDOUT/SECTION")
    return handout, section or None


def _check_names(ground: Ground, choice: Choice) -> None:
    if choice.locale is not None:
        _check_name("language", choice.locale, ground.languages)
    if choice.handout is not None:
        _check_name("handout", choice.handout, ground.listing)
        if choice.section is not None:
            _check_name("section", choice.section, ground.listing[choice.handout])


def _check_name(kind: str, name: str, known: Iterable[str]) -> None:
    names = list(known)
    if name not in names:
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(names)}"
        raise BadCall(f"there is no {kind} {name}; {hint}")
