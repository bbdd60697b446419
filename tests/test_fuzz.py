"""A small share of `python -m tests.fuzz`, a longer run by hand, and what that has found."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken.facts.reading import message_facts
from plainspoken.glossary import uses
from plainspoken.inline import runs
from plainspoken.markdown import parse
from plainspoken.model import Origin
from plainspoken.po_syntax import syntax_findings
from plainspoken.sentences import sentences
from plainspoken.speech.spoken import spoken
from plainspoken.speech.voices import words as said_words
from plainspoken.text_file import decode
from plainspoken.toml_file import read_toml
from plainspoken.typography import edits
from tests.conftest import Run
from tests.fuzz import campaign, renderers, targets
from tests.fuzz.__main__ import main
from tests.fuzz.targets import TARGETS, Target
from tests.machines import PROJECT
from tests.test_glossary import term
from tests.workspace import Workspace, edit_po

SHARE = 200
"""One in so many of the inputs of a whole run; at least a dozen a target."""


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_input_is_read_or_told(name: str, tmp_path: Path) -> None:
    if name == "braille" and not shutil.which("lou_translate"):
        pytest.skip("liblouis is not here")
    count = max(TARGETS[name].share // SHARE, 12)
    result = campaign.run(name, count, 60, 7, tmp_path)
    assert not result.harm
    assert result.inputs == count


def test_harm_is_kept_and_can_be_replayed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(content: bytes) -> None:
        assert len(content) < 40, "too long for me"

    real = TARGETS["markdown"]
    monkeypatch.setattr("tests.fuzz.campaign.TARGETS", {"markdown": Target(1, real.inputs, check)})
    first, again = (campaign.run("markdown", 200, 60, 3, tmp_path / n) for n in ("a", "b"))
    assert (first.inputs, len(first.harm)) == (200, 1)
    (kept,) = first.harm
    (same,) = again.harm
    assert Path(kept).read_bytes() == Path(same).read_bytes()
    assert main(["--replay", kept]) == 1
    assert "too long for me" in capsys.readouterr().out


def test_a_hang_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def check(content: bytes) -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:  # as some readers do; a hang is none
                continue

    monkeypatch.setattr(campaign, "LIMIT", 0.05)
    monkeypatch.setitem(TARGETS, "markdown", Target(1, TARGETS["markdown"].inputs, check))
    result = campaign.Result("markdown")
    campaign.attempt(result, b"x", tmp_path)
    assert ["Hang" in words for words in result.harm.values()] == [True]


def test_most_sections_come_to_the_renderers() -> None:
    assert renderers.document(b"Take zqabc.\n=====\nPrenez zqabc.") is not None


@pytest.mark.parametrize("space", [" ", "\t", "\xa0"])
def test_a_bracket_before_many_spaces_is_read_at_once(space: str) -> None:
    with campaign.limited(campaign.LIMIT):
        file = read_toml(f'a = """\n[{space * 20_000}\n"""\nb = 1', "x.toml")
    assert file.origin("b").line == 4


def test_a_note_with_many_spaces_is_read_at_once() -> None:
    with campaign.limited(campaign.LIMIT):
        parsed = parse(f"<!-- translators: a{' ' * 200_000}b -->\n\nx", "x.md")
    assert parsed.notes == {3: ["a b"]}


def test_two_words_that_are_not_written_are_told(run: Run, workspace: Workspace) -> None:
    path = "source/pronunciation.fr.toml"
    workspace.write(path, '[[words]]\nsaid = "a"\n\n[[words]]\nsaid = "b"\n')
    found = run("check", "--format-findings", "json").findings
    told = [(f["code"], f["line"]) for f in found if f["path"] == path]
    assert told == [("missing-key", 1), ("missing-key", 4)]


@pytest.mark.parametrize("sign", ["\v", "\f", "\x1c", "\x85", "\u2028"])
def test_a_comment_of_a_translator_stays_one(run: Run, translated: Workspace, sign: str) -> None:
    po = translated.po()
    text = po.read_text("utf-8").replace("# Français", f"# Two{sign}lines\n# Français", 1)
    text = text.replace('msgid "Wait for us."', f'# and{sign}here\nmsgid "Wait for us."')
    po.write_bytes(text.encode())
    for _ in range(2):
        assert run("translate").status == 0
        assert run("check").status == 0
    assert "# Two lines" in po.read_text("utf-8")
    assert "# and here" in po.read_text("utf-8")


def test_points_without_end_are_parted_at_once() -> None:
    with campaign.limited(campaign.LIMIT):
        assert sentences(f"A{'.' * 200_000}b{'...' * 9} C.", "en") == (
            f"A{'.' * 200_000}b{'...' * 9}",
            "C.",
        )


def test_a_form_that_stands_there_a_thousand_times_is_one() -> None:
    with campaign.limited(campaign.LIMIT):
        assert uses("a 1 " * 1200, (term(*["1"] * 2500),)) == uses("1", (term(*["1"] * 2500),))


def test_many_edits_of_one_text_are_found_at_once() -> None:
    with campaign.limited(campaign.LIMIT):
        edits(f"**a** {'a  - ' * 900}", "fr-CA")


@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
@pytest.mark.parametrize("signs", ["½½", "¼½", "½½½ a", "take½ a", "½a", "b.½"])
def test_no_fraction_is_lost_in_the_voice(signs: str, language: str) -> None:
    said = said_words(spoken(runs(signs), language, ()))
    halves = said.count("half") + said.count("demi")
    quarters = said.count("quart")
    assert halves + quarters == sum(sign in "½¼" for sign in signs)


@pytest.mark.parametrize("written", ["9/2 mL", "4/7 mL", "0/4 mL", "3/4 mL", "1 3/2 mL"])
def test_no_unit_is_lost_behind_a_fraction(written: str) -> None:
    assert "millilitre" in said_words(spoken(runs(f"Mix {written}."), "en-CA", ()))


@pytest.mark.parametrize("figures", ["1" * 400, "1" * 5000, "1" + ",111" * 200])
@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
def test_a_number_without_end_is_a_code(figures: str, language: str) -> None:
    behind = ("th of May", "x 5 mg", " h 30 min", " ½ cup", " and a half", " heures et demie", " $")
    for text in (f"${figures}", f"q{figures}h", *(f"{figures}{words}" for words in behind)):
        said = "".join(part.text for part in spoken(runs(text), language, ()))
        assert said
        assert not any(map(str.isdecimal, said))
        told = [fact.shown for fact in message_facts(text, language)]
        assert told or text.startswith("q")


def test_a_number_that_is_wider_than_the_page_is_told(run: Run, translated: Workspace) -> None:
    translated.first.write_text(f"# T\n\nTake {'1' * 400}x, and {'1' * 400} ½.\n", "utf-8")
    assert "wide-word" in {f["code"] for f in run("check", "--format-findings", "json").findings}


def test_half_a_character_is_on_no_record(run: Run, workspace: Workspace) -> None:
    edition = json.dumps({**targets.EDITION, "title": "\ud800"})
    workspace.write("editions.jsonl", edition)
    result = run("changed")
    assert result.status == 1
    assert "editions.jsonl:1" in result.out


@pytest.mark.parametrize("name", ["a/\0", "\ud800", "a\nb"])
def test_a_name_that_no_file_has_is_in_no_manifest(
    run: Run, translated: Workspace, name: str
) -> None:
    held = {"files": [name], "withheld": [name], "engines": [[name, "en_CA", "espeak"]]}
    translated.write("outputs/manifest.json", json.dumps({**held, "handouts": []}))
    assert run("--format", "pdf", "--language", "en_CA").status == 0
    (record,) = translated.path(".plainspoken").glob("placed-*.json")
    record.write_text(json.dumps({**held, "engines": [[1, 2, "espeak"], ["a", "b", "espeak"]]}))
    assert run("--format", "pdf", "--language", "en_CA").status == 0


@pytest.mark.parametrize("mark", ["- ", "  - ", "> ", ">", "1. ", "9)\t", "* > - "])
def test_marks_in_each_other_are_told_at_once(mark: str) -> None:
    with campaign.limited(campaign.LIMIT):
        (told,) = parse(f"# T\n\n{mark * 20_000}zq\n", "x.md").findings
    assert (told.code, told.origin) == ("too-deep", Origin("x.md", 3))


@pytest.mark.parametrize("words", ["10 mg ", "3 mg, ", "[a] ", '"a" ', "](", ". ", "cent "])
def test_a_text_without_end_is_told_and_not_chewed(
    run: Run, translated: Workspace, words: str
) -> None:
    translated.first.write_text(f"# T\n\n{words * 12_000}\n", "utf-8")
    with campaign.limited(10):
        codes = {f["code"] for f in run("check", "--format-findings", "json").findings}
    assert "too-long" in codes


def test_a_translation_without_end_is_told(run: Run, translated: Workspace) -> None:
    edit_po(translated.po(), lambda msgid, text: "dix mg " * 20_000 if "Wait" in msgid else text)
    with campaign.limited(10):
        found = run("check", "--format-findings", "json").findings
    line = translated.line(
        translated.po().relative_to(translated.root).as_posix(), '"Wait for us."'
    )
    assert [(f["code"], f["line"]) for f in found if f["severity"] == "error"] == [
        ("too-long", line)
    ]


@pytest.mark.parametrize(
    "text",
    ["- a\n", "[a](", "![a](", "*a**", "_a ", "|1|2|\n|-|-|\n", "- - - a\n", "a\n=\n", "a\n___\n"],
)
def test_the_largest_section_is_read_in_time(text: str) -> None:
    with campaign.limited(5):
        parse(f"# T\n\n{text * (99_000 // len(text))}", "x.md")


def test_spaces_without_end_are_folded_at_once() -> None:
    with campaign.limited(campaign.LIMIT):
        parsed = parse(f"a{' ' * 90_000}b\n  c", "x.md")
    assert [found.code for found in parsed.findings] == ["too-long"]


@pytest.mark.parametrize("part", ["a", '"a"', "'a' ", "b-1 "])
@pytest.mark.parametrize("name", ["{} = 1", "[{}]", "x = {{ {} = 1 }}"])
def test_a_name_of_many_parts_takes_no_memory(part: str, name: str) -> None:
    deep = ".".join([part] * 20_000)
    with campaign.limited(campaign.LIMIT):
        file = read_toml(f"a = 1\n{name.format(deep)}\n", "x.toml")
    assert [(found.code, found.origin) for found in file.findings] == [
        ("bad-toml", Origin("x.toml", 2))
    ]


def test_dots_in_words_are_no_name() -> None:
    file = read_toml(
        f'a = "e.g. {"a. " * 9} {"1.5, " * 30} {"…" * 30} https://a.b.c.d/e.f"', "x.toml"
    )
    assert not file.findings


@pytest.mark.parametrize("file", ["source/pills/handout.toml", "source/glossary.toml"])
def test_accents_without_end_are_told(run: Run, translated: Workspace, file: str) -> None:
    """Unicode has them put in an order, which takes four times as long for twice as many."""
    translated.edit(file, "pills" if "hand" in file else "cell", f"e{PILE * 2_000}")
    with campaign.limited(10):
        found = run("check", "--format-findings", "json").findings
    told = [(f["code"], f["line"] > 1 or "hand" in file) for f in found if f["path"] == file]
    assert ("unreadable-file", True) in told


PILE = "\u0301\u0327" * 20


def test_accents_of_a_catalogue_are_told_too(run: Run, translated: Workspace) -> None:
    translated.edit(translated.po().relative_to(translated.root).as_posix(), "Attendez", f"e{PILE}")
    found = run("check", "--format-findings", "json").findings
    line = translated.line("translations/fr_CA/LC_MESSAGES/messages.po", PILE)
    assert ("unreadable-file", line) in [(f["code"], f["line"]) for f in found]


def test_thirty_accents_may_stand_on_a_letter() -> None:
    good, bad = (decode(f"x\na{chr(0x301) * n}".encode(), "x.md")[1] for n in (30, 31))
    assert (good, [(f.code, f.origin) for f in bad]) == (
        [],
        [("unreadable-file", Origin("x.md", 2))],
    )


def test_plurals_without_end_are_told_at_once() -> None:
    entry = "".join(f'msgstr[{n}] "x"\n' for n in range(60_000))
    with campaign.limited(campaign.LIMIT):
        found = syntax_findings(f'msgid "a"\nmsgid_plural "b"\nmsgid "c"\n{entry}', "x.po")
    assert {f.code for f in found} == {"bad-catalogue"}
    assert max(len(f.message) for f in found) < 200


def call(workspace: Workspace, *arguments: str) -> int:
    """Call the program in a process of its own, which may die or wait for ever."""
    command = [sys.executable, "build.py", "--root", str(workspace.root), *arguments]
    return subprocess.run(command, cwd=PROJECT, check=False, timeout=60).returncode


@pytest.mark.parametrize("language", ["en_CA", "fr_CA"])
@pytest.mark.parametrize("text", ["a.", "é.é. ", f"{'a.' * 19}. ", f"{'é.' * 19}_ "])
def test_letters_with_points_do_not_end_the_process(
    workspace: Workspace, language: str, text: str
) -> None:
    """The library of espeak writes a hundred of them in a row beyond the end of its memory."""
    words = text * (800 // len(text))
    assert call(workspace, "say", "--voice", "espeak", "--language", language, words) == 0


@pytest.mark.parametrize("text", ["a " * 5_000_000, "a\x1b[2Jb", "\udcffa", "a\u202eb"])
def test_say_refuses_at_once_what_nobody_would_say(
    run: Run, workspace: Workspace, text: str
) -> None:
    with campaign.limited(campaign.LIMIT):
        result = run("say", "--voice", "espeak", text)
    assert result.status == 2
    assert "the text h" in result.err
    assert not {"\x1b", "\u202e"} & {*result.err}


@pytest.mark.skipif(os.name != "posix", reason="pipes in folders need POSIX")
def test_a_pipe_is_not_waited_for(run: Run, translated: Workspace) -> None:
    run("--format", "pdf")
    page = translated.outputs / "pills/fr_CA/pills_fr_CA.pdf"
    good = page.read_bytes()
    page.unlink()
    os.mkfifo(page)
    os.mkfifo(translated.path("editions.jsonl"))
    assert call(translated, "--format", "pdf", "--language", "fr_CA") == 0
    assert call(translated, "changed") == 2
    assert page.read_bytes() == good
