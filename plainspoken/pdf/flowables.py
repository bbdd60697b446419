"""The few things on a page that ReportLab has no flowable for."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Paragraph

from plainspoken.pdf.fonts import REGULAR
from plainspoken.pdf.theme import Theme


class BarParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph with an upright bar at its left, as its style says."""

    def draw(self) -> None:
        """Draw the bar, then the words."""
        self.canv.setLineWidth(self.style.bar_width)
        x = self.style.bar_left
        self.canv.line(x, -4, x, self.height)
        super().draw()


class HeadingParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A heading that can be found in the outline and linked to by its `key`."""

    def __init__(self, text: str, style: Any, **options: Any) -> None:
        self.entry: tuple[str, str, int] | None = options.pop("entry", None)
        super().__init__(text, style, **options)


class WritingLines(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Ruled lines to write an answer on, from `left` to the end of the column."""

    def __init__(self, count: int, theme: Theme, left: float) -> None:
        super().__init__()
        self._count, self._theme, self._left = count, theme, left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of all lines; they are never split over pages."""
        self.width, self.height = width, self._count * self._theme.writing_line_gap
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


class ContentsLine(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A line of the contents: words that link to a heading, the page number at the right."""

    def __init__(self, text: str, style: Any, page: str) -> None:
        super().__init__(text, style)
        self._page = page

    def split(self, width: float, height: float) -> list[Flowable]:
        """Never split: a page number belongs beside its words."""
        return []

    def draw(self) -> None:
        """Draw the words, and the page number on their last line."""
        super().draw()
        style = self.style
        baseline = self.height - style.fontSize - style.leading * (len(self.blPara.lines) - 1)
        self.canv.setFont(REGULAR, style.fontSize)
        self.canv.drawRightString(self.width, baseline, self._page)
