"""Count the syllables of written French words.

textstat's counter (hyphenation points) runs about 11% short. This one follows the spoken
syllable of ordinary prose: a final e, es and the -ent of verbs are silent, an e inside a
word counts, and i, u, ou before a vowel glide into it unless a cluster such as bl or tr
stands before them ("bien" one, "client" two).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_VOWEL = "aàâäeéèêëiîïoôöuùûüy"
_NUCLEUS = f"eau|oe(?=ll)|aoû|eu|eû|ou|oû|où|oi|oî|oê|ai|aî|ay|ei|eî|ey|au|[{_VOWEL}]"
_GLIDE = rf"(?:u(?=[iî])|(?<![bcdfgptv][lr])(?:ou|[iu]|y(?!u))(?=[{_VOWEL}]))"
_SYLLABLE = re.compile(f"{_GLIDE}?(?:{_NUCLEUS})")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)$")

_IRREGULAR = {"pays": 2, "paysage": 3, "août": 1, "aujourd": 2, "monsieur": 2}

_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("œu", "eu"),
        ("[œæ]", "é"),
        ("qu", "q"),
        ("gu(?=[eéèêiy])", "g"),
        ("ge(?=[aâoô])", "g"),
    )
)
_AFTER_ENDING = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("(?<=[aeéou])ill", "j"),
        ("(?<=[aeéou])ils?$", "j"),
        (f"(?<=[aeou])y(?=[{_VOWEL}])", "j"),
    )
)


def syllables(word: str) -> int:
    """Return the number of syllables of a word; a number or a lone sign counts as one."""
    parts = [part for part in re.split(r"[-‑–/’']", word) if part]
    spoken = [part for part in parts[:-1] if not _ELIDED.fullmatch(part.lower())] + parts[-1:]
    return max(1, sum(map(_part, spoken)))


@cache
def _part(part: str) -> int:
    letters = re.sub(r"[^\w]", "", part)
    if len(letters) > 1 and letters.isupper():
        return len(letters)
    word = letters.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for pattern, sound in _SPELLINGS:
        word = pattern.sub(sound, word)
    word = _without_silent_ending(word)
    for pattern, sound in _AFTER_ENDING:
        word = pattern.sub(sound, word)
    return len(_SYLLABLE.findall(word)) or 1


def _without_silent_ending(word: str) -> str:
    if word.endswith("ent") and not _ent_is_heard(word):
        shorter = word.removesuffix("ent")
    else:
        shorter = re.sub(r"(?:es?|(?<=u)ës?)$", "", word)
    return shorter if re.search(f"[{_VOWEL}]", shorter) else word


def _ent_is_heard(word: str) -> bool:
    if word.endswith("ment"):
        return word not in _words_in_ent()["silent"]
    return word in _words_in_ent()["heard"] or word.endswith(("vient", "tient"))


@cache
def _words_in_ent() -> Mapping[str, frozenset[str]]:
    text = resources.files("plainspoken").joinpath("data/words_in_ent_fr.toml").read_text("utf-8")
    return {kind: frozenset(words.split()) for kind, words in tomllib.loads(text).items()}
