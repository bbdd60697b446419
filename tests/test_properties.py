"""What must hold for any text at all."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspoken.catalogue import Catalogue, Entry
from plainspoken.glossary import define
from plainspoken.inline import fill, plain, runs, troubles
from plainspoken.languages import LANGUAGES
from plainspoken.localise import localise
from plainspoken.markdown import parse
from plainspoken.model import Handout, Origin, Prose, Run
from plainspoken.pdf.markup import markup
from plainspoken.pdf.tags import Structure
from plainspoken.po_syntax import syntax_findings
from plainspoken.readability.syllables_fr import syllables
from plainspoken.sentences import sentences
from plainspoken.speech.spoken import capitals_left, spoken
from plainspoken.speech.spoken.shared import listed
from plainspoken.speech.voices import words
from plainspoken.store import Store
from plainspoken.svg import read_svg
from plainspoken.toml_file import read_toml
from plainspoken.walk import proses, rewrite, section_proses
from tests.test_glossary import handout, section

FRENCH = LANGUAGES["fr_CA"]
ORIGIN = Origin("x.po", 1)

line = st.text(string.ascii_letters + " *_#>-|`[](){}=!\\<&\"'.:0123é—", max_size=30)
cell = st.text("ab *|\\-:&`[]()!", max_size=6)
row = st.one_of(
    st.lists(cell, max_size=8).map(" | ".join),
    st.lists(cell, max_size=8).map(lambda cells: f"| {' | '.join(cells)} |"),
    st.lists(st.sampled_from(["---", "-", ":-:", "--:"]), min_size=1, max_size=8).map("|".join),
    st.sampled_from(["Table: a", "Table:", "Figure: a", "", "- a", "> a", "<!-- a -->", "# T"]),
    st.sampled_from(["![a](b.svg)", "![](b.png)", "![a](b)", "  ![a](b.svg) "]),
)
full_row = st.lists(st.sampled_from(["a", "b b", "a\\|b", "**b**", ""]), min_size=2, max_size=3)
likely = st.lists(full_row.map(" | ".join), max_size=4).map(
    lambda rows: "\n".join(["Table: a", "a | b", "---|---", *rows])
)
tables = st.one_of(st.lists(row, max_size=12).map("\n".join), likely)
document = st.one_of(st.lists(line, max_size=12).map("\n".join), tables)
MARKS = ["", "", "[", "]", "]{lang=fr}", "]{lang=en-CA}", "{lang=", "}", "**", "](https://x.org)"]
anything = st.text(max_size=60)


def made(text: str) -> Handout:
    return handout(section(text))


def catalogue(entries: dict[str, str]) -> Catalogue:
    return Catalogue("x.po", {k: Entry(v, False, ORIGIN) for k, v in entries.items()})


def shape(document: Handout) -> Handout:
    blank = Prose("", "", ORIGIN)
    return replace(rewrite(document, lambda prose: blank), locale="")


@given(document, anything)
def test_a_translation_never_changes_the_structure(text: str, translation: str) -> None:
    source = made(text)
    entries = {prose.text: translation for prose in proses(source)}
    assert shape(localise(source, catalogue(entries), FRENCH)) == shape(source)


@given(document)
def test_an_identity_catalogue_changes_only_the_language(text: str) -> None:
    source = made(text)
    same = localise(source, catalogue({p.text: p.text for p in proses(source)}), FRENCH)
    assert [p.text for p in proses(same)] == [p.text for p in proses(source)]
    assert {p.language for p in proses(same) if p.text} <= {FRENCH.tag}


@given(document)
def test_any_text_parses_to_blocks_or_findings(text: str) -> None:
    parsed = parse(text, "x.md")
    lines = text.count("\n") + 1
    assert all(f.origin and 1 <= f.origin.line <= lines for f in parsed.findings)
    define(made(text))


@given(tables)
def test_no_word_of_a_table_is_lost(text: str) -> None:
    parsed = parse(text, "x.md")
    if not parsed.findings:
        texts = (prose.text for prose in section_proses(section(text)))
        kept = re.sub("Table:|Figure:", "", "".join(texts))
        written = re.sub(r"<!--.*?-->|b\.\w+|Table:|Figure:", "", text, flags=re.MULTILINE)
        assert kept.count("a") == written.count("a")
        assert kept.count("b") == written.count("b")


@given(st.text('<>/="&;![]- agtextrsvgd0123\n', max_size=80), st.booleans())
def test_any_drawing_is_read_or_told(text: str, inside: bool) -> None:
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    drawing = read_svg(f"{root}{text}</svg>" if inside else text, "x.svg")
    lines = text.count("\n") + 1
    assert all(f.origin and 1 <= f.origin.line <= lines for f in drawing.findings)
    assert not (drawing.findings and drawing.labels)


@given(anything)
def test_markup_holds_just_the_plain_words(text: str) -> None:
    from xml.etree import ElementTree

    clean = "".join(char for char in text if char.isprintable())
    marked = markup(runs(clean), Structure("fr-CA"), lambda words, address: words)
    root = ElementTree.fromstring(f"<p>{marked}</p>")
    assert {element.tag for element in root.iter()} <= {"p", "b", "a"}
    assert plain(clean).split() == "".join(root.itertext()).replace("\u2011", "-").split() or any(
        char in plain(clean) for char in "\u2011\u202f\u2009"
    )


@given(anything)
def test_runs_and_troubles_take_any_text(text: str) -> None:
    assert all(run.text for run in runs(text))
    list(troubles(text))


@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_markup_around_words_loses_none(pieces: list[str]) -> None:
    text = "".join(piece or f" w{number} " for number, piece in enumerate(pieces))
    words = [f"w{number}" for number, piece in enumerate(pieces) if not piece]
    assert re.findall(r"w\d+", plain(text)) == words
    assert {run.language for run in runs(text)} <= {None, "fr", "en-CA"}


@given(anything, st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
def test_a_value_never_marks_what_is_around_it(value: str, hostile: str) -> None:
    for each in (value, hostile, f"{hostile}{value}"):
        first, *middle, last = fill("a [b]{lang=fr} [{x}]{lang=de} c", {"x": each})
        assert (first, last) == (Run("a "), Run(" c"))
        assert all(run.language for run in middle if run.text != " ")


@given(st.text(max_size=200))
def test_sentences_lose_no_word(text: str) -> None:
    assert " ".join(sentences(text, "fr-CA")).split() == text.split()


SPOKEN_PIECES = listed(
    """0 1 2 5 10 21 500 2026 1,200 2.5 0,5 mg mL °C % $ – - − / ½ ¼ . , : ; ! ? ( ) [ ] « » “ ‘ ’
    ≥ < > ± + & = × x # ° p.m. a.m. h 14 30 604 555 0100 March mars 1er 2e 1st IV stage ALL Ph+ Dr.
    M. www.cancer.ca info@a.ca https://a.b/c tablet comprimé one un une I … – — \ufffc A"""
)
hard_to_say = st.lists(
    st.tuples(st.sampled_from(SPOKEN_PIECES), st.sampled_from(["", " ", "\u00a0"])), max_size=12
).map(lambda parts: "".join(part + gap for part, gap in parts))


