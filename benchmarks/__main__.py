"""Time the commands on the shipped handouts, in a copy, each in processes of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent
REPEATS = 5

# Runs a command and tells the peak memory of the largest of its processes, in KiB.
MEASURE = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
"""


@dataclass(frozen=True)
class Row:
    """What was timed: the best of some runs in seconds, and peak memory in MB."""

    name: str
    seconds: float
    megabytes: float


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("source", "translations"):
            shutil.copytree(PROJECT / name, root / name)
        rows = list(measure(root))
    bare = rows[0].seconds
    print(f"{'what':<36}{'seconds':>9}{'x Python start':>16}{'peak MB':>9}")
    for row in rows:
        print(f"{row.name:<36}{row.seconds:>9.2f}{row.seconds / bare:>16.1f}{row.megabytes:>9.0f}")


def measure(root: Path) -> list[Row]:
    """Return a row for each command, in the order of a day's work."""
    build = [str(PROJECT / "build.py"), "--root", str(root)]
    # Without network the choice of a voice must not wait for an answer.
    (root / "pyproject.toml").write_text("[tool.plainspoken]\nnetwork = false\n")
    section = root / "source/leukemia-treatments/02-chemotherapy.md"

    def clear() -> None:
        shutil.rmtree(root / ".plainspoken", ignore_errors=True)
        shutil.rmtree(root / "outputs", ignore_errors=True)

    def edit() -> None:
        text = section.read_text("utf-8")
        section.write_text(text.replace("over a long time", "over a long, long time"), "utf-8")

    return [
        timed("python -c pass", ["-c", "pass"]),
        timed("--help", [*build[:1], "--help"]),
        timed("check, nothing known", [build[0], "check", *build[1:]], before=clear),
        timed("check", [build[0], "check", *build[1:]]),
        timed("build, nothing known, 1 process", [*build, "--jobs", "1"], clear, 1),
        timed("build, nothing known, 2 processes", [*build, "--jobs", "2"], clear, 1),
        timed("build, nothing to do", build),
        timed("build, one English sentence edited", [*build, "--language", "en_CA"], edit, 1),
    ]


def timed(
    name: str,
    arguments: list[str],
    before: Callable[[], None] = lambda: None,
    repeats: int = REPEATS,
) -> Row:
    """Run a command some times and keep the best."""
    seconds, memory = [], []
    for _ in range(repeats):
        before()
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - start)
        before()
        command = [sys.executable, "-c", MEASURE, sys.executable, *arguments]
        memory.append(int(subprocess.check_output(command)) / 1024)
    return Row(name, min(seconds), max(memory))


if __name__ == "__main__":
    main()
