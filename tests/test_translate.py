"""The translator's side: templates and catalogues, read by gettext's own tools."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.conftest import Run
from tests.workspace import Workspace, edit_po, set_fuzzy

PROJECT = Path(__file__).parent.parent
TEMPLATE = "translations/messages.pot"


def msgids(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [str(message.id) for message in read_po(file) if message.id]


def test_a_second_run_changes_no_byte(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/01-your-pills.md", "2–3 weeks", "4–5 weeks")
    set_fuzzy(translated.po(), "Wait for us.")
    run("translate")
    before = translated.all_files()
    assert "unchanged" in run("translate").out
    assert translated.all_files() == before


def test_an_edited_string_is_fuzzy_and_keeps_what_it_was(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/01-your-pills.md", "fewer than 5%", "fewer than 10%")
    result = run("translate")
    assert "1 text edited in English since the translation" in result.out
    text = translated.po().read_text("utf-8")
    entry = text[: text.index('msgid "if fewer than 10%')].rsplit("\n\n", 1)[1]
    assert "#, fuzzy" in entry
    assert '#| msgid "if fewer than 5% of the blasts are left"' in entry
    run("translate")
    assert translated.po().read_text("utf-8") == text
    assert run("check").status == 1


def test_a_long_previous_string_stays_one_line(run: Run, translated: Workspace) -> None:
    words = "These words are many, and each of them stands here only to make the line long. "
    translated.edit("source/pills/02-your-questions.md", "You can write it down.", words * 3)
    run("translate")
    edit_po(translated.po(), lambda msgid, text: text or "Une longue phrase.")
    translated.edit("source/pills/02-your-questions.md", "These words are", "The words are")
    run("translate")
    lines = translated.po().read_text("utf-8").splitlines()
    (previous,) = (line for line in lines if line.startswith("#|"))
    assert previous.endswith('"')
    check_by_msgfmt(translated.po())


def test_what_the_translator_wrote_survives(run: Run, translated: Workspace) -> None:
    text = translated.po().read_text("utf-8")
    mine = text.replace('msgid "Wait for us."', 'msgid "Wait for us."', 1)
    mine = mine.replace("#. list item", "# seen with the pharmacist\n#. list item", 1)
    mine = mine.replace('"Last-Translator: none', '"Last-Translator: Anne Roy <anne@example.org>')
    translated.po().write_text(mine, "utf-8")
    translated.edit("source/pills/02-your-questions.md", "You can write it down.", "Write it.")
    run("translate")
    after = translated.po().read_text("utf-8")
    assert "# seen with the pharmacist\n" in after
    assert "Anne Roy <anne@example.org>" in after
    assert '#~ msgid "You can write it down."' in after or '#| msgid "You can' in after


def test_translators_are_told_what_a_string_is(run: Run, translated: Workspace) -> None:
    text = translated.path(TEMPLATE).read_text("utf-8")
    for comment in (
        "#. title of the handout",
        "#. heading of level 2, in the section: Your pills",
        "#. list item, in the section: Your pills",
        "#. callout, in the section: Your pills",
        "#. question with room for an answer, in the section: Your questions",
        "#. glossary word",
        "#. In French: blaste.",
        "#. acronym\n#. In French: LLA.",
        "#. what the acronym ALL stands for\n#. In French: LLA.",
        '#. "in all" is the word, not the acronym',
        "#: source/pills/01-your-pills.md",
    ):
        assert comment in text


def test_a_percent_sign_is_no_format(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/02-your-questions.md", "You can", "Up to 100% of people can")
    run("translate")
    assert "python" not in translated.po().read_text("utf-8")


def check_by_msgfmt(path: Path) -> None:
    if not shutil.which("msgfmt"):
        pytest.skip("gettext's msgfmt is not installed")
    command = ["msgfmt", "-c", "-o", "-", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("locale", ["en_CA", "fr_CA"])
def test_msgfmt_takes_every_catalogue(run: Run, translated: Workspace, locale: str) -> None:
    check_by_msgfmt(translated.po(locale))
    check_by_msgfmt(PROJECT / f"translations/{locale}/LC_MESSAGES/messages.po")


def test_pybabel_extracts_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "babel.cfg"]
    target = tmp_path / "messages.pot"
    subprocess.run([*command, "-o", str(target), "."], cwd=PROJECT, check=True, capture_output=True)
    assert sorted(msgids(target)) == sorted(msgids(PROJECT / TEMPLATE))


def test_the_projects_own_catalogues_are_up_to_date(run: Run, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "source", tmp_path / "own/source")
    shutil.copytree(PROJECT / "translations", tmp_path / "own/translations")
    assert run("translate", "--root", str(tmp_path / "own")).status == 0
    for path in sorted((PROJECT / "translations").rglob("*.po*")):
        twin = tmp_path / "own" / path.relative_to(PROJECT)
        assert re.sub("Generated-By.*", "", path.read_text("utf-8")) == re.sub(
            "Generated-By.*", "", twin.read_text("utf-8")
        )


def test_a_broken_source_leaves_the_catalogues_alone(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/01-your-pills.md", "one pill", "one `pill`")
    before = translated.po().read_bytes()
    result = run("translate")
    assert result.status == 1
    assert translated.po().read_bytes() == before


def test_a_broken_catalogue_is_left_alone(run: Run, translated: Workspace) -> None:
    translated.edit("translations/fr_CA/LC_MESSAGES/messages.po", 'msgid "Wait', "msgid Wait")
    before = translated.po().read_bytes()
    result = run("translate")
    assert result.status == 1
    assert "bad-catalogue" in result.out
    assert translated.po().read_bytes() == before


def test_english_goes_through_its_catalogue(run: Run, translated: Workspace) -> None:
    edit_po(translated.po("en_CA"), lambda m, text: "Hold on." if m == "Wait for us." else text)
    run("--format", "mp3", "--language", "en_CA", "--only", "pills/your-pills")
    from mutagen.id3 import ID3

    tags = ID3(translated.outputs / "pills/en_CA/01-your-pills_en_CA.mp3")
    assert "2. Hold on." in tags.getall("USLT")[0].text


def test_a_text_that_comes_back_brings_its_translation(run: Run, translated: Workspace) -> None:
    callout = "\n> Ask your care team.\n"
    for _ in range(2):
        translated.edit("source/pills/01-your-pills.md", callout, "")
        run("translate")
        assert '#~ msgid "Ask your care team."' in translated.po().read_text("utf-8")
        first = translated.path("source/pills/01-your-pills.md")
        first.write_text(first.read_text("utf-8") + callout, "utf-8")
        run("translate")
        text = translated.po().read_text("utf-8")
        assert 'msgid "Ask your care team."\nmsgstr "Demandez à votre équipe."' in text
        assert "#~" not in text
        check_by_msgfmt(translated.po())
    assert run("check").status == 0


def test_a_fuzzy_text_does_not_come_back_as_if_it_were_right(
    run: Run, translated: Workspace
) -> None:
    set_fuzzy(translated.po(), "Ask your care team.")
    translated.edit("source/pills/01-your-pills.md", "\n> Ask your care team.\n", "")
    run("translate")
    assert "Ask your care team." not in translated.po().read_text("utf-8")


def test_headers_of_other_tools_survive(run: Run, translated: Workspace) -> None:
    header = '"X-Generator: Poedit 3.5\\n"\n'
    name = "translations/fr_CA/LC_MESSAGES/messages.po"
    translated.edit(name, '"Content-Transfer-Encoding', f'{header}"Content-Transfer-Encoding')
    run("translate")
    assert translated.po().read_text("utf-8").count(header) == 1
    before = translated.po().read_bytes()
    run("translate")
    assert translated.po().read_bytes() == before


def test_a_translation_marks_other_words_than_its_source(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/02-your-questions.md", "You can", "[Bon]{lang=fr}: you can")
    run("translate")
    edit_po(translated.po(), lambda m, text: "Bon\u00a0: écrivez." if "lang=fr" in m else text)
    assert run("check").status == 0
    edit_po(
        translated.po(),
        lambda m, text: "Vous pouvez l’écrire [here]{lang=en}." if "lang=" in m else text,
    )
    assert run("check").status == 0
    check_by_msgfmt(translated.po())


def test_translate_takes_one_language(run: Run, workspace: Workspace) -> None:
    assert run("translate", "--language", "fr_CA").status == 0
    assert workspace.po("fr_CA").exists()
    assert not workspace.po("en_CA").exists()
