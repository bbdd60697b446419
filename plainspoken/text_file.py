"""Text files as they come: decoded, on one kind of line end, unfit characters found."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from plainspoken.model import Finding, Origin

_MEGABYTE = 1_000_000
MAX_SIZE, MAX_CATALOGUE = 5 * _MEGABYTE, 20 * _MEGABYTE
_LIMITS: Mapping[str, int] = {
    ".md": 100_000,
    ".toml": _MEGABYTE,
    ".svg": _MEGABYTE,
    ".po": MAX_CATALOGUE,
    ".pot": MAX_CATALOGUE,
}
"""Bytes. A section of that size is sixty pages long, and is read in a second or two whatever stands
in it; ten times as much takes a minute. A catalogue holds both languages of all handouts: of 1,000
long sections, over 5 MB.
"""

MAX_ACCENTS = 30
"""Accents on one letter, as in the Stream-Safe Text Format of Unicode (UAX 15): putting them in
order takes four times as long for twice as many.
"""
_PERHAPS_ACCENTS = re.compile(f"[\u0300-\U0010ffff]{{{MAX_ACCENTS + 1},}}")

MAX_TEXT = 5_000
"""Characters of one paragraph, or of anything else that is translated as a whole. With more, what
looks for one thing behind another would take its time: some patterns take four times as long for
twice the text.
"""

TOO_LONG = f"has more than {MAX_TEXT:,} characters"
PART_IT = "Part it: such a text is two pages long."

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Characters that no reader sees but that can hide or turn round what a reader sees."""


TOO_LARGE = "A handout is some kilobytes of text: look what got into the file, and part it."


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path, links followed, lies in a folder; a link in a circle lies nowhere."""
    real = Path(os.path.realpath(path))
    return not real.is_symlink() and real.is_relative_to(os.path.realpath(folder))


def read_text(root: Path, path: str) -> tuple[str, list[Finding]]:
    """Return a file's text and what is wrong with its characters.

    `path` is relative to `root` and is what findings name. A file that cannot be read, or is
    not UTF-8, gives an empty text and one finding.
    """
    raw, trouble = read_bytes(root, path, TOO_LARGE)
    return ("", trouble) if trouble else decode(raw, path)


def read_bytes(root: Path, path: str, size_hint: str) -> tuple[bytes, list[Finding]]:
    """Return a file's bytes; one that cannot be read gives none and one finding.

    `size_hint` is what to do about a file that is too large.
    """
    if not is_inside(root / path, root):
        hint = "Copy the file into the workspace in place of the link."
        message = "this is a link that leads out of the workspace"
        return b"", [Finding("outside-workspace", "error", message, Origin(path, 1), hint)]
    try:
        status = (root / path).stat()
        if not stat.S_ISREG(status.st_mode):
            return b"", [_unreadable(path, "it is no file")]
        if status.st_size > (limit := _LIMITS.get(Path(path).suffix, MAX_SIZE)):
            return b"", [_too_large(path, limit, size_hint)]
        return (root / path).read_bytes(), []
    except OSError as error:
        return b"", [_unreadable(path, error.strerror or "it is damaged")]


def decode(raw: bytes, path: str) -> tuple[str, list[Finding]]:
    """Return the text of a file's bytes and what is wrong with its characters."""
    try:
        plain = _on_one_line_end(raw)
    except UnicodeDecodeError as error:
        return "", [_not_utf8(raw, error.start, path)]
    if pile := _pile_of_accents(plain):
        reason = f"a letter bears more than {MAX_ACCENTS} accents"
        return "", [
            _unreadable(path, reason, "Type the line again.", plain.count("\n", 0, pile) + 1)
        ]
    text = unicodedata.normalize("NFC", plain)
    return text, [*control_characters(text, path)]


def decoded(raw: bytes) -> str:
    """Return bytes as text on one kind of line end. Raises `UnicodeDecodeError`.

    A letter and the accent behind it become the one letter that fonts and word lists know.
    """
    return unicodedata.normalize("NFC", _on_one_line_end(raw))


def _on_one_line_end(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _pile_of_accents(text: str) -> int:
    """Return where too many accents stand on one letter; 0 if they do nowhere."""
    for found in _PERHAPS_ACCENTS.finditer(text):
        at = found.start()
        for is_accent, signs in groupby(found[0], lambda sign: unicodedata.combining(sign) > 0):
            at += (count := sum(1 for _ in signs))
            if is_accent and count > MAX_ACCENTS:
                return at
    return 0


_LOOK = "Check that the file is there and that you may read it."


def _unreadable(path: str, reason: str, hint: str = _LOOK, line: int = 1) -> Finding:
    message = f"this file cannot be read: {reason}"
    return Finding("unreadable-file", "error", message, Origin(path, line), hint)


def _too_large(path: str, limit: int, hint: str) -> Finding:
    size = f"{limit // _MEGABYTE} MB" if limit >= _MEGABYTE else f"{limit // 1000} kB"
    message = f"this file is larger than {size}"
    return Finding("too-large", "error", message, Origin(path, 1), hint)


def control_characters(text: str, path: str) -> list[Finding]:
    """Find the lines that hold control or direction characters."""
    return [
        _control_character(line, Origin(path, number))
        for number, line in enumerate(text.split("\n"), start=1)
        if CONTROL.search(line)
    ]


def _not_utf8(raw: bytes, start: int, path: str) -> Finding:
    line = raw.count(b"\n", 0, start) + 1
    message = f"this file is not UTF-8 text (byte {raw[start]:#04x})"
    hint = "Save it again with the encoding UTF-8."
    return Finding("not-utf-8", "error", message, Origin(path, line), hint)


def _control_character(line: str, origin: Origin) -> Finding:
    codes = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in CONTROL.findall(line)))
    message = f"a character that nobody can see stands here ({codes})"
    hint = "Take it out: type the line again instead of pasting it."
    return Finding("control-character", "error", message, origin, hint)
