"""What the attributes of a vector picture may hold: plain numbers, plain colours, whole paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# No exponent and six digits at most: nothing that printing could not place.
_UNSIGNED = r"(?:\d{1,6}(?:\.\d*)?|\.\d+)(?!\d)"
_POSITIVE = rf"(?=[\d.]*[1-9]){_UNSIGNED}"
_SIGNED = rf"[+-]?{_UNSIGNED}"
_SEPARATOR = r"(?:\s*,\s*|\s+)"
_NUMBERS = re.compile(rf"{_SIGNED}(?:{_SEPARATOR}{_SIGNED})*", re.ASCII)
_PATH_TOKEN = re.compile(rf"[\s,]*(?:([MmLlHhVvCcSsQqTtAaZz])|({_SIGNED}))", re.ASCII)

# How many numbers follow each command of a path (SVG 1.1, chapter 8.3).
_NUMBERS_OF = dict(zip("MLHVCSQTAZ", (2, 2, 1, 1, 6, 4, 4, 2, 7, 0), strict=True))


@dataclass(frozen=True, slots=True)
class Value:
    """What an attribute may hold: a test of it, and what to write."""

    fits: Callable[[str], object]
    hint: str


def _pattern(pattern: str, hint: str) -> Value:
    return Value(re.compile(pattern, re.ASCII).fullmatch, hint)


def _is_points(text: str) -> bool:
    return bool(_NUMBERS.fullmatch(text)) and len(re.split(_SEPARATOR, text)) % 2 == 0


def _is_path(text: str) -> bool:
    """Tell whether a path is whole; printing would stop in the middle of another one."""
    commands: list[tuple[str, int]] = []
    end = 0
    while token := _PATH_TOKEN.match(text, end):
        end = token.end()
        if token[1]:
            commands.append((token[1].upper(), 0))
        elif commands:
            commands[-1] = (commands[-1][0], commands[-1][1] + 1)
        else:
            return False
    whole = all(_fit(name, count) for name, count in commands)
    return whole and end == len(text) and bool(commands) and commands[0][0] == "M"


def _fit(command: str, count: int) -> bool:
    needed = _NUMBERS_OF[command]
    return count == 0 if needed == 0 else count > 0 and count % needed == 0


_PLACE = _pattern(_SIGNED, 'Write a plain number, without a unit or a %: x="120".')
_SIZE = _pattern(_UNSIGNED, 'Write a plain number, without a unit or a %: width="120".')
_POINTS = Value(_is_points, 'Write pairs of plain numbers: points="0,0 10,0 10,10".')
_COLOUR = _pattern(
    r"none|black|white|(?:dark|dim|light)?gr[ae]y|#(?:[\dA-Fa-f]{3}){1,2}",
    "Write none, black, white, gray, or a colour such as #444444.",
)


def _word(*words: str) -> Value:
    return _pattern("|".join(words), f"Write {' or '.join(words)}.")


VALUES: Mapping[str, Value] = {
    "viewBox": _pattern(
        rf"0{_SEPARATOR}0{_SEPARATOR}{_POSITIVE}{_SEPARATOR}{_POSITIVE}",
        'Let it begin at 0 0, and write its size: viewBox="0 0 600 400".',
    ),
    **dict.fromkeys(("x", "y", "cx", "cy", "x1", "y1", "x2", "y2"), _PLACE),
    **dict.fromkeys(("width", "height", "r", "rx", "ry", "stroke-width"), _SIZE),
    "stroke-miterlimit": _SIZE,
    "font-size": _pattern(_POSITIVE, 'Write a plain number: font-size="18".'),
    "points": _POINTS,
    "d": Value(_is_path, "Save the path again, with a space between all of its numbers."),
    **dict.fromkeys(("fill", "stroke"), _COLOUR),
    "stroke-dasharray": _pattern(
        rf"none|(?=[^1-9]*[1-9]){_UNSIGNED}(?:{_SEPARATOR}{_UNSIGNED})*",
        'Write plain numbers, not all of them 0: "4 2".',
    ),
    "stroke-linecap": _word("butt", "round", "square"),
    "stroke-linejoin": _word("miter", "round", "bevel"),
    "fill-rule": _word("nonzero", "evenodd"),
    "text-anchor": _word("start", "middle", "end"),
    "font-weight": _word("normal", "bold"),
    "version": _word(r"1\.0", r"1\.1"),
    "id": _pattern(r"[\w.:-]+", "Write one word, or take it out."),
}
"""Attribute to what it may hold."""
