"""The judge of recordings itself: what it takes for the same, and what it must tell apart."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hearing.judge import Critical, Reference, judge, places, read_reference
from tests.hearing.words import canonical

HEARING = Path(__file__).parent / "hearing"

SAME = {
    "en": (
        ("2.5", "two point five", "2.50"),
        ("250", "two hundred and fifty", "two hundred fifty"),
        ("1,050 mg", "one thousand and fifty milligrams", "1050mg", "1050 MG"),
        ("0.01%", "zero point zero one per cent", "0.01 percent"),
        ("2–3 years", "two to three years", "2-3 years"),
        ("2:30 p.m.", "two thirty P.M.", "2.30pm", "2 30 P, M.", "2:30 PM"),
        ("9 a.m.", "nine A.M.", "9 AM"),
        ("March 3, 2026", "March third, twenty twenty-six", "March 3rd, two thousand twenty six"),
        ("ALL", "A.L.L.", "A L L", "A-L-L", "a l l"),
        ("TKI", "TKIs", "T. K. I."),
        ("Ph+ positive", "P.H. positive", "pH positive"),
        ("38.3 °C", "thirty-eight point three degrees Celsius", "38.3 degrees C"),
        (
            "604-555-0142",
            "six zero four, five five five, zero one four two",
            "604 555 0142",
            "604-5550142",
        ),
        ("$4.50", "four dollars and fifty cents", "four dollars fifty"),
        ("½ cup", "half a cup", "a half cup", "1/2 cup"),
        ("1½ tablets", "one and a half tablets", "1.5 tablets"),
        ("two thirds", "2/3"),
        ("the 3rd floor", "the third floor"),
        ("15 mg/kg", "fifteen milligrams per kilogram", "15 mg per kg"),
        ("don’t", "don't"),
    ),
    "fr": (
        ("2,5", "deux virgule cinq", "2.5"),
        ("75", "soixante-quinze"),
        ("71", "soixante et onze"),
        ("97 %", "quatre-vingt-dix-sept pour cent", "97 pourcent", "97 pour 100"),
        ("1 050 mg", "mille cinquante milligrammes", "1050mg"),
        ("14 h 30", "quatorze heures trente", "14h30", "14:30"),
        ("9 h", "neuf heures", "9h00"),
        ("1er mars 2026", "premier mars deux mille vingt-six"),
        ("21 avril", "vingt et un avril", "20 et 1 avril"),
        ("LLA", "L.L.A.", "L L A", "l l a"),
        ("37,5 à 38 °C", "trente-sept virgule cinq à trente-huit degrés Celsius"),
        ("604-555-0142", "six zéro quatre, cinq cinq cinq, zéro un, quatre deux", "604 555 01 42"),
        ("4,50 $", "quatre dollars et cinquante cents", "quatre dollars cinquante"),
        ("une demi-tasse", "½ tasse"),
        ("un comprimé et demi", "1,5 comprimé"),
        ("la 2e visite", "la deuxième visite"),
        ("l’œdème", "l'oedème"),
        ("1re", "première", "1ère"),
    ),
}
DIFFERENT = {
    "en": (
        ("ten", "2"),
        ("250", "205"),
        ("2.5", "25"),
        ("0.01", "0.1"),
        ("15 mg", "50 mg"),
        ("10 mg", "10 mL"),
        ("ALL", "all"),
        ("TKI", "DKI"),
        ("2:30 p.m.", "2:30 a.m."),
        ("third", "three"),
        ("one, ten milligrams", "110 mg"),
        ("604-555-0142", "604-555-0124"),
        ("two, five hundred", "2500"),
        ("2 to 3", "2 2 3"),
    ),
    "fr": (
        ("2,5", "25"),
        ("mille cinquante", "150"),
        ("soixante-dix", "soixante"),
        ("14 h 30", "14 h 13"),
        ("seize", "six"),
        ("LLA", "la"),
        ("0,01 %", "0,001 %"),
        ("quatre, vingt", "quatre-vingts"),
    ),
}


@pytest.mark.parametrize(
    ("language", "forms"), [(each, forms) for each in SAME for forms in SAME[each]]
)
def test_forms_of_one_value_are_the_same(language: str, forms: tuple[str, ...]) -> None:
    assert len({canonical(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    ("language", "forms"), [(each, forms) for each in DIFFERENT for forms in DIFFERENT[each]]
)
def test_two_values_differ(language: str, forms: tuple[str, str]) -> None:
    first, second = forms
    assert canonical(first, language) != canonical(second, language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_number_in_words_is_that_number(language: str) -> None:
    num2words = pytest.importorskip("num2words").num2words
    for number in [*range(2_100), *range(2_100, 1_000_000, 7_919)]:
        words = num2words(number, lang=language).replace(",", "")
        assert canonical(words, language) == (str(number),), words


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_critical_value_stands_in_the_reference(language: str) -> None:
    reference = read_reference(HEARING / f"reference_{language}.md", language, draft=False)
    found = list(places(reference))
    assert len(canonical(reference.text, language)) >= 350
    assert {each.kind for each, _, _ in found} >= {
        "dose", "count", "range", "date", "time", "percent", "temperature", "phone",
    }  # fmt: skip


def test_a_row_that_the_text_does_not_hold_is_told() -> None:
    wrong = Reference("en", "Take ten pills.", (Critical("count", "two", "two pills"),))
    with pytest.raises(ValueError, match="two pills"):
        list(places(wrong))


TEXT = "Take one tablet, ten milligrams. Take two point five milligrams each Monday."
DOSES = Reference(
    "en",
    TEXT,
    (
        Critical("count", "one", "one tablet, ten milligrams"),
        Critical("dose", "ten milligrams", "one tablet, ten milligrams"),
        Critical("dose", "two point five milligrams", "two point five milligrams each"),
    ),
)


@pytest.mark.parametrize(
    ("heard", "missed"),
    [
        (TEXT, []),
        ("Take 1 tablet, 10 mg. Take 2.5 mg each Monday.", []),
        ("Make one tablets and 10mg. Take 2.5 mg, each month day.", []),
        ("Take one tablet, 12 mg. Take 2.5 mg each Monday.", ["ten milligrams"]),
        ("Take one tablet, 10 mL. Take 2.5 mg each Monday.", ["ten milligrams"]),
        ("Take one tablet, 10 mg. Take 25 mg each Monday.", ["two point five milligrams"]),
        ("Take 110 mg tablets. Take 2.5 mg each Monday.", ["one", "ten milligrams"]),
        ("Take one tablet, 2 10 mg. Take 2.5 mg each Monday.", ["ten milligrams"]),
        ("", ["one", "ten milligrams", "two point five milligrams"]),
    ],
)
def test_what_was_misheard_is_told(heard: str, missed: list[str]) -> None:
    pytest.importorskip("jiwer")
    told = [miss.critical.value for miss in judge(DOSES, heard).misses]
    assert told == missed


def test_a_miss_says_what_was_heard() -> None:
    pytest.importorskip("jiwer")
    (miss,) = judge(DOSES, TEXT.replace("ten", "fifty")).misses
    assert "dose “ten milligrams”" in str(miss)
    assert "50 milligram" in miss.heard


def test_word_error_is_a_share_of_the_words() -> None:
    pytest.importorskip("jiwer")
    verdict = judge(replace(DOSES, text="Call us in ten days.", critical=()), "Call us in 10 weeks")
    assert verdict.words == 5
    assert verdict.word_error == pytest.approx(0.2)


def test_only_a_draft_voice_says_that_it_is_one() -> None:
    path = HEARING / "reference_en.md"
    assert "draft" in read_reference(path, "en", draft=True).text
    assert "draft" not in read_reference(path, "en", draft=False).text


def test_the_judge_does_not_know_the_program() -> None:
    for path in HEARING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom | ast.Import):
                assert "plainspoken" not in ast.unparse(node), path.name
