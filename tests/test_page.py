"""Pages as markup: what they link, what they say, and when each sentence is heard."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from lxml import etree, html

from plainspoken.files import File
from plainspoken.model import Figure, Origin, Prose, Utterance
from plainspoken.page import card
from plainspoken.page import page as index_page
from plainspoken.plan import Unit
from plainspoken.speech.script import Part, Telling, handout_script, section_script
from plainspoken.web.page import Page, handout_page
from plainspoken.web.pictures import picture
from tests.conftest import Run
from tests.test_figures import PHASES
from tests.web_pages import CLINIC, page_of, units
from tests.workspace import Workspace, normal


def flat(script: tuple[Part, ...]) -> list[Utterance]:
    return [utterance for part in script for utterance in part]


def recorded(unit: Unit, draft: bool) -> dict[str | None, list[Utterance]]:
    """Return what each recording says, by the id of its section."""
    telling = Telling(CLINIC, draft, unit.subject.lexicons)
    document = unit.document
    each: dict[str | None, list[Utterance]] = {
        s.id: flat(section_script(document, s, telling)) for s in document.sections
    }
    return {None: flat(handout_script(document, telling)), **each}


def files(unit: Unit, draft: bool) -> tuple[File, ...]:
    """Return recordings in which the utterance number n is said from n to n + 0.5 seconds."""
    folder = f"{unit.document.id}/{unit.document.locale}"
    return tuple(
        File(
            format="mp3",
            section=section,
            path=f"{folder}/{section or 'all'}.mp3",
            label=f"Listen <{section}> & keep",
            bytes=1000,
            sha256="",
            extent=1.0,
            times=tuple((u.id, float(n), n + 0.5) for n, u in enumerate(said)),
        )
        for section, said in recorded(unit, draft).items()
    )


def full_page(unit: Unit, draft: bool = False) -> Page:
    return replace(page_of(unit, files(unit, draft)), draft=draft)


def read(page: Page) -> Any:
    return html.document_fromstring(handout_page(page))


@pytest.mark.parametrize("draft", [False, True])
def test_each_player_knows_when_each_sentence_is_heard(translated: Workspace, draft: bool) -> None:
    for unit in units(translated.root):
        root = read(full_page(unit, draft))
        heard = recorded(unit, draft)
        sections = [None, *(section.id for section in unit.document.sections)]
        for section, audio in zip(sections, root.iter("audio"), strict=True):
            triples = audio.get("data-said").split()
            starts = [int(start) for start in triples[1::3]]
            assert starts == sorted(set(starts))
            for id, start in zip(triples[::3], starts, strict=True):
                shown = root.get_element_by_id(id).text_content()
                assert shown in heard[section][start].text or "blast" in shown
            if section is None:
                assert starts[-1] == len(heard[None]) - 1
            else:
                chapter = root.get_element_by_id(section)
                marked = {e.get("id") for e in chapter.iter() if e.get("id", "").startswith("u_")}
                assert marked == set(triples[::3])


def test_links_stay_in_the_folder_of_the_handout(translated: Workspace) -> None:
    for unit in units(translated.root):
        page = full_page(unit)
        folder = PurePosixPath(unit.document.id, unit.document.locale)
        links = [*read(page).iterlinks()]
        inside = [link for _, _, link, _ in links if ":" not in link and not link.startswith("#")]
        assert len(inside) > 2 * len(page.files)
        for link in inside:
            parts = list(folder.parts)
            for part in PurePosixPath(link).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
                assert parts[:1] == [unit.document.id], link


def test_the_other_language_is_a_link_at_each_section(translated: Workspace) -> None:
    unit = next(unit for unit in units(translated.root) if unit.language.tag == "fr-CA")
    root = read(full_page(unit))
    assert root.get("lang") == "fr-CA"
    links = root.xpath("//a[@hreflang]")
    assert {(link.get("lang"), link.get("hreflang")) for link in links} == {("en-CA", "en-CA")}
    target = "../en_CA/pills_en_CA.html"
    ids = [section.id for section in unit.document.sections]
    assert [link.get("href") for link in links] == [target, *(f"{target}#{id}" for id in ids)]


def test_without_recordings_it_is_a_page_to_read(translated: Workspace) -> None:
    for unit in units(translated.root):
        bare = page_of(unit)
        root = read(bare)
        assert not root.xpath("//audio | //template")
        assert "computer voice" not in root.text_content()
        assert "voix" not in root.find("body").text_content()
        for section in unit.document.sections:
            assert root.get_element_by_id(section.id).find("h2") is not None


def test_a_link_to_all_handouts_only_where_the_outputs_lie_on_the_web(
    translated: Workspace,
) -> None:
    unit = units(translated.root)[0]
    assert not read(page_of(unit)).xpath("//header/p | //link[@rel='canonical']")
    root = read(page_of(unit, url="https://clinic.example/docs/"))
    (home,) = root.xpath("//header/p/a")
    assert home.get("href") == "https://clinic.example/docs/index.html"
    (canonical,) = root.xpath("//link[@rel='canonical']")
    own = "https://clinic.example/docs/pills/en_CA/pills_en_CA.html"
    assert canonical.get("href") == own


def test_the_same_page_has_the_same_bytes(translated: Workspace) -> None:
    first, again = (
        [handout_page(full_page(unit)) for unit in units(translated.root)] for _ in range(2)
    )
    assert first == again


def test_a_drawing_has_the_words_of_the_language() -> None:
    origin = Origin("x.md", 1)
    labels = tuple(Prose(text, "fr-CA", origin) for text in ("Première & seule", "1 < 2"))
    alternative = Prose("Une boîte.", "fr-CA", origin)
    figure = Figure("source/x/box.svg", "", alternative, None, labels)
    root = etree.fromstring(picture(figure, PHASES.encode(), "fr-CA"))
    shown = root.findall("{*}text")
    assert [text.text for text in shown] == ["Première & seule", "1 < 2"]
    assert all(float(text.get("textLength")) > 10 for text in shown)
    assert root.find("{*}title") is None, "it is the author's, in the language of the source"
    image = replace(figure, path="source/x/box.png", labels=())
    assert picture(image, b"\x89PNG", "fr-CA") == b"\x89PNG"


def renamed(unit: Unit, id: str) -> Unit:
    document = replace(unit.document, id=id)
    return replace(unit, subject=replace(unit.subject, document=document))


def test_a_thousand_handouts_on_one_page(run: Run, translated: Workspace) -> None:
    assert run("--format", "txt").status == 0
    manifest = json.loads((translated.outputs / "manifest.json").read_text("utf-8"))
    known = units(translated.root)
    cards = [
        card([({**e, "id": id}, renamed(unit, id)) for e, unit in zip(entries, known, strict=True)])
        for entries in [manifest["handouts"]]
        for id in (f"h{n}" for n in range(1000))
    ]
    content = index_page(cards, "", advised=False)
    assert len(content) < 6_000_000
    articles = html.document_fromstring(content).xpath("//article")
    assert len(articles) == 1000
    titles = articles[-1].xpath("./h2/span")
    assert [(title.get("lang"), title.text) for title in titles] == [
        ("en-CA", "Your new pills"),
        ("fr-CA", "Vos nouvelles pilules"),
    ]


def test_the_page_with_the_files_tells_what_they_are(run: Run, translated: Workspace) -> None:
    assert run().status == 0
    root = html.document_fromstring((translated.outputs / "index.html").read_bytes())
    (card,) = root.xpath("//article")
    english, french = card.xpath(".//section[@lang]")
    assert french.get("lang") == "fr-CA"
    text = normal(french.text_content())
    assert "Lu par une voix d’ordinateur : espeak fr" in text
    assert "provisoire" in text
    assert "Pas encore révisé" in text
    assert "Take" not in text
    (archive,) = card.xpath("./p/a")
    assert archive.get("href") == "pills/pills.zip"
    assert [span.get("lang") for span in archive] == ["en-CA", "fr-CA"]
    assert "(ZIP, " in archive.text_content()
    for link in [archive, *english.iterfind(".//a")]:
        assert (translated.outputs / str(link.get("href"))).is_file()


def test_our_files_are_small_enough_to_read() -> None:
    folder = Path(__file__).parent.parent / "plainspoken/data/web"
    for path in folder.iterdir():
        assert len(path.read_text("utf-8").splitlines()) <= 250, path.name
