"""What the codes of a font mean when text is copied: its ToUnicode CMap (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UNKNOWN = "\ufffd"


@dataclass(frozen=True)
class Decoder:
    """The characters of each code, and how many bytes a code has."""

    characters: dict[int, str]
    width: int

    def text(self, codes: bytes) -> str:
        steps = range(0, len(codes), self.width)
        numbers = (int.from_bytes(codes[at : at + self.width], "big") for at in steps)
        return "".join(self.characters.get(number, UNKNOWN) for number in numbers)


def decoder(font: Any) -> Decoder:
    """Read a font. One without ToUnicode says nothing of its codes, except that a simple one is
    Latin (WinAnsi, as the standard fonts are written).
    """
    if "/ToUnicode" in font:
        return _of_cmap(font.ToUnicode.read_bytes().decode("latin-1"))
    if font.Subtype == "/Type0":
        return Decoder({}, 2)
    return Decoder({n: bytes([n]).decode("cp1252", "replace") for n in range(256)}, 1)


def _of_cmap(cmap: str) -> Decoder:
    spaces = re.search(r"begincodespacerange\s*<(\w+)>", cmap)
    width = len(spaces[1]) // 2 if spaces else 1
    return Decoder(dict(_singles(cmap)) | dict(_ranges(cmap)), width)


def _singles(cmap: str) -> Iterator[tuple[int, str]]:
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, characters in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            yield int(code, 16), _utf16(characters)


def _ranges(cmap: str) -> Iterator[tuple[int, str]]:
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.S):
            codes = range(int(low, 16), int(high, 16) + 1)
            listed = re.findall(r"<(\w+)>", target)
            if target.startswith("["):
                yield from zip(codes, map(_utf16, listed), strict=True)
            else:
                first = _utf16(listed[0])
                yield from ((code, _later(first, code - codes[0])) for code in codes)


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _later(characters: str, steps: int) -> str:
    return characters[:-1] + chr(ord(characters[-1]) + steps)
