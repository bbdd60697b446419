"""The few things on a page that ReportLab has no flowable for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, HRFlowable

from plainspoken.pdf.fonts import REGULAR
from plainspoken.pdf.tags import Element
from plainspoken.pdf.tags.drawing import TaggedParagraph
from plainspoken.pdf.theme import Theme


class Text(TaggedParagraph):
    """A paragraph that is broken into lines once for a width, however often a table asks."""

    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size."""
        # ReportLab takes the lines away where it could not split them.
        if not self._wrapped or self._wrapped[0] != availWidth or not hasattr(self, "blPara"):
            self._wrapped = availWidth, super().wrap(availWidth, availHeight)
        return self._wrapped[1]


class BarParagraph(Text):
    """A paragraph with an upright bar at its left, as its style says."""

    def draw(self) -> None:
        """Draw the bar, then the words."""
        self.canv.setLineWidth(self.style.bar_width)
        x = self.style.bar_left
        self.canv.line(x, -4, x, self.height)
        super().draw()


class HeadingParagraph(Text):
    """A heading; `entry` is its bookmark, its words and its level, if the outline has it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.entry: tuple[str, str, int] | None = options.pop("entry", None)
        super().__init__(*args, **options)

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Never split: its entry leads to one place."""
        return []


class ContentsLine(Text):
    """A line of the contents: linked words, dots, the page number at the right.

    The number is that of `key` among the pages, once they are known.
    """

    def __init__(
        self, *args: Any, key: str, pages: Mapping[str, int], link: Element, **options: Any
    ) -> None:
        self._key, self._pages, self._link = key, pages, link
        super().__init__(*args, **options)

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Never split: a page number belongs beside its words."""
        return []

    def draw(self) -> None:
        """Draw the words, and on their last line the dots and the number."""
        super().draw()
        style, lines = self.style, self.blPara.lines
        baseline = self.height - style.fontSize - style.leading * (len(lines) - 1)
        used = self.getActualLineWidths0()[-1] - style.rightIndent + style.fontSize / 2
        page = str(self._pages.get(self._key, ""))
        end = self.width - self.canv.stringWidth(page, REGULAR, style.fontSize)
        self.canv.setLineWidth(style.dots)
        self.canv.setDash(style.dots, style.fontSize / 3)
        self.canv.line(used, baseline, end - style.fontSize / 2, baseline)
        self.canv.setDash()
        self.canv.setFont(REGULAR, style.fontSize)
        with self.canv.tagged(self._link):
            self.canv.drawRightString(self.width, baseline, page)


class WritingLines(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Ruled lines to write an answer on, from `left` to the end of the column."""

    def __init__(self, count: int, theme: Theme, left: float) -> None:
        super().__init__()
        self._count, self._theme, self._left = count, theme, left
        self._is_whole = True

    def loosen(self) -> None:
        """Let the lines go over two pages: else their question would stand there without any."""
        self._is_whole = False

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split between lines, if need be."""
        first = int(availHeight / self._theme.writing_line_gap)
        if self._is_whole or not 0 < first < self._count:
            return []
        counts = first, self._count - first
        return [WritingLines(count, self._theme, self._left) for count in counts]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size of all lines."""
        self.width, self.height = availWidth, self._count * self._theme.writing_line_gap
        return self.width, self.height

    def getSpaceAfter(self) -> float:  # ReportLab's name
        """Return the space below the last line."""
        return self._theme.leading

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setLineWidth(self._theme.rule)
        for number in range(self._count):
            y = self.height - (number + 1) * self._theme.writing_line_gap + self._theme.rule
            self.canv.line(self._left, y, self.width, y)


def opener(theme: Theme) -> Flowable:
    """Return the rule above a title or a section, which stays on the page of what follows."""
    rule = HRFlowable(
        width="100%",
        thickness=theme.opener,
        color=black,
        lineCap="butt",
        spaceBefore=theme.leading * 1.5,
        spaceAfter=theme.body * 0.3,
    )
    rule.keepWithNext = 1
    return rule