@given(hard_to_say, st.sampled_from(["en-CA", "fr-CA"]))
def test_no_voice_has_to_guess(text: str, language: str) -> None:
    said = words(spoken((Run(text),), language, ()))
    assert not re.search(r"\d|[()\[\]«»<>≥½\u00a0\ufffc]|\s\s|,,", said)
    assert said == said.strip()


@given(anything, st.sampled_from(["en-CA", "fr-CA", "xx"]))
def test_anything_can_be_said(text: str, language: str) -> None:
    said = spoken(runs(text), language, ())
    assert bool(said) or not any(map(str.isalnum, plain(text)))
    capitals_left(plain(text), language, ())


@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
def test_no_two_numbers_sound_the_same(language: str) -> None:
    numbers = [*range(2000), *range(2000, 100_000, 997)]
    said = {words(spoken((Run(f"X {number} Y"),), language, ())) for number in numbers}
    assert len(said) == len(numbers)


@given(st.text(st.characters(categories=["L", "P", "N"]), min_size=1, max_size=20))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


@given(st.text(max_size=200))
def test_any_toml_is_read_or_told(text: str) -> None:
    file = read_toml(text, "x.toml")
    file.check(file.values, {})
    assert all(finding.origin for finding in file.findings)


@given(st.text(max_size=200))
def test_any_catalogue_is_read_or_told(text: str) -> None:
    for finding in syntax_findings(text, "x.po"):
        assert finding.origin
        assert finding.origin.line >= 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=100), st.binary(max_size=150))
def test_a_store_gives_back_what_was_put_or_nothing(
    tmp_path: Path, content: bytes, scribble: bytes
) -> None:
    store = Store(tmp_path)
    key = "ab" * 32
    store.put(key, content)
    assert store.get(key) == content
    (tmp_path / key[:2] / key[2:]).write_bytes(scribble)
    assert store.get(key) is None


def test_a_swapped_entry_is_not_believed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("aa" * 32, b"one milligram")
    store.put("bb" * 32, b"two milligrams")
    (tmp_path / "aa" / ("aa" * 31)).write_bytes((tmp_path / "bb" / ("bb" * 31)).read_bytes())
    assert store.get("aa" * 32) is None


@pytest.mark.parametrize("missing", [None, Entry("", False, ORIGIN), Entry("x", True, ORIGIN)])
def test_what_is_not_translated_keeps_the_tag_of_the_source(missing: Entry | None) -> None:
    source = made("Rest.")
    entries = {"Rest.": missing} if missing else {}
    localised = localise(source, Catalogue("x.po", entries), FRENCH)
    assert localised.sections[0].blocks[0].prose.language == "en"  # type: ignore[union-attr]
    english = localise(source, Catalogue("x.po", entries), LANGUAGES["en_CA"])
    assert english.sections[0].blocks[0].prose.text == "Rest."  # type: ignore[union-attr]
