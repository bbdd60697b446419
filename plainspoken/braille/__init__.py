"""Handouts in braille: a document to pages of cells, and to the file that embossers take.

    document ─ pieces ─▶ Text, Rule, Room ─ rows (signs: liblouis) ─▶ Row ─ pages ─▶ BRF

Only `signs` knows of languages, and only `liblouis` of the library.
"""

from plainspoken.braille.liblouis import NoLiblouis, version
from plainspoken.braille.render import Document, render
from plainspoken.braille.signs import TABLES, Code, NoBrailleSign, missing, without_sign

__all__ = [
    "TABLES",
    "Code",
    "Document",
    "NoBrailleSign",
    "NoLiblouis",
    "missing",
    "render",
    "version",
    "without_sign",
]
