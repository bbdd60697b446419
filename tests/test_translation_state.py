"""What is left to translate, as `python build.py translate` tells it."""

from __future__ import annotations

import re

import pytest

from plainspoken.side_by_side import marked, side_by_side
from tests.conftest import Run
from tests.workspace import Workspace, edit_po, normal, set_fuzzy

FRENCH = "translations/fr_CA/LC_MESSAGES/messages.po"
FIRST = "source/pills/01-your-pills.md"
COLUMNS = ["translated", "fuzzy", "missing", "stale", "words left"]


def french_table(out: str) -> dict[str, dict[str, int]]:
    """Return the rows of the French table by name."""
    rows = re.findall(r"^  (\S.*?)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)$", out, re.MULTILINE)
    return {name: dict(zip(COLUMNS, map(int, each), strict=True)) for name, *each in rows}


def translate(run: Run, *options: str) -> str:
    result = run("translate", "--language", "fr_CA", *options)
    assert result.status == 0
    assert all(len(line) <= 100 for line in result.out.splitlines())
    assert "\x1b" not in result.out
    return result.out


def test_a_new_catalogue_is_all_missing(run: Run, workspace: Workspace) -> None:
    table = french_table(translate(run))
    assert list(table)[:3] == ["pills", "the glossary", "what the program says"]
    # Its title, summary, audience, notice, source and publisher; two files of ten and three texts.
    assert table["pills"]["missing"] == 20
    # A word, its meaning, its forms, an acronym and what it stands for: 1 + 3 + 2 + 1 + 3 words.
    glossary = {"translated": 0, "fuzzy": 0, "missing": 5, "stale": 0, "words left": 10}
    assert table["the glossary"] == glossary


def test_all_is_translated(run: Run, translated: Workspace) -> None:
    out = translate(run)
    for row in french_table(out).values():
        assert row["translated"] > 0
        assert row["fuzzy"] == row["missing"] == row["stale"] == row["words left"] == 0
    assert "Nothing is left to translate." in out
    assert "edited in English" not in out


def test_each_state_is_counted_once(run: Run, translated: Workspace) -> None:
    translated.edit(FIRST, "fewer than 5%", "fewer than 10%")
    translated.edit(FIRST, "- if you feel ill:", "- Qwxz vbnm:")
    set_fuzzy(translated.po(), "Wait for us.")
    before = french_table(run("translate", "--language", "fr_CA").out)["pills"]
    assert (before["stale"], before["missing"], before["fuzzy"]) == (1, 1, 1)
    assert before["translated"] == 17
    words = "if fewer than 10% of the blasts are left Qwxz vbnm: Wait for us."
    assert before["words left"] == len(words.split())
    assert french_table(translate(run))["pills"] == before  # and so it is the next time


def test_the_old_and_the_new_english_stand_side_by_side(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.edit(FIRST, "fewer than 5% of", "more than 10% of")
    out = translate(run)
    line = translated.line(FRENCH, 'msgid "if more than 10% of the blasts')
    assert f"  {FRENCH}:{line}\n" in out
    columns = [line.split(" | ") for line in out.splitlines() if " | " in line]
    old, new = (normal(" ".join(each)) for each in zip(*columns, strict=True))
    assert old == "English then if [-fewer-] than [-5%-] of the blasts are left"
    assert new == "English now if {+more+} than {+10%+} of the blasts are left"
    monkeypatch.setenv("COLUMNS", "60")
    out = translate(run)
    assert " | " not in out
    assert "English then: if [-fewer-] than [-5%-] of the" in out


def test_a_text_edited_twice_is_shown_beside_what_was_translated(
    run: Run, translated: Workspace
) -> None:
    for old, new in (("fewer than 5%", "fewer than 10%"), ("than 10%", "than 15%")):
        translated.edit(FIRST, old, new)
        out = translate(run)
    assert "[-5%-]" in out
    assert "{+15%+}" in out
    assert '#| msgid "if fewer than 5% of' in translated.po().read_text("utf-8")
    translated.edit(FIRST, "than 15%", "than 5%")
    table = french_table(translate(run))
    assert (table["pills"]["stale"], table["pills"]["fuzzy"]) == (0, 1)
    assert "#|" not in translated.po().read_text("utf-8")


def test_a_guess_from_another_text_is_not_stale(run: Run, translated: Workspace) -> None:
    translated.edit(FIRST, "2. Wait for us.", "2. Wait for us.\n3. Wait for us all.")
    table = french_table(translate(run))
    assert (table["pills"]["stale"], table["pills"]["fuzzy"]) == (0, 1)


def test_the_english_of_an_older_edit_is_forgotten(run: Run, translated: Workspace) -> None:
    """An editor program may leave `#|` behind when it takes the fuzzy mark away."""
    entry = 'msgid "if fewer than 5% of'
    translated.edit(FRENCH, entry, f'#| msgid "if you have blasts"\n{entry}')
    translated.edit(FIRST, "fewer than 5%", "fewer than 10%")
    assert "[-5%-]" in translate(run)


def test_what_is_gone_is_counted_apart(run: Run, translated: Workspace) -> None:
    translated.edit(FIRST, "\n> Ask your care team.\n", "")
    out = translate(run)
    assert "1 entry of texts that are gone" in out
    assert french_table(out)["pills"]["translated"] == 19
    assert "texts that are gone" not in run("translate", "--language", "en_CA").out  # no words


def test_a_shared_text_counts_for_each_handout_and_once_in_all(
    run: Run, translated: Workspace
) -> None:
    for name in ("handout.toml", "02-your-questions.md"):
        text = translated.path(f"source/pills/{name}").read_bytes()
        translated.write(f"source/more/{name}", text)
    table = french_table(translate(run))
    assert table["more"]["translated"] == 9
    whole = sum(row["translated"] for name, row in table.items() if not name.startswith("all"))
    assert table[next(name for name in table if name.startswith("all"))]["translated"] == whole - 9


def test_in_english_nothing_is_missing(run: Run, translated: Workspace) -> None:
    edit_po(translated.po("en_CA"), lambda m, text: "Hold on." if m == "Wait for us." else text)
    out = normal(run("translate", "--language", "en_CA").out)
    assert re.search(r"Nothing is missing: \d+ of \d+ stand as in the source, 1 have words", out)


def test_marks_tell_what_differs() -> None:
    assert marked("take one pill", "take two pills") == (
        "take [-one pill-]",
        "take {+two pills+}",
    )
    assert marked("take it", "do not take it") == ("take it", "{+do not+} take it")
    assert marked("5 mg", "5\u00a0mg") == ("[-5 mg-]", "{+5\u00a0mg+}")
    assert marked("same", "same") == ("same", "same")


@pytest.mark.parametrize("width", [60, 89, 90, 100])
def test_no_line_is_too_long(width: int) -> None:
    long = "well-known words https://example.org/" + "x" * 120
    lines = list(side_by_side(("then", long), ("now", long + " and more"), width))
    assert max(map(len, lines)) <= width
    assert "{+and more+}" in normal(" ".join(line.rpartition("| ")[2] for line in lines))
