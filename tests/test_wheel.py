"""The wheel that others install: nothing is missing in it, and it works where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pymupdf
import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.workspace import normal

PROJECT = Path(__file__).parent.parent

OLDEST_BUILDER = Version("77")
"""Setuptools, as `[build-system]` has it."""

needs_builder = pytest.mark.skipif(
    Version(metadata.version("setuptools")) < OLDEST_BUILDER and "CI" not in os.environ,
    reason="needs setuptools 77: pip install '.[dev]'",
)
pytestmark = needs_builder


def call(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tracked() -> list[str]:
    listed = call("git", "ls-files", "-z", "-co", "--exclude-standard", cwd=PROJECT)
    return [name for name in listed.split("\0") if name and (PROJECT / name).is_file()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, made from a copy of the project, and the source archive."""
    folder = tmp_path_factory.mktemp("built")
    for name in tracked():
        (folder / "project" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / "project" / name)
    make_wheel(folder / "project", folder)
    archive = "from setuptools.build_meta import build_sdist; build_sdist('..')"
    call(sys.executable, "-c", archive, cwd=folder / "project")
    return folder


def make_wheel(source: Path, folder: Path) -> None:
    options = ("--no-deps", "--no-index", "--no-build-isolation", "-w", folder)
    call(sys.executable, "-m", "pip", "wheel", "-q", *options, source, cwd=folder)


def wheel_of(folder: Path) -> Path:
    (wheel,) = folder.glob("*.whl")
    return wheel


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("RECORD")}


def test_the_wheel_has_the_whole_package_and_nothing_else(built: Path) -> None:
    there = contents(wheel_of(built))
    ours = {name for name in tracked() if name.startswith("plainspoken/")}
    assert {name for name in there if ".dist-info/" not in name} == ours
    assert [name for name in there if name.endswith("dist-info/licenses/LICENSE")]


def test_the_source_archive_is_whole_and_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as file:
        file.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert [name for name in tracked() if not (source / name).is_file()] == []
    make_wheel(source, tmp_path)
    assert contents(wheel_of(tmp_path)) == contents(wheel_of(built))


def needed(name: str, seen: set[str]) -> Iterator[metadata.Distribution]:
    """Yield the libraries, as they are installed here, that one of them asks for, and itself."""
    if name not in seen:
        seen.add(name)
        library = metadata.distribution(name)
        yield library
        yield from all_needed(library.requires or [], seen)


def all_needed(lines: list[str], seen: set[str]) -> Iterator[metadata.Distribution]:
    for wanted in map(Requirement, lines):
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield from needed(wanted.name, seen)


def lend(wheel: Path, site: Path) -> None:
    """Put links to the libraries that the wheel asks for, and to no others, into a site folder."""
    with zipfile.ZipFile(wheel) as file:
        (name,) = (each for each in file.namelist() if each.endswith("dist-info/METADATA"))
        lines = metadata.PathDistribution(zipfile.Path(file, f"{name.rpartition('/')[0]}/"))
        asked = lines.requires or []
    for library in all_needed(asked, set()):
        for top in {path.parts[0] for path in library.files or [] if ".." not in path.parts}:
            there = site / top
            if top != "__pycache__" and not there.exists():
                there.symlink_to(str(library.locate_file(top)))


@pytest.fixture(scope="module")
def clean(built: Path) -> Path:
    """A Python that has our wheel and what it asks for; its folder of programs."""
    home = built / "clean"
    venv.create(home, symlinks=os.name != "nt")
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(call(programs / "python", "-c", where, cwd=home).strip())
    pip = (sys.executable, "-m", "pip", "--python", programs / "python")
    call(*pip, "install", "-q", "--no-deps", "--no-index", wheel_of(built), cwd=home)
    lend(wheel_of(built), site)
    return programs


def test_it_borrows_nothing_from_the_tests(clean: Path, tmp_path: Path) -> None:
    found = "import importlib.util as u; print([n for n in {names} if u.find_spec(n)])"
    names = ["pytest", "hypothesis", "pymupdf", "pikepdf", "packaging", "ruff", "pip"]
    assert call(clean / "python", "-c", found.format(names=names), cwd=tmp_path).strip() == "[]"
    ours = "import plainspoken; print(plainspoken.__file__)"
    assert str(clean.parent) in call(clean / "python", "-c", ours, cwd=tmp_path)


def test_a_clinic_starts_from_the_wheel(clean: Path, tmp_path: Path) -> None:
    said = call(clean / "plainspoken", "new", "my-clinic", cwd=tmp_path)
    assert "cd my-clinic" in said
    clinic = tmp_path / "my-clinic"
    checked = call(clean / "plainspoken", "check", cwd=clinic)
    assert normal(checked).endswith("0 errors, 0 warnings")
    assert call(clean / "python", "build.py", "check", cwd=clinic) == checked
    call(clean / "python", "build.py", "--voice", "espeak", cwd=clinic)
    for locale, words in (("en_CA", "What is in this handout"), ("fr_CA", "Dans ce document")):
        stem = clinic / f"outputs/your-visit/{locale}/your-visit_{locale}"
        kinds = {path.suffix for path in stem.parent.iterdir()}
        assert kinds == {".pdf", ".mp3", ".txt", ".epub", ".html"}
        with pymupdf.open(f"{stem}.pdf") as document:
            assert words in normal(" ".join(page.get_text() for page in document))
            assert all("Atkinson" in font[3] for page in document for font in page.get_fonts())
    again = call(clean / "plainspoken", "--voice", "espeak", cwd=clinic)
    assert "No file had to be made" in again


def test_it_says_its_own_name(clean: Path, tmp_path: Path) -> None:
    assert "usage: plainspoken" in call(clean / "plainspoken", "--help", cwd=tmp_path)
