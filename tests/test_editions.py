"""What was handed out is remembered, and what must be taken back is told."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
from functools import partial
from typing import Any

import pytest

from plainspoken import workspace
from plainspoken.making import Making
from plainspoken.world import World
from tests.conftest import REVIEWER, Run, sign
from tests.test_build import manifest
from tests.workspace import Workspace, edit_po

RECORD = "editions.jsonl"
FIRST = "source/pills/01-your-pills.md"
HANDOUT = "source/pills/handout.toml"
ENGLISH = ("--language", "en_CA")
FRENCH = ("--language", "fr_CA")
RELEASE = ("--release", "--format", "pdf")
MARCH, MAY = datetime.date(2026, 3, 1), datetime.date(2026, 5, 1)


@pytest.fixture
def ready(run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace without any warning, on a day in March."""
    edit_po(translated.po(), lambda m, text: text.replace("pouvez l’écrire", "pouvez le dire"))
    on(MARCH, monkeypatch)
    return translated


def on(day: datetime.date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "World", partial(World, today=lambda: day))


def release(run: Run, workspace: Workspace, *options: str) -> str:
    """Sign and release; return the edition that is on record last."""
    sign(run, workspace, *options)
    result = run(*RELEASE, *options)
    assert result.status == 0, result.out
    return str(lines(workspace)[-1]["edition"])


def lines(workspace: Workspace) -> list[dict[str, Any]]:
    text = workspace.path(RECORD).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_what_is_released_is_on_record(run: Run, ready: Workspace) -> None:
    assert run("--format", "pdf").status == 0
    assert not ready.path(RECORD).exists(), "only a release is handed out"
    release(run, ready)
    english, french = lines(ready)
    manifest = json.loads((ready.outputs / "manifest.json").read_bytes())
    assert [each["edition"] for each in (english, french)] == [
        each["edition"] for each in manifest["handouts"]
    ]
    assert english["released"] == "2026-03-01"
    assert english["signed"] == {"by": REVIEWER, "date": "2020-03-01"}
    assert french["title"] == "Vos nouvelles pilules"
    section = next(each for each in french["text"] if each["section"] == "your-pills")
    assert section["words"][0] == "# Vos pilules"
    assert "- s’il reste moins de 5\u00a0% des blastes" in section["words"]


def test_an_edition_is_on_record_once_and_the_record_only_grows(run: Run, ready: Workspace) -> None:
    release(run, ready)
    first = ready.path(RECORD).read_bytes()
    run(*RELEASE)
    assert ready.path(RECORD).read_bytes() == first
    ready.edit(FIRST, "Wait for us.", "Please wait for us.")
    release(run, ready, *ENGLISH)
    ready.edit(FIRST, "Please wait for us.", "Wait for us.")
    release(run, ready, *ENGLISH)
    assert ready.path(RECORD).read_bytes().startswith(first)
    assert [each["locale"] for each in lines(ready)] == ["en_CA", "fr_CA", "en_CA"]


def test_a_changed_dose_is_a_recall(
    run: Run, ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = release(run, ready, *ENGLISH)
    assert "nothing to take back. 0 errors, 0 warnings" in run("changed").out
    on(MAY, monkeypatch)
    ready.edit(FIRST, "one pill", "two pills")
    result = run("changed")
    assert result.status == 1
    assert f"{RECORD}:1: error: take these sheets back: edition {old}" in result.out
    assert "released on March 1, 2026, states something else" in result.out
    assert "\n    Your pills\n" in result.out
    assert "the sheet has “1 pill”, today’s text has “2 pills”" in result.out
    assert "Take [-one pill-] a day" in result.out
    assert "is not released yet" in result.out
    new = release(run, ready, *ENGLISH)
    result = run("changed")
    assert f"Hand out edition {new} from now on." in result.out
    assert "2 editions looked at, 1 edition to be taken back. 1 error" in result.out


def test_a_changed_word_is_no_recall(run: Run, ready: Workspace) -> None:
    old = release(run, ready, *ENGLISH)
    ready.edit(FIRST, "Wait for us.", "Please wait for us here.")
    result = run("changed")
    assert result.status == 0
    assert f"edition {old}, released on March 1, 2026, says the same" in result.out
    assert "[reworded]" in result.out
    assert "{+Please wait+}" in result.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wait for us.", "Wait for us.\n\nDo not drive."),
        ("- if fewer than 5% of the blasts are left\n", ""),
        ("(https://example.org/pills)", "(https://example.org/other)"),
    ],
)
def test_a_fact_put_in_or_taken_out_is_a_recall(
    run: Run, ready: Workspace, old: str, new: str
) -> None:
    release(run, ready, *ENGLISH)
    ready.edit(FIRST, old, new)
    assert "[recall]" in run("changed").out


