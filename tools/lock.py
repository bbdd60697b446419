"""`python -m tools.lock`: write anew which file of which release of each library we take.

uv resolves for all systems and Pythons at once. Its file has the address of each release; ours
has none, so that a mirror or a folder of wheels will do. What pip reads are the versions and the
digests; the names of the files are in comments, in the order of the digests, for people and for
the test that asks on which systems there are wheels.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
OLDEST = "3.11"

LOCKS: Mapping[str, Sequence[str]] = {
    "requirements.lock": ("pyproject.toml", "--extra", "neural"),
    "requirements-dev.lock": ("pyproject.toml", "--extra", "dev", "--extra", "hearing"),
    "requirements-lowest.lock": ("pyproject.toml", "--resolution", "lowest-direct"),
    "requirements-build.lock": ("tools/build.in",),
}
"""What each lock has: what the program and its natural voice need; what its tests need too; what
the program needs, in the lowest versions that it promises to work with; what builds it."""

_HEAD = "# Made by: python -m tools.lock (see CONTRIBUTING.md). Do not edit.\n"
_EVERYWHERE = f"python_full_version >= '{OLDEST}'"


@dataclass(frozen=True, slots=True)
class Pin:
    """One release of a library; `files` has the SHA-256 of each file by its name.

    `marker` tells where it is wanted; empty: everywhere.
    """

    name: str
    version: str
    marker: str
    files: Mapping[str, str]


def resolve(wanted: Sequence[str]) -> Iterator[Pin]:
    """Yield the releases that uv takes. Raises `CalledProcessError`; uv says why."""
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "pylock.toml"
        command = [sys.executable, "-m", "uv", "--quiet", "pip", "compile", *wanted]
        options = ["--universal", "--python-version", OLDEST, "--format", "pylock.toml"]
        subprocess.run([*command, *options, "-o", str(lock)], cwd=PROJECT, check=True)
        packages = tomllib.loads(lock.read_text("utf-8"))["packages"]
    for package in packages:
        yield _pin(package)


def _pin(package: Mapping[str, Any]) -> Pin:
    marker = package.get("marker", "").removeprefix(_EVERYWHERE).removeprefix(" and ")
    files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
    digests = {file["url"].rpartition("/")[2]: file["hashes"]["sha256"] for file in files}
    return Pin(package["name"], package["version"], marker, dict(sorted(digests.items())))


def spelt(pin: Pin) -> str:
    """Return the lines of a release in a file of requirements."""
    names = "".join(f"# {name}\n" for name in pin.files)
    marker = f" ; {pin.marker}" if pin.marker else ""
    hashes = "".join(f" \\\n    --hash=sha256:{digest}" for digest in pin.files.values())
    return f"\n{names}{pin.name}=={pin.version}{marker}{hashes}\n"


def main() -> None:
    """Write all locks."""
    for name, wanted in LOCKS.items():
        lines = "".join(map(spelt, resolve(wanted)))
        (PROJECT / name).write_text(_HEAD + lines, "utf-8")


if __name__ == "__main__":
    main()
