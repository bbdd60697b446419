"""The commands: each reads the workspace, does one thing, tells what came of it."""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from plainspoken import page, review, summary
from plainspoken.call import Call, read_call, wanted_languages
from plainspoken.circulation import FOLDER as WITHHELD
from plainspoken.circulation import strangers, sweep
from plainspoken.cluster import ClusterExecutor
from plainspoken.errors import CONTENT, MACHINE, OK, BadCall
from plainspoken.finishing import finish
from plainspoken.formats import FORMATS
from plainspoken.inline import plain
from plainspoken.lock import alone
from plainspoken.making import Executors, Making
from plainspoken.manifest import Entry, finding_entry, section_entries
from plainspoken.manifest_file import NAME as MANIFEST
from plainspoken.manifest_file import file_paths, read_previous
from plainspoken.model import Finding
from plainspoken.release import release
from plainspoken.remembered import remember
from plainspoken.reports.readability import Advised
from plainspoken.settings import BadSettings
from plainspoken.source import NoSource, read_source
from plainspoken.speech.voices import VOICES
from plainspoken.watch import watch
from plainspoken.work import Work, works
from plainspoken.workers import InlineExecutor, ProcessExecutor
from plainspoken.workspace import world_of
from plainspoken.world import World

MACHINE_CODES = frozenset(
    {
        "voice-failed",
        "voice-withheld",
        "cannot-write",
        "worker-died",
        "draft-voice",
        "lost-in-print",
        "no-liblouis",
    }
)
"""Errors that no editor can put right."""

_WORTH_A_PROCESS = 8
"""Effort, in files that are quick to make, for which starting another process pays."""


def build(options: argparse.Namespace) -> int:
    """Make every file that is asked for and not current; then page and manifest."""
    with alone(world_of(options)):
        call = read_call(options)
        sweep(call.world)
        previous = read_previous(call.world)
        work = works(call, previous)
        if options.release and (why := release(call, work)):
            _tell_findings(why)
            print("Nothing was released; the outputs are as they were.")
            return _status(why)
        making = Making(call, work, previous)
        making.make(_executors(options, call, work))
        advice, unwritten = review.review(call)
        voices = [finding for each in work for finding in each.findings]
        failures = [*making.failures, *voices, *unwritten]
        built = finish(call, making, failures)
        text = _told(call, built, failures, advice)
        status = _status([*call.findings, *failures])
        if status == OK:
            remember(options, call.world, {each.engine for each in work}, _end(text, 0, call))
    print(_end(text, making.made, call))
    return status


def check(options: argparse.Namespace) -> int:
    """Do all the checks, and make nothing but reports; with `--watch` again and again."""
    if options.save_baseline:
        return review.save_baseline(options)
    if options.watch:
        watch(options.root, lambda: _look_calmly(options), time.sleep)
    return _look(options)


def _look_calmly(options: argparse.Namespace) -> None:
    """Look, and only tell of settings that are wrong: they are being edited, perhaps."""
    try:
        _look(options)
    except BadSettings as error:
        _tell_findings(error.findings)
    except (BadCall, NoSource, OSError) as error:
        print(error)


def _look(options: argparse.Namespace) -> int:
    call = read_call(options)
    advice, unwritten = review.review(call)
    # What was found is what was asked for: a report that cannot be written takes nothing from it.
    findings = [*call.findings, *(replace(found, severity="warning") for found in unwritten)]
    if options.format_findings == "json":
        print(json.dumps([finding_entry(found) for found in findings], indent=1))
        return _status(findings)
    for unit in call.units:
        print(f"\n{plain(unit.document.title.text)} · {unit.document.locale}")
        for section in section_entries(unit):
            key = (unit.document.id, section["id"], unit.document.locale)
            print(summary.section_text(section, call.baseline.get(key, {})))
    print("\n".join(review.worst_text(call, advice)))
    _tell_findings(findings)
    return _status(findings)


def translate(options: argparse.Namespace) -> int:
    """Bring template and catalogues up to date, and say what is left to translate."""
    from plainspoken import translate as translating
    from plainspoken.translation_summary import MAX_WIDTH, translation_text

    world = world_of(options)
    source = read_source(world.root)
    errors = [finding for finding in source.findings if finding.severity == "error"]
    if errors:
        print("The catalogues are left as they are until the source is mended:")
        _tell_findings(errors)
        return CONTENT
    languages = wanted_languages(world, options.language).values()
    with alone(world):
        sweep(world)
        states = translating.translate(world.root, source.handouts, tuple(languages))
    width = shutil.get_terminal_size(fallback=(MAX_WIDTH, 0)).columns
    for state in states:
        print("\n".join(translation_text(state, width)))
    return CONTENT if any(state.findings for state in states) else OK


def _executors(options: argparse.Namespace, call: Call, works: Sequence[Work]) -> Executors:
    """Return how to get an executor: of the cluster that a call names, or of this computer."""
    if options.cluster is None:
        return partial(_executor, options.jobs)
    offline = {each.engine for each in works if not VOICES[each.engine].online}
    return partial(_cluster, options.cluster, call.world, sorted(offline))


def _cluster(address: str, world: World, engines: Sequence[str], effort: int) -> Executor:
    """Return a cluster's workers, unless there is next to nothing to do."""
    return ClusterExecutor(address, world, engines) if effort else InlineExecutor()


def _executor(jobs: int, effort: int) -> Executor:
    """Return processes where they pay: each takes half a second to start."""
    if min(jobs, effort // _WORTH_A_PROCESS) <= 1:
        return InlineExecutor()
    return ProcessExecutor(min(jobs, effort))


def _status(findings: Sequence[Finding]) -> int:
    codes = {finding.code for finding in findings if finding.severity == "error"}
    return MACHINE if codes & MACHINE_CODES else CONTENT if codes else OK


def _told(call: Call, built: Entry, failures: Sequence[Finding], advice: Advised) -> str:
    """Return what there is now, line by line."""
    lines = [*summary.handouts_text(built, call.units, call.baseline)]
    lines += [*review.worst_text(call, advice), *_finding_lines([*call.findings, *failures])]
    if built["withheld"]:
        held = summary.count_words(len(built["withheld"]), "file")
        lines.append(f"{held} withheld: moved to {call.world.outputs / WITHHELD}")
    ours = {*file_paths(built), page.NAME, MANIFEST, *review.reports(call.plan.units)}
    if left := strangers(call.world.outputs, ours):
        lines.append(f"Left alone in the outputs, for they are not ours: {', '.join(left[:5])}")
    return "\n".join([*lines, *_notes(built)])


def _end(text: str, count: int, call: Call) -> str:
    """Return a text with how many files were made at its end."""
    made = f"{summary.count_words(count, 'file')} made" if count else "No file had to be made"
    return f"{text}\n{made}. Open {call.world.outputs / page.NAME}"


def _notes(built: Entry) -> list[str]:
    """Return lines of what is to be known of the kinds of file that there are."""
    there = {Path(path).suffix[1:] for path in file_paths(built)}
    return [row.note for name, row in FORMATS.items() if row.note and name in there]


def _finding_lines(findings: Sequence[Finding]) -> list[str]:
    return ["", *summary.findings_text(findings), summary.count_text(findings)]


def _tell_findings(findings: Sequence[Finding]) -> None:
    print("\n".join(_finding_lines(findings)))
