"""The facts of a text: the same in both languages, in print and in sound, and by value."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspoken.facts.compare import Difference, Text, compare
from plainspoken.facts.doors import SPOKEN, compare_door, stated
from plainspoken.facts.fact import Fact, unmatched
from plainspoken.facts.names import Name
from plainspoken.facts.reading import message_facts, text_facts
from plainspoken.facts.tongues import TONGUES
from plainspoken.model import Origin, Prose

CASES = Path(__file__).parent / "cases"

ENGLISH_NAMES = (
    Name("ALL", ("ALL",), "acute lymphocytic leukemia"),
    Name("CNS", ("CNS",), "central nervous system"),
    Name("CSF", ("CSF",), "cerebrospinal fluid"),
    Name("MRD", ("MRD",), "minimal residual disease"),
    Name("PCR", ("PCR",), "polymerase chain reaction"),
    Name("Ph+", ("Ph+",), "Philadelphia chromosome positive"),
    Name("TKI", ("TKI",), "tyrosine kinase inhibitor"),
)
FRENCH_NAMES = (
    Name("ALL", ("LLA",), "leucémie lymphoblastique aiguë"),
    Name("CNS", ("SNC",), "système nerveux central"),
    Name("CSF", ("LCS", "LCR"), "liquide cérébrospinal"),
    Name("MRD", ("MRM",), "maladie résiduelle minimale"),
    Name("PCR", ("PCR",), "réaction en chaîne de la polymérase"),
    Name("Ph+", ("Ph+",), "chromosome Philadelphie positif"),
    Name("TKI", ("ITK",), "inhibiteur de la tyrosine kinase"),
)

MISSED = {
    "bracket: a filled place is another": "places are compared by a check of their own",
    "bracket: a filled place is lost": "places are compared by a check of their own",
    "bracket: its words are lost": "a word in small letters is no name",
    "emphasis: bold moves away from the negation": "bold that only numbers keep",
    "negation: the one who must not touch becomes all others": "needs the grammar of who",
    "name: a clinic’s name is another": "a cognate (Philadelphia) looks the same",
}
"""Faults of the corpus that we know to be missed, and why."""


@cache
def cases(name: str) -> list[tuple[str, str, str]]:
    """Return the cases of a file: title, first text, second text."""
    text = (CASES / f"{name}.md").read_text("utf-8")
    return re.findall(r"^([^\n]+)\n\.\n(.*?)\n^\.\n(.*?)\n^\.\n", text, re.MULTILINE | re.DOTALL)


def titled(name: str) -> list[object]:
    return [pytest.param(*case[1:], id=case[0]) for case in cases(name)]


def differ(english: str, french: str) -> tuple[Difference, ...]:
    return compare(Text(english, "en-CA", ENGLISH_NAMES), Text(french, "fr-CA", FRENCH_NAMES))


@pytest.mark.parametrize(("english", "french"), titled("facts_right"))
def test_a_right_translation_differs_in_nothing(english: str, french: str) -> None:
    assert differ(english, french) == ()


def test_every_fault_is_found_but_those_we_know() -> None:
    missed = {
        title for title, english, french in cases("facts_faults") if not differ(english, french)
    }
    assert missed == set(MISSED)


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len(cases("facts_right")) >= 120
    assert len(cases("facts_faults")) >= 120


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_narrator_says_keeps_every_fact(language: str) -> None:
    lost = {}
    for title, written, said in cases(f"spoken_{language}"):
        prose = Prose(written, language, Origin("x", 1))
        loss = compare_door(stated([prose]), [said], language, SPOKEN)
        if loss.lost:
            lost[title] = [each.fact.shown for each in loss.lost]
    assert lost == {}


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
]
ONES += ["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
]
UNS += ["quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
DIX = ["vingt", "trente", "quarante", "cinquante", "soixante"]


def english_words(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return (
            f"{english_words(number // 1000)} thousand{' ' + english_words(rest) if rest else ''}"
        )
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred{' and ' + english_words(rest) if rest else ''}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")


def french_words(number: int) -> str:
    if number >= 1000:
        thousands = "" if number < 2000 else f"{french_words(number // 1000).rstrip('s')} "
        if number // 1000 % 10 in (6, 3, 2) and number >= 2000:
            thousands = f"{french_words(number // 1000)} "
        return f"{thousands}mille {french_words(number % 1000) if number % 1000 else ''}".strip()
    if number >= 100:
        hundreds = "" if number < 200 else f"{UNS[number // 100]} "
        end = "s" if number % 100 == 0 and number >= 200 else ""
        return f"{hundreds}cent{end} {french_words(number % 100) if number % 100 else ''}".strip()
    return french_tens(number)


def french_tens(number: int) -> str:
    if number < 20:
        return UNS[number]
    if number < 70:
        tens, one = DIX[number // 10 - 2], number % 10
        return tens + ("" if not one else " et un" if one == 1 else f"-{UNS[one]}")
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{UNS[number - 60]}"
    return "quatre-vingts" if number == 80 else f"quatre-vingt-{UNS[number - 80]}"


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def readings(text: str, language: str) -> list[frozenset[str]]:
    return [fact.readings for fact in text_facts(text, language) if fact.kind == "dose or amount"]


@given(st.integers(2, 99_999))
def test_a_number_has_one_reading_in_all_its_forms(number: int) -> None:
    english = [str(number), grouped(number, ","), grouped(number, "\u202f"), english_words(number)]
    french = [str(number), *(grouped(number, mark) for mark in " \u00a0\u202f")]
    french.append(french_words(number))
    found = [readings(f"Take {form} mg of it.", "en") for form in english]
    found += [readings(f"Prenez {form} mg de ceci.", "fr") for form in french]
    assert found == [[frozenset({f"{number} mg"})]] * len(found)


@given(st.integers(0, 99), st.integers(1, 99))
def test_a_decimal_has_one_reading_in_all_its_forms(whole: int, hundredths: int) -> None:
    figures = f"{whole}.{hundredths:02}"
    digits = " ".join(ONES[int(digit)] for digit in f"{hundredths:02}")
    chiffres = " ".join(UNS[int(digit)] for digit in f"{hundredths:02}")
    found = [readings(f"Take {figures} mg.", "en"), readings(f"Prenez {figures} mg.", "fr")]
    found.append(readings(f"Prenez {figures.replace('.', ',')} mg.", "fr"))
    found.append(readings(f"Take {english_words(whole)} point {digits} milligrams.", "en"))
    found.append(readings(f"Prenez {french_words(whole)} virgule {chiffres} milligrammes.", "fr"))
    assert found == [[frozenset({f"{float(figures):.12g} mg"})]] * len(found)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_has_one_reading_in_both_languages(hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    english = f"Come at {(hour + 11) % 12 + 1}:{minute:02} {half}"
    assert differ(english, f"Venez à {hour} h {minute:02}") == ()
    assert differ(english, f"Venez à {hour} h {(minute + 7) % 60:02}") != ()


ANY_WORDS = (
    "one two half third and a of mg days un une deux demie quart et ne pas à de not oh point "
    "virgule million cent mille first second dix sept vingt 1 2 500 0.5 ½ – at most over than "
    "more under within plus moins au maximum jusqu'à sept. mars march $ % cents sous x 10^9"
)
ANY = st.text(
    st.sampled_from("0123456789 .,-–/:()%$°+×^½'’{}*_[]<>hmgxun") | st.characters(), max_size=80
) | st.lists(st.sampled_from(ANY_WORDS.split(" ")), max_size=12).map(" ".join)


@settings(max_examples=300)
@given(ANY, st.sampled_from(["en", "fr-CA"]))
def test_no_text_is_too_odd(text: str, language: str) -> None:
    message_facts(text, language)


@settings(max_examples=300)
@given(ANY, st.sampled_from(["en", "fr"]))
def test_a_text_differs_from_itself_in_nothing(text: str, language: str) -> None:
    facts = text_facts(text, language)
    assert unmatched(facts, facts) == ([], [])


@given(
    st.lists(st.sampled_from(["mg", "mL", "tablets", "days", "%"]), min_size=2, max_size=2),
    st.lists(st.integers(2, 900), min_size=2, max_size=2, unique=True),
)
def test_two_numbers_that_change_places_are_found(units: list[str], values: list[int]) -> None:
    french = {"mg": "mg", "mL": "mL", "tablets": "comprimés", "days": "jours", "%": "%"}
    english = "The first is {} {} and the next is {} {}."
    source = english.format(values[0], units[0], values[1], units[1])
    same, other = (
        f"Le premier est {a} {french[units[0]]} et le suivant est {b} {french[units[1]]}."
        for a, b in (values, values[::-1])
    )
    assert differ(source, same) == ()
    assert differ(source, other) != ()


@given(
    st.lists(st.sets(st.sampled_from("abcd"), min_size=1, max_size=2), max_size=7),
    st.lists(st.sets(st.sampled_from("abcd"), min_size=1, max_size=2), max_size=7),
)
def test_as_many_facts_as_can_be_have_a_partner(
    ours: list[set[str]], theirs: list[set[str]]
) -> None:
    mine, other = (
        [Fact("number", frozenset(each), "") for each in side] for side in (ours, theirs)
    )
    lost, added = unmatched(mine, other)
    assert len(mine) - len(lost) == len(other) - len(added) == most_pairs(mine, other)


def most_pairs(ours: list[Fact], theirs: list[Fact]) -> int:
    """Return how many pairs there can be, by trying all."""
    if not ours:
        return 0
    best = most_pairs(ours[1:], theirs)
    for at, other in enumerate(theirs):
        if ours[0].agrees(other):
            rest = [*theirs[:at], *theirs[at + 1 :]]
            best = max(best, 1 + most_pairs(ours[1:], rest))
    return best


def test_a_long_list_of_numbers_is_no_burden() -> None:
    """Counted in facts, not in seconds: what takes the square of the time would not come back."""
    english = " ".join("take 5 tablets" for _ in range(5_000))
    french = " ".join("prendre 5" for _ in range(4_999))
    (found,) = compare(Text(english, "en"), Text(french, "fr"))
    assert found == Difference("dose or amount", "“5 tablets”", "nothing of the kind")


@pytest.mark.parametrize("language", sorted(TONGUES))
def test_the_tables_of_a_language_are_whole(language: str) -> None:
    tongue, english = TONGUES[language], TONGUES["en"]
    assert tongue.units.keys() == english.units.keys()
    assert tongue.per.keys() == english.per.keys()
    assert len(tongue.months) == 12
    assert len(tongue.weekdays) == 7
    ours = {(sign.kind, sign.reading) for sign in tongue.signs}
    assert ours == {(sign.kind, sign.reading) for sign in english.signs}
    assert len(ours) == len(tongue.signs)
    for sign in tongue.signs:
        for pattern in f"{sign.strict} {sign.loose}".split():
            re.compile(pattern)
            assert re.match(r"[a-zà-ÿœ0-9/](?![?*{])|\\w|\\d", pattern), pattern


@pytest.mark.parametrize("language", sorted(TONGUES))
def test_no_two_units_share_a_name(language: str) -> None:
    tongue = TONGUES[language]
    for name, pattern in tongue.units.items():
        words = pattern.split("|") if "(" not in pattern else []
        for plain in [each for each in words if re.fullmatch(r"\w+\??", each)]:
            word = plain.rstrip("?")
            known = [other for other, each in tongue.units.items() if re.fullmatch(each, word)]
            assert known == [name]
