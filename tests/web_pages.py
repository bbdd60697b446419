"""Pages of handouts beside the files of a build, as staff copy them to a stick."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plainspoken.addresses import web_page
from plainspoken.files import File
from plainspoken.formats import FORMATS
from plainspoken.languages import LANGUAGES
from plainspoken.model import Contact, Handout
from plainspoken.plan import Unit, make_plan
from plainspoken.speech.times import read_times
from plainspoken.walk import figures
from plainspoken.web.page import Page, handout_page
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


def write_pages(root: Path) -> None:
    """Write a page for each unit of a workspace that was built, beside its files."""
    outputs = root / "outputs"
    manifest = json.loads((outputs / "manifest.json").read_text("utf-8"))
    entries = {(entry["id"], entry["locale"]): entry for entry in manifest["handouts"]}
    for unit in units(root):
        entry = entries[unit.document.id, unit.document.locale]
        page = page_of(unit, tuple(_files(entry, unit.document)), root)
        path = outputs / web_page(unit.document.id, unit.document.locale)
        path.write_bytes(handout_page(page))


def _files(entry: dict[str, Any], document: Handout) -> Iterator[File]:
    """Yield the files that a manifest lists, but for pages."""
    for part in (entry, *entry["sections"]):
        for file in (file for file in part["files"] if file["format"] != "html"):
            row = FORMATS[file["format"]]
            yield File(
                format=file["format"],
                section=None if part is entry else part["id"],
                path=file["path"],
                label=row.label(document, part["title"], file[row.extent], file["bytes"]),
                bytes=file["bytes"],
                sha256=file["sha256"],
                key="",
                times=read_times(file.get("times", ())),
            )
