"""Recordings to listen to, made by the program as its users call it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po

from tests.workspace import edit_po, own_phrases

HERE = Path(__file__).parent
_BUILD = HERE.parent.parent / "build.py"
_CATALOGUE = "translations/fr_CA/LC_MESSAGES/messages.po"


def make_workspace(root: Path) -> None:
    """Copy the test handout to a folder that does not exist yet, with its translation."""
    shutil.copytree(HERE / "workspace", root, ignore=shutil.ignore_patterns("*.po"))
    call(root, "translate")
    with (HERE / "workspace/fr_CA.po").open("rb") as file:
        written = {str(each.id): str(each.string) for each in read_po(file)}
    known = {**own_phrases("fr_CA"), **written}
    edit_po(root / _CATALOGUE, lambda msgid, text: known[msgid])


def record(root: Path, voice: str, locale: str) -> Path:
    """Return the MP3 of the whole handout, said by a voice in a language."""
    call(root, "--voice", voice, "--language", locale, "--format", "mp3")
    return root / f"outputs/clinic/{locale}/clinic_{locale}.mp3"


def edition_start(root: Path, recording: Path) -> float:
    """Return when a recording begins to say its edition, in seconds: that is the last it says."""
    manifest = json.loads((root / "outputs/manifest.json").read_text("utf-8"))
    path = recording.relative_to(root / "outputs").as_posix()
    (file,) = (f for h in manifest["handouts"] for f in h["files"] if f["path"] == path)
    return float(file["times"][-1][1])


def call(root: Path, *arguments: str) -> None:
    """Call the program for a workspace; what it says when it fails is in the error."""
    command = [sys.executable, str(_BUILD), *arguments, "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}"
