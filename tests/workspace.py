"""A workspace of one handout with everything a handout may hold, small enough to build often."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

HANDOUT = """\
title = "Your new pills"
summary = "How to take your pills."
audience = "For people who start a treatment (ALL)."
notice = "General information. Talk to your care team."
order = 1

[[sources]]
title = "Taking pills"
publisher = "A public source"
url = "https://example.org"
"""

FIRST = """\
# Your pills

<!-- translators: "in all" is the word, not the acronym -->
Take **one pill** a day for 2–3 weeks in all. A blast is a cell (ALL).

## When to call

Call your team:

- if fewer than 5% of the blasts are left
- if you feel ill:
  - day or night
  - at home

1. Read [this page](https://example.org/pills).
2. Wait for us.

> Ask your care team.
"""

SECOND = """\
# Your questions

What do I ask first?
___
___

You can write it down.
"""

GLOSSARY = """\
[[terms]]
term = "blast"
definition = "A young cell."
forms = ["blasts"]
note = "In French: blaste."

[[acronyms]]
letters = "ALL"
expansion = "acute lymphocytic leukemia"
note = "In French: LLA."
"""

FRENCH: Mapping[str, str] = {
    "Your new pills": "Vos nouvelles pilules",
    "How to take your pills.": "Comment prendre vos pilules.",
    "For people who start a treatment (ALL).": "Pour qui commence un traitement (LLA).",
    "General information. Talk to your care team.": "Renseignements généraux. Parlez-en.",
    "Taking pills": "Prendre des pilules",
    "A public source": "Une source publique",
    "Your pills": "Vos pilules",
    "Take **one pill** a day for 2–3 weeks in all. A blast is a cell (ALL).": (
        "Prenez **une pilule** par jour, de 2 à 3 semaines. Un blaste est une cellule (LLA)."
    ),
    "When to call": "Quand appeler",
    "Call your team:": "Appelez votre équipe\u00a0:",
    "if fewer than 5% of the blasts are left": "s’il reste moins de 5\u00a0% des blastes",
    "if you feel ill:": "si vous êtes malade\u00a0:",
    "day or night": "le jour ou la nuit",
    "at home": "à la maison",
    "Read [this page](https://example.org/pills).": "Lisez [cette page](https://example.org/pills).",
    "Wait for us.": "Attendez-nous.",
    "Ask your care team.": "Demandez à votre équipe.",
    "Your questions": "Vos questions",
    "What do I ask first?": "Que demander en premier?",
    "You can write it down.": "Vous pouvez l’écrire.",
    "blast": "blaste",
    "A young cell.": "Une jeune cellule.",
    "blast, blasts": "blaste, blastes",
    "ALL": "LLA",
    "acute lymphocytic leukemia": "leucémie lymphoblastique aiguë",
}


@dataclass(frozen=True)
class Workspace:
    root: Path

    @property
    def outputs(self) -> Path:
        return self.root / "outputs"

    @property
    def first(self) -> Path:
        return self.root / "source" / "pills" / "01-your-pills.md"

    def path(self, name: str) -> Path:
        return self.root / name

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        path.write_bytes(text.replace(old, new).encode())

    def po(self, locale: str = "fr_CA") -> Path:
        return self.root / f"translations/{locale}/LC_MESSAGES/messages.po"

    def line(self, name: str, words: str) -> int:
        """Return the line, from 1, on which words stand."""
        lines = (self.root / name).read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def all_files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def make_workspace(root: Path) -> Workspace:
    workspace = Workspace(root)
    workspace.write("source/glossary.toml", GLOSSARY)
    workspace.write("source/pills/handout.toml", HANDOUT)
    workspace.write("source/pills/01-your-pills.md", FIRST)
    workspace.write("source/pills/02-your-questions.md", SECOND)
    return workspace


def own_phrases(locale: str) -> Mapping[str, str]:
    """Return the program's phrases in a language, out of the project's own catalogue."""
    path = Path(__file__).parent.parent / f"translations/{locale}/LC_MESSAGES/messages.po"
    with path.open("rb") as file:
        catalog = read_po(file, locale=locale)
    return {
        str(message.id): str(message.string)
        for message in catalog
        if any("phrases.toml" in location for location, _ in message.locations)
    }


def french(workspace: Workspace) -> None:
    """Translate everything."""
    known = {**own_phrases("fr_CA"), **FRENCH}
    edit_po(workspace.po(), lambda msgid, text: text or known[msgid])


def edit_po(path: Path, change: Callable[[str, str], str]) -> None:
    """Change translations as a translator's editor would; what is changed is fuzzy no longer."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    for message in catalog:
        if message.id:
            new = change(str(message.id), str(message.string))
            if new != message.string:
                message.string = new
                message.flags.discard("fuzzy")
    _save(path, catalog)


def set_fuzzy(path: Path, msgid: str) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    catalog[msgid].flags.add("fuzzy")
    _save(path, catalog)


def _save(path: Path, catalog: Catalog) -> None:
    with path.open("wb") as file:
        write_po(file, catalog, include_lineno=False, width=1_000_000)


def normal(text: str) -> str:
    """Fold white space, no-break spaces too."""
    return re.sub(r"\s+", " ", text).strip()
