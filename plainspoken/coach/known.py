"""Words that readers know: the common words of a language, and forms of them.

The lists are the words of `wordfreq` (data CC BY-SA 4.0) that stand twice or more in a million
words (Zipf 3.3). Light rules take an inflected form back to the word; they err on the side of
"known", for a word that is called rare and is none costs an editor's trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

LONG = 7
"""Letters from which a word that is not common is called rare; short ones are mostly plain."""

_ENGLISH = (
    ("(?:'s|s')$", ("",)),
    ("ies$", ("y", "ie")),
    ("(?<=[^s])s$", ("",)),
    ("(?<=[sxzh])es$", ("", "e")),
    ("ied$", ("y",)),
    (r"(.)\1(?:ed|ing|er|est)$", (r"\1", r"\1\1")),
    ("(?:ed|ing|er|ers|est|or|ors)$", ("", "e")),
    ("(?:ier|iest|iness|ily)$", ("y",)),
    ("(?:ness|less|ful|able|ment|ments)$", ("", "e")),
    ("ly$", ("", "le")),
    ("^(?:un|re|non)-?", ("",)),
    ("ou(?=r)", ("o",)),
    ("is(?=e|ing|ation)", ("iz",)),
    ("ae|oe", ("e",)),
    ("tre", ("ter",)),
)
_FRENCH = (
    ("(?<=[^s])s$|x$", ("",)),
    ("aux$", ("al", "ail")),
    ("e$|es$", ("",)),
    ("(?:é|ée|és|ées|ez|ent|e|es|ons|ant|ants|ante|antes)$", ("er", "e")),
    ("(?:ais|ait|aient|ions|iez|era|eront|erez|erait|erais|eraient)$", ("er", "e", "ir", "re")),
    ("(?:i|ie|is|it|ies|issent|issez|issant|ira)$", ("ir",)),
    ("(?:u|ue|us|ues|ant|ent|ez|ra)$", ("re", "ir")),
    ("(?:ge|ç)(?=[aâo])", ("g", "c")),
    ("(?:euse|euses|rice|rices)$", ("eur", "eux")),
    ("ives?$", ("if",)),
    ("elles?$", ("el",)),
    ("ères?$", ("er",)),
    ("ennes?$", ("en",)),
    ("ément$", ("é",)),
    ("(?:ement|ment)$", ("", "e", "er")),
    ("(v|t)(?:ien(?:s|t|nent|ne|nes)|iendr\\w+)$", (r"\1enir",)),
    (r"enverr\w+$", ("envoyer",)),
    ("amment$", ("ant",)),
    ("emment$", ("ent",)),
    ("(?:age|ages|ement|ements|eur|eurs|able|ables|ation|ations)$", ("er",)),
    ("^(?:re|ré|dé|in|im|non-|r(?=[aeéiouy]))", ("",)),
)
_RULES: Mapping[str, Sequence[tuple[re.Pattern[str], Sequence[str]]]] = {
    language: tuple((re.compile(pattern), ends) for pattern, ends in rules)
    for language, rules in (("en", _ENGLISH), ("fr", _FRENCH))
}
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)'")
_SHORTEST = 3
_SHORT_PART = 2
"""Letters: as in « c’est-à-dire », « va-t-elle »."""


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the common words of a language (`en`, `fr`); none where there is no list.

    Those of corpora, and plain words of health and of the house that stand too seldom in them.
    """
    data = resources.files("plainspoken").joinpath("data")
    files = [data.joinpath(f"{kind}_words.{language}.txt") for kind in ("common", "everyday")]
    return frozenset(w for file in files if file.is_file() for w in file.read_text("utf-8").split())


def roots(word: str, language: str) -> Iterator[str]:
    """Yield the words that a word in small letters may be a form of."""
    for pattern, ends in _RULES.get(language, ()):
        for end in ends:
            root = pattern.sub(end, word)
            if root != word and len(root) >= _SHORTEST:
                yield root


@lru_cache(maxsize=20_000)
def is_common(word: str, language: str) -> bool:
    """Tell whether a word, in any case and form, is one that readers meet every day.

    Where there is no list for the language every word is.
    """
    known = common_words(language)
    small = _ELIDED.sub("", word.lower().replace("’", "'"))
    if not known or not small or small in known:
        return True
    parts = [part for part in small.split("-") if part]
    if len(parts) > 1:
        return all(len(part) <= _SHORT_PART or is_common(part, language) for part in parts)
    first = tuple(roots(small, language))
    return any(root in known or _has_root(root, language) for root in first)


def _has_root(word: str, language: str) -> bool:
    return any(root in common_words(language) for root in roots(word, language))


def is_rare(word: str, language: str) -> bool:
    """Tell whether a word is long and not common."""
    return len(word) >= LONG and not is_common(word, language)
