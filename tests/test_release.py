"""What may be handed out: `--release` makes all of it, or nothing."""

from __future__ import annotations

import re

import pytest

from tests import gtts_server as fake
from tests.conftest import Run, sign
from tests.gtts_server import Service
from tests.workspace import Workspace

LONG = "\n\n" + "word " * 29 + "word.\n"


def sounds(workspace: Workspace) -> int:
    return len(list(workspace.outputs.rglob("*.mp3")))


def outputs(workspace: Workspace) -> dict[str, bytes]:
    return {name: each for name, each in workspace.all_files().items() if "outputs/" in name}


def test_a_draft_voice_is_not_released(run: Run, translated: Workspace) -> None:
    result = run("--release", "--voice", "espeak")
    assert result.status == 2
    assert "espeak, the voice of pills in fr_CA, is a draft [draft-voice]" in result.out
    assert sounds(translated) == 0


def test_print_alone_needs_no_voice(run: Run, translated: Workspace) -> None:
    sign(run, translated, "--language", "en_CA")
    assert (
        run("--release", "--format", "pdf", "--voice", "espeak", "--language", "en_CA").status == 0
    )


def test_print_is_not_released_beside_draft_recordings(run: Run, translated: Workspace) -> None:
    run("--format", "mp3", "--voice", "espeak", "--language", "en_CA")
    sign(run, translated, "--language", "en_CA")
    release = ("--release", "--format", "pdf", "--language", "en_CA")
    result = run(*release)
    assert result.status == 2
    assert "is a draft [draft-voice]" in result.out
    assert "Print alone is released where no recordings" in result.out
    for sound in translated.outputs.rglob("*.mp3"):
        sound.unlink()
    assert run(*release).status == 0


def test_what_is_right_is_released(google: Service, run: Run, translated: Workspace) -> None:
    sign(run, translated, "--language", "en_CA")
    assert run("--release", "--language", "en_CA").status == 0
    assert sounds(translated) == 3


def test_an_open_warning_is_not_released(
    google: Service,
    run: Run,
    translated: Workspace,
) -> None:
    text = translated.first.read_text("utf-8")
    translated.first.write_text(text + LONG, "utf-8")
    result = run("--release", "--language", "en_CA")
    assert result.status == 1
    assert "a warning is neither mended nor accepted [open-warning]" in result.out
    assert sounds(translated) == 0
    told = re.search(r"allow long-sentence \w+ because", result.out)
    assert told
    comment = f"\n\n<!-- plainspoken: {told[0]} it is a test -->"
    translated.first.write_text(text + comment + LONG, "utf-8")
    sign(run, translated, "--language", "en_CA")
    assert run("--release", "--language", "en_CA").status == 0
    assert sounds(translated) == 3


def test_nothing_withheld_is_released(
    google: Service,
    run: Run,
    translated: Workspace,
) -> None:
    run()
    translated.edit("source/pills/01-your-pills.md", "one pill", "two pills")
    before = outputs(translated)
    assert run("--release").status == 1
    google.faults += [fake.status(503)] * 99
    assert run("--release", "--language", "en_CA").status == 2
    assert outputs(translated) == before


@pytest.mark.parametrize("command", ["check", "translate", "say"])
def test_only_a_build_is_released(run: Run, workspace: Workspace, command: str) -> None:
    assert "--release goes with build" in run(command, "--release").err