def test_the_clinics_number_is_a_fact(run: Run, ready: Workspace) -> None:
    settings = '[tool.plainspoken]\nclinic = "North Clinic"\nphone = "604-555-0142"\n'
    ready.write("pyproject.toml", settings)
    release(run, ready, *ENGLISH)
    ready.edit("pyproject.toml", "0142", "0143")
    result = run("changed")
    assert "\n    Your clinic\n" in result.out
    assert "“604-555-0142”, today’s text has “604-555-0143”" in result.out


def test_french_alone_is_changed(run: Run, ready: Workspace) -> None:
    release(run, ready)
    edit_po(ready.po(), lambda m, text: text.replace("de 2 à 3 semaines", "de 2 à 4 semaines"))
    out = run("changed").out
    assert "Vos nouvelles pilules · Français (Canada) (pills, fr_CA)" in out
    assert "Your new pills" not in out
    assert "1 edition to be taken back" in out


def test_what_is_not_translated_today_is_compared_by_value(run: Run, ready: Workspace) -> None:
    release(run, ready)
    ready.edit(FIRST, "Take **one pill** a day", "Please take **one pill** each day")
    out = run("changed", "--since", lines(ready)[1]["edition"]).out
    assert "today, not translated" in out
    assert "[reworded]" in out
    ready.edit(FIRST, "2–3 weeks", "2–4 weeks")
    out = run("changed", "--since", lines(ready)[1]["edition"]).out
    assert "“2 à 3 semaines”, today’s text has “2–4 weeks”" in out
    assert "[recall]" in out


def test_an_edition_of_long_ago_is_told_the_newest_first(run: Run, ready: Workspace) -> None:
    codes = [release(run, ready, *ENGLISH)]
    for old, new in (("one pill", "two pills"), ("two pills", "three pills")):
        ready.edit(FIRST, old, new)
        codes.append(release(run, ready, *ENGLISH))
    out = run("changed").out
    assert out.count("[recall]") == 2
    assert codes[2] not in out.replace(f"Hand out edition {codes[2]}", "")
    assert out.index(f"back: edition {codes[1]}") < out.index(f"back: edition {codes[0]}")
    assert out.count("Your new pills · English") == 1


