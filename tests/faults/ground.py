"""A small workspace to be spoilt: of two texts, what undisturbed builds make of each."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from plainspoken.cli import main
from tests.conftest import Result, sign
from tests.workspace import Workspace, edit_po, french, make_workspace

PRINT = ("--release", "--format", "pdf")
SOUND = ("--voice", "espeak")

Files = Mapping[str, bytes]

MADE = ("outputs", ".plainspoken", "editions.jsonl")
"""What a build leaves in a workspace."""

BEFORES = ("nothing", "yesterday", "back")
"""What was there before: nothing; what was made of another text; and all of it in the store."""


@dataclass(frozen=True)
class Ground:
    """The workspace, and by what was there before copies of it and what is made of them."""

    workspace: Workspace
    options: tuple[str, ...]
    copies: Mapping[str, Path]
    after: Files
    editions: Mapping[str, list[str]]

    @property
    def root(self) -> Path:
        return self.workspace.root

    def lay(self, before: str) -> Files:
        """Bring the workspace to what was before a build; return its outputs."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.copies[before], self.root)
        return self.outputs()

    def outputs(self) -> Files:
        """Return what lies in the outputs, by its path there."""
        return files(self.workspace.outputs)

    def build(self, *more: str) -> Result:
        """Build in this process, as nobody disturbs it."""
        return call(self.root, *self.options, *more)


def files(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def call(root: Path, *arguments: str) -> Result:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        status = main(["--root", str(root), "--jobs", "1", *arguments])
    return Result(status, out.getvalue(), err.getvalue())


def on_record(root: Path) -> list[str]:
    """Return the editions on record, each line whole."""
    path = root / "editions.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True) if path.exists() else []
    assert all(line.endswith("\n") for line in lines), "the last line is cut"
    return [json.loads(line)["edition"] for line in lines]


@contextmanager
def ground(options: tuple[str, ...]) -> Iterator[Ground]:
    """Give a workspace that others can read too, for some faults are another user's."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield _ground(folder, options)


def _ground(folder: Path, options: tuple[str, ...]) -> Ground:
    workspace, copies = make_workspace(folder / "ws"), {n: folder / n for n in BEFORES}
    _write(workspace)
    _build(workspace, options)
    yesterday = folder / "kept"
    shutil.copytree(workspace.root, yesterday)
    _change(workspace)
    _sources(workspace.root, copies["nothing"])
    _sources(workspace.root, copies["yesterday"])
    _made(yesterday, copies["yesterday"])
    _build(workspace, options)
    _sources(workspace.root, copies["back"])
    _made(yesterday, copies["back"])
    shutil.rmtree(copies["back"] / ".plainspoken")
    shutil.copytree(workspace.root / ".plainspoken", copies["back"] / ".plainspoken")
    after = files(workspace.outputs)
    editions = {before: _editions(workspace, copies[before], options) for before in copies}
    assert files(workspace.outputs) == after, "what was before has a say in what is made"
    return Ground(workspace, options, copies, after, editions)


def _write(workspace: Workspace) -> None:
    """Write the text of yesterday, complete and without a warning, and let it be signed."""
    call(workspace.root, "translate")
    french(workspace)
    edit_po(workspace.po(), lambda _, text: text.replace("pouvez l’écrire", "pouvez le dire"))
    sign(partial(call, workspace.root), workspace)


def _change(workspace: Workspace) -> None:
    """Change a dose in both languages, and let that be signed."""
    workspace.edit("source/pills/01-your-pills.md", "one pill", "two pills")
    call(workspace.root, "translate")
    said = "Prenez **deux pilules** par jour, de 2 à 3 semaines. Un blaste est une cellule (LLA)."
    edit_po(workspace.po(), lambda msgid, text: said if "two pills" in msgid else text)
    sign(partial(call, workspace.root), workspace)


def _build(workspace: Workspace, options: tuple[str, ...]) -> None:
    done = call(workspace.root, *options)
    assert done.status == 0, done.out + done.err


def _editions(workspace: Workspace, copy: Path, options: tuple[str, ...]) -> list[str]:
    shutil.rmtree(workspace.root)
    shutil.copytree(copy, workspace.root)
    _build(workspace, options)
    return on_record(workspace.root)


def _sources(root: Path, target: Path) -> None:
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(*MADE))


def _made(root: Path, target: Path) -> None:
    for name in MADE:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name)
        elif (root / name).exists():
            shutil.copy(root / name, target / name)
