"""Tables: how wide their columns are, and how they look."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import black
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, LongTable

from plainspoken.pdf.fonts import BOLD, REGULAR, width
from plainspoken.pdf.theme import Theme


def column_widths(rows: Sequence[Sequence[str]], theme: Theme) -> list[float] | None:
    """Return the widths of columns for rows of words; the first row is the header.

    No column is narrower than its widest word. None where columns do not fit side by side, or a
    row would be higher than a page with a heading and a caption of two lines each.
    """
    columns = list(zip(*rows, strict=True))
    words = [[word for cell in cells for word in cell.split(" ")] for cells in columns]
    least = [max(_width(word, theme) for word in each) + 2 * theme.padding for each in words]
    wanted = [max(_width(cell, theme) for cell in cells) + 2 * theme.padding for cells in columns]
    if sum(least) > theme.column:
        return None
    widths = _shared(least, wanted, theme.column)
    heights = [_height(row, widths, theme) for row in rows]
    return widths if heights[0] + max(heights[1:]) <= theme.kept_height else None


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Share the room: who wants little gets it, who wants much takes an equal part of the rest."""
    widths = dict.fromkeys(range(len(least)), 0.0)
    waiting = sorted(widths, key=lambda index: wanted[index])
    while waiting:
        index, *waiting = waiting
        part = min(room / (1 + len(waiting)), room - sum(least[other] for other in waiting))
        widths[index] = max(least[index], min(wanted[index], part))
        room -= widths[index]
    return [width + room / len(widths) for width in widths.values()]


def ruled(rows: Sequence[Sequence[Flowable]], widths: Sequence[float], theme: Theme) -> Flowable:
    """Return a table of cells with rules between its rows, the first of which is its header.

    Its caption stays with it, so a table that does not fit starts on a page of its own.
    """
    style = [
        ("FONT", (0, 0), (-1, -1), REGULAR, theme.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEABOVE", (0, 0), (-1, 0), theme.rule, black),
        ("LINEBELOW", (0, 0), (-1, 0), theme.rule * 2, black),
        ("LINEBELOW", (0, 1), (-1, -1), theme.hairline, black),
        ("LINEBELOW", (0, -1), (-1, -1), theme.rule, black),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), theme.padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), theme.padding),
        ("TOPPADDING", (0, 0), (-1, -1), theme.padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), theme.padding * 1.3),
    ]
    return LongTable(
        [list(row) for row in rows],
        list(widths),
        style=style,
        repeatRows=1,
        spaceBefore=theme.item_gap,
        spaceAfter=theme.leading,
    )


def _height(row: Sequence[str], widths: Sequence[float], theme: Theme) -> float:
    rooms = [width - 2 * theme.padding for width in widths]
    lines = [
        simpleSplit(cell, BOLD, theme.body, room) for cell, room in zip(row, rooms, strict=True)
    ]
    return max(map(len, lines)) * theme.leading + 2.3 * theme.padding


def _width(text: str, theme: Theme) -> float:
    # As if all were bold: some of it may be, and a column a little too wide does no harm.
    return width(text, theme.body, bold=True)
