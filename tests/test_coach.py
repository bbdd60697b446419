"""The coach: what makes a sentence hard, found often enough and seldom wrongly."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plainspoken.coach import tables
from plainspoken.coach.advice import Advice, advise, worst
from plainspoken.coach.known import common_words, is_common, is_rare
from plainspoken.glossary import define
from plainspoken.model import Acronym, Handout, Term
from plainspoken.readability.prepare import prepare
from plainspoken.store import Store
from tests.cases import cases, check_cases
from tests.test_glossary import handout
from tests.test_readability import prose, section

DATA = Path(tables.__file__).parent.parent / "data"


def advice(text: str, store: Path, language: str = "en-CA", limit: int = 20) -> list[Advice]:
    document = handout(section(text, language))
    return advised(replace(document, title=prose("Title", language)), store, limit)


def advised(document: Handout, store: Path, limit: int = 20) -> list[Advice]:
    document = define(document)
    (each,) = document.sections
    return list(advise(each, prepare(each, document.glossary), document, limit, Store(store)))


def dump(text: str, store: Path, language: str) -> str:
    return "\n".join(_lines(advice(text, store, language))) or "nothing"


def _lines(found: list[Advice]) -> Iterator[str]:
    for each in found:
        for reason in each.reasons:
            if reason.kind != "plainer":
                shown = each.text[reason.start : reason.end]
                yield f"{reason.kind}: {shown or reason.why}"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cases(language: str, tmp_path: Path, rewrite: bool) -> None:
    check_cases(
        f"coach_{language}.md", lambda text: dump(text, tmp_path, f"{language}-CA"), rewrite
    )
    found = cases(f"coach_{language}.md")
    assert len(found) >= 40
    assert sum(case.expected == "nothing" for case in found) > len(found) / 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_hard_word_of_the_table_is_told_with_its_plainer_ones(
    language: str, tmp_path: Path
) -> None:
    for entries in tables.plainer_words(language).values():
        for phrase, plainer_words in entries:
            words = " ".join(phrase).replace("' ", "'")
            found = advice(f"xx {words} xx.", tmp_path, f"{language}-CA")
            said = [r.say for each in found for r in each.reasons if r.kind == "plainer"]
            assert plainer_words in said, words


def test_a_glossary_word_that_the_section_explains_is_not_hard(tmp_path: Path) -> None:
    name = prose("cholangiography")
    text = section("You may have cholangiography.")
    assert advised(handout(text), tmp_path)[0].reasons[0].kind == "rare"
    term = Term(name, prose("Too few platelets."), name)
    assert not advised(replace(handout(text), glossary=(term,)), tmp_path)[0].reasons


def test_what_the_handout_is_about_and_acronyms_stand_for_are_names(tmp_path: Path) -> None:
    text = section("It is acute lymphocytic leukemia. Ask about cholangiography.")
    acronym = Acronym(prose("ALL"), prose("acute lymphocytic leukemia"))
    document = replace(handout(text), acronyms=(acronym,), title=prose("Cholangiography"))
    assert not [reason for each in advised(document, tmp_path) for reason in each.reasons]


@pytest.mark.parametrize(
    ("text", "language", "band"),
    [
        ("Ask your care team.", "en-CA", "easy"),
        ("The pills are given at night.", "en-CA", "fair"),
        (
            "You can eat rice and soup and eggs and fish and more and so on each day now.",
            "en-CA",
            "fair",
        ),
        ("The pills are given for cholangiography.", "en-CA", "hard"),
        ("Rest " * 21, "en-CA", "hard"),
        (
            "Comprehensive community evaluation procedures need personal decisions now.",
            "en-CA",
            "hard",
        ),
        ("Demandez à votre équipe.", "fr-CA", "easy"),
        ("Les pilules sont données le soir.", "fr-CA", "fair"),
        ("Les pilules sont données contre la cholangiographie.", "fr-CA", "hard"),
    ],
)
def test_bands(text: str, language: str, band: str, tmp_path: Path) -> None:
    assert [each.band for each in advice(text, tmp_path, language)] == [band]


def test_the_limit_is_a_setting(tmp_path: Path) -> None:
    text = "You can eat soup and eggs now."
    assert not advice(text, tmp_path)[0].reasons
    assert [r.kind for r in advice(text, tmp_path, limit=5)[0].reasons] == ["long"]


def test_the_worst_come_first_and_only_once(tmp_path: Path) -> None:
    found = advice("Rest. It is given. It was done. It was given for cholangiography.", tmp_path)
    assert [each.text for each in worst([*found, *found], 1)] == [
        "It was given for cholangiography."
    ]
    assert len(worst([*found, *found], 9)) == 2


def test_another_language_has_no_rules_and_no_findings(tmp_path: Path) -> None:
    assert [each.band for each in advice("Fragen Sie Ihr Team.", tmp_path, "de-DE")] == ["easy"]


def test_advice_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = advice("The pills are given.", tmp_path)
    monkeypatch.setattr("plainspoken.coach.advice._reasons", None)
    assert advice("The pills are given.", tmp_path)[0].reasons == first[0].reasons


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_lists_of_common_words_are_small_and_in_order(language: str) -> None:
    path = DATA / f"common_words.{language}.txt"
    words = path.read_text("utf-8").split()
    assert 9_000 < len(set(words)) == len(words) < len(common_words(language))
    assert words == sorted(words)
    assert path.stat().st_size < 120_000
    assert all(re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", word) for word in words)


def test_forms_of_common_words_are_common() -> None:
    for word in ("carries", "biggest", "happily", "tumours", "centres", "doctor's", "swelling"):
        assert is_common(word, "en"), word
    for word in (
        "mangeaient",
        "journaux",
        "heureuses",
        "fatiguées",
        "jusqu'au",
        "reviennent",
        "renverra",
    ):
        assert is_common(word, "fr"), word
    assert is_rare("cholangiography", "en")
    assert is_rare("cholangiographie", "fr")


def test_a_monster_of_a_word_is_read_soon(tmp_path: Path) -> None:
    start = time.monotonic()
    advice("a" * 100_000, tmp_path)
    assert time.monotonic() - start < 10, "a hang, not a speed"