def test_past_its_review_date(run: Run, ready: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ready.edit(HANDOUT, "order = 1", "order = 1\nreviewed = 2026-02-01\nreview-by = 2026-04-30")
    code = release(run, ready, *ENGLISH)
    assert "past-review" not in run("changed").out
    on(MAY, monkeypatch)
    result = run("changed")
    assert result.status == 0
    assert f"edition {code}, released on March 1, 2026, was to be reviewed by" in result.out
    assert "April 30, 2026 [past-review]" in result.out
    assert "It may be handed out" not in run("edition", code).out


def test_what_is_not_made_any_more_is_withdrawn(run: Run, ready: Workspace) -> None:
    release(run, ready)
    ready.write("pyproject.toml", '[tool.plainspoken]\nlocales = ["en_CA"]\n')
    result = run("changed")
    assert result.status == 0
    assert result.out.count("[withdrawn]") == 1
    ready.path("source/pills").rename(ready.path("source/tablets"))
    assert run("changed").out.count("[withdrawn]") == 2


def test_a_fact_that_changed_with_the_name_of_its_handout_is_a_recall(
    run: Run, ready: Workspace
) -> None:
    code = release(run, ready, *ENGLISH)
    ready.edit(FIRST, "one pill", "two pills")
    ready.path("source/pills").rename(ready.path("source/tablets"))
    for result in (run("changed"), run("edition", code)):
        assert result.status == 1
        assert "[recall]" in result.out
        assert "The handout pills is called tablets today." in result.out
        assert "the sheet has “1 pill”, today’s text has “2 pills”" in result.out


def test_another_handout_is_not_taken_for_one_that_was_renamed(run: Run, ready: Workspace) -> None:
    shutil.copytree(ready.path("source/pills"), ready.path("source/other"))
    ready.edit("source/other/01-your-pills.md", "one pill", "two pills")
    ready.edit("source/other/handout.toml", "order = 1", "order = 2")
    asked = run(*RELEASE, *ENGLISH, "--only", "other").out
    text = re.findall(r'text = "(\w+)"', asked)[0]
    signed = f'reviewed-by = "{REVIEWER}"\ndate = 2020-03-01\ntext = "{text}"\n'
    other = ready.path("source/other/handout.toml")
    other.write_text(f"{other.read_text('utf-8')}\n[sign-off.en_CA]\n{signed}", "utf-8")
    assert run(*RELEASE, *ENGLISH, "--only", "other").status == 0
    sign(run, ready, *ENGLISH, "--only", "pills")
    assert run(*RELEASE, *ENGLISH, "--only", "pills").status == 0
    shutil.rmtree(ready.path("source/pills"))
    result = run("changed")
    assert "[withdrawn]" in result.out
    assert "[recall]" not in result.out


def test_since_a_day_or_an_edition(
    run: Run, ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = release(run, ready, *ENGLISH)
    on(MAY, monkeypatch)
    ready.edit(FIRST, "one pill", "two pills")
    second = release(run, ready, *ENGLISH)
    ready.edit(FIRST, "two pills", "three pills")
    for since in ("2026-03-02", "2026-05-01", second, second[:4].upper()):
        out = run("changed", "--since", since).out
        assert f"edition {second}" in out
        assert f"edition {first}" not in out
    for since in ("2026-03-01", first):
        assert "2 editions looked at" in run("changed", "--since", since).out
    assert "No edition" in run("changed", "--since", "2026-05-02").out


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-02-30", "there is no day 2026-02-30"),
        (
            "2026-03",
            "there is no edition 2026-03; no code is near it; a day is written as 2026-03-01",
        ),
        ("20260301", "a day is written as 2026-03-01"),
        ("2026/03/01", "a day is written as 2026-03-01"),
        ("3f9", "--since takes a day such as 2026-03-01 or an edition"),
        ("last week", "--since takes a day such as 2026-03-01 or an edition"),
        ("ffffffff", "there is no edition ffffffff"),
        ("", "--since takes a day"),
    ],
)
def test_a_wrong_day_is_told(run: Run, ready: Workspace, since: str, words: str) -> None:
    result = run("changed", "--since", since)
    assert result.status == 2
    assert words in result.err


def test_changed_where_nothing_was_released(run: Run, workspace: Workspace) -> None:
    before = workspace.all_files()
    result = run("changed")
    assert result.status == 0
    assert "No edition" in result.out
    assert workspace.all_files() == before


def test_a_text_that_cannot_be_read_is_not_taken_for_another(run: Run, ready: Workspace) -> None:
    release(run, ready)
    ready.edit(FIRST, "one pill", "one pill*s*")
    out = run("changed").out
    assert "edition(s)" not in out
    assert "cannot be read" not in out, "a text with mistakes is still compared"
    ready.write(FIRST, b"# Your pills\n\n\xff\n")
    result = run("changed")
    assert result.status == 1
    assert f"{FIRST}:3: error: this file is not UTF-8" in result.out
    assert "[recall]" not in result.out
    assert "cannot be told" in run("edition", lines(ready)[0]["edition"]).out


TABLE = """
Table: When to take them

| Pill | Dose |
|---|---|
| Red | 5 mg |
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 50">
<text x="2" y="22" font-size="18">Take 5 mg.</text>
</svg>
"""
HIDDEN = [
    ("| Red | 5 mg |", "| Red | 5 mg | 9 mg |", "extra-cell"),
    ("  - at home", "  - at home\n    - or\n      - take 9 mg", "list-too-deep"),
    ("> Ask your care team.", "```\nAsk your care team for 9 mg.\n```", "unsupported-markup"),
    ("![A box that says 5 mg.]", "![]", "no-alt"),
    ('x="2"', 'x="2" style="fill:red"', "unsupported-drawing"),
    ("</svg>", "", "broken-picture"),
]


@pytest.mark.parametrize(("old", "new", "code"), HIDDEN, ids=[code for *_, code in HIDDEN])
def test_a_mistake_that_hides_words_is_neither_a_recall_nor_all_clear(
    run: Run, ready: Workspace, old: str, new: str, code: str
) -> None:
    drawing = "source/pills/box.svg"
    ready.write(drawing, DRAWING)
    text = ready.first.read_text("utf-8")
    ready.first.write_text(f"{text}{TABLE}\n![A box that says 5 mg.](box.svg)\n", "utf-8")
    edition = release(run, ready, *ENGLISH)
    assert "nothing to take back. 0 errors" in run("changed").out
    ready.edit(drawing if "svg" in old or "x=" in old else FIRST, old, new)
    result = run("changed")
    assert result.status == 1
    assert f"[{code}]" in result.out
    assert "nothing to take back, as far as can be told" in result.out
    assert not any(told in result.out for told in ("[recall]", "[reworded]", "used up"))
    assert "It may be handed out" not in run("edition", edition).out


