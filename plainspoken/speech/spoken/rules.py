"""Rules for how written forms are said."""

from __future__ import annotations

import re

from plainspoken import rulebook
from plainspoken.model import Said

Answer = str | Said | None
"""Words, words with a sound of their own, or None where the rule does not fit after all."""


# Classes, for Python 3.11 cannot call `rulebook.Rule[str | Said]`: it is frozen and has slots.
class Rule(rulebook.Rule[str | Said]):
    """A rule that answers with what is said."""


class Rulebook(rulebook.Rulebook[str | Said]):
    """Rules that answer with what is said."""


def word_before(found: re.Match[str]) -> str:
    """Return the word before a match in small letters, "" where none stands."""
    before = re.search(r"([^\W\d_]+)[.’']?\s*$", found.string[: found.start()])
    return before[1].lower() if before else ""


def word_after(found: re.Match[str]) -> str:
    """Return the word right behind a match in small letters, "" where none follows."""
    after = re.match(r"\s?([^\W\d_]+)", found.string[found.end() :])
    return after[1].lower() if after else ""
