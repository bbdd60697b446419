"""Paragraph styles, all derived from the theme."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle

from plainspoken.pdf.fonts import BOLD, REGULAR
from plainspoken.pdf.theme import Theme


class Styles:
    """The styles of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.body = self._style("body", spaceAfter=theme.leading)
        self.strong = self._style("strong", fontName=BOLD, spaceAfter=0, keepWithNext=1)
        self.contents = self._style("contents", spaceAfter=theme.body / 2, rightIndent=44)
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

    def indented(self, depth: int, **changes: Any) -> ParagraphStyle:
        """Return the body style `depth` list levels to the right."""
        return self._style(
            "indented",
            leftIndent=depth * self._theme.indent,
            spaceAfter=self._theme.body * 0.6,
            **changes,
        )

    def item(self, depth: int, numbered: bool, keep: int) -> ParagraphStyle:
        """Return the style of the first paragraph of a list item."""
        theme = self._theme
        size = theme.body * (1 if numbered else theme.bullet_ratio)
        return self.indented(
            depth,
            bulletIndent=(depth - 1) * theme.indent,
            bulletFontSize=size,
            keepWithNext=keep,
            # A larger dot sits on the same line; lower it to the middle of the small letters.
            bulletOffsetY=-(size - theme.body) / 4,
        )

    def bar(self, depth: int, width: float) -> ParagraphStyle:
        """Return a style for a block with a bar of some width at its left."""
        theme = self._theme
        left = depth * theme.indent
        style = self._style(
            "bar",
            leftIndent=left + width + theme.bar_gap,
            spaceAfter=theme.leading if depth == 0 else theme.body * 0.6,
        )
        style.bar_width, style.bar_left = width, left + width / 2
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
