"""How a written sentence is said: acronyms, ranges, per cent and brackets as words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from plainspoken.languages import base
from plainspoken.model import Said, Saying
from plainspoken.numbers import join_thousands, say_ranges

Rule = tuple[re.Pattern[str], str]


def _rules(*rules: tuple[str, str]) -> Sequence[Rule]:
    return tuple((re.compile(pattern), said) for pattern, said in rules)


_PERCENT: Mapping[str, str] = {"en": "per cent", "fr": "pour cent"}
_SIGNS = _rules(
    (r"[\u00a0\u202f]", " "),
    (r"«\s?|\s?»|[“”\"]", ""),
    (r"\s*\(([^()]*)\)", r", \1,"),
    (r"\s+[–—]\s+", ", "),
    (r",(?:\s*,)+", ","),
    (r",\s*(?=[.;:!?])", ""),
    (r"^[,\s]+|[,\s]+$", ""),
    (r"\.\.+", "."),
    (r"\s+", " "),
    (r"(?<=\w)$", "."),
)


@lru_cache(maxsize=50_000)
def spoken(text: str, language: str) -> Saying:
    """Return what a voice is given for a plain sentence; `language` is a BCP 47 tag."""
    said = _lexicon(base(language))
    if said:
        written = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
        text = re.sub(rf"(?<!\w)(?:{written})(?!\w)", lambda found: said[found[0]], text)
    text = say_ranges(join_thousands(text, language), language)
    if percent := _PERCENT.get(base(language)):
        text = re.sub(r"(?<=\d)\s*%", f" {percent}", text)
    for pattern, replacement in _SIGNS:
        text = pattern.sub(replacement, text)
    return (Said(text, language),)


@cache
def _lexicon(language: str) -> Mapping[str, str]:
    """Return written form to said form for a language without region."""
    file = resources.files("plainspoken").joinpath(f"speech/lexicon/{language}.toml")
    if not file.is_file():
        return {}
    return {
        written: str(said)
        for written, said in tomllib.loads(file.read_text("utf-8"))["said"].items()
    }
