"""What a page is made of, without a build."""

from __future__ import annotations

from pathlib import Path

from plainspoken.files import File
from plainspoken.languages import LANGUAGES
from plainspoken.model import Contact
from plainspoken.plan import Unit, make_plan, read_ground
from plainspoken.walk import figures
from plainspoken.web.page import Page
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
    return make_plan(read_ground(World(root, root / "outputs"), LANGUAGES)).units
