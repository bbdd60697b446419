"""Pictures of a handout: vector drawings with the words of its language, and images.

A drawing with words is printed so that its smallest words are as large as the text around it; so
it grows with the size of print. Anything else is as wide as the column lets it be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image as PillowImage
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image

from plainspoken.inline import plain
from plainspoken.model import Figure, Prose
from plainspoken.pdf.fonts import BOLD, REGULAR, width
from plainspoken.pdf.markup import printed
from plainspoken.pdf.theme import Theme

DOTS_PER_INCH = 150
"""An image is not enlarged beyond this: its dots would be seen."""

_TALLEST, _DEEPEST = 0.7, 0.2
"""How far letters reach above and below their line, in sizes of print."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a drawing, in its own units, y downwards; `room` is from where to where they may go.

    `shift` is the part of them that lies left of `at`, `height` is that of the drawing.
    """

    prose: Prose
    at: tuple[float, float]
    size: float
    bold: bool
    shift: float
    room: tuple[float, float]
    height: float

    @property
    def words(self) -> str:
        """Return the words as they are printed."""
        return printed(plain(self.prose.text))

    @property
    def left(self) -> float:
        """Return where the words start."""
        return self.at[0] - self.shift * self.across

    @property
    def fits(self) -> bool:
        """Tell whether the words stay in their room, and in the drawing with all their letters."""
        y = self.at[1]
        is_inside = _TALLEST * self.size <= y <= self.height - _DEEPEST * self.size
        return is_inside and self.room[0] <= self.left and self.left + self.across <= self.room[1]

    @property
    def across(self) -> float:
        """Return how wide the words are."""
        return width(self.words, self.size, self.bold)


def picture(figure: Figure, content: bytes, theme: Theme) -> Flowable:
    """Return the flowable of a figure, whose file was read and judged before."""
    size = printed_size(figure, content, theme)
    if not figure.path.endswith(".svg"):
        return Image(_readable(content), *size, hAlign="LEFT")
    return _Drawing(content, labels(figure, content), size)


def _readable(content: bytes) -> BytesIO:
    """Return an image as ReportLab reads it right.

    It would print 16 bits a pixel as white, and see no transparent colour outside of a palette.
    """
    made = BytesIO()
    with PillowImage.open(BytesIO(content)) as image:
        if image.mode.startswith("I"):
            image.convert("I").point(lambda value: value / 256).convert("L").save(made, "PNG")
        elif "transparency" in image.info and image.mode != "P":
            image.convert("RGBA").save(made, "PNG")
        else:
            made.write(content)
    return made


def printed_size(figure: Figure, content: bytes, theme: Theme) -> tuple[float, float]:
    """Return width and height in points; they may be more than a page has room for."""
    room_across, room_down = theme.column, theme.kept_height
    if not figure.path.endswith(".svg"):
        across, down = ImageReader(BytesIO(content)).getSize()
        scale = min(72 / DOTS_PER_INCH, room_across / across, room_down / down)
    else:
        across, down = view(parsed(content))
        scale = min(room_across / across, room_down / down)
        if sizes := [label.size for label in labels(figure, content)]:
            scale = theme.body / min(sizes)
    return across * scale, down * scale


def labels(figure: Figure, content: bytes) -> tuple[Label, ...]:
    """Return the labels of a figure where its drawing has them; an image has none."""
    if not figure.labels:
        return ()
    root = parsed(content)
    pairs = zip(figure.labels, _named(root, "text"), strict=True)
    return tuple(_label(prose, text.attrib, root) for prose, text in pairs)


class _Drawing(Flowable):  # type: ignore[misc]  # ReportLab has no types
    def __init__(self, content: bytes, labels: Sequence[Label], size: tuple[float, float]) -> None:
        super().__init__()
        self._content, self._labels = content, labels
        self.width, self.height = size

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        root = parsed(self._content)
        scale = self.width / view(root)[0]
        for text in _named(root, "text"):
            text.getparent().remove(text)
        drawing = _converted(root)
        # Else it asks for a font that the file would not embed.
        drawing.initialFontName, drawing.initialFontSize = REGULAR, self.canv._fontsize
        drawing.scale(self.width / drawing.width, self.height / drawing.height)
        self._inside(lambda: drawing.drawOn(self.canv, 0, 0))
        for label in self._labels:
            self.canv.setFont(BOLD if label.bold else REGULAR, label.size * scale)
            x, y = label.left * scale, self.height - label.at[1] * scale
            # A space parts it from the next label for those who read the text alone.
            self.canv.drawString(x, y, f"{label.words} ")

    def _inside(self, draw: Callable[[], None]) -> None:
        """Draw, and show only what lies in the drawing: anything else would cover the page."""
        self.canv.saveState()
        edge = self.canv.beginPath()
        edge.rect(0, 0, self.width, self.height)
        self.canv.clipPath(edge, stroke=0)
        draw()
        self.canv.restoreState()


def _converted(root: Any) -> Any:
    from svglib.svglib import svg2rlg

    return svg2rlg(BytesIO(etree.tostring(root)))


def _label(prose: Prose, attributes: Any, root: Any) -> Label:
    x, y = float(attributes["x"]), float(attributes["y"])
    return Label(
        prose=prose,
        at=(x, y),
        size=float(attributes["font-size"]),
        bold=attributes.get("font-weight") == "bold",
        shift={"middle": 0.5, "end": 1.0}.get(attributes.get("text-anchor", ""), 0.0),
        room=min(_rooms(root, x, y), key=lambda room: room[1] - room[0]),
        height=view(root)[1],
    )


def _rooms(root: Any, x: float, y: float) -> Iterator[tuple[float, float]]:
    """Yield the sides of each rectangle around a point, and of the whole drawing."""
    yield 0.0, view(root)[0]
    for rect in _named(root, "rect"):
        left, top, across, down = (float(rect.get(key, 0)) for key in ("x", "y", "width", "height"))
        if left <= x <= left + across and top <= y <= top + down:
            yield left, left + across


def parsed(content: bytes) -> Any:
    """Return the lxml element of a drawing, which was read and judged before."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(content, parser)


def view(root: Any) -> tuple[float, float]:
    """Return width and height of a drawing in its own units."""
    _, _, across, down = (float(number) for number in root.get("viewBox").replace(",", " ").split())
    return across, down


def _named(root: Any, name: str) -> list[Any]:
    return list(root.iter(f"{{*}}{name}"))
