"""The picture that a player shows of a handout: its title, large; its language and the clinic."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

SIDE = 600
"""Pixels of width and height."""

_INK, _PAPER = (16, 42, 67), (255, 255, 255)
"""Contrast 14.6 to 1."""
_SHADES = 16
"""Colours from ink to paper: enough for smooth letters, and four bits a pixel."""
_MARGIN, _BAND, _RULE = 48, 124, 10
"""Pixels: room around words, height of the dark band at the foot, and of the rule at the head."""
_SIZES = range(96, 2, -2)
"""Sizes of the title in pixels, the best first."""
_SMALL = range(30, 2, -1)
"""The same for language and clinic."""
_LEADING = 1.15

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

Plan = tuple[int, float, list[str]]
"""How many lines, how uneven they are (the sum of squares of what is left), and the lines."""


@cache
def cover(title: str, language: str, clinic: str) -> bytes:
    """Return a PNG of `SIDE` by `SIDE` pixels: the same bytes for the same words."""
    grey = Image.new("L", (SIDE, SIDE), 255)
    draw = ImageDraw.Draw(grey)
    right, foot = SIDE - _MARGIN, SIDE - _BAND
    draw.rectangle((0, foot, SIDE, SIDE), fill=0)
    draw.rectangle((_MARGIN, _MARGIN, right, _MARGIN + _RULE - 1), fill=0)
    _write(draw, [title], "Bold", (_MARGIN, _MARGIN + _RULE + 24, right, foot - 24))
    names = [name for name in (language, clinic) if name]
    _write(draw, names, "Regular", (_MARGIN, foot + 16, right, SIDE - 16))
    return _png(grey)


def _write(draw: ImageDraw.ImageDraw, texts: Sequence[str], face: str, box: Box) -> None:
    """Write texts, each on lines of its own, as large as a box has room for them."""
    left, top, right, bottom = box
    sizes, fill = (_SIZES, 0) if face == "Bold" else (_SMALL, 255)
    for size in sizes:
        font = _font(face, size)
        lines = [line for text in texts for line in _wrapped(text, font, right - left)]
        height = len(lines) * size * _LEADING
        if height <= bottom - top and all(font.getlength(line) <= right - left for line in lines):
            break
    start = (top + bottom - height) / 2
    for number, line in enumerate(lines):
        middle = start + (number + 0.5) * size * _LEADING
        draw.text((left, middle), line, font=font, fill=fill, anchor="lm")


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return the fewest lines that fit a width, as even as they can be; no word is cut."""
    words, space = text.split(" "), font.getlength(" ")
    widths = [font.getlength(word) for word in words]
    best: list[Plan] = [(0, 0.0, [])]
    for start in reversed(range(len(words))):
        plans, line = [], -space
        for end in range(start, len(words)):
            line += space + widths[end]
            if line > width and end > start:
                break
            count, ragged, lines = best[end - start]
            first = " ".join(words[start : end + 1])
            plans.append((count + 1, ragged + (width - line) ** 2, [first, *lines]))
        best.insert(0, min(plans))
    return best[0][2]


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    file = resources.files("plainspoken").joinpath(f"data/fonts/AtkinsonHyperlegible-{face}.ttf")
    # The simple layout is the same on every machine; the other takes what the system has.
    return ImageFont.truetype(
        io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
    )


def _png(grey: Image.Image) -> bytes:
    """Return an image of grey levels as shades between ink and paper."""
    shades = grey.point([level * _SHADES // 256 for level in range(256)], "P")
    steps = [shade / (_SHADES - 1) for shade in range(_SHADES)]
    shades.putpalette(
        [round(i + (p - i) * step) for step in steps for i, p in zip(_INK, _PAPER, strict=True)]
    )
    file = io.BytesIO()
    shades.save(file, "PNG", optimize=True)
    return file.getvalue()
