"""Pages of handouts beside the files of a build, as staff copy them to a stick."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from plainspoken.languages import LANGUAGES
from plainspoken.model import Contact, File
from plainspoken.plan import Unit, make_plan
from plainspoken.speech.times import read_times
from plainspoken.walk import figures
from plainspoken.web.page import Page, handout_page, path
from plainspoken.world import World

CLINIC = Contact("North Shore Clinic", "604-555-0100", "1 Main Street")


def page_of(unit: Unit, files: tuple[File, ...] = (), root: Path = Path(), url: str = "") -> Page:
    document = unit.document
    return Page(
        document=document,
        language=unit.language,
        edition=unit.edition,
        contact=CLINIC,
        voice=f"espeak {unit.language.espeak}",
        draft=True,
        files=files,
        pictures={
            figure.path: (root / figure.path).read_bytes() for figure in figures(document.sections)
        },
        others=tuple(row for row in LANGUAGES.values() if row.locale != document.locale),
        base_url=url,
    )


def units(root: Path) -> tuple[Unit, ...]:
    return make_plan(World(root, root / "outputs"), LANGUAGES).units


def write_pages(root: Path, outputs: Path, site: Path) -> None:
    """Write a page for each unit of a workspace that was built, its files beside it."""
    manifest = json.loads((outputs / "manifest.json").read_text("utf-8"))
    entries = {(entry["id"], entry["locale"]): entry for entry in manifest["handouts"]}
    for unit in units(root):
        handout, locale = unit.document.id, unit.document.locale
        files = tuple(_files(entries[handout, locale], handout, locale))
        target = site / path(handout, locale)
        target.parent.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copy(outputs / file.key, site / file.path)
        target.write_bytes(handout_page(page_of(unit, files, root)))


def _files(entry: dict[str, Any], handout: str, locale: str) -> list[File]:
    """Return the files that a manifest lists; `key` is where the build put each."""
    return [
        File(
            format=file["format"],
            section=None if part is entry else part["id"],
            path=f"{handout}/{locale}/{Path(file['path']).name}",
            label=f"{file['format'].upper()}: {part['title']}",
            bytes=file["bytes"],
            sha256=file["sha256"],
            key=file["path"],
            times=read_times(file.get("times", ())),
        )
        for part in (entry, *entry["sections"])
        for file in part["files"]
        if file["format"] in ("pdf", "mp3", "txt")
    ]
