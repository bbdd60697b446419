"""Who answers for a text: a release is signed for exactly the text that it has."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from plainspoken.languages import LANGUAGES
from plainspoken.plan import make_plan, read_ground
from plainspoken.world import World
from tests.conftest import REVIEWER, Run, sign
from tests.workspace import Workspace, edit_po, normal, set_fuzzy

PROJECT = Path(__file__).parent.parent
HANDOUT = "source/pills/handout.toml"
FIRST = "source/pills/01-your-pills.md"
FRENCH = "translations/fr_CA/LC_MESSAGES/messages.po"
BOTH = ("--release", "--format", "pdf")
ENGLISH = (*BOTH, "--language", "en_CA")


@pytest.fixture
def ready(run: Run, translated: Workspace) -> Workspace:
    """A workspace without any warning, so that only signatures are missing."""
    edit_po(
        translated.po(),
        lambda msgid, text: (
            "Vous pouvez aussi le dire." if msgid == "You can write it down." else text
        ),
    )
    assert "0 errors, 0 warnings" in run("check").out
    return translated


def sign_offs(workspace: Workspace) -> dict[str, Any]:
    """Return the sign-offs of the manifest by locale."""
    built = json.loads((workspace.outputs / "manifest.json").read_bytes())
    return {each["locale"]: each["sign_off"] for each in built["handouts"]}


def test_what_nobody_has_signed_is_not_released(run: Run, ready: Workspace) -> None:
    result = run(*BOTH)
    assert result.status == 1
    assert result.out.count("[no-sign-off]") == 2
    assert f"{HANDOUT}:1: error: nobody has signed pills in fr_CA" in result.out
    assert "Nothing was released" in result.out
    assert not list(ready.outputs.rglob("*.pdf"))


def test_what_is_signed_is_released(run: Run, ready: Workspace) -> None:
    sign(run, ready)
    assert run(*BOTH).status == 0
    signed = {"by": REVIEWER, "date": "2020-03-01", "valid": True}
    assert sign_offs(ready) == {"en_CA": signed, "fr_CA": signed}


def test_only_what_is_asked_for_must_be_signed(run: Run, ready: Workspace) -> None:
    sign(run, ready, "--language", "en_CA")
    assert run(*ENGLISH).status == 0
    assert run(*BOTH).status == 1
    assert sign_offs(ready)["fr_CA"] is None


def test_other_builds_need_no_signature(run: Run, ready: Workspace) -> None:
    assert run("--format", "pdf").status == 0
    assert sign_offs(ready) == {"en_CA": None, "fr_CA": None}


def test_a_signature_does_not_change_what_is_signed(run: Run, ready: Workspace) -> None:
    run("--format", "pdf")
    before = [path.read_bytes() for path in sorted(ready.outputs.rglob("*.pdf"))]
    sign(run, ready)
    assert "No file had to be made" in run("--format", "pdf").out
    assert [path.read_bytes() for path in sorted(ready.outputs.rglob("*.pdf"))] == before


def test_lines_that_are_pasted_and_not_filled_in_are_found(run: Run, ready: Workspace) -> None:
    out = run(*ENGLISH).out
    lines = "\n".join(line.strip() for line in out[out.index("[sign-off.") :].splitlines()[:4])
    ready.edit(HANDOUT, "[[sources]]", f"{lines}\n\n[[sources]]")
    findings = run("check", "--format-findings", "json").findings
    at = ready.line(HANDOUT, "reviewed-by")
    assert {(f["code"], f["line"]) for f in findings} == {
        ("no-words", at),
        ("wrong-type", at + 1),
    }


def test_a_text_that_changed_is_signed_no_longer(run: Run, ready: Workspace) -> None:
    sign(run, ready)
    edit_po(ready.po(), lambda m, text: text.replace("s’il reste", "s’il demeure"))
    result = run(*BOTH)
    assert result.status == 1
    line = ready.line(HANDOUT, "[sign-off.fr_CA]")
    assert f"{HANDOUT}:{line}: error: pills in fr_CA has changed since {REVIEWER}" in result.out
    assert result.out.count("[void-sign-off]") == 1
    assert "no-sign-off" not in result.out
    old, new = (
        normal(
            " ".join(line.split(" | ")[side] for line in result.out.splitlines() if " | " in line)
        )
        for side in (0, 1)
    )
    assert old == "signed s’il [-reste-] moins de 5 % des blastes"
    assert new == "now s’il {+demeure+} moins de 5 % des blastes"
    place = ready.line(FRENCH, 'msgid "if fewer than 5% of')
    assert f"    {FRENCH}:{place}\n" in result.out
    run("--format", "pdf")
    assert [each["valid"] for each in sign_offs(ready).values()] == [True, False]
    sign(run, ready)
    assert run(*BOTH).status == 0


def test_a_change_that_is_taken_back_is_none(run: Run, ready: Workspace) -> None:
    sign(run, ready, "--language", "en_CA")
    for old, new in (("Wait for us", "Wait for me"), ("Wait for me", "Wait for us")):
        ready.edit(FIRST, old, new)
        assert run(*ENGLISH).status == int(new == "Wait for me")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FIRST, "one pill", "two pills"),
        (FIRST, "https://example.org/pills", "https://example.org/other"),
        (FIRST, "1. Read", "5. Read"),
        ("source/pills/02-your-questions.md", "___\n___", "___"),
        ("source/glossary.toml", "A young cell.", "A small cell."),
        (HANDOUT, "order = 1", "order = 1\nreviewed = 2026-03-01"),
        (HANDOUT, 'url = "https://example.org"', 'url = "https://example.org/x"'),
    ],
)
def test_whatever_is_read_is_signed(
    run: Run, ready: Workspace, name: str, old: str, new: str
) -> None:
    sign(run, ready, "--language", "en_CA")
    ready.edit(name, old, new)
    result = run(*ENGLISH)
    assert result.status == 1
    assert "[void-sign-off]" in result.out


def test_what_is_not_words_is_told_so(run: Run, ready: Workspace) -> None:
    sign(run, ready, "--language", "en_CA")
    ready.edit(HANDOUT, 'url = "https://example.org"', 'url = "https://example.org/x"')
    assert "No word has changed." in run(*ENGLISH).out


def test_the_clinics_number_is_signed_too(run: Run, ready: Workspace) -> None:
    sign(run, ready)
    assert run(*BOTH).status == 0
    ready.write("pyproject.toml", '[tool.plainspoken]\nphone = "604-555-0100"\n')
    result = run(*BOTH)
    assert result.out.count("[void-sign-off]") == 2
    assert "No word has changed." in result.out


def test_a_comment_and_a_moved_line_change_nothing(run: Run, ready: Workspace) -> None:
    sign(run, ready, "--language", "en_CA")
    ready.edit(FIRST, "## When", "<!-- a note -->\n\n\n## When")
    ready.edit("source/glossary.toml", 'note = "In French: blaste."', 'note = "Blaste."')
    assert run(*ENGLISH).status == 0


def test_without_the_store_only_that_it_changed_is_known(run: Run, ready: Workspace) -> None:
    sign(run, ready, "--language", "en_CA")
    ready.edit(FIRST, "one pill", "two pills")
    shutil.rmtree(ready.path(".plainspoken"))
    result = run(*ENGLISH)
    assert "[void-sign-off]" in result.out
    assert "| now" not in result.out
    assert "No word has changed" not in result.out


def test_many_changes_are_told_in_short(run: Run, ready: Workspace) -> None:
    sign(run, ready, "--language", "fr_CA")
    edit_po(ready.po(), lambda m, text: f"Ah, {text}" if m.startswith(("Y", "W", "R")) else text)
    out = run(*BOTH, "--language", "fr_CA").out
    assert out.count("| now") == 5
    assert "more\n" in out


@pytest.mark.parametrize("locale", ["en_CA", "fr_CA"])
def test_a_fuzzy_text_is_not_released(run: Run, ready: Workspace, locale: str) -> None:
    edit_po(ready.po("en_CA"), lambda m, text: "Hold on." if m == "Wait for us." else text)
    sign(run, ready, "--language", locale)
    assert run(*BOTH, "--language", locale).status == 0
    set_fuzzy(ready.po(locale), "Wait for us.")
    result = run(*BOTH, "--language", locale)
    assert result.status == 1
    assert "[fuzzy-translation]" in result.out


def test_neither_is_a_missing_nor_a_stale_one(run: Run, ready: Workspace) -> None:
    sign(run, ready)
    ready.edit(FIRST, "Wait for us.", "Wait for us all.")
    assert "[missing-translation]" in run(*BOTH, "--language", "fr_CA").out
    run("translate")
    result = run(*BOTH, "--language", "fr_CA")
    assert result.status == 1
    assert "[fuzzy-translation]" in result.out
    edit_po(ready.po(), lambda m, text: "" if m == "Wait for us all." else text)
    assert run(*BOTH, "--language", "fr_CA").status == 1


def test_the_calendar_comes_from_outside(run: Run, ready: Workspace) -> None:
    sign(run, ready)
    for day, found in ((date(2020, 2, 29), True), (date(2020, 3, 1), False)):
        world = World(ready.root, ready.outputs, today=partial(date, day.year, day.month, day.day))
        unit = make_plan(read_ground(world, LANGUAGES)).units[0]
        assert ("wrong-date" in {finding.code for finding in unit.findings}) == found


def test_a_text_with_errors_is_not_offered_for_signing(run: Run, ready: Workspace) -> None:
    ready.edit(FIRST, "one pill", "one `pill`")
    assert "sign-off" not in run(*BOTH).out


def test_nobody_has_signed_our_own_handouts(run: Run, tmp_path: Path) -> None:
    for name in ("source", "translations"):
        shutil.copytree(PROJECT / name, tmp_path / f"own/{name}")
    result = run(*BOTH, "--root", str(tmp_path / "own"))
    assert result.status == 1
    assert result.out.count("[no-sign-off]") == 4
