"""The text on screen: what the recording says, element by element, and every word of it."""

from __future__ import annotations

import pytest
from lxml import etree

from plainspoken.languages import LANGUAGES
from plainspoken.model import Contact
from plainspoken.plan import Unit, make_plan, read_ground
from plainspoken.speech.script import Telling, edition_part, handout_script
from plainspoken.web.text import Chapter, Reading, chapters
from plainspoken.world import World
from tests.workspace import Workspace

CLINIC = Contact("The clinic", "604-555-0123", "1 Main Street")


def units(workspace: Workspace) -> tuple[Unit, ...]:
    return make_plan(read_ground(World(workspace.root, workspace.outputs), LANGUAGES)).units


def read(unit: Unit, *, draft: bool, clinic: Contact = CLINIC) -> tuple[Chapter, ...]:
    reading = Reading(clinic, unit.edition, draft, lambda figure: "picture.svg")
    return chapters(unit.document, reading)


def shown(chapter: Chapter) -> etree._Element:
    markup = f"<div>{chapter.heading}{chapter.body}</div>"
    return etree.fromstring(markup)


@pytest.mark.parametrize("draft", [False, True])
def test_each_utterance_has_an_element_that_says_the_same(
    translated: Workspace, draft: bool
) -> None:
    for unit in units(translated):
        telling = Telling(CLINIC, draft, unit.subject.lexicons)
        script = [u for part in handout_script(unit.document, telling) for u in part]
        script += edition_part(unit.document, unit.edition, 0, unit.subject.lexicons)
        found = read(unit, draft=draft)
        marks = [mark for chapter in found for mark in chapter.marks]
        covered = [n for mark in marks for n in range(mark.first, mark.first + mark.count)]
        assert covered == list(range(len(script)))
        elements = {e.get("id"): e for c in found for e in shown(c).iter() if e.get("id")}
        assert list(elements) == [mark.id for mark in marks]
        for mark in (mark for mark in marks if mark.count == 1):
            said = script[mark.first].text
            assert all(words in said for words in elements[mark.id].itertext())


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("(604) 555-0123", "tel:6045550123"),
        ("+1 604.555.0123", "tel:+16045550123"),
        ("911", "tel:911"),
        ("604-555-0123, ext. 45", None),
        ("604-555-0123 poste 45", None),
        ("604-555-0123 1-800-555-0100", None),
    ],
)
def test_only_one_plain_number_is_dialled(
    translated: Workspace, phone: str, link: str | None
) -> None:
    for unit in units(translated):
        about = shown(read(unit, draft=False, clinic=Contact("", phone))[-1])
        assert phone in "".join(about.itertext())
        assert next(iter(about.xpath("//a/@href")), None) == link
