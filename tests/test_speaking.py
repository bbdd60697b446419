"""How words are said, through the front door: acronyms, an editor's own words, `say`."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from plainspoken.inline import runs
from plainspoken.model import Acronym, Handout, Origin, Prose, Run, Said
from plainspoken.speech.introduce import introduce
from plainspoken.speech.spoken import spoken
from plainspoken.speech.spoken.lexicon import Lexicon, Word, read_lexicons, with_acronyms
from plainspoken.speech.voices import words
from tests.conftest import Run as Call
from tests.test_glossary import handout, section
from tests.workspace import Workspace


def acronym(letters: str, expansion: str, language: str = "en-CA") -> Acronym:
    origin = Origin("glossary.toml", 1)
    return Acronym(Prose(letters, language, origin), Prose(expansion, language, origin))


ACRONYMS = (
    acronym("ALL", "acute lymphocytic leukemia"),
    acronym("MRD", "minimal residual disease"),
)


def told(*sentences: str, language: str = "en-CA") -> list[str]:
    known: set[str] = set()
    said = [introduce((Run(each),), ACRONYMS, known, language) for each in sentences]
    return ["".join(run.text for run in each) for each in said]


def test_an_acronym_is_said_in_full_once() -> None:
    assert told("Is it ALL?", "All have ALL.") == [
        "Is it acute lymphocytic leukemia (ALL)?",
        "All have ALL.",
    ]


def test_an_acronym_behind_its_words_is_no_news() -> None:
    assert told("Acute lymphocytic leukemia (ALL) grows.", "ALL is fast.")[1] == "ALL is fast."


def test_the_article_goes_with_the_words() -> None:
    assert told("Have an MRD test.", "A ALL cell.") == [
        "Have a minimal residual disease (MRD) test.",
        "An acute lymphocytic leukemia (ALL) cell.",
    ]


def test_french_articles_are_left_alone() -> None:
    assert told("On a ALL.", language="fr-CA") == ["On a acute lymphocytic leukemia (ALL)."]


def test_words_of_another_language_have_a_part_of_their_own() -> None:
    assert spoken(runs("Say [bonne nuit, 2 fois]{lang=fr} (now)."), "en-CA", ()) == (
        Said("Say ", "en-CA"),
        Said("bonne nuit, deux fois", "fr"),
        Said(", now.", "en-CA"),
    )


def test_a_lexicon_can_give_sounds_and_a_language() -> None:
    lexicon = Lexicon(
        "en", (Word("Nguyen", "nwin", ipa="ŋwiən"), Word("poutine", "poutine", "fr-CA"))
    )
    assert spoken((Run("Dr. Nguyen eats Poutine."),), "en-CA", (lexicon,)) == (
        Said("Doctor ", "en-CA"),
        Said("nwin", "en", "ŋwiən"),
        Said(" eats ", "en-CA"),
        Said("poutine", "fr-CA"),
        Said(".", "en-CA"),
    )


def test_acronyms_of_the_content_are_read_letter_by_letter() -> None:
    document = with_letters("XYZ")
    lexicons = with_acronyms((Lexicon("en", ()), Lexicon("fr", ())), document)
    assert words(spoken((Run("An XYZ, two XYZs."),), "en-CA", lexicons)) == (
        "An X.Y.Z., two X.Y.Z.s."
    )
    assert words(spoken((Run("Un XYZ."),), "fr-CA", lexicons)) == "Un XYZ."


def with_letters(letters: str) -> Handout:
    from dataclasses import replace

    return replace(handout(section("# A")), acronyms=(acronym(letters, "x y z"),))


OWN = """\
[[words]]
written = "ALL"
said = "the illness"

