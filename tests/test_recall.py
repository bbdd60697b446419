"""What counts as a changed fact between two texts of one language."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.editions import Edition, append, read_record
from plainspoken.model import Contact
from plainspoken.passages import Leaf, Passage, contact_passage
from plainspoken.recall import Change, changes


def text(*lines: str, language: str = "en-CA") -> tuple[Passage, ...]:
    return (Passage("section", tuple(Leaf(line, language) for line in lines)),)


def changed(old: str, new: str, language: str = "en-CA") -> tuple[Change, ...]:
    """Compare texts whose lines are parted by a slash."""
    both = (text(*side.split(" / "), language=language) for side in (old, new))
    return changes(*both)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take 5 mg.", "Take 50 mg."),
        ("Take one pill.", "Take half a pill."),
        ("Take one pill.", "Rest."),
        ("Rest.", "Rest. Do not drive."),
        ("Do not drive.", "You may drive."),
        ("Take it before meals.", "Take it at meals."),
        ("Take it with food.", "Take it."),
        ("Call 604-555-0142.", "Call 604-555-0143."),
        ("Come on March 3, 2026.", "Come on March 4, 2026."),
        ("See [this](https://a.org/x).", "See [this](https://a.org/y)."),
        ("A | 5 mg / B | 10 mg", "A | 10 mg / B | 5 mg"),
        ("Pill | Dose (mg) / A | 5", "Pill | Dose (mcg) / A | 5"),
        ("Pill | Dose in mg / A | 5", "Pill | Dose in mL / A | 5"),
        ("Pill | mg / A | 5", "Pill | g / A | 5"),
        ("## Your temperature (°C)", "## Your temperature (°F)"),
        ("## Day / Take 5 mg. / ## Eve / Take 9 mg.", "## Day / Take 9 mg. / ## Eve / Take 5 mg."),
        ("## Adults / Take 5 mg. / ## Others / Go.", "## Others / Take 5 mg. / ## Adults / Go."),
        ("For you: / - 5 mg / For them: / - 9 mg", "For you: / - 9 mg / For them: / - 5 mg"),
        ("1. Take 5 mg. / 2. Wait an hour. / 3. Go.", "1. Wait an hour. / 2. Take 5 mg. / 3. Go."),
        ("Take 5 mg of it. Take 9 mg of that.", "Take 9 mg of it. Take 5 mg of that. Rest."),
    ],
)  # fmt: skip
def test_a_fact_has_changed(old: str, new: str) -> None:
    assert any(change.facts for change in changed(old, new))
    assert any(change.facts for change in changed(new, old))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wait for us.", "Please wait for us here."),
        ("Take **5 mg** now.", "Take 5 mg now."),
        ("Take 5 mg and rest for 2 days.", "Take 5 mg. / Rest for 2 days."),
        ("Take 5 mg a day.", "Each day, take 5 mg."),
        ("## Grown-ups / Take 5 mg.", "## Adults / Take 5 mg."),
        ("- for 2 days of pain / - above 38 °C", "- above 38 °C / - for 2 days of pain"),
        ("## A / Take 5 mg. / ## B / Go.", "## B / Go. / ## A / Take 5 mg."),
        ("1. Take 5 mg. / 2. Eat.", "1. Sit down. / 2. Take 5 mg. / 3. Eat."),
        ("Pill | Dose (mcg) / A | 5", "Pill | A dose (\u03bcg) / A | 5"),
        ("Pill | Dose (mg)", "Pill | Dose in milligrams"),
        ("Pill | Unit", "Pill | Measure"),
        ("Call us.", "Call us. Your team is glad to help."),
    ],
)
def test_only_words_have_changed(old: str, new: str) -> None:
    if "**" not in old and "##" not in old:
        assert changed(old, new)
    assert not any(change.facts for change in (*changed(old, new), *changed(new, old)))


def test_french_is_read_as_french() -> None:
    assert not any(c.facts for c in changed("Attendez-nous.", "Attendez-nous ici.", "fr-CA"))
    (change,) = changed("Prenez 2,5 mg.", "Prenez 25 mg.", "fr-CA")
    assert change.facts[0].ours == "“2.5 mg”"
    (change,) = changed("Dose (en mg)", "Dose (en ml)", "fr-CA")
    assert change.facts[0].theirs == "“ml”"


words = st.lists(
    st.sampled_from(["Rest.", "Take 5 mg.", "Do not go.", "## Day", "- at noon", "a | b"])
)


@given(words)
def test_the_same_text_has_not_changed(lines: list[str]) -> None:
    assert changes(text(*lines), text(*lines)) == ()


@given(words, words)
def test_each_sentence_that_differs_is_told(old: list[str], new: list[str]) -> None:
    found = changes(text(*old), text(*new))
    assert bool(found) == (old != new)
    told = {side.text for change in found for side in (change.old, change.new) if side}
    plain = [{line.removeprefix("## ").removeprefix("- ") for line in side} for side in (old, new)]
    assert plain[0] ^ plain[1] <= told


@given(words, st.integers(1, 99), st.integers(1, 99), words)
def test_another_dose_is_never_missed(
    before: list[str], old: int, new: int, after: list[str]
) -> None:
    both = (text(*before, f"Take {dose}00 mg now.", *after) for dose in (old, new))
    assert any(change.facts for change in changes(*both)) == (old != new)


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
day = st.dates()


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    language = "fr-CA"
    contact = Contact(draw(anything), draw(anything), draw(anything))
    reached = contact_passage(contact, language)
    leaves = tuple(Leaf(each, language) for each in draw(st.lists(anything)))
    return Edition(
        code=draw(anything),
        handout=draw(anything),
        locale="fr_CA",
        title=draw(anything),
        released=draw(day),
        reviewed=draw(st.none() | day),
        review_by=draw(st.none() | day),
        signed_by=draw(anything),
        signed=datetime.date(2026, 3, 1),
        contact=contact,
        pictures=draw(st.dictionaries(anything, anything)),
        passages=(Passage("section", leaves), *([reached] if reached.leaves else [])),
    )


@given(st.lists(editions(), max_size=4), st.lists(editions(), max_size=4))
def test_what_is_written_is_read_and_never_changed(
    first: list[Edition], second: list[Edition]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        append(root, read_record(root), first)
        before = read_record(root)
        append(root, before, second)
        after = read_record(root)
    assert after.content.startswith(before.content)
    assert not after.findings
    known = {each.key: each for each in reversed([*first, *second])}
    assert {each.key for each in after.editions} == known.keys()
    for each in after.editions:
        assert each.passages == known[each.key].passages
        assert each.review_by == known[each.key].review_by
