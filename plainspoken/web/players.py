"""Players of recordings, and when each element of the text is said in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plainspoken.files import File
from plainspoken.html import Html, element
from plainspoken.web.text import Chapter

Times = Sequence[tuple[str, float, float]]


def player(recording: File, href: str, said: str, name: str, title: str) -> Html:
    """Return a player; `said` is as from `whole_said`.

    `name` is what a screen reader calls it, `title` that of its text, which its buttons tell too.
    """
    told = {"aria_label": name, "data_title": title}
    data = {"data_said": said} if said else {}
    audio = element("audio", src=href, controls="", preload="none", **told, **data)
    return element("div", audio, class_="player")


def whole_said(chapters: Sequence[Chapter], times: Times) -> str:
    """Return id, start and end of each element, in seconds, as the whole recording says them."""
    return " ".join(part for chapter in chapters for part in _said(chapter, times, 0, 0))


def section_said(chapter: Chapter, times: Times, draft: bool) -> str:
    """Return the same for the recording of a section.

    A draft voice says that it is one behind the heading. How the recording ends stands at the end
    of the page, far from its section, so nobody is led there.
    """
    first = chapter.marks[0].first if chapter.marks else 0
    return " ".join(_said(chapter, times, first, int(draft)))


def _said(chapter: Chapter, times: Times, first: int, notice: int) -> Iterator[str]:
    for mark in chapter.marks:
        at = mark.first - first
        start = at + notice if at else 0
        spoken = times[start : start + mark.count]
        if spoken:
            yield f"{mark.id} {spoken[0][1]:g} {spoken[-1][2]:g}"
