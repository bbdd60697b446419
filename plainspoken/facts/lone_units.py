"""Measures without a number, which stand for all numbers below them: "mg", "Dose (mg)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspoken.facts.fact import Fact
from plainspoken.facts.tongue import MEASURES
from plainspoken.facts.tongues import TONGUES
from plainspoken.languages import base

_PARTS = re.compile(r" \| |[()]|\b(?:in|en)\s")
"""Between the cells of a row, around brackets, and before the measure in "dose in mg"."""

_ALONE = MEASURES - {"unit"}  # "Unit" is what stands over a column of measures


def lone_units(text: str, language: str) -> Iterator[Fact]:
    """Yield the measures of plain text that fill a cell, brackets, or the end of one of them."""
    units = {name: TONGUES[base(language)].units[name] for name in sorted(_ALONE)}
    for part in map(str.strip, _PARTS.split(text.lower().replace("\u03bc", "µ"))):
        for name, pattern in units.items():
            if re.fullmatch(pattern, part):
                yield Fact("unit", frozenset({f"in {name}"}), part)
