"""The face of all print, embedded: Atkinson Hyperlegible, by the Braille Institute."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from plainspoken.markdown import MAX_LIST_DEPTH
from plainspoken.pdf.theme import Theme

REGULAR = "AtkinsonHyperlegible-Regular"
BOLD = "AtkinsonHyperlegible-Bold"


@cache
def register_fonts() -> None:
    """Make the faces known to ReportLab; what asks for italic gets upright."""
    for name in (REGULAR, BOLD):
        data = resources.files("plainspoken").joinpath(f"data/fonts/{name}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )


def missing_characters(text: str) -> str:
    """Return the characters of a text that cannot be printed with the face.

    It has accents by themselves, but where they stand over a letter nobody tells ReportLab.
    """
    register_fonts()
    glyphs = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return "".join(
        char
        for char in dict.fromkeys(text)
        if not glyphs.get(ord(char)) or unicodedata.category(char) in ("Cc", "Cf", "Mn")
    )


def fits(word: str, title: bool, theme: Theme) -> bool:
    """Tell whether a word fits the column: in a title, or else in the innermost list."""
    if title:
        return width(word, theme.body * max(theme.heading_ratios), bold=True) <= theme.column
    # A term has a colon behind it, in French after a space that does not break.
    return width(f"{word}\u00a0:", theme.body, bold=True) <= theme.narrowest(MAX_LIST_DEPTH)


def address_lines(address: str, size: float, column: float) -> list[str]:
    """Return a web address in lines that fit a column, broken behind / . ? & = only.

    A hyphen at the end of a line would look like one that parts a word: it is the last resort.
    """
    lines = [""]
    for part in re.findall(r"[^/.?&=]*[/.?&=]*", address):
        is_wide = width(part, size) > column
        for piece in re.findall(r"[^-]*-*", part) if is_wide else [part]:
            if lines[-1] and width(lines[-1] + piece, size) > column:
                lines.append("")
            lines[-1] += piece
    return lines


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, BOLD if bold else REGULAR, size))
