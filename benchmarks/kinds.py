"""Where the time of a cold build goes, kind by kind of file.

`python -m benchmarks.kinds` builds the shipped handouts by espeak in a temporary copy, in one
process, and tells the processor time of each kind. What is said and encoded counts as sound.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.__main__ import PROJECT

ADDED = ("html", "epub", "reports and index", "zip")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("source", "translations"):
            shutil.copytree(PROJECT / name, root / name)
        spent = measure(root)
    whole = spent.pop("all")
    spent["sound, and all else"] = whole - sum(spent.values())
    before = whole - sum(spent[name] for name in ADDED)
    print(f"{'seconds of one core':<28}{'':>8}{'of a build without pages, books and reports':>46}")
    for name, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{name:<28}{seconds:>8.2f}{seconds / before:>46.1%}")
    print(f"{'all':<28}{whole:>8.2f}{whole / before:>46.1%}")


def measure(root: Path) -> dict[str, float]:
    """Return the processor time of a cold build in seconds, and of its parts."""
    from plainspoken import finishing, formats, page, review
    from plainspoken.cli import main as build

    spent: dict[str, float] = defaultdict(float)
    for name, row in formats.FORMATS.items():
        if name != "mp3":
            formats.FORMATS[name] = replace(row, render=timed(name, row.render, spent))  # type: ignore[index]  # a dict, but for this
    for module, function, name in (
        *((review, name, "reports and index") for name in ("advised", "advise_on_paper")),
        *((review, name, "reports and index") for name in ("evidence", "overview")),
        *((page, name, "reports and index") for name in ("card", "page")),
        (finishing, "archive", "zip"),
    ):
        setattr(module, function, timed(name, getattr(module, function), spent))
    with counted("all", spent), contextlib.redirect_stdout(io.StringIO()):
        build(["--root", str(root), "--voice", "espeak", "--jobs", "1"])
    return spent


def timed(name: str, work: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    """Return a function that does the same, and notes what it costs."""

    def doing(*arguments: Any, **options: Any) -> Any:
        with counted(name, spent):
            return work(*arguments, **options)

    return doing


@contextlib.contextmanager
def counted(name: str, spent: dict[str, float]) -> Iterator[None]:
    """Add the processor time of what is done meanwhile."""
    start = time.process_time()
    yield
    spent[name] += time.process_time() - start


if __name__ == "__main__":
    main()
