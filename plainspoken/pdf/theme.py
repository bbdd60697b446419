"""Every measure of the page, in points unless said otherwise, with its source.

The sources are those of the large-print table of the requirements: CNIB Clear Print, the
ACB large-print guidelines, UKAAF G003 and the Accessible Canada guidance; where they
disagree the stricter one is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plainspoken.settings import Settings

MM = 72 / 25.4

LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Theme:
    """The large-print theme. Nothing on a page is smaller than `body`."""

    page: tuple[float, float] = LETTER
    """Width and height. Letter is what Canadian printers hold."""
    margin: float = 25 * MM
    """CNIB: 25 mm or more on every side."""
    body: float = 18.0
    """Accessible Canada guidance, ACB: 18 pt at least, footers and page numbers included."""
    leading_ratio: float = 1.35
    """CNIB, UKAAF: lines 1.25 to 1.5 times the size."""
    heading_ratios: tuple[float, ...] = (1.6, 1.4, 1.2, 1.2, 1.2, 1.2)
    """ACB: headings bold and 1.2 to 1.6 times the body, by level."""
    longest_line: float = 30.0
    """In sizes of print, about 70 letters. Bringhurst, Elements of Typographic Style: 45 to 75."""
    bullet_ratio: float = 1.4
    """ACB: bullets solid and large."""
    writing_line_gap: float = 13 * MM
    """UKAAF: writing lines 12 mm or more apart."""
    hairline: float = 0.75
    """Weight of rules between the rows of a table, and of the dots in the contents."""
    rule: float = 1.2
    """Weight of writing lines, of frames and of the rule above the footer."""
    opener: float = 3.0
    """Weight of the rule above a title and above each section: an eye that searches finds it."""
    callout_bar: float = 6.0
    definition_bar: float = 1.5

    @property
    def leading(self) -> float:
        """Return the distance of two lines of body text."""
        return self.body * self.leading_ratio

    @property
    def indent(self) -> float:
        """Return the hanging indent of a list item: room for a bullet, or for two digits."""
        return self.body * 1.56

    @property
    def item_gap(self) -> float:
        """Return the space below a list item: ACB asks for space between items."""
        return self.body * 0.6

    @property
    def padding(self) -> float:
        """Return the space from a frame or a rule of a table to its text."""
        return self.body * 0.5

    @property
    def bar_gap(self) -> float:
        """Return the space from a bar at the left of a block to its text."""
        return self.body * 0.67

    @property
    def column(self) -> float:
        """Return the width of the only column."""
        return min(self.page[0] - 2 * self.margin, self.body * self.longest_line)

    @property
    def block_height(self) -> float:
        """Return the height that what cannot be split may have: a footer and a caption fit too."""
        return self.page[1] - 2 * self.margin - 8 * self.leading

    @property
    def kept_height(self) -> float:
        """Return that height where a heading and a caption of two lines each stand above too."""
        return self.block_height - 4 * self.leading

    @property
    def frame_indent(self) -> float:
        """Return how far the words in a framed callout start from its left side."""
        return self.callout_bar / 2 + self.bar_gap

    def narrowest(self, depth: int) -> float:
        """Return the width of words in a callout, so deep in lists.

        They may be those of a definition, or stand behind a number of three digits, which leaves
        less room in their first line.
        """
        frame = self.frame_indent + self.padding
        label = self.body * 1.2
        definition = self.definition_bar + self.bar_gap
        return self.column - depth * self.indent - frame - max(label, definition)


LARGE = Theme()

PAGES: Mapping[str, tuple[float, float]] = {"letter": LETTER, "A4": (210 * MM, 297 * MM)}
BODIES: Mapping[str, float] = {"large": 18.0, "larger": 20.0, "giant": 24.0, "regular": 14.0}
"""ACB: large print starts at 18 pt; "regular" is for those who asked for no large print."""


def theme_of(settings: Settings) -> Theme:
    """Return the theme that the settings of a workspace ask for."""
    return replace(LARGE, page=PAGES[settings.page], body=BODIES[settings.print])
