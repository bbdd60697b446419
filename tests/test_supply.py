"""The locks: nothing is installed that they do not name, and there are wheels for each system."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

from plainspoken.speech.voices.kokoro_files import INSTALL_RUNTIME
from tests.test_install import write_wheel
from tools.lock import LOCKS, Pin, spelt

PROJECT = Path(__file__).parent.parent

NO_WHEEL = {"docopt"}
"""A library in Python alone, of 2014, that num2words needs for a command that we never call."""

_BLOCK = re.compile(
    r"(?P<names>(?:# \S+\n)+)(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; (?P<marker>[^\\\n]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)


def pins(lock: str) -> list[Pin]:
    head, *blocks = (PROJECT / lock).read_text("utf-8").split("\n\n")
    assert head.startswith("# Made by")
    return [pin for block in blocks for pin in _pins(block.rstrip("\n") + "\n")]


def _pins(block: str) -> Iterator[Pin]:
    match = _BLOCK.fullmatch(block)
    assert match, block
    names = re.findall(r"# (\S+)", match["names"])
    files = dict(zip(names, re.findall(r"sha256:(\w+)", match["hashes"]), strict=True))
    yield Pin(match["name"], match["version"], match["marker"] or "", files)


def wanted(*extras: str) -> list[Requirement]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for extra in extras for line in optional[extra])]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_as_it_was_written_and_has_no_address(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    assert not re.search(r"https?:|file:|\.\.|(^|\s)/|index|find-links", text)
    assert "".join(map(spelt, pins(lock))) == text.partition("\n")[2]


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", ("neural",)), ("requirements-dev.lock", ("dev", "hearing"))],
)
def test_a_lock_has_all_that_is_wanted(lock: str, extras: tuple[str, ...]) -> None:
    """If this fails, the project asks for something else than it did: python -m tools.lock."""
    locked: dict[str, list[str]] = {}
    for pin in pins(lock):
        locked.setdefault(pin.name, []).append(pin.version)
    for each in wanted(*extras):
        versions = locked.get(canonicalize_name(each.name), [])
        assert versions, f"{each} is not in {lock}"
        assert all(version in each.specifier for version in versions), f"{each}: {versions}"


def test_the_runtime_that_people_are_told_to_install_is_ours() -> None:
    (runtime,) = wanted("neural")[len(wanted()) :]
    assert f'"{runtime}"' in INSTALL_RUNTIME


def test_the_tests_run_with_what_the_program_is_installed_with() -> None:
    def lines(lock: str) -> set[str]:
        return {spelt(pin) for pin in pins(lock)}

    assert lines("requirements.lock") <= lines("requirements-dev.lock")


def test_the_lowest_versions_are_those_that_are_promised() -> None:
    locked = {pin.name: pin.version for pin in pins("requirements-lowest.lock")}
    for each in wanted():
        (bound,) = [spec.version for spec in each.specifier if spec.operator == ">="]
        assert Version(locked[canonicalize_name(each.name)]) == Version(bound), each


def linux() -> Iterator[str]:
    """Yield what a Debian 12 or an Ubuntu 22.04 takes."""
    yield from (f"manylinux_2_{minor}_x86_64" for minor in range(35, 4, -1))
    yield from ("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64")


SYSTEMS = {
    "Linux": (list(linux()), {"sys_platform": "linux", "platform_machine": "x86_64"}),
    "macOS": (
        list(mac_platforms((14, 0), "arm64")),
        {"sys_platform": "darwin", "platform_machine": "arm64"},
    ),
    "Windows": (["win_amd64"], {"sys_platform": "win32", "platform_machine": "AMD64"}),
}


def tags(python: tuple[int, int], platforms: list[str]) -> set[Tag]:
    return {
        *cpython_tags(python, platforms=platforms),
        *compatible_tags(python, f"cp{python[0]}{python[1]}", platforms),
    }


@pytest.mark.parametrize(
    "python", [(3, 11), (3, 12), (3, 13), (3, 14)], ids=lambda it: f"{it[0]}.{it[1]}"
)
@pytest.mark.parametrize("system", SYSTEMS)
def test_each_library_has_a_wheel(system: str, python: tuple[int, int]) -> None:
    """Nobody who installs the program needs a compiler."""
    platforms, there = SYSTEMS[system]
    version = {"python_version": f"{python[0]}.{python[1]}"}
    version["python_full_version"] = f"{version['python_version']}.0"
    fit = tags(python, platforms)
    without = set()
    for pin in pins("requirements.lock"):
        if pin.marker and not Marker(pin.marker).evaluate({**there, **version}):
            continue
        wheels = [name for name in pin.files if name.endswith(".whl")]
        if not any(parse_wheel_filename(name)[3] & fit for name in wheels):
            without.add(pin.name)
    assert without == NO_WHEEL


@pytest.mark.parametrize("changed", [False, True], ids=["as locked", "changed"])
def test_pip_takes_what_is_locked_and_nothing_else(tmp_path: Path, changed: bool) -> None:
    wheel = write_wheel(tmp_path / "shelf", "quiet-lib", b"as it was", "1.0")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    pin = Pin("quiet-lib", "1.0", "python_full_version >= '3.11'", {wheel.name: digest})
    (tmp_path / "some.lock").write_text(spelt(pin), "utf-8")
    if changed:
        write_wheel(tmp_path / "shelf", "quiet-lib", b"as it is now", "1.0")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-index", "--require-hashes"]
    options = ["-f", str(tmp_path / "shelf"), "-d", str(tmp_path / "out"), "-r", "some.lock"]
    done = subprocess.run(
        [*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode != 0) == changed, done.stderr
    assert ("DO NOT MATCH THE HASHES" in done.stderr) == changed
