"""Scores: offline, on prepared text, by the policy of the requirements."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from plainspoken.checks.readability import GATES, Gate
from plainspoken.glossary import define
from plainspoken.markdown import parse
from plainspoken.model import Origin, Prose, Section, Term
from plainspoken.readability import syllables_en
from plainspoken.readability.prepare import Sentence, prepare
from plainspoken.readability.scores import scores
from plainspoken.store import Store
from plainspoken.walk import rewrite_section
from tests.conftest import Run
from tests.test_glossary import handout
from tests.workspace import Workspace

PROJECT = Path(__file__).parent.parent
ORIGIN = Origin("x.md", 1)

BULLETS = """\
Tell your care team if you have:

- a very bad headache
- pain in your chest
- weakness on one side of the body
- trouble seeing or speaking
"""


def prose(text: str, language: str = "en-CA") -> Prose:
    return Prose(text, language, ORIGIN)


def section(text: str, language: str = "en-CA") -> Section:
    blocks = parse(text, "x.md").blocks
    made = Section("x", "01-x", prose("Title"), blocks)
    return rewrite_section(made, lambda p: Prose(p.text, language, p.origin))


def prepared(text: str, language: str = "en-CA") -> tuple[Sentence, ...]:
    return prepare(section(text, language), ())


def score(text: str, store: Path, language: str = "en-CA") -> dict[str, float]:
    return dict(scores(prepared(text, language), language, Store(store)))


def test_a_list_item_is_a_sentence_and_a_heading_is_none() -> None:
    found = prepared(f"## A heading\n\n{BULLETS}")
    assert [sentence.words for sentence in found] == [7, 4, 4, 7, 4]


@pytest.mark.parametrize(
    ("text", "scored"),
    [
        ("Take 2.5 mg for 2–3 weeks.", "Take 2 point 5 mg for 2 to 3 weeks"),
        ("See Dr. Roy, e.g. at 3 p.m.", "See Doctor Roy, for example at 3 pm"),
        ("Read [this](https://example.org/a.b) now.", "Read this now"),
        ("Go to https://example.org/a.b now.", "Go to now"),
        ("It is and/or it is not.", "It is and or it is not"),
        ("Counts over 1,200 (5%).", "Counts over 1200 5 per cent"),
    ],
)
def test_english_is_prepared(text: str, scored: str) -> None:
    assert [sentence.strict for sentence in prepared(text)] == [scored]


@pytest.mark.parametrize(
    ("text", "scored"),
    [
        ("L’eau qu’il boit, jusqu’à 2,5 L.", "eau il boit, jusqu'à 2 virgule 5 L"),
        ("Moins de 5\u00a0% de 1\u00a0200.", "Moins de 5 pour cent de 1200"),
        ("C’est p. ex. aujourd’hui.", "est par exemple aujourd'hui"),
    ],
)
def test_french_is_prepared(text: str, scored: str) -> None:
    assert [sentence.strict for sentence in prepared(text, "fr-CA")] == [scored]


def test_glossary_words_are_neutral_where_they_are_explained() -> None:
    name = prose("minimal residual disease")
    term = Term(name, prose("A bit."), name)
    text = section("Minimal residual disease is a thing.")
    defined = define(replace(handout(text), glossary=(term,))).sections[0]
    neutral = prepare(defined, (term,))
    assert neutral[0].neutral == "paper paper paper is a thing"
    assert prepare(text, (term,))[0].neutral == "Minimal residual disease is a thing"


def test_known_scores(tmp_path: Path) -> None:
    # The same bullets without preparation score grade 7.8.
    assert score(BULLETS, tmp_path)["flesch_kincaid"] < 4
    french = score("L’eau est claire. Le chat dort.", tmp_path, "fr-CA")
    # 6 words, 2 sentences, 6 syllables: 207 - 1.015 * 3 - 73.6 * 1
    assert french["kandel_moles"] == pytest.approx(130.4, abs=0.1)
    assert french["words_per_sentence"] == 3


def test_smog_only_where_it_means_something(tmp_path: Path) -> None:
    assert "smog" not in score("Rest well. " * 29, tmp_path)
    assert "smog" in score("Take your pills every day. " * 30, tmp_path)


@pytest.mark.parametrize(
    ("language", "name", "values"),
    [
        ("en", "flesch_kincaid", {6.0: None, 6.1: "warning", 8.0: "warning", 8.1: "error"}),
        ("fr", "kandel_moles", {80.0: None, 79.9: "warning", 60.0: "warning", 59.9: "error"}),
        ("fr", "lix", {40.0: None, 40.1: "warning", 50.0: "warning", 50.1: "error"}),
        ("fr", "words_per_sentence", {15.0: None, 15.1: "warning", 40.0: "warning"}),
    ],
)
def test_the_gates(language: str, name: str, values: dict[float, str | None]) -> None:
    (gate,) = (gate for gate in GATES[language] if gate.score == name)
    assert isinstance(gate, Gate)
    assert {value: gate.severity(value) for value in values} == values


def test_the_hardest_sentences_are_shown_with_their_place(run: Run, translated: Workspace) -> None:
    hard = "Comprehensive pharmacological interventions necessitate multidisciplinary care."
    translated.edit("source/pills/01-your-pills.md", "> Ask your care team.", f"{hard} " * 5)
    result = run("check", "--language", "en_CA")
    line = translated.line("source/pills/01-your-pills.md", "Comprehensive")
    assert f"source/pills/01-your-pills.md:{line} “Comprehensive" in result.out


def test_scoring_needs_no_network_and_no_other_dictionary(tmp_path: Path) -> None:
    program = f"""
import socket, sys
def refuse(*arguments, **options): raise OSError("the network was asked")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from pathlib import Path
sys.path.insert(0, ".")
from tests.test_readability import score
print(score("The patient takes medicine daily.", Path({str(tmp_path)!r})))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
        env={"HOME": str(tmp_path), "PATH": "/nowhere"},
    )
    assert done.returncode == 0, done.stderr
    assert "flesch_kincaid" in done.stdout


def test_syllables_are_those_that_textstat_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """We read its dictionary, for NLTK would refuse it in some folders; here it does not."""
    import nltk.data
    from textstat import backend

    folder = PROJECT / "plainspoken/data/nltk_data"
    if folder.stat().st_mode & 0o022:
        pytest.skip("NLTK refuses a folder that others may write to")
    monkeypatch.setattr(nltk.data, "path", [str(folder)])
    text = " ".join(path.read_text("utf-8") for path in (PROJECT / "source").rglob("*.md"))
    words = backend.selections.list_words(text, lowercase=True)
    assert len(words) > 1000
    for word in dict.fromkeys([*words, "blinatumomab", "hydroxyurea"]):
        assert syllables_en.syllables(word) == backend.counts.count_syllables(word, "en_US"), word
