"""An acronym is said in full where a listener first meets it, and in letters from then on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plainspoken.acronyms import expand, letters_in
from plainspoken.languages import base
from plainspoken.model import Acronym, Run

_ARTICLE = re.compile(r"\b([Aa])n?(?=\s$)")


def introduce(
    runs: Sequence[Run], acronyms: Sequence[Acronym], told: set[str], language: str
) -> tuple[Run, ...]:
    """Return the runs of a sentence with its words before each acronym that is new.

    `told` holds the acronyms met so far, and gets those of the sentence.
    """
    said: list[Run] = []
    for run in expand(runs, acronyms):
        if run.expansion and run.text not in told:
            _mend_article(said, run.expansion, language)
            said.append(replace(run, text=f"{run.expansion} ({run.text})"))
        else:
            said.append(run)
        told |= {run.text} if run.expansion else set(letters_in(run.text, acronyms))
    return tuple(said)


def _mend_article(said: list[Run], words: str, language: str) -> None:
    """Make "an MRD test" begin with "a minimal": the article goes by the word behind it."""
    if said and base(language) == "en":
        n = "n" if words[:1].lower() in "aeiou" else ""
        said[-1] = replace(said[-1], text=_ARTICLE.sub(rf"\1{n}", said[-1].text))
