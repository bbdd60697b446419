"""How fast our PDFs are, beside ReportLab without tags, WeasyPrint and Typst.

`python -m benchmarks.pdf` prints three tables. Every ratio is of two figures of the same run.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.calls import Call, Times, cold, peak, warm

Row = Sequence[str]

CHAPTERS = 12
"""Of the story that is built over and over."""
LONG = (111, 222, 444)
"""Chapters of stories of about 250, 500 and 1,000 pages."""


def main() -> None:
    """Print the tables."""
    show(["the same story, ms", "untagged", "tagged", "ratio"], tagged_or_not())
    figures = ["pages", "ms a document", "ms a page", "x ours", "by median"]
    show(["shipped documents, best", *figures], renderers())
    figures = ["ms a page", "x untagged", "peak MB", "KB for one more page"]
    show(["long stories", *figures], long_stories())


def show(head: Row, rows: Iterator[Row]) -> None:
    """Print a table as it comes."""
    for first, *others in (head, *rows):
        cells = zip(others, head[1:], strict=True)
        print(f"{first:<30}" + "".join(f"{cell:>{len(title) + 3}}" for cell, title in cells))
    print(flush=True)


def story_calls(chapters: int) -> dict[str, Call]:
    """Return what builds the same story without tags and with them."""
    from benchmarks.stories import Stock, Tagged, build

    return {"untagged": partial(build, Stock, chapters), "tagged": partial(build, Tagged, chapters)}


def tagged_or_not() -> Iterator[Row]:
    """Yield how long a story takes without tags and with them."""
    calls = story_calls(CHAPTERS)
    for name, times in (("warm", warm(calls, 4, 10)), ("cold", cold(calls, 10))):
        a, b = times["untagged"], times["tagged"]
        yield f"{name}, best", _ms(a.best), _ms(b.best), f"{b.best / a.best:.2f}"
        yield f"{name}, median", _ms(a.median), _ms(b.median), f"{b.median / a.median:.2f}"


def renderers() -> Iterator[Row]:
    """Yield how long each renderer takes for all shipped documents, and cold for one."""
    from benchmarks.renderers import shipped

    documents = shipped()
    yield from _compared("warm", _renderer_calls(documents), lambda calls: warm(calls, 3, 3))
    yield from _compared("cold", _renderer_calls(documents[:1]), lambda calls: cold(calls, 8))


def _renderer_calls(documents: Sequence[Any]) -> dict[str, Call | None]:
    """Return what renders documents by each renderer, or None where it is not installed."""
    from benchmarks.as_html import html
    from benchmarks.as_typst import typst as code
    from benchmarks.renderers import ours, typst, weasyprint

    return {
        "plainspoken": partial(ours, documents),
        "weasyprint": partial(weasyprint, [*map(html, documents)]) if _has("weasyprint") else None,
        "typst": partial(typst, [*map(code, documents)]) if _has("typst") else None,
    }


def _compared(
    name: str,
    calls: Mapping[str, Call | None],
    time: Callable[[Mapping[str, Call]], dict[str, Times]],
) -> Iterator[Row]:
    times = time({each: call for each, call in calls.items() if call})
    ours = times["plainspoken"]
    for each, call in calls.items():
        if not call:
            yield f"{name}, {each}", "not installed", "", "", "", ""
            continue
        files, taken = call(), times[each]
        pages, ratio = _pages(files), taken.best / ours.best
        figures = _ms(taken.best / len(files)), _ms(taken.best / pages), f"{ratio:.2f}"
        label = f"{name}, {each} {version(each)}"
        yield label, str(pages), *figures, f"{taken.median / ours.median:.2f}"


def long_stories() -> Iterator[Row]:
    """Yield time and memory of long stories; that for one more page is from a size to the next."""
    before: dict[str, tuple[int, float]] = {}
    for chapters in LONG:
        calls = story_calls(chapters)
        times = warm(calls, 2, 1)
        pages = calls["untagged"]()[1]
        for kind, call in calls.items():
            best, memory = times[kind].best, peak(call)
            figures = _ms(best / pages), f"{best / times['untagged'].best:.2f}", f"{memory:.0f}"
            more = _more(before.get(kind), pages, memory)
            before[kind] = pages, memory
            yield f"{pages} pages, {kind}", *figures, more


def _more(before: tuple[int, float] | None, pages: int, memory: float) -> str:
    return f"{(memory - before[1]) * 1024 / (pages - before[0]):.0f}" if before else ""


def _pages(files: Sequence[bytes]) -> int:
    import pikepdf

    return sum(len(pikepdf.open(io.BytesIO(file)).pages) for file in files)


def _has(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    main()
