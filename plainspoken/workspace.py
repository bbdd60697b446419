"""The workspace that a call of the command line is about."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plainspoken import folders
from plainspoken.errors import BadCall
from plainspoken.languages import LANGUAGES
from plainspoken.settings import read_settings
from plainspoken.speech.voices import AUTO, VOICES
from plainspoken.text_file import is_inside
from plainspoken.world import World


def world_of(options: argparse.Namespace) -> World:
    """Return the workspace of a call. Raises `BadCall` and `BadSettings`."""
    check_options(options)
    if not options.root.is_dir():
        raise BadCall(f"there is no folder {options.root}")
    outputs = options.root / folders.OUTPUTS if options.outputs is None else options.outputs
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
    for name in (folders.SOURCE, folders.TRANSLATIONS, folders.STORE):
        if is_inside(outputs, root / name):
            raise BadCall(f"the outputs cannot lie in {name}")
