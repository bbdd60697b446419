"""How a written sentence is said: everything that a voice could misread becomes words.

What is said is the same for every voice. Letters that are read one by one are written with
full stops ("A.L.L."); each voice spells them as it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plainspoken.languages import base
from plainspoken.model import Run, Said, Saying
from plainspoken.speech.spoken import english, french
from plainspoken.speech.spoken.lexicon import Lexicon, Lexicons, lexicon_of, lexicon_rule
from plainspoken.speech.spoken.rules import Rule, Rulebook
from plainspoken.speech.spoken.tidy import NORMAL, tidy

_HELD = "\ufffc"
"""Stands for words with a sound of their own while the text around them is put in order."""

_LACKS_SPACE = re.compile(r"(?<=[^\W\d]|[.,;:!?])(?=[½¼¾⅓⅔⅛])|(?<=[½¼¾⅓⅔⅛])(?=[^\W\d_])")
"""Where a fraction runs into a word or into another one: no rule reads it there."""

_LONG_NUMBER = re.compile(r"\d{16,}|\d{1,3}(?:[,\u00a0 ]\d{3}){5,}")
"""A code, which may have no name as a number: it is said digit by digit."""

_TWO_CAPITALS = re.compile("[A-ZÀ-ÖØ-Þ]{2}")
_CAPITALS = re.compile(rf"(?<![\w.])\w*{_TWO_CAPITALS.pattern}\w*")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The rules of a language: those that come before its lexicon, and those behind."""

    first: Sequence[Rule] = ()
    last: Sequence[Rule] = ()


_GRAMMARS: Mapping[str, _Grammar] = {
    "en": _Grammar((english.EDITION, *english.WEB), english.RULES),
    "fr": _Grammar((french.EDITION, *french.WEB), french.RULES),
}


@lru_cache(maxsize=20_000)
def spoken(runs: tuple[Run, ...], language: str, lexicons: Lexicons) -> Saying:
    """Return what a voice is given for the runs of a sentence; `language` is a BCP 47 tag."""
    book = _rulebook(lexicon_of(lexicons, language))
    foreign = iter([_foreign(run, lexicons) for run in runs if _is_foreign(run, language)])
    text = "".join(_HELD if _is_foreign(run, language) else _normal(run.text) for run in runs)
    held: list[Said] = []
    written = ""
    for piece in book.read(text):
        if isinstance(piece, Said):
            held.append(piece)
        else:
            held += [next(foreign) for _ in range(piece.count(_HELD))]
        written += _HELD if isinstance(piece, Said) else piece
    return tuple(_pieces(tidy(written), held, language))


def capitals_left(text: str, language: str, lexicons: Lexicons) -> tuple[str, ...]:
    """Return the words in capitals that nothing explains: a voice would guess at them."""
    if not _TWO_CAPITALS.search(text := _normal(text)):
        return ()  # most texts: the rules need not be asked
    left = _rulebook(lexicon_of(lexicons, language)).left(text)
    return tuple(dict.fromkeys(word for raw in left for word in _CAPITALS.findall(raw)))


@lru_cache(maxsize=100)
def _rulebook(lexicon: Lexicon) -> Rulebook:
    grammar = _GRAMMARS.get(lexicon.language, _Grammar())
    return Rulebook((*grammar.first, lexicon_rule(lexicon), *grammar.last))


def _normal(text: str) -> str:
    text = re.sub(r"º(?=\s?[CF]\b)", "°", text)
    text = _LACKS_SPACE.sub(" ", text)
    text = text.translate(NORMAL).replace(_HELD, "")
    return _LONG_NUMBER.sub(lambda found: " ".join(re.findall(r"\d", found[0])), text)


def _is_foreign(run: Run, language: str) -> bool:
    return run.language is not None and base(run.language) != base(language)


def _foreign(run: Run, lexicons: Lexicons) -> Said:
    language = run.language or ""
    read = _rulebook(lexicon_of(lexicons, language)).read(_normal(run.text))
    text = "".join(piece.text if isinstance(piece, Said) else piece for piece in read)
    return Said(re.sub(r"\s", " ", text), language)


def _pieces(text: str, held: Sequence[Said], language: str) -> Iterator[Said]:
    first, *rest = text.split(_HELD)
    if first:
        yield Said(first, language)
    for piece, behind in zip(held, rest, strict=True):
        yield piece
        if behind:
            yield Said(behind, language)


__all__ = ["Lexicons", "capitals_left", "spoken"]
