"""All files of a handout in one: a zip that is whole, current, and without what is withheld."""

from __future__ import annotations

import zipfile
from pathlib import Path

from plainspoken.circulation import FOLDER
from tests.conftest import Run
from tests.workspace import Workspace, edit_po

ZIP = "pills/pills.zip"


def held(workspace: Workspace) -> dict[str, bytes]:
    with zipfile.ZipFile(workspace.outputs / ZIP) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def placed(workspace: Workspace) -> dict[str, bytes]:
    files = (path for path in (workspace.outputs / "pills").rglob("*") if path.is_file())
    named = {path.relative_to(workspace.outputs).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in named.items() if name != ZIP}


def test_it_holds_the_folder_of_its_handout(run: Run, translated: Workspace) -> None:
    assert run().status == 0
    assert held(translated) == placed(translated)
    before = (translated.outputs / ZIP).stat().st_mtime_ns
    assert run().status == 0
    assert (translated.outputs / ZIP).stat().st_mtime_ns == before, "nothing is made twice"


def test_what_is_withheld_is_not_in_it(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    edit_po(translated.po(), lambda old, new: "" if old == "Wait for us." else new)
    assert run("--format", "pdf").status == 1
    assert held(translated) == placed(translated)
    assert not [name for name in held(translated) if "fr_CA" in name]


def test_a_zip_that_somebody_changed_is_made_again(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    good = (translated.outputs / ZIP).read_bytes()
    (translated.outputs / ZIP).write_bytes(good[:-9])
    assert run("--format", "pdf").status == 0
    assert (translated.outputs / ZIP).read_bytes() == good


def test_it_goes_with_its_handout(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    translated.path("source/pills").rename(translated.path("source/tablets"))
    assert run("--format", "pdf").status == 0
    assert not (translated.outputs / ZIP).exists()
    assert (translated.outputs / FOLDER / ZIP).exists()
    assert (translated.outputs / "tablets/tablets.zip").exists()


def test_where_it_cannot_be_written_all_else_is_there(run: Run, translated: Workspace) -> None:
    blocked: Path = translated.outputs / ZIP
    blocked.mkdir(parents=True)
    (blocked / "mine").write_text("mine")
    result = run("--format", "pdf")
    assert result.status == 2
    assert "pills.zip cannot be written" in result.out
    assert (translated.outputs / "pills/fr_CA/pills_fr_CA.pdf").exists()
