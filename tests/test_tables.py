"""Tables and pictures on their way from the source to the ear: translated, explained, said."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir

from plainspoken.glossary import define, relevant
from plainspoken.model import Contact, Definition, Handout
from plainspoken.phrases import phrases
from plainspoken.readability.prepare import prepare
from plainspoken.speech.script import Telling, section_script
from tests.conftest import Run
from tests.test_figures import PHASES, ROOT
from tests.test_glossary import BLAST, handout, kinds, section
from tests.test_translate import TEMPLATE, check_by_msgfmt, msgids
from tests.workspace import FRENCH, Workspace, edit_po, own_phrases

SECTION = "source/pills/03-phases.md"
SVG = "source/pills/phases.svg"

TEXT = """\
# Phases

<!-- translators: as on the poster -->
Table: When to take **what**

| Pill | When | With |
|------|------|------|
| The white pill | at 8 a.m. Or later. | [food](https://example.org) |
| The blue pill | at night | blasts |

<!-- translators: the poster again -->
Figure: The phases

![Two boxes in a row.](phases.svg)
"""

ENGLISH = """\
Phases 1.0
Table: When to take what 0.6
Pill: The white pill 0.3
When: at 8 a.m. 0.3
Or later. 0.3
With: food 0.6
Pill: The blue pill 0.3
When: at night 0.3
With: blasts 0.6
blast: What blast is. 0.6
Figure: The phases 0.6
Picture: Two boxes in a row. 0.6"""


TELLING = Telling(Contact(), draft=False, lexicons=())


def document(text: str, locale: str = "en_CA") -> Handout:
    """Return a handout of one section, with the phrases of a locale and its definitions."""
    known = own_phrases(locale)
    own = tuple((name, replace(p, text=known.get(p.text) or p.text)) for name, p in phrases())
    made = handout(section(text.removeprefix("# Phases\n"), "Phases"))
    return define(relevant(replace(made, phrases=own)))


def said(text: str, locale: str = "en_CA") -> str:
    made = document(text, locale)
    heading, blocks, *_ = section_script(made, made.sections[0], TELLING)
    return "\n".join(f"{each.text} {each.pause}" for each in (*heading, *blocks))


def test_what_a_listener_hears() -> None:
    assert said(TEXT) == ENGLISH


def test_french_has_its_no_break_space_before_the_colon() -> None:
    heard = said(TEXT, "fr_CA")
    for words in ("Tableau\u00a0: When", "When\u00a0: at night", "Image\u00a0: Two boxes"):
        assert words in heard


def test_a_picture_without_a_caption_is_said_by_its_words() -> None:
    assert said("![Two boxes.](phases.svg)") == "Phases 1.0\nPicture: Two boxes. 0.6"


def test_a_word_in_a_table_or_caption_is_explained_behind_it() -> None:
    assert kinds(document(TEXT).sections[0]) == ["Table", "= blast", "Figure"]
    alone = "Figure: The **blasts**\n\n![Cells.](a.svg)\n\nA blast."
    assert kinds(document(alone).sections[0]) == ["Figure", "= blast", "Paragraph"]
    words = "![A stem cell.](a.svg)"
    assert kinds(document(words).sections[0]) == ["Figure", "= stem cell"]


def test_a_word_of_two_parts_is_not_found_half_in_each_of_two_cells() -> None:
    cells = "Table: Days\n| stem | cells |\n|---|---|\n| stem | cell |"
    assert kinds(document(cells).sections[0]) == ["Table"]


def test_a_word_only_inside_a_picture_is_not_explained(workspace: Workspace) -> None:
    from plainspoken.source import read_source

    words = '<text x="1" y="9" font-size="9">epoch</text>'
    workspace.write(SVG, f"{ROOT}{words}</svg>")
    workspace.write(SECTION, "# T\n\n![Words.](phases.svg)\n")
    workspace.write("source/glossary.toml", '[[terms]]\nterm = "epoch"\ndefinition = "A time."\n')
    (made,) = read_source(workspace.root).handouts
    assert relevant(made).glossary == ()
    assert not any(isinstance(b, Definition) for b in define(made).sections[2].blocks)


def test_tables_and_pictures_are_not_scored() -> None:
    made = document(f"{TEXT}\n\nRest.").sections[0]
    assert [each.text for each in prepare(made, (BLAST,))] == ["What blast is.", "Rest."]


@pytest.fixture
def phased(run: Run, translated: Workspace) -> Workspace:
    """The workspace with a table and a picture more, all in a French of its own."""
    translated.write(SECTION, TEXT)
    translated.write(SVG, PHASES)
    assert run("translate").status == 0
    known = {**own_phrases("fr_CA"), **FRENCH}
    edit_po(translated.po(), lambda msgid, _: known.get(msgid, msgid.replace("blasts", "blastes")))
    return translated


def errors(run: Run) -> list[dict[str, Any]]:
    found = run("check", "--format-findings", "json").findings
    return [finding for finding in found if finding["severity"] == "error"]


def test_translators_are_told_about_tables_and_pictures(phased: Workspace) -> None:
    text = phased.path(TEMPLATE).read_text("utf-8")
    for comments, msgid in (
        (
            "caption of a table, in the section: Phases\n#. as on the poster",
            "When to take **what**",
        ),
        (
            "heading of a column, in the table: When to take **what**, in the section: Phases",
            "With",
        ),
        ("cell of a table, column: When, in the section: Phases\n#. as on the poster", "at night"),
        ("caption of a picture, in the section: Phases\n#. the poster again", "The phases"),
        ("what a picture shows, for people who cannot see it, in the sec", "Two boxes in a row."),
        ("words inside the picture phases.svg\n#: source/pills/phases.svg", "+"),
    ):
        entry = text[: text.index(f'msgid "{msgid}"')].rsplit("\n\n", 1)[1]
        assert f"#. {comments}" in entry
    check_by_msgfmt(phased.path(TEMPLATE))


def test_a_picture_shown_twice_is_translated_once(run: Run, phased: Workspace) -> None:
    before = phased.path(TEMPLATE).read_text("utf-8")
    phased.write("source/pills/04-again.md", "# Phases\n\n![Two boxes in a row.](phases.svg)\n")
    run("translate")
    after = phased.path(TEMPLATE).read_text("utf-8")
    assert after.count("#: source/pills/phases.svg") == before.count("#: source/pills/phases.svg")


def test_babel_finds_the_same(phased: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(phased.root)
    own = {str(prose.text) for _, prose in phrases()}
    methods = [
        (pattern, f"plainspoken.extract:babel_{name}")
        for pattern, name in (
            ("source/*/*.md", "markdown"),
            ("source/*/*.svg", "svg"),
            ("source/**.toml", "toml"),
        )
    ]
    found = extract_from_dir(os.curdir, methods, {})
    assert {message[2] for message in found} == set(msgids(phased.path(TEMPLATE))) - own


def test_the_own_mapping_names_every_extractor() -> None:
    project = Path(__file__).parent.parent
    mapping = (project / "babel.cfg").read_text("utf-8")
    for line in (project / "pyproject.toml").read_text("utf-8").splitlines():
        if '= "plainspoken.extract:' in line:
            assert f"[{line.split()[0]}:" in mapping


def test_all_of_it_can_be_translated(run: Run, phased: Workspace) -> None:
    assert errors(run) == []
    edit_po(phased.po(), lambda msgid, text: "" if msgid in ("at night", "+") else text)
    assert [finding["code"] for finding in errors(run)] == ["empty-translation"] * 2


@pytest.mark.parametrize("msgid", ["+", "Two boxes in a row."])
def test_a_translation_writes_no_markup_into_a_picture(
    run: Run, phased: Workspace, msgid: str
) -> None:
    edit_po(phased.po(), lambda each, text: "**un**" if each == msgid else text)
    (finding,) = [each for each in errors(run) if each["code"] != "changed-fact"]
    assert finding["code"] == "unsupported-markup"
    assert finding["line"] == phased.line(
        "translations/fr_CA/LC_MESSAGES/messages.po", f'msgid "{msgid}"'
    )


def test_a_translation_of_a_cell_keeps_its_link(run: Run, phased: Workspace) -> None:
    link = "[food](https://example.org)"
    edit_po(phased.po(), lambda each, text: "aliments" if each == link else text)
    (finding,) = errors(run)
    assert finding["code"] == "changed-link"


def test_both_recordings_tell_the_table(run: Run, phased: Workspace) -> None:
    from mutagen.id3 import ID3

    assert run("--format", "mp3", "--only", "pills/phases").status == 0
    for locale, words in (("en_CA", "When: at night"), ("fr_CA", "When\u00a0: at night")):
        tags = ID3(phased.outputs / f"pills/{locale}/03-phases_{locale}.mp3")
        assert words in tags.getall("USLT")[0].text
