"""The code of an edition, which people read out over the telephone: sign by sign."""

from __future__ import annotations

import re
from collections.abc import Callable

from plainspoken.speech.spoken.rules import Rule

_GROUP = 4
"""Signs between which there is more of a pause, for those who write them down."""


def edition_rule(word: str, cardinal: Callable[[int], str]) -> Rule:
    """Return the rule for "Edition 3f9c01ab"; `word` is the one before the code."""

    def said(found: re.Match[str]) -> str:
        signs = [cardinal(int(c)) if c.isdecimal() else f"{c.upper()}." for c in found["code"]]
        groups = [", ".join(signs[at : at + _GROUP]) for at in range(0, len(signs), _GROUP)]
        return f"{found['word']}: {'; '.join(groups)}"

    return Rule(rf"(?<!\w)(?P<word>{word})\s(?P<code>[0-9a-f]{{8}})(?!\w)", said)
