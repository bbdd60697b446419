"""Acronyms: found as whole words, told once, and only those that a handout uses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.acronyms import expand, used
from plainspoken.extract import toml_messages
from plainspoken.glossary import relevant
from plainspoken.inline import is_acronym, runs
from plainspoken.model import Acronym, Run
from plainspoken.toml_file import read_toml
from tests.conftest import Run as Call
from tests.test_glossary import handout, prose, section, term
from tests.workspace import Workspace, edit_po

ALL = Acronym(prose("ALL"), prose("acute lymphocytic leukemia"))
PH = Acronym(prose("Ph+"), prose("**Philadelphia** chromosome positive"))
PHASE = Acronym(prose("Ph"), prose("phase"))
TKI = Acronym(prose("TKI"), prose("tyrosine kinase inhibitor"))
KNOWN = (ALL, PH, PHASE, TKI)

PO = "translations/fr_CA/LC_MESSAGES/messages.po"
ACUTE = "acute lymphocytic leukemia"


def told(text: str) -> list[tuple[str, str]]:
    return [(run.text, run.expansion) for run in expand(runs(text), KNOWN) if run.expansion]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ALL.", ["ALL"]),
        ("the kind of ALL, and ALL-like (ALL)", ["ALL", "ALL", "ALL"]),
        ("all All ALLs SMALL BALL_ 5ALL", []),
        ("d’ALL", ["ALL"]),
        ("Ph+ ALL, Ph+, Ph 1, (Ph+)", ["Ph+", "ALL", "Ph+", "Ph", "Ph+"]),
        ("Ph+ALL Phi", ["Ph", "ALL"]),
        ("**TKI**s, **TKI**-s", ["TKI"]),
        ("[ALL](https://ALL.org)", ["ALL"]),
        ("[ALL]{lang=de} Das [ist ALL]{lang=de}", []),
        ("A**LL** and **A**LL", []),
        ("", []),
    ],
)
def test_whole_words_are_found(text: str, found: list[str]) -> None:
    assert [letters for letters, _ in told(text)] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{ACUTE} (ALL)", 0),
        (f"An {ACUTE} (ALL), then ALL", 1),
        ("Acute Lymphocytic\u00a0LEUKEMIA\u202f(ALL)", 0),
        ("acute **lymphocytic** [leukemia](https://x.org) (**ALL**)", 0),
        (f"{ACUTE} ALL", 1),
        (f"{ACUTE}s (ALL)", 1),
        (f"sub{ACUTE} (ALL)", 1),
        ("leukemia (ALL)", 1),
        (f"{ACUTE} (TKI)", 1),
        ("Philadelphia chromosome positive (Ph+) ALL", 1),
    ],
)
def test_nobody_hears_an_expansion_twice(text: str, count: int) -> None:
    assert len(told(text)) == count


def test_a_run_keeps_what_it_is() -> None:
    (run, _) = expand(runs("**[Ph+](https://x.org)**."), KNOWN)
    assert run == Run("Ph+", True, "https://x.org", None, "Philadelphia chromosome positive")


MARKS = ["ALL", "Ph+", "Ph", "TKI", " (", ")", "**", "[", "]{lang=fr}", " ", "s", f"{ACUTE} ", "ß"]


@given(st.lists(st.sampled_from(MARKS), max_size=25).map("".join))
def test_no_word_changes(text: str) -> None:
    before = runs(text)
    after = expand(before, KNOWN)
    assert "".join(run.text for run in after) == "".join(run.text for run in before)
    assert all(run.text for run in after)
    letters = {acronym.letters.text for acronym in KNOWN}
    assert {run.text for run in after if run.expansion} <= letters
    assert expand(after, KNOWN) == after
    marks = [(run.strong, run.href, run.language) for run in before for _ in run.text]
    assert [(run.strong, run.href, run.language) for run in after for _ in run.text] == marks


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=40))
def test_any_letters_are_taken(letters: str, expansion: str, text: str) -> None:
    acronyms = (Acronym(prose(letters), prose(expansion)), ALL)
    given = (Run(f"{text}{letters} ALL"),)
    assert "".join(run.text for run in expand(given, acronyms)) == given[0].text


def test_without_acronyms_nothing_is_found() -> None:
    text = runs("**ALL** the words")
    assert expand(text, ()) == text
    assert expand(text, (Acronym(prose(""), prose("")),)) == text


@pytest.mark.parametrize("letters", ["ALL", "Ph+", "É", "5-FU", "CO2"])
def test_letters(letters: str) -> None:
    assert is_acronym(letters)


@pytest.mark.parametrize("letters", ["", "all", "A L", "A\u00a0L", "**ALL**", "[A]{lang=fr}", "12"])
def test_what_is_no_acronym(letters: str) -> None:
    assert not is_acronym(letters)


def test_a_handout_has_the_acronyms_that_it_uses() -> None:
    made = replace(handout(section("A blast, the TKI.", title="ALL")), acronyms=KNOWN)
    assert relevant(made).acronyms == (ALL, TKI)


def test_a_definition_uses_acronyms_and_a_written_form_does_not() -> None:
    blast = replace(term("blast", "ALL"), meaning=prose("A cell of TKI."))
    made = replace(handout(section("A blast.")), acronyms=KNOWN, glossary=(blast,))
    assert used(made) == (TKI,)
    assert relevant(replace(made, sections=(section("Nothing."),))).acronyms == ()


def test_two_acronyms_that_are_one_in_french(run: Call, translated: Workspace) -> None:
    more = '[[acronyms]]\nletters = "MM"\nexpansion = "later"\n'
    path = translated.path("source/glossary.toml")
    path.write_text(f"{path.read_text('utf-8')}\n{more}", "utf-8")
    translated.edit("source/pills/02-your-questions.md", "You can", "MM: you can")
    run("translate")
    texts = {"MM": "LLA", "later": "plus tard", "MM: you can write it down.": "Écrivez."}
    edit_po(translated.po(), lambda msgid, text: text or texts[msgid])
    result = run("check", "--format-findings", "json")
    (double,) = [f for f in result.findings if f["code"] == "duplicate-term"]
    assert (double["path"], double["severity"]) == (PO, "error")
    assert double["line"] == translated.line(double["path"], 'msgid "MM"')


def test_a_glossary_may_hold_acronyms_alone(run: Call, translated: Workspace) -> None:
    content = '[[acronyms]]\nletters = "ALL"\nexpansion = "acute lymphocytic leukemia"\n'
    translated.write("source/glossary.toml", content)
    result = run("check", "--format-findings", "json")
    assert result.status == 0
    assert all(finding["code"] == "reading-level" for finding in result.findings)
    texts = [message.prose.text for message in toml_messages(read_toml(content, "x"), content)]
    assert texts == ["ALL", "acute lymphocytic leukemia"]
