"""A small share of `python -m tests.fuzz`, a longer run by hand, and what that has found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plainspoken.markdown import parse
from plainspoken.toml_file import read_toml
from tests.conftest import Run
from tests.fuzz import campaign, renderers
from tests.fuzz.__main__ import main
from tests.fuzz.targets import TARGETS, Target
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


@pytest.mark.parametrize("words", ["10 mg ", "3 mg, ", "[a] ", '"a" ', "](", ". ", "cent "])
def test_a_text_without_end_is_told_and_not_chewed(
    run: Run, translated: Workspace, words: str
) -> None:
    translated.first.write_text(f"# T\n\n{words * 20_000}\n", "utf-8")
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
