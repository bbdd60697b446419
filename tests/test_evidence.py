"""The page of evidence: what both languages state, and what came out of print and sound."""

from __future__ import annotations

import shutil

from lxml import html

from tests.conftest import Run
from tests.workspace import Workspace, edit_po

PAGE = "reports/facts-pills.html"


def page(workspace: Workspace) -> html.HtmlElement:
    return html.fromstring((workspace.outputs / PAGE).read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_both_sides_of_every_fact_stand_on_the_page(translated: Workspace, run: Run) -> None:
    assert run("--format", "pdf").status == 0
    items = [words(item) for item in page(translated).iter("li")]
    assert "percentage: fewer than 5% = moins de 5 %" in items
    assert "acronym: ALL = LLA" in items
    assert "link: https://example.org/pills = https://example.org/pills" in items
    assert any("3 of 3 PDF files" in words(cell) for cell in page(translated).iter("td"))
    assert any("0 of 3 recordings" in words(cell) for cell in page(translated).iter("td"))


def test_the_page_is_accessible_and_stands_alone(translated: Workspace, run: Run) -> None:
    run("--format", "pdf")
    root = page(translated)
    assert root.get("lang") == "en"
    assert len(root.findall(".//h1")) == 1
    french = [e for e in root.iter("span") if e.text == "s’il reste moins de 5\u00a0% des blastes"]
    assert [each.get("lang") for each in french] == ["fr-CA"]
    assert not list(root.iter("script", "link", "img"))


def test_a_difference_is_on_the_page_though_nothing_was_made(
    translated: Workspace, run: Run
) -> None:
    wrong = {"if fewer than 5% of the blasts are left": "s’il reste moins de 50\u00a0% des blastes"}
    edit_po(translated.po(), wrong.get)
    assert run("--format", "pdf").status == 1
    shown = [words(item) for item in page(translated).iter("li")]
    assert "percentage: “fewer than 5%” became “moins de 50 %”" in shown
    assert not list((translated.outputs / "pills/fr_CA").rglob("*.pdf"))


def test_what_to_sign_is_the_edition_at_the_foot_of_each_page(
    translated: Workspace, run: Run
) -> None:
    run("--format", "pdf")
    lines = [element.text for element in page(translated).iter("pre")]
    assert [line.splitlines()[0] for line in lines] == ["[sign-off.en_CA]", "[sign-off.fr_CA]"]
    manifest = (translated.outputs / "manifest.json").read_text("utf-8")
    assert all(line.split('"')[-2] in manifest for line in lines)


def test_the_page_is_linked_and_goes_with_its_handout(translated: Workspace, run: Run) -> None:
    run("--format", "pdf")
    index = (translated.outputs / "index.html").read_text("utf-8")
    assert index.count(f'href="{PAGE}"') == 2
    shutil.copytree(translated.path("source/pills"), translated.path("source/more"))
    shutil.rmtree(translated.path("source/pills"))
    run("--format", "pdf")
    assert not (translated.outputs / PAGE).exists()
    assert (translated.outputs / "reports/facts-more.html").exists()


def test_a_definition_in_one_language_only_is_found(translated: Workspace, run: Run) -> None:
    glossary = translated.path("source/glossary.toml")
    text = glossary.read_text("utf-8")
    glossary.write_text(text.replace("A young cell.", "A cell of 12 days."), "utf-8")
    run("translate")
    changes = {"A cell of 12 days.": "Une cellule de 12 jours.", "blast, blasts": "lymphocyte"}
    edit_po(translated.po(), changes.get)
    result = run("check", "--language", "fr_CA")
    assert "the section has “12 days”, Français (Canada) has nothing of the kind" in result.out
