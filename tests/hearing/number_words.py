"""Numbers in words to numbers in digits, so that "two hundred and fifty" is 250.

The grammar is that of English and French below a million, as the two languages' academies
have it; Swiss and Belgian forms (« septante ») are left out, for nobody says them in Canada.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

ORDINAL = "#"
"""Stands before the digits of an ordinal: "third" is #3, and so not the same as 3."""


def _row(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * index for index, word in enumerate(words.split())}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of a language: cardinals below 100, ordinals, and what joins and multiplies."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    hundreds: frozenset[str]
    thousands: frozenset[str]
    joiner: str
    french: bool


_ENGLISH = Grammar(
    cardinals=_row(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen"
    )
    | _row("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    ordinals=_row(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    )
    | {"thirtieth": 30},
    hundreds=frozenset({"hundred"}),
    thousands=frozenset({"thousand"}),
    joiner="and",
    french=False,
)
_FRENCH = Grammar(
    cardinals=_row(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize"
    )
    | _row("vingt trente quarante cinquante soixante", 20, 10)
    | {"une": 1, "vingts": 20},
    ordinals=_row(
        "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
        " onzième douzième treizième quatorzième quinzième seizième",
        1,
    )
    | {"première": 1, "unième": 1, "vingtième": 20, "trentième": 30},
    hundreds=frozenset({"cent", "cents"}),
    thousands=frozenset({"mille"}),
    joiner="et",
    french=True,
)
GRAMMARS: Mapping[str, Grammar] = {"en": _ENGLISH, "fr": _FRENCH}


@dataclass(frozen=True, slots=True)
class _Number:
    """What has been read of a number: its thousands, and what stands below them."""

    thousands: int = 0
    below: int = 0
    ordinal: bool = False

    @property
    def digits(self) -> str:
        return f"{ORDINAL if self.ordinal else ''}{self.thousands + self.below}"


def numbers_in_digits(words: Sequence[str], language: str) -> Iterator[str]:
    """Yield the words with every number in digits; a comma between two words parts them."""
    grammar = GRAMMARS[language]
    number: _Number | None = None
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if number and _joins(word, following, number, grammar):
            continue
        longer = _with(number, word, following, grammar)
        if number and not longer:
            yield number.digits
            longer = _with(None, word, following, grammar)
        if not longer:
            yield word
        number = longer
    if number:
        yield number.digits


def _joins(word: str, following: str, number: _Number, grammar: Grammar) -> bool:
    """Tell whether an "and" stands inside a number: two hundred and six, vingt et un."""
    if word != grammar.joiner or not (longer := _with(number, following, "", grammar)):
        return False
    if grammar.french:
        return longer.below - number.below in (1, 11) and 20 <= number.below % 100 <= 60
    return number.below % 100 == 0 and number != _Number()


def _with(number: _Number | None, word: str, following: str, grammar: Grammar) -> _Number | None:
    """Return the number with one more word, or None if the word does not belong to it."""
    if number and number.ordinal:
        return None
    if word in grammar.hundreds:
        return _hundred(number, grammar)
    if word in grammar.thousands:
        return _thousand(number, grammar)
    if word == "a" and following in grammar.hundreds | grammar.thousands:
        return _Number(below=1) if number is None else None
    return _below_a_hundred(number, word, grammar)


def _below_a_hundred(number: _Number | None, word: str, grammar: Grammar) -> _Number | None:
    ordinal = word in grammar.ordinals
    value = grammar.ordinals[word] if ordinal else grammar.cardinals.get(word)
    if value is None or number is None:
        return None if value is None else _Number(below=value, ordinal=ordinal)
    added = _added(number, value, grammar)
    return replace(number, below=number.below + added, ordinal=ordinal) if added else None


def _added(number: _Number, value: int, grammar: Grammar) -> int:
    """Return what a word below a hundred adds to a number, 0 if it starts another one."""
    rest = number.below % 100
    if grammar.french and rest == 4 and value == 20:
        return 80 - 4
    room = 100 if rest == 0 and number != _Number() else 0
    if rest % 10 == 0 and rest >= 20:
        room = 20 if grammar.french and rest in (60, 80) else 10
    sevens = grammar.french and rest in (10, 70, 90) and value in (7, 8, 9)
    return value if 0 < value < room or sevens else 0


def _hundred(number: _Number | None, grammar: Grammar) -> _Number | None:
    if number is None or number.below == 0:
        before = number or _Number()
        return replace(before, below=100) if grammar.french and before.below == 0 else None
    fits = 1 < number.below < 10 if grammar.french else number.below < 100
    return replace(number, below=100 * number.below) if fits else None


def _thousand(number: _Number | None, grammar: Grammar) -> _Number | None:
    if number is None:
        return _Number(thousands=1000) if grammar.french else None
    fits = number.thousands == 0 and number.below > 0
    return _Number(thousands=1000 * number.below) if fits else None
