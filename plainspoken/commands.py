"""The commands: each reads the workspace, does one thing, tells what came of it."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from plainspoken import manifest as manifests
from plainspoken import page, pipeline, summary
from plainspoken.checks.readability import section_scores
from plainspoken.formats import FORMATS, Task
from plainspoken.languages import LANGUAGES
from plainspoken.markdown import plain
from plainspoken.model import Finding
from plainspoken.plan import Plan, Unit, make_plan
from plainspoken.progress import progress
from plainspoken.settings import read_settings
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.store import write_whole
from plainspoken.world import World

OK, CONTENT, MACHINE = 0, 1, 2

_WORTH_A_POOL = 4
"""Files to make from which starting other processes pays."""

PROBE: Mapping[str, str] = {
    "en": "This is a test of the voice.",
    "fr": "Ceci est un essai de la voix.",
}


class BadCall(Exception):
    """The command line asks for something that is not there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a plan a call asks for. None means all."""

    handout: str | None
    section: str | None
    locale: str | None
    format: str | None
    engine: str

    def takes(self, unit: Unit) -> bool:
        """Tell whether a unit is asked for."""
        return self.handout in (None, unit.document.id) and self.locale in (
            None,
            unit.document.locale,
        )

    def takes_task(self, task: Task) -> bool:
        """Tell whether a task of such a unit is asked for."""
        section = task.section.id if task.section else None
        return self.format in (None, task.format) and self.section in (None, section)


def build(options: argparse.Namespace) -> int:
    """Make every file that is asked for and not current; then manifest and page."""
    world, plan, choice = _open(options)
    engines = _engines(plan, choice, world)
    tasks = [
        task for unit in plan.units if not unit.blocked for task in _tasks(unit, engines, world)
    ]
    records, waiting = pipeline.triage(tasks, world)
    wanted = [task for task in waiting if _is_wanted(task, plan, choice)]
    failures = _make(wanted, records, world)
    findings = [*_findings(plan, None), *failures]
    built = _write_manifest(plan, engines, records, findings, world)
    chosen = [unit for unit in plan.units if choice.takes(unit)]
    shown = [*_findings(plan, choice), *failures]
    _tell(built, chosen, shown, len(wanted), world)
    return MACHINE if failures else _status(shown)


def check(options: argparse.Namespace) -> int:
    """Do all the checks and make nothing."""
    _, plan, choice = _open(options)
    findings = _findings(plan, choice)
    if options.format_findings == "json":
        entries = [manifests.finding_entry(finding) for finding in findings]
        sys.stdout.write(manifests.spell(entries).decode())
        return _status(findings)
    for unit in plan.units:
        if choice.takes(unit):
            print(f"\n{plain(unit.document.title.text)} · {unit.document.locale}")
            for section in unit.document.sections:
                scores = section_scores(section, unit.subject)
                print(summary.scores_text(plain(section.title.text), scores))
    _tell_findings(findings)
    return _status(findings)


def translate(options: argparse.Namespace) -> int:
    """Bring template and catalogues up to date, and say what is left to translate."""
    from plainspoken import translate as translating
    from plainspoken.source import read_source

    world = _world(options)
    source = read_source(world.root)
    errors = [finding for finding in source.findings if finding.severity == "error"]
    if errors:
        print("The catalogues are left as they are until the source is mended:")
        _tell_findings(errors)
        return CONTENT
    rows = translating.translate(world.root, source.handouts, tuple(LANGUAGES.values()))
    for row in rows:
        print(summary.translation_text(row))
    return CONTENT if any(row.findings for row in rows) else OK


def voice(options: argparse.Namespace) -> int:
    """Let a voice say one public sentence in each language."""
    match options.words:
        case ["probe", engine] if engine in VOICES:
            return _probe(engine, _world(options))
        case _:
            raise BadCall(f"say: voice probe NAME, with a name out of {', '.join(VOICES)}")


def _probe(engine: str, world: World) -> int:
    status, row = OK, VOICES[engine]
    for language in LANGUAGES.values():
        text = PROBE.get(language.tag.partition("-")[0], PROBE["en"])
        try:
            clip = row.speak(text, row.name(language), world)
        except VoiceError as error:
            status = MACHINE
            print(f"{language.locale}: {error}")
        else:
            print(f"{language.locale}: {row.name(language)} answers, {len(clip)} bytes of sound")
    return status


def _world(options: argparse.Namespace) -> World:
    if not options.root.is_dir():
        raise BadCall(f"there is no folder {options.root}")
    outputs = options.outputs or options.root / "outputs"
    return World(options.root, outputs, read_settings(options.root))


def _open(options: argparse.Namespace) -> tuple[World, Plan, Choice]:
    world = _world(options)
    handout, _, section = (options.only or "").partition("/")
    engine = options.voice or world.settings.voice
    if VOICES[engine].online and not world.settings.network:
        raise BadCall(f"the voice {engine} needs the network, and the settings forbid it")
    choice = Choice(handout or None, section or None, options.language, options.format, engine)
    plan = make_plan(world, LANGUAGES)
    _check_names(plan, choice)
    return world, plan, choice


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


def _engines(plan: Plan, choice: Choice, world: World) -> dict[tuple[str, str], str]:
    """Return the voice of each unit: the one asked for, or that of the files that stay."""
    before = manifests.previous_engines(world.outputs)
    speaks = choice.format in (None, "mp3")
    return {
        _name(unit): choice.engine
        if speaks and choice.takes(unit)
        else before.get(_name(unit), choice.engine)
        for unit in plan.units
    }


def _name(unit: Unit) -> tuple[str, str]:
    return unit.document.id, unit.document.locale


def _tasks(unit: Unit, engines: Mapping[tuple[str, str], str], world: World) -> Iterator[Task]:
    for section in (None, *unit.document.sections):
        for format in FORMATS:
            yield Task(
                document=unit.document,
                section=section,
                language=unit.language,
                edition=unit.edition,
                format=format,
                engine=engines[_name(unit)],
                clinic=world.settings.clinic,
            )


def _is_wanted(task: Task, plan: Plan, choice: Choice) -> bool:
    unit = next(unit for unit in plan.units if unit.document == task.document)
    return choice.takes(unit) and choice.takes_task(task)


def _make(
    tasks: Sequence[Task], records: dict[Task, pipeline.Record], world: World
) -> list[Finding]:
    """Make the files of tasks, note their records, return what failed."""
    failures: dict[str, Finding] = {}
    if not tasks:
        return []
    shown = progress()
    with _executor(len(tasks)) as executor:
        for made in pipeline.build(tasks, executor, world, shown):
            if made.record:
                records[made.task] = made.record
            else:
                hint = "Try again later, or use another voice: --voice espeak."
                finding = Finding("voice-failed", "error", made.failure, None, hint)
                failures.setdefault(made.failure, finding)
    shown.close()
    return list(failures.values())


def _executor(count: int) -> Executor:
    if count < _WORTH_A_POOL:
        return pipeline.InlineExecutor()
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn"))


def _write_manifest(
    plan: Plan,
    engines: Mapping[tuple[str, str], str],
    records: Mapping[Task, pipeline.Record],
    findings: Sequence[Finding],
    world: World,
) -> manifests.Entry:
    units = [(unit, engines[_name(unit)]) for unit in plan.units]
    outdated = frozenset(
        _name(unit) for unit in plan.units if unit.blocked and _has_files(unit, world.outputs)
    )
    built = manifests.manifest(units, records, outdated, findings)
    write_whole(world.outputs / page.NAME, page.page(built, plan.units))
    write_whole(world.outputs / manifests.NAME, manifests.spell(built))
    return built


def _has_files(unit: Unit, outputs: Path) -> bool:
    folder = outputs / unit.document.locale / unit.document.id
    return folder.is_dir() and any(folder.iterdir())


def _findings(plan: Plan, choice: Choice | None) -> list[Finding]:
    units = [unit for unit in plan.units if choice is None or choice.takes(unit)]
    found = [*plan.loose, *(finding for unit in units for finding in unit.findings)]
    return list(dict.fromkeys(found))


def _status(findings: Sequence[Finding]) -> int:
    return CONTENT if any(finding.severity == "error" for finding in findings) else OK


def _tell(
    built: manifests.Entry,
    units: Sequence[Unit],
    findings: Sequence[Finding],
    count: int,
    world: World,
) -> None:
    print("\n".join(summary.handouts_text(built, units)))
    _tell_findings(findings)
    what = f"{count} files made" if count else "Everything was up to date"
    print(f"{what}. Open {world.outputs / page.NAME}")


def _tell_findings(findings: Sequence[Finding]) -> None:
    print()
    for line in summary.findings_text(findings):
        print(line)
    print(summary.count_text(findings))
