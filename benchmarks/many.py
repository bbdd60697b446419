"""How it grows: `python -m benchmarks.many 10 100 1000` builds that many small handouts.

Each has six short sections in two languages, and a voice that costs nothing. Everything runs in
processes of its own in a temporary folder; 1,000 handouts take about half an hour.
"""

from __future__ import annotations

import argparse
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from benchmarks.__main__ import MEASURE, PROJECT

SECTIONS = 6
_FEW, _SHOWN = 100, 16
CATALOGUE = "translations/fr_CA/LC_MESSAGES/messages.po"

HANDOUT = """\
title = "Your care, part {h}"
summary = "Learn how to take care of yourself, part {h}."
audience = "For people who start a treatment, part {h}."
order = {h}

[[sources]]
title = "Taking care, part {h}"
publisher = "A public source"
url = "https://example.org/{h}"
"""
SECTION = """\
# Day {s} of part {h}

Drink {n} cups of water. Call us if you feel ill on day {s} of part {h}.

## What to do on day {s} of part {h}

- Rest for {n} hours on day {s} of part {h}.
- Walk for {m} minutes on day {s} of part {h}.
"""
FRENCH = (
    ("Your care, part", "Vos soins, partie"),
    ("Learn how to take care of yourself, part", "Apprenez à prendre soin de vous, partie"),
    (
        "For people who start a treatment, part",
        "Pour les personnes qui commencent un traitement, partie",
    ),
    ("Taking care, part", "Prendre soin, partie"),
    ("A public source", "Une source publique"),
    ("What to do on day", "Quoi faire le jour"),
    ("Call us if you feel ill on day", "Appelez-nous si vous allez mal le jour"),
    ("hours on day", "heures le jour"),
    ("minutes on day", "minutes le jour"),
    ("Drink", "Buvez"),
    ("cups of water", "tasses d’eau"),
    ("Rest for", "Reposez-vous pendant"),
    ("Walk for", "Marchez pendant"),
    ("Day", "Jour"),
    ("of part", "de la partie"),
)


@dataclass(frozen=True)
class Figure:
    """What was timed, in seconds, and the memory of the largest of its processes, in MB."""

    name: str
    seconds: float
    megabytes: float


def main() -> None:
    """Print a table for each number of handouts."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many", description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[10, 100])
    parser.add_argument("--voice", choices=("silent", "espeak"), default="silent")
    options = parser.parse_args()
    for count in options.counts:
        sections = count * SECTIONS * 2
        print(f"\n{count} handouts, {sections} sections in both languages")
        print(f"{'':<36}{'seconds':>9}{'ms a section':>14}{'peak MB':>9}")
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), count)
            for row in measure(Path(folder), options.voice):
                each = row.seconds * 1000 / sections
                print(f"{row.name:<36}{row.seconds:>9.2f}{each:>14.2f}{row.megabytes:>9.0f}")
            print("\nwhere the time of another edit goes, seconds under a profiler")
            print("\n".join(profile(Path(folder), options.voice)))


def make(root: Path, count: int) -> None:
    """Write a workspace that has no mistake."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text("[tool.plainspoken]\nnetwork = false\n", "utf-8")
    for h in range(1, count + 1):
        folder = root / f"source/part-{h:04}"
        folder.mkdir(parents=True)
        (folder / "handout.toml").write_text(HANDOUT.format(h=h), "utf-8")
        for s in range(1, SECTIONS + 1):
            text = SECTION.format(h=h, s=s, n=s + 2, m=5 * s + 5)
            (folder / f"{s:02}-day-{s}.md").write_text(text, "utf-8")
    command = [sys.executable, str(PROJECT / "build.py"), "translate", "--root", str(root)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    translate(root / CATALOGUE)


def translate(path: Path) -> None:
    """Put the French of our words into a catalogue."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="fr_CA")
    for message in catalogue:
        if message.id and not message.string:
            message.string = french(str(message.id))
        message.flags.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=0)


def french(text: str) -> str:
    """Return one of our texts in French."""
    for old, new in FRENCH:
        text = text.replace(old, new)
    return text


def measure(root: Path, voice: str) -> Iterator[Figure]:
    """Yield a row for each thing that people do with a workspace."""
    build = ["-m", "benchmarks.silent", "--root", str(root), "--voice", voice]
    yield timed("check, nothing known", [str(PROJECT / "build.py"), "check", "--root", str(root)])
    forget(root)
    if len(list((root / "source").iterdir())) <= _FEW:
        yield timed("build, nothing known, 1 process", [*build, "--jobs", "1"])
        forget(root)
    yield timed("build, nothing known, 2 processes", [*build, "--jobs", "2"])
    yield timed("build, nothing to do", build)
    section = root / "source/part-0001/01-day-1.md"
    section.write_text(section.read_text("utf-8").replace("Drink", "Please drink"), "utf-8")
    yield timed("build, one English sentence edited", [*build, "--language", "en_CA"])
    yield timed("translate", [str(PROJECT / "build.py"), "translate", "--root", str(root)])
    translate(root / CATALOGUE)
    yield timed("build, its French written", build)


def forget(root: Path) -> None:
    """Remove all that was made."""
    for name in (".plainspoken", "outputs"):
        shutil.rmtree(root / name, ignore_errors=True)


def profile(root: Path, voice: str) -> Iterator[str]:
    """Yield where the time of an edit goes: seconds, and what takes them, beginning with most."""
    section = root / "source/part-0001/02-day-2.md"
    section.write_text(section.read_text("utf-8").replace("Drink", "Please drink"), "utf-8")
    call = ["--root", str(root), "--voice", voice, "--language", "en_CA", "--jobs", "1"]
    kept = root / "profile"
    command = [sys.executable, "-m", "cProfile", "-o", str(kept), "-m", "benchmarks.silent", *call]
    subprocess.run(command, stdout=subprocess.DEVNULL, cwd=PROJECT, check=False)
    found = pstats.Stats(str(kept)).get_stats_profile().func_profiles
    ours = ((each.cumtime, name, each.file_name) for name, each in found.items())
    rows = sorted(row for row in ours if "/plainspoken/" in row[2])
    for seconds, name, file in rows[::-1][:_SHOWN]:
        yield f"{seconds:>9.2f}  {file.rpartition('/plainspoken/')[2]}: {name}"


def timed(name: str, arguments: list[str]) -> Figure:
    """Run a command once."""
    command = [sys.executable, "-c", MEASURE, sys.executable, *arguments]
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=PROJECT, check=False)
    return Figure(name, time.perf_counter() - start, int(done.stdout) / 1024)


if __name__ == "__main__":
    main()
