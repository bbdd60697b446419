"""Glossary words in a translation: as the glossary has them, and explained as they are said."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Run
from tests.workspace import Workspace, edit_po

TAKE = "Take **one pill** a day for 2–3 weeks in all. A blast is a cell (ALL)."


def say(workspace: Workspace, words: str) -> None:
    """Let the French of one text say other words of the blast."""
    text = f"Prenez **une pilule** par jour, de 2 à 3 semaines. {words} (LLA)."
    edit_po(workspace.po(), lambda msgid, old: text if msgid == TAKE else old)


def found(run: Run) -> list[str]:
    result = run("check", "--format-findings", "json")
    return [f["message"] for f in result.findings if f["code"] == "glossary-word"]


@pytest.mark.parametrize(
    "words",
    [
        "Un blaste est une cellule",
        "Les Blastes sont des cellules",
        "Rien de plus que l’«\u00a0blaste\u00a0»",
        "Un **blaste**, c’est une cellule",
    ],
)
def test_a_listed_form_is_right(run: Run, translated: Workspace, words: str) -> None:
    say(translated, words)
    assert found(run) == []


@pytest.mark.parametrize("words", ["Un leucoblaste est une cellule", "Une cellule", "Un blast"])
def test_other_words_are_found(run: Run, translated: Workspace, words: str) -> None:
    say(translated, words)
    told = "the source says “blast”, the translation none of “blaste”, “blastes”"
    assert found(run) == [told]


def test_the_glossary_is_named(run: Run, translated: Workspace) -> None:
    say(translated, "Une cellule")
    line = translated.line("translations/fr_CA/LC_MESSAGES/messages.po", 'msgid "blast, blasts"')
    out = run("check").out
    assert f"that stands here: translations/fr_CA/LC_MESSAGES/messages.po:{line}." in out


def test_one_use_is_enough_where_a_pronoun_follows(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/02-your-questions.md", "You can", "A blast is a blast. You can")
    run("translate")
    edit_po(translated.po(), lambda m, t: "Le blaste en est un." if "A blast is a b" in m else t)
    assert found(run) == []


def test_the_longest_word_wins(run: Run, translated: Workspace) -> None:
    translated.edit(
        "source/glossary.toml",
        "[[acronyms]]",
        '[[terms]]\nterm = "blast crisis"\ndefinition = "A bad time."\n\n[[acronyms]]',
    )
    translated.edit(
        "source/pills/02-your-questions.md", "You can", "A blast crisis is bad. You can"
    )
    run("translate")
    french = {"blast crisis": "crise blastique", "A bad time.": "Un mauvais moment."}
    edit_po(translated.po(), french.get)
    edit_po(translated.po(), lambda m, t: "Une crise blastique." if "crisis is" in m else t)
    assert found(run) == []
    edit_po(translated.po(), lambda m, t: "Une crise de blastes." if "crisis is" in m else t)
    assert found(run) == [
        "the source says “blast crisis”, the translation none of “crise blastique”"
    ]


def test_a_word_inside_another_word_is_no_use_of_it(run: Run, translated: Workspace) -> None:
    french = {"blast": "cellule", "blast, blasts": "cellule, blaste, blastes"}
    translated.edit(
        "source/glossary.toml",
        "[[acronyms]]",
        '[[terms]]\nterm = "white cell"\ndefinition = "A guard."\n\n[[acronyms]]',
    )
    translated.edit("source/pills/02-your-questions.md", "You can", "No white cell or blast can")
    run("translate")
    french |= {"white cell": "cellule blanche", "A guard.": "Une garde."}
    edit_po(translated.po(), french.get)
    edit_po(translated.po(), lambda m, t: "Aucune cellule blanche." if "No white" in m else t)
    (told,) = found(run)
    assert told.startswith("the source says “blast”, the translation none of “cellule”")


def test_it_can_be_accepted_for_this_text(run: Run, translated: Workspace) -> None:
    say(translated, "Une cellule")
    told = re.search(r"plainspoken: allow glossary-word \w+ because", run("check").out)
    assert told
    entry = f'msgid "{TAKE}"'
    name = "translations/fr_CA/LC_MESSAGES/messages.po"
    translated.edit(name, entry, f"# {told[0]} the word would frighten\n{entry}")
    assert "(accepted: the word would frighten) [glossary-word]" in run("check").out
    say(translated, "Une petite cellule")
    assert "(accepted before, but the text has changed) [glossary-word]" in run("check").out


def test_it_can_be_turned_off(run: Run, translated: Workspace) -> None:
    say(translated, "Une cellule")
    translated.write("pyproject.toml", "[tool.plainspoken]\nglossary_check = false\n")
    assert found(run) == []


def test_what_is_not_translated_is_no_other_word(run: Run, translated: Workspace) -> None:
    edit_po(translated.po(), lambda m, t: "" if m in (TAKE, "blast, blasts") else t)
    assert found(run) == []
