"""What a page paints, and under which mark: tagged content, artifact, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from tests.judges import CannotJudge
from tests.judges.decoding import Decoder, decoder

SHOWS_TEXT = ("Tj", "TJ", "'", '"')
PAINTS = {
    **dict.fromkeys(("S", "s"), ("stroke",)),
    **dict.fromkeys(("f", "F", "f*"), ("fill",)),
    **dict.fromkeys(("B", "B*", "b", "b*"), ("fill", "stroke")),
    "sh": ("shading",),
    "INLINE IMAGE": ("image",),
}


@dataclass(frozen=True)
class Artifact:
    """A marked-content sequence for the eye only, which a screen reader passes over.

    `type` and `subtype` as in "Pagination", "Footer", "" if not said. `painted` has each of
    "stroke", "fill", "image", "shading", "form" that occurs, in order; text stands in `text`.
    """

    page: int  # from 1
    type: str
    subtype: str
    text: str
    painted: tuple[str, ...]


@dataclass(frozen=True)
class Stray:
    """A painting operator that is neither tagged nor an artifact, or that we cannot look into."""

    page: int  # from 1
    operator: str
    text: str


@dataclass
class Sequence:
    """A marked-content sequence that is being read. `tag` is as written, without the slash."""

    tag: str
    properties: Any
    text: str = ""
    painted: dict[str, None] = field(default_factory=dict)  # a set that keeps the order

    @property
    def mcid(self) -> int | None:
        return None if self.is_artifact else self.properties.get("/MCID")

    @property
    def is_artifact(self) -> bool:
        return self.tag == "Artifact"


@dataclass
class Page:
    """The marks of one page, in the order in which they are painted."""

    number: int  # from 1
    sequences: list[Sequence] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)

    @property
    def tagged(self) -> list[tuple[int, str]]:
        """Each MCID with the text under it. A file that is wrong may use one twice."""
        return [(s.mcid, s.text) for s in self.sequences if s.mcid is not None]


def read_pages(document: pikepdf.Pdf) -> list[Page]:
    return [_Reader(page, n).read() for n, page in enumerate(document.pages, start=1)]


def artifacts(path: Path | BinaryIO) -> list[Artifact]:
    """Return every artifact of a file, in the order in which they are painted."""
    with pikepdf.open(path) as document:
        return [
            Artifact(page.number, *_kind(sequence), sequence.text, tuple(sequence.painted))
            for page in read_pages(document)
            for sequence in page.sequences
            if sequence.is_artifact
        ]


def untagged(path: Path | BinaryIO) -> list[Stray]:
    """Return what is painted outside tagged content and artifacts: nothing, in a good file.

    A form XObject is among them wherever it stands: none of these judges looks into one.
    """
    with pikepdf.open(path) as document:
        return [stray for page in read_pages(document) for stray in page.strays]


def _kind(sequence: Sequence) -> tuple[str, str]:
    kind, subkind = (sequence.properties.get(key, "") for key in ("/Type", "/Subtype"))
    return str(kind).lstrip("/"), str(subkind).lstrip("/")


class _Reader:
    """Reads the operators of one page, with the font and the open marks of the moment."""

    def __init__(self, page: Any, number: int) -> None:
        self.resources = page.resources
        self.instructions = pikepdf.parse_content_stream(page)
        self.page = Page(number)
        self.open: list[Sequence] = []
        self.font: Decoder | None = None
        self.saved: list[Decoder | None] = []
        self.decoders: dict[str, Decoder] = {}

    def read(self) -> Page:
        for instruction in self.instructions:
            operator, operands = str(instruction.operator), instruction.operands
            if not self._changes_state(operator, operands):
                self._paint(operator, operands)
        if self.open:
            raise CannotJudge(f"page {self.page.number}: marked content is never closed")
        return self.page

    def _changes_state(self, operator: str, operands: Any) -> bool:
        match operator:
            case "BMC" | "BDC":
                self._begin(str(operands[0]), operands[1] if len(operands) > 1 else {})
            case "EMC":
                self._end()
            case "q":
                self.saved.append(self.font)
            case "Q":
                self.font = self.saved.pop()
            case "Tf":
                self.font = self._decoder(str(operands[0]))
            case _:
                return False
        return True

    def _begin(self, tag: str, properties: Any) -> None:
        if isinstance(properties, pikepdf.Name):
            properties = self.resources["/Properties"][str(properties)]
        self.open.append(Sequence(tag.lstrip("/"), properties))
        self.page.sequences.append(self.open[-1])

    def _end(self) -> None:
        if not self.open:
            raise CannotJudge(f"page {self.page.number}: a mark ends that never began")
        self.open.pop()

    def _decoder(self, name: str) -> Decoder:
        if name not in self.decoders:
            self.decoders[name] = decoder(self.resources["/Font"][name])
        return self.decoders[name]

    def _paint(self, operator: str, operands: Any) -> None:
        text, kinds = "", PAINTS.get(operator, ())
        if operator in SHOWS_TEXT:
            text = self._text(operands)
        elif operator == "Do":
            kinds = (self._kind_of_object(str(operands[0])),)
        if text or kinds:
            self._lay(operator, text, kinds)

    def _lay(self, operator: str, text: str, kinds: tuple[str, ...]) -> None:
        # An unmarked span in tagged content belongs to what is around it.
        owners = [s for s in self.open if s.is_artifact or s.mcid is not None]
        if owners:
            owners[-1].text += text
            owners[-1].painted.update(dict.fromkeys(kinds))
        if not owners or "form" in kinds:
            self.page.strays.append(Stray(self.page.number, operator, text))

    def _text(self, operands: Any) -> str:
        if self.font is None:
            raise CannotJudge(f"page {self.page.number}: text is shown without a font")
        return "".join(self.font.text(bytes(codes)) for codes in _strings(operands))

    def _kind_of_object(self, name: str) -> str:
        return "image" if self.resources["/XObject"][name].Subtype == "/Image" else "form"


def _strings(operands: Any) -> Iterator[Any]:
    """Find the strings of Tj, TJ (in an array, between numbers), ' and " (after numbers)."""
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield operand
        elif isinstance(operand, pikepdf.Array):
            yield from (piece for piece in operand if isinstance(piece, pikepdf.String))
