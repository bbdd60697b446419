"""An acronym is said in full where a listener first meets it, and in letters from then on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainspoken.acronyms import expand, letters_in
from plainspoken.languages import base
from plainspoken.model import Acronym, Run

_ARTICLE = re.compile(r"\b([Aa])n?(?=\s[“\"(]?$)")
_A_SOUND = re.compile(r"(?i)(?!eu|one|uni|uri|use|usu)[aeiou]")
"""How words begin that have "an" before them; "urinary" has not."""
_GLUED = re.compile(r"[’'–-]?\w")
_MANY = re.compile(
    r"(?i)\b(?:les|des|ces|aux|mes|tes|ses|nos|vos|leurs|deux|trois|plusieurs|\d+)\s$"
)
"""French before a plural, which the words of an acronym do not have."""


def introduce(
    runs: Sequence[Run], acronyms: Sequence[Acronym], told: set[str], language: str
) -> tuple[Run, ...]:
    """Return the runs of a sentence with its words before each acronym that is new.

    `told` holds the acronyms met so far, and gets those of the sentence.
    """
    said: list[Run] = []
    pieces = expand(runs, acronyms)
    for run, behind in zip(pieces, [*pieces[1:], Run("")], strict=False):
        before = "".join(each.text for each in said)
        if not run.expansion:
            told |= set(letters_in(run.text, acronyms))
        elif _loose(run.expansion) in _loose(before):
            told.add(run.text)
        elif run.text not in told and _fits(before, behind.text, language):
            told.add(run.text)
            _mend_article(said, run.expansion, language)
            said.append(replace(run, text=f"{run.expansion} ({run.text})"))
            continue
        said.append(run)
    return tuple(said)


def _fits(before: str, behind: str, language: str) -> bool:
    """Tell whether the words can stand in the place of the letters: not in "TKI’s", « les ITK »."""
    if _GLUED.match(behind):
        return False
    return not (base(language) == "fr" and _MANY.search(before))


def _loose(text: str) -> str:
    """Return words without the s of their plural, to find them again."""
    return re.sub(r"s\b", "", text.lower())


def _mend_article(said: list[Run], words: str, language: str) -> None:
    """Make "an MRD test" begin with "a minimal": the article goes by the word behind it."""
    if said and base(language) == "en":
        n = "n" if _A_SOUND.match(words) else ""
        said[-1] = replace(said[-1], text=_ARTICLE.sub(rf"\1{n}", said[-1].text))
