"""The commands: each reads the workspace, does one thing, tells what came of it."""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import replace

from plainspoken import review, summary
from plainspoken.call import read_call, wanted_languages
from plainspoken.errors import CONTENT, OK, BadCall
from plainspoken.inline import plain
from plainspoken.lock import alone
from plainspoken.manifest import finding_entry, section_entries
from plainspoken.model import Finding
from plainspoken.settings import BadSettings
from plainspoken.source import read_source
from plainspoken.sweeping import sweep
from plainspoken.watch import watch
from plainspoken.workspace import world_of


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
        _tell(error.findings)
    except (BadCall, OSError) as error:
        print(error)


def _look(options: argparse.Namespace) -> int:
    call = read_call(options)
    advice, unwritten = review.review(call)
    # What was found is what was asked for: a report that cannot be written takes nothing from it.
    findings = [*call.findings, *(replace(found, severity="warning") for found in unwritten)]
    if options.format_findings == "json":
        print(json.dumps([finding_entry(found) for found in findings], indent=1))
        return summary.status(findings)
    for unit in call.units:
        print(f"\n{plain(unit.document.title.text)} · {unit.document.locale}")
        for section in section_entries(unit):
            key = (unit.document.id, section["id"], unit.document.locale)
            print(summary.section_text(section, call.baseline.get(key, {})))
    print("\n".join(review.worst_text(call, advice)))
    _tell(findings)
    return summary.status(findings)


def translate(options: argparse.Namespace) -> int:
    """Bring template and catalogues up to date, and say what is left to translate."""
    from plainspoken import translate as translating
    from plainspoken.translation_summary import MAX_WIDTH, translation_text

    world = world_of(options)
    languages = wanted_languages(world, options.language).values()
    with alone(world):
        sweep(world)
        source = read_source(world.root)
        errors = [finding for finding in source.findings if finding.severity == "error"]
        if errors:
            print("The catalogues are left as they are until the source is mended:")
            _tell(errors)
            return CONTENT
        states = translating.translate(world.root, source.handouts, tuple(languages))
    width = shutil.get_terminal_size(fallback=(MAX_WIDTH, 0)).columns
    for state in states:
        print("\n".join(translation_text(state, width)))
    return CONTENT if any(state.findings for state in states) else OK


def _tell(findings: Sequence[Finding]) -> None:
    print("\n".join(summary.findings_lines(findings)))