[[words]]
written = "pill"
said = "peel"
"""


def test_own_words_go_before_those_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/pronunciation.en.toml").write_text(OWN, "utf-8")
    lexicons, findings = read_lexicons(tmp_path)
    assert not findings
    said = words(spoken((Run("Pill, pills, pillow: ALL, CNS."),), "en-CA", lexicons))
    assert said == "peel, pills, pillow: the illness, C.N.S."


def test_an_own_word_makes_its_recordings_anew(run: Call, translated: Workspace) -> None:
    options = ("--voice", "espeak", "--format", "mp3", "--language", "en_CA")
    run(*options)
    before = {path.name: path.read_bytes() for path in translated.outputs.rglob("*.mp3")}
    translated.write("source/pronunciation.en.toml", OWN.replace('"pill"', '"ill"'))
    run(*options)
    after = {path.name: path.read_bytes() for path in translated.outputs.rglob("*.mp3")}
    changed = {name for name in after if after[name] != before[name]}
    assert "01-your-pills_en_CA.mp3" in changed
    assert "02-your-questions_en_CA.mp3" not in changed


def test_a_broken_lexicon_keeps_everything_back(run: Call, translated: Workspace) -> None:
    translated.write("source/pronunciation.fr.toml", "[[words]]\nwritten = 1\n")
    result = run("check")
    assert result.status == 1
    assert "source/pronunciation.fr.toml:2: error: written has the wrong type" in result.out


def test_say_prints_and_sounds(run: Call, workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "dose.mp3"
    result = run("say", "Take one 10 mg tablet (ALL).", "--voice", "espeak", "--out", str(path))
    assert result.status == 0
    assert result.out.startswith("Take one tablet, ten milligrams, A.L.L.\n")
    assert str(path) in result.out
    assert 3 < soundfile.info(path).duration < 10


def test_say_goes_by_the_language(run: Call, translated: Workspace) -> None:
    result = run("say", "La LLA, à 14 h 30.", "--language", "fr_CA", "--voice", "espeak")
    assert result.out.startswith("La L.L.A., à quatorze heures trente.\n")
    assert translated.path(".plainspoken/say.mp3").exists()


@pytest.mark.parametrize(
    ("locale", "text", "said"),
    [
        ("en_CA", "Edition 3f9c01ab", "Edition: three, F., nine, C.; zero, one, A., B."),
        ("en_CA", "Edition 12345678", "Edition: one, two, three, four; five, six, seven, eight."),
        ("en_CA", "Edition 1e234567", "Edition: one, E., two, three; four, five, six, seven."),
        ("en_CA", "Edition deadbeef", "Edition: D., E., A., D.; B., E., E., F."),
        ("fr_CA", "Édition 3f9c01ab", "Édition: trois, F., neuf, C.; zéro, un, A., B."),
        ("fr_CA", "Édition\u00a000e10d25", "Édition: zéro, zéro, E., un; zéro, D., deux, cinq."),
    ],
)
def test_an_edition_is_said_sign_by_sign(
    run: Call, workspace: Workspace, locale: str, text: str, said: str
) -> None:
    assert run("say", text, "--language", locale, "--voice", "espeak").out.startswith(f"{said}\n")


def test_a_word_behind_edition_is_a_word(run: Call, workspace: Workspace) -> None:
    out = run("say", "This edition replaces all others.", "--voice", "espeak").out
    assert out.startswith("This edition replaces all others.\n")


def test_say_tells_what_nothing_explains(run: Call, workspace: Workspace) -> None:
    result = run("say", "The RTFM.", "--voice", "espeak")
    assert result.status == 0
    assert "“RTFM”" in result.out


@pytest.mark.parametrize(
    "arguments", [("say",), ("say", "—"), ("say", "x", "--only", "pills"), ("--out", "x.mp3")]
)
def test_a_call_that_makes_no_sense(run: Call, workspace: Workspace, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert result.err.startswith("plainspoken: ")


def test_say_needs_no_handouts(run: Call, workspace: Workspace) -> None:
    import shutil

    shutil.rmtree(workspace.path("source"))
    assert run("say", "Wait 2–3 days.", "--voice", "espeak").out.startswith("Wait two to three")


def test_words_do_not_go_where_only_letters_fit() -> None:
    assert told("A MRD’s effect.", "MRD-type.", "MRD.") == [
        "A MRD’s effect.",
        "MRD-type.",
        "minimal residual disease (MRD).",
    ]
    assert told("Les MRD.", "La MRD.", language="fr-CA")[0] == "Les MRD."


def test_words_that_were_just_said_are_not_said_again() -> None:
    sentence = "Minimal residual diseases (or MRD) are small."
    assert told(sentence) == [sentence]


@pytest.mark.parametrize("entry", ['written = "10"\nsaid = "ten"', 'written = "X"\nsaid = "..."'])
def test_a_lexicon_holds_words(run: Call, translated: Workspace, entry: str) -> None:
    translated.write("source/pronunciation.en.toml", f"[[words]]\n{entry}\n")
    result = run("check")
    assert result.status == 1
    assert "is no word" in result.out


def test_say_writes_files_only(run: Call, workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "folder.mp3").mkdir()
    for path in ("folder.mp3", "sound.wav"):
        result = run("say", "Yes.", "--voice", "espeak", "--out", str(tmp_path / path))
        assert result.status == 2
        assert result.err.startswith("plainspoken: ")
