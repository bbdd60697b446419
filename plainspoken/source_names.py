"""The folder `source/`: which handouts and sections there are, by the names of files alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plainspoken import folders
from plainspoken.captions import PICTURE_NAME
from plainspoken.errors import BadCall
from plainspoken.model import Finding, Origin
from plainspoken.text_file import is_inside

FOLDER = folders.SOURCE
GLOSSARY = f"{FOLDER}/glossary.toml"

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
# A handout's name starts with a letter, so that no section's file can have the same name.
_HANDOUT_FOLDER = re.compile(f"(?=[a-z]){_ID}")
# Windows can hold no file or folder of the first names; of the others there are folders of our
# own in the outputs.
_KEPT = frozenset(
    ["con", "prn", "aux", "nul", "go", "reports"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)
_SECTION_FILE = re.compile(rf"(?P<number>[0-9]{{2}})-(?P<id>{_ID})\.md")
_NAME_HINT = "Use small letters a to z, digits and hyphens, as in 02-chemotherapy.md."
_HANDOUT_HINT = "Use small letters a to z, digits and hyphens, a letter first."
_KEPT_HINT = "Windows or the program keeps this name for itself: take another, as in go-home."
_LENGTH = 50
"""Characters of a name; with two of them and a folder before, Windows still can hold a path."""
_LENGTH_HINT = f"Keep it to {_LENGTH} characters: Windows cannot hold long paths."
_TEXTS = (".md", ".markdown", ".mdown", ".txt", ".toml")


Listing = Mapping[str, Mapping[str, str]]
"""The id of a handout to its sections: the id of each to the path of its file."""


def list_source(root: Path) -> Listing:
    """Return which handouts there are, by their folders' names. Raises `BadCall`."""
    return {
        name: {match["id"]: f"{FOLDER}/{name}/{match.string}" for match in section_files(names)}
        for name in handout_folders(source_folder(root))
        for names in [file_names(root / FOLDER / name)]
    }


def source_folder(root: Path) -> Path:
    """Return the folder of a workspace. Raises `BadCall`."""
    folder = root / FOLDER
    if not folder.is_dir():
        raise BadCall(
            f"there is no folder {FOLDER} in {root}; plainspoken new FOLDER makes a workspace"
        )
    if not is_inside(folder, root):
        raise BadCall(f"the folder {FOLDER} in {root} is a link that leads elsewhere")
    return folder


def no_handouts() -> Finding:
    """Return the finding for a folder `source/` without a handout."""
    hint = f"Make a folder {FOLDER}/my-handout with handout.toml and 01-first-section.md."
    return error("no-handouts", "there are no handouts", FOLDER, hint)


def handout_folders(folder: Path) -> list[str]:
    """Return the names of the folders that are handouts, whatever is wrong with them."""
    entries = (entry for entry in folder.iterdir() if entry.is_dir())
    return sorted(entry.name for entry in entries if not entry.name.startswith("."))


def readable(name: str) -> str:
    """Return a file name that can be printed, whatever bytes the file system holds."""
    return name.encode("utf-8", "replace").decode()


def handout_findings(name: str, path: str) -> Iterator[Finding]:
    """Find a name that no handout can have; `path` is that of its file."""
    if hint := _trouble(name):
        message = f"a handout cannot be called {readable(name)!r}"
        yield error("file-name", message, path, hint)


def _trouble(name: str) -> str:
    """Return what to do about the name of a handout; empty if it is fine."""
    if not _HANDOUT_FOLDER.fullmatch(name):
        return _HANDOUT_HINT
    if name in _KEPT:
        return _KEPT_HINT
    return _LENGTH_HINT if len(name) > _LENGTH else ""


def file_names(folder: Path) -> list[str]:
    """Return the names of what lies in a folder of a handout, in order."""
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))


def section_files(names: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield those that are names of sections; their group `id` is the id."""
    yield from filter(None, map(_SECTION_FILE.fullmatch, names))


def name_findings(folder: str, names: Iterable[str]) -> Iterator[Finding]:
    """Find names of files that are no sections, or two of which are the same section."""
    seen: dict[str, str] = {}
    for name in names:
        path = f"{folder}/{readable(name)}"
        match = _SECTION_FILE.fullmatch(name)
        if not match:
            yield _unused(name, path)
            continue
        if len(name) > _LENGTH:
            message = f"the name of a section has {len(name)} characters"
            yield error("file-name", message, path, _LENGTH_HINT)
        for kind in ("number", "id"):
            first = seen.setdefault(f"{kind} {match[kind]}", name)
            if first != name:
                message = f"{first} has the {kind} {match[kind]} too"
                yield error("duplicate-section", message, path, "Give one of them another name.")


def _unused(name: str, path: str) -> Finding:
    """Say of a file that it is no section: an error where its author surely meant one."""
    if name.lower().endswith(_TEXTS):
        message = f"a section cannot be called {readable(name)!r}"
        return error("file-name", message, path, _NAME_HINT)
    hint = "Move it out of the folder, or write its text as a section."
    if PICTURE_NAME.fullmatch(name):
        hint = f"Move it out of the folder, or show it: ![what it shows]({name})"
    message = "nothing in here is read for the handout"
    return Finding("unused-file", "warning", message, Origin(path, 1), hint)


def error(code: str, message: str, path: str, hint: str, line: int = 1) -> Finding:
    """Return the finding for an error in a file of the source."""
    return Finding(code, "error", message, Origin(path, line), hint)
