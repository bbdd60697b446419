"""Frames: callouts, and the words to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from plainspoken.pdf.flowables import WritingLines
from plainspoken.pdf.theme import Theme


@dataclass(frozen=True, slots=True)
class FrameLook:
    """How a frame looks: where it starts in the column, and how wide the bar at its left is."""

    theme: Theme
    left: float
    bar: float


class Framed(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Flowables in a frame with a bar at its left.

    Where it goes on overleaf the frame stays open: `ends` tells whether its top and its bottom
    are here.
    """

    def __init__(
        self,
        inner: Sequence[Flowable],
        look: FrameLook,
        ends: tuple[bool, bool] = (True, True),
    ) -> None:
        super().__init__()
        self._inner, self._look, self._ends = list(inner), look, ends
        self._is_whole = True

    def loosen(self) -> None:
        """Let the frame go over two pages: else its heading would stand alone."""
        self._is_whole = False
        for lines in (each for each in self._inner if isinstance(each, WritingLines)):
            lines.loosen()

    def getSpaceAfter(self) -> float:  # ReportLab's name
        """Return the space below."""
        return self._look.theme.leading

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size: as wide as the column, as high as what is inside."""
        self.width = availWidth
        self.height = self._heights()[-1] + self._look.theme.padding
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Split between flowables, else inside one; never behind one that stays with the next.

        What fits on a page of its own is not split at all, unless it is loosened.
        """
        page = float(self._frame._height)
        if self.wrap(availWidth, availHeight)[1] <= page and self._is_whole:
            return []
        room = availHeight - self._look.theme.padding
        fitting = sum(bottom <= room for bottom in self._heights()[:-1])
        if 0 < (count := self._without_lonely(fitting)) < len(self._inner):
            return self._parts(self._inner[:count], self._inner[count:])
        if parts := self._split_inside(fitting, room) or self._split_first(room):
            return parts
        is_at_top = fitting and availHeight > page - 1
        return self._parts(self._inner[:fitting], self._inner[fitting:]) if is_at_top else []

    def _split_inside(self, index: int, room: float) -> list[Flowable]:
        """Split the one that ends below the room, all before it being such as stay with it."""
        above = self._heights()[index - 1] + self._inner[index - 1].getSpaceAfter() if index else 0
        top = max(above, self._look.theme.padding)
        first, *rest = self._inner[index].splitOn(self.canv, self._room, room - top) or [None]
        if not first or not rest:
            return []
        return self._parts([*self._inner[:index], first], [*rest, *self._inner[index + 1 :]])

    def _split_first(self, room: float) -> list[Flowable]:
        """Split the first so that at least some lines of it go over, with what it stays with."""
        padding = self._look.theme.padding
        height = min(room - padding, self._heights()[0] - padding - 1)
        first, *rest = self._inner[0].splitOn(self.canv, self._room, height) or [None]
        return self._parts([first], [*rest, *self._inner[1:]]) if first and rest else []

    def draw(self) -> None:
        """Draw the frame, then what is inside."""
        self._draw_frame()
        left = self._look.left + self._look.theme.frame_indent
        for flowable, bottom in zip(self._inner, self._heights(), strict=True):
            flowable.drawOn(self.canv, left, self.height - bottom)

    @property
    def _room(self) -> float:
        theme = self._look.theme
        return float(self.width - self._look.left - theme.frame_indent - theme.padding)

    def _heights(self) -> list[float]:
        """Return how far below the top each flowable ends."""
        bottoms, y, gap = [], self._look.theme.padding, 0.0
        for flowable in self._inner:
            y += gap + flowable.wrapOn(self.canv, self._room, 1e6)[1]
            gap = flowable.getSpaceAfter()
            bottoms.append(y)
        return bottoms

    def _without_lonely(self, count: int) -> int:
        """Return how many of the first flowables may stand here without those behind them."""
        while count and self._inner[count - 1].getKeepWithNext():
            count -= 1
        return count

    def _parts(self, first: list[Flowable], second: list[Flowable]) -> list[Flowable]:
        return [
            Framed(first, self._look, (self._ends[0], False)),
            Framed(second, self._look, (False, self._ends[1])),
        ]

    def _draw_frame(self) -> None:
        theme, bar = self._look.theme, self._look.bar
        left, right, top = self._look.left, self.width, self.height
        begins, ends = self._ends
        self.canv.setLineWidth(theme.rule)
        self.canv.line(right, 0, right, top)
        for y in [top] * begins + [0] * ends:
            self.canv.line(left, y, right + theme.rule / 2, y)
        self.canv.setLineWidth(bar)
        self.canv.line(left + bar / 2, 0, left + bar / 2, top)
