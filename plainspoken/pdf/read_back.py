"""The words of a finished PDF, as a reader gets them: by PDFium, which had no part in making it.

Marks of pages (footers, rules) are artifacts and left out. Lines of one paragraph are joined, and
so is a paragraph that a page break cuts in two.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_APART = 1.7
"""Distance of two lines, in sizes of their type, from which the lower one begins a paragraph."""

_CELLS = frozenset(["TD", "TH", "Lbl", "H1", "H2", "H3", "H4", "H5", "H6"])
"""Structure elements that share no paragraph with what stands before or behind them."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The paragraphs of a PDF, and the addresses that its links lead to."""

    paragraphs: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text painted at once: its element on the page and that one's type, size, place in points."""

    text: str
    element: tuple[int, int]
    kind: str
    size: float
    bottom: float


def read_back(content: bytes) -> Printed:
    """Return what a PDF says."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        pieces = [piece for number, page in enumerate(document) for piece in _pieces(page, number)]
        links = tuple(uri for page in document for uri in _links(page, document))
    finally:
        document.close()
    return Printed(tuple(_paragraphs(pieces)), links)


def _pieces(page: Any, number: int) -> Iterator[_Piece]:
    import pypdfium2.raw as pdfium

    text_page = pdfium.FPDFText_LoadPage(page)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        painted = pdfium.FPDFPage_GetObject(page, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(painted)
        if pdfium.FPDFPageObj_GetType(painted) != pdfium.FPDF_PAGEOBJ_TEXT or mark < 0:
            continue
        text = _text(painted, text_page)
        if text.strip():
            yield _Piece(text, (number, mark), _kind(painted), *_measures(painted))
    pdfium.FPDFText_ClosePage(text_page)


def _text(painted: Any, text_page: Any) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFTextObj_GetText(painted, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(painted, text_page, pointer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _kind(painted: Any) -> str:
    """Return the structure type of painted text: P, TD, Link."""
    import pypdfium2.raw as pdfium

    mark, length = pdfium.FPDFPageObj_GetMark(painted, 0), ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetName(mark, None, 0, ctypes.byref(length))
    buffer = ctypes.create_string_buffer(length.value)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFPageObjMark_GetName(mark, pointer, length.value, ctypes.byref(length))
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _measures(painted: Any) -> tuple[float, float]:
    """Return the size of the type and the place of its line, both in points."""
    import pypdfium2.raw as pdfium

    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(painted, ctypes.byref(size))
    pdfium.FPDFPageObj_GetMatrix(painted, ctypes.byref(matrix))
    return size.value, matrix.f


def _links(page: Any, document: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    position, link = ctypes.c_int(), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if length:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            yield buffer.value.decode("utf-8", "replace")


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[str]:
    text = ""
    before: _Piece | None = None
    for piece in pieces:
        if before and _begins(piece, before, text):
            yield " ".join(text.split())
            text = ""
        elif before and piece.bottom != before.bottom:
            text += " "
        text += piece.text
        before = piece
    if text:
        yield " ".join(text.split())


def _begins(piece: _Piece, before: _Piece, text: str) -> bool:
    """Tell whether a piece begins a paragraph."""
    if piece.element[0] != before.element[0]:
        return piece.kind != before.kind or text.rstrip().endswith((".", "!", "?", ":", "…"))
    changes = piece.element != before.element
    down = before.bottom - piece.bottom
    if changes and (piece.kind in _CELLS or before.kind in _CELLS):
        return True
    return changes and (down < -1 or down > _APART * max(piece.size, before.size))
