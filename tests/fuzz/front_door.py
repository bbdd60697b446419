"""A workspace with one file spoilt, through the front door: a message and a status, always.

An input is the name of a file, a command, and what the file then holds; each on a line of its own.
"""

from __future__ import annotations

import contextlib
import io
import shutil
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from plainspoken.cli import main
from tests.fuzz.readers import scratch
from tests.fuzz.strategies import texts
from tests.workspace import FIRST, GLOSSARY, HANDOUT, french, make_workspace

PO = "translations/fr_CA/LC_MESSAGES/messages.po"
COMMANDS = (
    "check", "check --format-findings json", "translate", "fix", "changed", "edition 3f9c01ab",
)  # fmt: skip
FILES = (
    "source/pills/01-your-pills.md", "source/pills/handout.toml", "source/glossary.toml",
    "source/pronunciation.fr.toml", "source/readability.json", "pyproject.toml", PO,
    "editions.jsonl", "outputs/manifest.json",
)  # fmt: skip


@cache
def good() -> Path:
    """Return a workspace in which all is well."""
    workspace = make_workspace(scratch() / "good")
    _call(workspace.root, "translate")
    french(workspace)
    return workspace.root


def _call(root: Path, command: str) -> tuple[int, str]:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
        try:
            status = main(["--root", str(root), *command.split()])
        except SystemExit as error:
            status = int(error.code or 0)
    return status, out.getvalue()


def inputs() -> st.SearchStrategy[bytes]:
    """Return files of all kinds, each with the command that meets it."""
    seeds = (FIRST, HANDOUT, GLOSSARY)
    parts = st.tuples(st.sampled_from(FILES), st.sampled_from(COMMANDS), texts(seeds))
    return parts.map(lambda t: f"{t[0]}\n{t[1]}\n".encode() + t[2])


def front_door(content: bytes) -> None:
    """The status is one of three, and nothing is told by a traceback."""
    name, command, held = content.split(b"\n", 2)
    root = scratch() / "spoilt"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(good(), root)
    path = root / name.decode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(held)
    status, told = _call(root, command.decode())
    assert status in (0, 1, 2)
    assert "Traceback" not in told
    told.encode("utf-8", "replace")
