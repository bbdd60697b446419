"""A finding that is no mistake can be accepted, for exactly its text and with a reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.conftest import Run
from tests.test_build import manifest
from tests.workspace import FIRST, Workspace

LONG = "word " * 30 + "end."
PATH = "source/pills/01-your-pills.md"
PO = "translations/fr_CA/LC_MESSAGES/messages.po"


def finding(run: Run, code: str, language: str = "en_CA") -> dict[str, Any]:
    found = run("check", "--format-findings", "json", "--language", language).findings
    (one,) = (each for each in found if each["code"] == code)
    return one


def mark(found: dict[str, Any]) -> str:
    told = re.search(r"allow [\w-]+ ([0-9a-f]{8}) because", found["hint"])
    assert told
    return told[1]


def test_a_comment_accepts_one_finding_for_one_text(run: Run, translated: Workspace) -> None:
    translated.write(PATH, f"{FIRST}\n{LONG}\n")
    found = finding(run, "long-sentence")
    assert found["severity"] == "warning"
    allow = f"<!-- plainspoken: allow long-sentence {mark(found)} because it is a list -->"
    translated.write(PATH, f"{FIRST}\n{allow}\n\n{LONG}\n")
    accepted = finding(run, "long-sentence")
    assert accepted["severity"] == "info"
    assert "accepted: it is a list" in accepted["message"]
    result = run("--language", "en_CA", "--format", "pdf")
    assert "accepted: it is a list" in result.out
    assert "1 accepted" in result.out
    assert accepted in manifest(translated)["findings"]
    translated.write(PATH, f"{FIRST}\n{allow}\n\nnew {LONG}\n")
    lapsed = finding(run, "long-sentence")
    assert lapsed["severity"] == "warning"
    assert "the text has changed" in lapsed["message"]


def test_an_error_of_judgement_no_longer_blocks(run: Run, translated: Workspace) -> None:
    hard = "Comprehensive pharmacological interventions necessitate deliberation. " * 9
    translated.write(PATH, f"{FIRST}\n{hard}\n")
    found = finding(run, "reading-level")
    assert found["severity"] == "error"
    allow = f"<!-- plainspoken: allow reading-level {mark(found)} because the drug names count -->"
    translated.write(PATH, f"{allow}\n{FIRST}\n{hard}\n")
    assert run("check", "--language", "en_CA").status == 0
    translated.write(PATH, f"{allow}\n{FIRST}\n{hard} Unquestionably.\n")
    assert run("check", "--language", "en_CA").status == 1


def test_a_translator_accepts_in_the_catalogue(run: Run, translated: Workspace) -> None:
    translated.edit(PO, 'msgstr "Attendez-nous."', 'msgstr "Attendez <nous>."')
    found = finding(run, "tag-in-text", "fr_CA")
    allow = f"# plainspoken: allow tag-in-text {mark(found)} because that is our name"
    text = translated.po().read_text("utf-8")
    entry = text[: text.index('msgid "Wait for us."')].rsplit("\n\n", 1)[1]
    translated.edit(PO, f'{entry}msgid "Wait', f'{allow}\n{entry}msgid "Wait')
    assert finding(run, "tag-in-text", "fr_CA")["severity"] == "info"
    run("translate")
    assert finding(run, "tag-in-text", "fr_CA")["severity"] == "info"
    translated.edit(PO, 'msgstr "Attendez <nous>."', 'msgstr "Attendez <vous>."')
    assert finding(run, "tag-in-text", "fr_CA")["severity"] == "warning"


def test_an_author_accepts_in_toml(run: Run, translated: Workspace) -> None:
    translated.edit(PO, 'msgstr "blaste, blastes"', 'msgstr "leucoblaste"')
    found = finding(run, "unused-term", "fr_CA")
    allow = f"# plainspoken: allow unused-term {mark(found)} because the text avoids it"
    translated.edit(PO, 'msgid "blast, blasts"', f'{allow}\nmsgid "blast, blasts"')
    assert finding(run, "unused-term", "fr_CA")["severity"] == "info"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- plainspoken: allow long-sentence because I say so -->",
        "<!-- plainspoken: allow long-sentence 00000000 because I say so -->",
        "<!-- plainspoken: allow many-terms {mark} because I say so -->",
        "<!-- plainspoken: allow long-sentence {mark} because -->",
        "<!-- plainspoken: allow long-sentence {mark} -->",
    ],
)
def test_what_accepts_nothing(run: Run, translated: Workspace, comment: str) -> None:
    translated.write(PATH, f"{FIRST}\n{LONG}\n")
    right = mark(finding(run, "long-sentence"))
    translated.write(PATH, f"{FIRST}\n{comment.format(mark=right)}\n\n{LONG}\n")
    assert finding(run, "long-sentence")["severity"] == "warning"


def test_what_is_no_matter_of_judgement_stays(run: Run, translated: Workspace) -> None:
    allow = "# plainspoken: allow empty-translation 00000000 because later"
    translated.edit(
        PO,
        'msgid "Wait for us."\nmsgstr "Attendez-nous."',
        f'{allow}\nmsgid "Wait for us."\nmsgstr ""',
    )
    assert finding(run, "empty-translation", "fr_CA")["severity"] == "error"
