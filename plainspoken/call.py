"""What one call of the command line asks for, looked up in the workspace."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plainspoken.baseline import Baseline, read_baseline
from plainspoken.catalogue import FOLDER as TRANSLATIONS_FOLDER
from plainspoken.contact import contact_findings
from plainspoken.formats import FORMATS, made_of
from plainspoken.formats.task import Task
from plainspoken.languages import LANGUAGES, Language
from plainspoken.model import Finding
from plainspoken.plan import Plan, Unit, make_plan
from plainspoken.settings import BadSettings, read_settings
from plainspoken.source import FOLDER as SOURCE_FOLDER
from plainspoken.speech.voices import AUTO, VOICES
from plainspoken.text_file import is_inside
from plainspoken.world import STORE_FOLDER, World

OK, CONTENT, MACHINE = 0, 1, 2
"""Exit status: all is well; the content has errors; the call, the settings or the machine do."""


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

    `baseline` is how hard the sections were.
    """

    world: World
    plan: Plan
    choice: Choice
    baseline: Baseline

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
    check_options(options)
    if not options.root.is_dir():
        raise BadCall(f"there is no folder {options.root}")
    outputs = options.root / "outputs" if options.outputs is None else options.outputs
    _check_outputs(options.root, outputs)
    settings = read_settings(options.root, (AUTO, *VOICES), LANGUAGES)
    settings = replace(settings, print=options.print or settings.print)
    if options.cluster:  # its workers are at work in folders of their own
        return World(options.root.absolute(), outputs.absolute(), settings)
    return World(options.root, outputs, settings)


_REFUSED: Mapping[str, tuple[str, ...]] = {
    "fix": ("only", "format", "voice", "print", "outputs"),
    "new": ("only", "language", "format", "voice", "print", "outputs"),
    "translate": ("only", "format", "voice", "print", "outputs"),
    "say": ("only", "format", "print", "outputs"),
    "voice": ("only", "format", "voice", "print", "outputs"),
    "changed": ("only", "language", "format", "voice", "print", "outputs"),
    "edition": ("only", "language", "format", "voice", "print", "outputs"),
}


def check_options(options: argparse.Namespace) -> None:
    """Refuse options that do not go with the command. Raises `BadCall`."""
    command = options.command
    if options.words and command not in ("say", "voice", "edition", "new"):
        raise BadCall(f"{command} takes no more words: {' '.join(options.words)}")
    if command != "check" and (options.watch or options.format_findings != "text"):
        raise BadCall("--watch and --format-findings go with check")
    part = options.only or options.language or options.format_findings != "text"
    if options.save_baseline and (command != "check" or options.watch or part):
        raise BadCall("--save-baseline goes with check alone: it is about all sections")
    if options.release and command != "build":
        raise BadCall("--release goes with build")
    if options.cluster and command != "build":
        raise BadCall("--cluster goes with build")
    if options.since and command != "changed":
        raise BadCall("--since goes with changed")
    if options.out and command != "say":
        raise BadCall("--out goes with say")
    for name in _REFUSED.get(command, ()):
        if getattr(options, name) is not None:
            raise BadCall(f"{command} takes no --{name}")


def _check_outputs(root: Path, outputs: Path) -> None:
    """Refuse a folder in which files would be taken for a source, or overwrite one."""
    if outputs.exists() and outputs.samefile(root):
        raise BadCall("the outputs need a folder of their own: --outputs DIR")
    for name in (SOURCE_FOLDER, TRANSLATIONS_FOLDER, STORE_FOLDER):
        if is_inside(outputs, root / name):
            raise BadCall(f"the outputs cannot lie in {name}")


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


def read_call(options: argparse.Namespace) -> Call:
    """Read and check the workspace. Raises `BadCall`, `BadSettings` and `NoSource`."""
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
    plan = make_plan(world, languages_of(world))
    _check_names(plan, choice)
    baseline, wrong = read_baseline(world.root, plan.units)
    return Call(world, replace(plan, loose=(*plan.loose, *wrong)), choice, baseline)


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


def _check_names(plan: Plan, choice: Choice) -> None:
    if choice.locale is not None:
        _check_name("language", choice.locale, {unit.document.locale for unit in plan.units})
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
