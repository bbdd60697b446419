"""`new`: a workspace to start from, whole or not at all; and what the program says, in French."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from plainspoken import catalogue, new, translate
from plainspoken.cli import main
from tests.conftest import Result, Run
from tests.workspace import Workspace, edit_po, normal, set_fuzzy
from tools.phrases import copied

PROJECT = Path(__file__).parent.parent

New = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where somebody stands who makes a workspace."""
    (tmp_path / "place").mkdir()
    monkeypatch.chdir(tmp_path / "place")
    return tmp_path / "place"


@pytest.fixture
def make(place: Path, capsys: pytest.CaptureFixture[str]) -> New:
    def call(*arguments: str) -> Result:
        status = main(["new", *arguments])
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return call


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_workspace_has_nothing_to_mend(make: New, place: Path, run: Run) -> None:
    made = make("my-clinic")
    assert (made.status, made.err) == (0, "")
    assert "cd my-clinic" in made.out
    assert names(place / "my-clinic") >= {"build.py", "pyproject.toml", ".gitignore", "README.md"}
    assert inside(place) == ["my-clinic"]
    before = Workspace(place / "my-clinic").all_files()
    root = ("--root", str(place / "my-clinic"))
    assert normal(run(*root, "check").out).endswith("0 errors, 0 warnings")
    assert "Nothing is left to translate" in run(*root, "translate").out
    assert "0 edits made" in run(*root, "fix").out
    assert {name: Workspace(place / "my-clinic").all_files()[name] for name in before} == before


def test_the_sample_is_printed_in_both_languages(make: New, place: Path, run: Run) -> None:
    make("my-clinic")
    result = run("--root", str(place / "my-clinic"), "--format", "pdf")
    assert result.status == 0, result.out
    for locale, words in (("en_CA", "This is a sample"), ("fr_CA", "Ce document est un exemple")):
        path = place / f"my-clinic/outputs/your-visit/{locale}/your-visit_{locale}.pdf"
        with pymupdf.open(path) as document:
            assert words in normal(" ".join(page.get_text() for page in document))


def test_an_empty_folder_is_taken(make: New, place: Path) -> None:
    (place / "my-clinic").mkdir()
    assert make("my-clinic").status == 0
    assert "build.py" in names(place / "my-clinic")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name the folder"),
        ((" ",), "name the folder"),
        (("full",), "full is there already"),
        (("file",), "file is there already"),
        (("link",), "link is there already"),
        (("none/my-clinic",), "there is no folder none"),
        ((".",), "is there already"),
        (("x", "--language", "fr_CA"), "takes no --language"),
        (("x", "--release"), "--release goes with build"),
    ],
)
def test_a_folder_that_cannot_be_made_is_refused(
    make: New, place: Path, arguments: tuple[str, ...], words: str
) -> None:
    (place / "full").mkdir()
    (place / "full/mine.txt").write_text("mine")
    (place / "file").write_text("mine")
    (place / "link").symlink_to("full")
    result = make(*arguments)
    assert result.status == 2
    assert words in result.err
    assert result.err.count("\n") == 1
    assert names(place) == {"full/mine.txt", "file"}
    assert inside(place) == ["file", "full", "link"]


def test_the_folder_that_one_stands_in_is_left(
    make: New, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "here").mkdir()
    monkeypatch.chdir(place / "here")
    assert "is where you are" in make(".").err


def test_a_full_disk_leaves_nothing(
    make: New, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(translate, "rewrite", full)
    result = make("my-clinic")
    assert result.status == 2
    assert "No space left on device" in result.err
    assert inside(place) == []


def test_somebody_was_quicker(make: New, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = new._make

    def slow(root: Path) -> None:
        real(root)
        (place / "my-clinic").mkdir()
        (place / "my-clinic/theirs.txt").write_text("theirs")

    monkeypatch.setattr(new, "_make", slow)
    assert make("my-clinic").status == 2
    assert names(place) == {"my-clinic/theirs.txt"}


def test_a_stranger_is_told_of_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert "plainspoken new FOLDER" in capsys.readouterr().err


def test_the_build_script_is_the_one_of_this_project() -> None:
    ours = (PROJECT / "build.py").read_text("utf-8")
    assert (PROJECT / "plainspoken/data/workspace/build.txt").read_text("utf-8") == ours


# What the program says, in French.

SAID = "Words to know"


def without_phrases(path: Path) -> None:
    blocks = path.read_text("utf-8").split("\n\n")
    kept = [block for block in blocks if "phrases.toml" not in block]
    assert len(kept) < len(blocks)
    path.write_text("\n\n".join(kept), "utf-8")


def french_words(workspace: Workspace, run: Run) -> str:
    result = run("--language", "fr_CA", "--format", "pdf", "--only", "pills")
    assert result.status == 0, result.out
    with pymupdf.open(workspace.outputs / "pills/fr_CA/pills_fr_CA.pdf") as document:
        return normal(" ".join(page.get_text() for page in document))


def test_the_copy_is_that_of_our_own_catalogue() -> None:
    path = PROJECT / "plainspoken/data/phrases.fr_CA.po"
    assert path.read_text("utf-8") == copied("fr_CA"), "run: python -m tools.phrases"


def test_a_catalogue_needs_none_of_them(translated: Workspace, run: Run) -> None:
    without_phrases(translated.po())
    assert "Mots à connaître" in french_words(translated, run)


def test_translate_enters_them(translated: Workspace, run: Run) -> None:
    run("translate", "--language", "fr_CA")
    whole = translated.po().read_bytes()
    without_phrases(translated.po())
    assert "Nothing is left to translate" in run("translate", "--language", "fr_CA").out
    assert translated.po().read_bytes() == whole


def test_a_workspace_may_say_it_in_other_words(translated: Workspace, run: Run) -> None:
    edit_po(translated.po(), lambda msgid, text: "Nos mots" if msgid == SAID else text)
    run("translate")
    words = french_words(translated, run)
    assert "Nos mots" in words
    assert "Mots à connaître" not in words


def test_words_that_are_doubted_are_not_printed(translated: Workspace, run: Run) -> None:
    edit_po(translated.po(), lambda msgid, text: "Nos mots" if msgid == SAID else text)
    set_fuzzy(translated.po(), SAID)
    run("translate")
    assert "Nos mots" in translated.po().read_text("utf-8")  # a translator's work is kept
    assert "Mots à connaître" in french_words(translated, run)


def test_a_new_phrase_is_no_guess_from_an_old_one(translated: Workspace, run: Run) -> None:
    """The English of a phrase was another one in the version before."""
    text = translated.po().read_text("utf-8")
    old = text.replace(f'msgid "{SAID}"\n', 'msgid "Words to know."\n')
    assert old != text
    translated.po().write_text(re.sub("Mots à connaître", "Nos mots", old), "utf-8")
    run("translate")
    assert "fuzzy" not in translated.po().read_text("utf-8")
    assert "Mots à connaître" in french_words(translated, run)


def test_nothing_is_english_unseen(
    translated: Workspace, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {msgid: e for msgid, e in catalogue.shipped("fr_CA").items() if msgid != SAID}
    monkeypatch.setattr(catalogue, "shipped", lambda locale: known)
    without_phrases(translated.po())
    result = run("check", "--format-findings", "json")
    missing = [found for found in result.findings if found["code"] == "missing-translation"]
    assert [SAID in found["message"] for found in missing] == [True]
    assert result.status == 1