def test_a_build_that_dies_has_its_editions_on_record(
    run: Run, ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(run, ready, *ENGLISH)

    def die(*arguments: object) -> None:
        assert lines(ready), "on record before a file is placed"
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Making, "make", die)
        assert run(*RELEASE, *ENGLISH).status == 130
    before = ready.path(RECORD).read_bytes()
    assert run(*RELEASE, *ENGLISH).status == 0
    assert ready.path(RECORD).read_bytes() == before


def test_a_write_that_dies_leaves_the_old_record(
    run: Run, ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(run, ready, *ENGLISH)
    before = ready.path(RECORD).read_bytes()
    ready.edit(FIRST, "one pill", "two pills")
    sign(run, ready, *ENGLISH)
    placed = {name: each for name, each in ready.all_files().items() if "outputs/" in name}

    def die(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", die)
        assert run(*RELEASE, *ENGLISH).status == 130
    assert ready.path(RECORD).read_bytes() == before
    now = {name: each for name, each in ready.all_files().items() if "outputs/" in name}
    assert now == placed, "nothing was handed out"
    assert run(*RELEASE, *ENGLISH).status == 0
    assert ready.path(RECORD).read_bytes().startswith(before)


TORN = '{"edition": "3f9c01ab", "handout": "pil'
NO_EDITION = '{"edition": 5}'


@pytest.mark.parametrize("torn", [TORN, NO_EDITION, "<<<<<<< HEAD", "\x00\x00", "[" * 9000, "1"])
def test_a_line_that_cannot_be_read_takes_no_other_with_it(
    run: Run, ready: Workspace, torn: str
) -> None:
    code = release(run, ready, *ENGLISH)
    whole = ready.path(RECORD).read_bytes()
    ready.write(RECORD, torn.encode() + b"\n" + whole + torn.encode())
    before = ready.path(RECORD).read_bytes()
    ready.edit(FIRST, "one pill", "two pills")
    result = run("changed")
    assert result.status == 1
    assert f"{RECORD}:1: error: " in result.out
    assert f"{RECORD}:3: error: " in result.out
    assert result.out.count("[bad-record]") == 2
    assert f"edition {code}" in result.out
    sign(run, ready, *ENGLISH)
    result = run(*RELEASE, *ENGLISH)
    assert result.status == 1
    assert "Nothing was released" in result.out
    assert ready.path(RECORD).read_bytes() == before


def test_what_cannot_be_read_is_not_taken_for_nothing(run: Run, ready: Workspace) -> None:
    code = release(run, ready, *ENGLISH)
    whole = ready.path(RECORD).read_bytes()
    ready.write(RECORD, whole + TORN.encode())
    assert "nothing to take back, as far as can be told. 1 error" in run("changed").out
    ready.write(RECORD, whole[:-9])
    result = run("changed")
    assert result.status == 1
    assert f"{RECORD} holds none that can be read and was released" in result.out
    ready.edit(FIRST, "one pill", "two pills")
    result = run("edition", code)
    assert result.status == 2
    assert f"{RECORD}:1: error: this line of the record of editions cannot be read" in result.out
    assert f"a part of {RECORD} cannot be read: it may stand there" in result.err


@pytest.mark.parametrize("change", [("\n", "\r\n"), ('{"ed', '\ufeff{"ed'), ("\n", "\n\n \n")])
def test_what_windows_does_to_a_record_harms_nothing(
    run: Run, ready: Workspace, change: tuple[str, str]
) -> None:
    release(run, ready, *ENGLISH)
    ready.edit(RECORD, *change)
    before = ready.path(RECORD).read_bytes()
    assert "1 edition looked at, nothing to take back. 0 errors" in run("changed").out
    sign(run, ready, *FRENCH)
    assert run(*RELEASE, *FRENCH).status == 0
    assert ready.path(RECORD).read_bytes().startswith(before)
    assert "2 editions looked at, nothing to take back. 0 errors" in run("changed").out


def test_a_record_that_is_read_only_stays_and_nothing_is_released(
    run: Run, ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(run, ready, *ENGLISH)
    before = ready.all_files()
    sign(run, ready, *FRENCH)
    monkeypatch.setattr("plainspoken.editions.may_write", lambda path: path.name != RECORD)
    result = run(*RELEASE, *FRENCH)
    assert result.status == 2
    assert "this file is read-only" in result.err
    kept = {name: each for name, each in ready.all_files().items() if "outputs/" in name}
    assert kept == {name: each for name, each in before.items() if "outputs/" in name}
    assert ready.path(RECORD).read_bytes() == before[RECORD]
    assert run(*RELEASE, *ENGLISH).status == 0, "what is on record can be made again"


def test_a_record_without_its_last_line_end_goes_on(run: Run, ready: Workspace) -> None:
    release(run, ready, *ENGLISH)
    before = ready.path(RECORD).read_bytes().rstrip(b"\n")
    ready.write(RECORD, before)
    release(run, ready, *FRENCH)
    assert ready.path(RECORD).read_bytes().startswith(before + b"\n")
    assert len(lines(ready)) == 2


def test_what_a_sheet_in_the_hand_is(run: Run, ready: Workspace) -> None:
    code = release(run, ready, *ENGLISH)
    result = run("edition", code)
    assert result.status == 0
    assert f"Edition {code}: Your new pills · English (Canada)" in result.out
    assert f"Released on March 1, 2026, signed by {REVIEWER} on March 1, 2020." in result.out
    assert "It is today’s text. It may be handed out." in result.out
    ready.edit(FIRST, "one pill", "two pills")
    result = run("edition", code)
    assert result.status == 1
    assert "take these sheets back" in result.out
    ready.edit(FIRST, "two pills", "one pill")
    ready.path("source/pills").rename(ready.path("source/tablets"))
    assert "[withdrawn]" in run("edition", code).out


def test_a_code_is_typed_as_it_is_heard(run: Run, ready: Workspace) -> None:
    code = release(run, ready, *ENGLISH)
    loud = code.upper().replace("0", "O").replace("1", "l")
    on_paper = [
        *(["Edition", code], ["Édition", code], [f"E\u0301dition: {code}."], [f"#{code}"]),
        *([f"{code[:4]}\u2013{code[4:]}"], [f"{code[:4]}\u202f{code[4:]}"]),
    ]
    heard = ([code.upper()], [code[:4], code[4:]], [f"{code[:4]}-{code[4:]}"], [loud])
    for typed in (*heard, *on_paper):
        assert f"Edition {code}: " in run("edition", *typed).out
    assert f"Edition {code}: " in run("edition", code[:4]).out


def test_todays_text_that_nobody_got_is_told(run: Run, ready: Workspace) -> None:
    run("--format", "pdf")
    manifest = json.loads((ready.outputs / "manifest.json").read_bytes())
    result = run("edition", manifest["handouts"][1]["edition"])
    assert result.status == 0
    assert "Vos nouvelles pilules · Français (Canada)" in result.out
    assert "was never released: it is not to be handed out" in result.out


def test_a_code_that_nobody_knows(run: Run, ready: Workspace) -> None:
    code = release(run, ready, *ENGLISH)
    wrong = code[:3] + ("a" if code[3] != "a" else "b") + code[4:]
    result = run("edition", wrong)
    assert result.status == 2
    assert f"there is no edition {wrong}; did you mean {code}" in result.err
    for short in ((), (code[:3],)):
        result = run("edition", *short)
        assert result.status == 2
        assert "write the code of the edition" in result.err


@pytest.mark.parametrize(
    "arguments",
    [("check", "--since", "2026-03-01"), ("changed", "pills"), ("edition", "3f9c", "--only", "x")],
)
def test_options_go_with_their_command(
    run: Run, workspace: Workspace, arguments: tuple[str, ...]
) -> None:
    assert run(*arguments).status == 2


@pytest.mark.parametrize(
    ("words", "is_text"), [("To print or keep", False), ("Not yet reviewed by a clinician", True)]
)
def test_what_stands_around_a_text_makes_no_other_edition(
    run: Run, translated: Workspace, words: str, is_text: bool
) -> None:
    """Else each new version of the program would void what was signed, and call sheets back."""
    run("--format", "pdf")
    page = translated.outputs / "pills/fr_CA/pills_fr_CA.html"
    before, shown = manifest(translated)["handouts"][1]["edition"], page.read_bytes()
    edit_po(translated.po(), lambda old, new: f"{new} !" if old == words else new)
    run("--format", "pdf")
    assert (manifest(translated)["handouts"][1]["edition"] != before) == is_text
    assert page.read_bytes() != shown
