"""Paragraph styles, all derived from the theme and from where a paragraph stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle

from plainspoken.pdf.fonts import BOLD, REGULAR
from plainspoken.pdf.theme import Theme


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: how deep in lists, and beside how wide a bar (0 is none).

    Where it is tight, less than a line parts it from the next, as in a list.
    """

    depth: int = 0
    bar: float = 0.0
    tight: bool = False

    def deeper(self) -> Place:
        """Return the place one list further in."""
        return replace(self, depth=self.depth + 1)

    def beside(self, bar: float) -> Place:
        """Return the place beside a bar."""
        return replace(self, bar=bar)


class Styles:
    """The styles of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts: dict[tuple[Place, bool, bool, bool], ParagraphStyle] = {}
        self.contents = self._style(
            "contents", spaceAfter=theme.body * 0.3, rightIndent=theme.body * 3.5
        )
        self.contents.dots = theme.rule
        self.footer = self._style("footer")

    def heading(self, level: int) -> ParagraphStyle:
        """Return the style of a heading of a level, 1 to 6."""
        size = self._theme.body * self._theme.heading_ratios[level - 1]
        return self._style(
            f"heading{level}",
            fontName=BOLD,
            fontSize=size,
            leading=size * 1.25,
            spaceBefore=self._theme.leading * (0.5 if level == 1 else 0.25),
            spaceAfter=self._theme.body * 0.6,
            keepWithNext=1,
        )

    def left(self, place: Place) -> float:
        """Return how far from the margin the words of a place start."""
        bar = place.bar + self._theme.bar_gap if place.bar else 0.0
        return place.depth * self._theme.indent + bar

    def text(self, place: Place, *, dotted: bool, keep: bool, bold: bool) -> ParagraphStyle:
        """Return the style of a paragraph; it may have a large dot before it, and be kept.

        A style is made once: ReportLab takes longer for it than for a line of words.
        """
        key = (place, dotted, keep, bold)
        if key not in self._texts:
            self._texts[key] = self._text(*key)
        return self._texts[key]

    def _text(self, place: Place, dotted: bool, keep: bool, bold: bool) -> ParagraphStyle:
        theme = self._theme
        left = self.left(place)
        is_tight = place.depth > 0 or place.tight
        size = theme.body * (theme.bullet_ratio if dotted else 1)
        style = self._style(
            "text",
            fontName=BOLD if bold else REGULAR,
            leftIndent=left,
            bulletIndent=left - theme.indent,
            bulletFontSize=size,
            # A larger dot sits on the same line; lower it to the middle of the small letters.
            bulletOffsetY=-(size - theme.body) / 4,
            spaceAfter=0 if bold else theme.item_gap if is_tight else theme.leading,
            keepWithNext=int(keep),
        )
        style.bar_width = place.bar
        style.bar_left = place.depth * theme.indent + place.bar / 2
        return style

    def _style(self, name: str, **changes: Any) -> ParagraphStyle:
        theme = self._theme
        measures = {
            "fontName": REGULAR,
            "fontSize": theme.body,
            "leading": theme.leading,
            "textColor": black,
            "bulletFontName": REGULAR,
            "bulletFontSize": theme.body,
            "allowWidows": 0,
            "allowOrphans": 0,
            "splitLongWords": 0,
            "embeddedHyphenation": 0,
            "hyphenationLang": "",
            "uriWasteReduce": 0,
        }
        return ParagraphStyle(name, **{**measures, **changes})


styles_of = cache(Styles)
