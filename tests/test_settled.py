"""Handouts that are as they were are not read again; what is told and made is the same."""

from __future__ import annotations

import datetime
import random
import re
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import cast

import pytest

from plainspoken import assembly, building, call, plan, snapshot, workspace
from plainspoken.formats import FORMATS
from plainspoken.formats.task import Format
from plainspoken.model import Finding, Origin
from plainspoken.plan import Ground, Plan
from plainspoken.speech import voices
from plainspoken.world import World
from tests.conftest import Run
from tests.workspace import Workspace, edit_po

HANDOUT = """\
title = "Rest {n}"
summary = "How to rest."
audience = "Whoever is tired."
order = {n}

[[sources]]
title = "Taking pills"
publisher = "A public source"
url = "https://example.org"
"""
SECTION = "# Rest in week {n}\n\nRest for {n} hours. A blast is a cell.\n"
WORDS = {
    "Rest {n}": "Repos {n}",
    "How to rest.": "Comment se reposer.",
    "Whoever is tired.": "Qui est fatigué.",
    "Rest in week {n}": "Repos de la semaine {n}",
    "Rest for {n} hours. A blast is a cell.": "Repos de {n} heures. Un blaste est une cellule.",
}
FRENCH = {en.format(n=n): fr.format(n=n) for n in range(2, 6) for en, fr in WORDS.items()}


@pytest.fixture
def few_formats() -> Iterator[None]:
    """Make pages and texts only. The table has an order, that `monkeypatch` would not restore."""
    table = cast(dict[str, Format], FORMATS)
    rows = dict(table)
    for name in ("pdf", "mp3", "epub", "brf"):
        del table[name]
    yield
    table.clear()
    table.update(rows)


@pytest.fixture
def quick(translated: Workspace, run: Run, few_formats: None) -> Workspace:
    """A workspace of four handouts, quick to make."""
    for n in range(2, 5):
        translated.write(f"source/rest-{n}/handout.toml", HANDOUT.format(n=n))
        translated.write(f"source/rest-{n}/01-rest.md", SECTION.format(n=n))
    translate(run, translated)
    return translated


def translate(run: Run, ws: Workspace) -> None:
    run("translate")
    edit_po(ws.po(), lambda msgid, text: text or FRENCH.get(msgid, f"{msgid} (fr)"))


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the handouts that builds read and judge."""
    seen: list[str] = []
    real = plan.make_plan

    def make_plan(ground: Ground, wanted: Collection[str]) -> Plan:
        seen.extend(wanted)
        return real(ground, wanted)

    monkeypatch.setattr(assembly, "make_plan", make_plan)
    return seen


PO = "translations/fr_CA/LC_MESSAGES/messages.po"
ALL = ["pills", "rest-2", "rest-3", "rest-4"]
CHANGES: dict[str, tuple[Callable[[Workspace], object], list[str]]] = {
    "a text": (lambda ws: ws.edit("source/rest-3/01-rest.md", "# Rest", "# A rest"), ["rest-3"]),
    "a title": (lambda ws: ws.edit("source/rest-4/handout.toml", "tired", "ill"), ["rest-4"]),
    "a translation": (
        lambda ws: edit_po(ws.po(), lambda m, t: t.replace("Repos 2", "Le repos 2")),
        # A warning about the French of one is accepted, or not, by a comment in the same file.
        ["pills", "rest-2"],
    ),
    "what no handout says": (
        lambda ws: ws.write(PO, ws.po().read_text("utf-8") + '\nmsgid "Old"\nmsgstr "Vieux"\n'),
        ["pills"],
    ),
    "a translation of many": (
        lambda ws: edit_po(ws.po(), lambda m, t: t.replace("fatigué", "bien fatigué")),
        ALL,
    ),
    "a comment in a catalogue": (
        lambda ws: ws.write(PO, "# Hello.\n" + ws.po().read_text("utf-8")),
        ALL,
    ),
    "the glossary": (lambda ws: ws.edit("source/glossary.toml", "young", "new"), ALL),
    "a file more": (lambda ws: ws.write("source/note.txt", "Hello."), ALL),
    "a handout less": (lambda ws: ws.path("source/rest-3").rename(ws.root / "x"), []),
    "an output": (lambda ws: ws.write("outputs/rest-2/en_CA/rest-2_en_CA.txt", "x"), ["rest-2"]),
    "a report less": (
        lambda ws: ws.path("outputs/reports/facts-rest-4.html").unlink(),
        ["rest-4"],
    ),
    "a file of somebody": (lambda ws: ws.write("outputs/pills/mine.txt", "mine"), ["pills"]),
    "the page": (lambda ws: ws.path("outputs/index.html").unlink(), []),
    "the manifest": (lambda ws: ws.path("outputs/manifest.json").unlink(), []),
    "a setting": (lambda ws: ws.write("pyproject.toml", "[tool.plainspoken]\nphone = '1'\n"), ALL),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_has_changed_is_looked_at(
    run: Run, quick: Workspace, planned: list[str], name: str
) -> None:
    run()
    planned.clear()
    change, handouts = CHANGES[name]
    change(quick)
    status = run().status
    assert sorted(planned) == handouts
    planned.clear()
    run()
    assert sorted(planned) == (handouts if status else []), "what is wrong is looked at again"


def test_another_call_reads_nothing_again(run: Run, quick: Workspace, planned: list[str]) -> None:
    run()
    planned.clear()
    told = run("--language", "fr_CA", "--only", "rest-2", "--format", "txt")
    assert planned == []
    assert "Repos 2 · fr_CA" in told.out
    assert "Rest 2 · en_CA" not in told.out
    assert "pills" not in told.out.replace(str(quick.root), "")


def test_what_is_wrong_is_looked_at_until_it_is_mended(
    run: Run, quick: Workspace, planned: list[str]
) -> None:
    run()
    quick.edit("source/rest-2/01-rest.md", "Rest for", "Rest *for*")
    for _ in range(2):
        planned.clear()
        assert run().status == 1
        assert planned == ["rest-2"]
    quick.edit("source/rest-2/01-rest.md", "Rest *for*", "Rest for")
    assert run().status == 0
    planned.clear()
    run("--language", "en_CA")
    assert planned == []


def test_an_edit_during_a_build_is_not_missed(
    run: Run, quick: Workspace, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read is not what was seen before: nothing of it may be remembered."""
    run()
    quick.edit("source/rest-2/01-rest.md", "2 hours", "3 hours")
    real = call.read_call

    def read_call(options: Namespace, wanted: Collection[str]) -> call.Call:
        quick.edit("source/rest-2/01-rest.md", "3 hours", "4 hours")
        return real(options, wanted)

    with monkeypatch.context() as patch:
        patch.setattr(assembly, "read_call", read_call)
        run("--language", "en_CA")
    quick.edit("source/rest-2/01-rest.md", "4 hours", "3 hours")
    run("--language", "en_CA")
    text = quick.path("outputs/rest-2/en_CA/01-rest_en_CA.txt").read_text("utf-8")
    assert "3 hours" in text


def test_a_sign_off_of_a_day_to_come_is_found_when_the_clock_is_set_back(
    run: Run, quick: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = '\n[sign-off.en_CA]\nreviewed-by = "A. Nurse"\ndate = 2026-03-02\ntext = "abcdefgh"\n'
    handout = quick.path("source/rest-2/handout.toml")
    quick.write("source/rest-2/handout.toml", handout.read_text("utf-8") + lines)
    assert run().status == 0
    early = datetime.date(2026, 3, 1)

    def world(*arguments: object) -> World:
        return World(*arguments, today=lambda: early)  # type: ignore[arg-type, misc]  # as it is called

    monkeypatch.setattr(workspace, "World", world)
    result = run()
    assert result.status == 1
    assert "a day that is still to come" in result.out


def shift(ws: Workspace) -> None:
    po = ws.po()
    po.write_text("# A line more.\n" + po.read_text("utf-8"), "utf-8")


def more(ws: Workspace) -> None:
    n = len(list(ws.path("source").glob("*/*.md")))
    ws.write(f"source/rest-3/{n:02}-more-{n}.md", f"# More {n}\n\nDrink {n} cups.\n")


def toggle(path: str, *words: str) -> Callable[[Workspace], None]:
    """Return a change that undoes itself the second time."""

    def change(ws: Workspace) -> None:
        text = ws.path(path).read_text("utf-8")
        old, new = words if words[0] in text else reversed(words)
        ws.write(path, text.replace(old, new))

    return change


def rename(ws: Workspace) -> None:
    old, new = ws.path("source/rest-4"), ws.path("source/best-4")
    (old if old.exists() else new).rename(new if old.exists() else old)


STEPS: tuple[Callable[[Workspace], object], ...] = (
    toggle("source/rest-2/01-rest.md", "Rest for", "Now rest for"),
    toggle("source/rest-2/01-rest.md", "cell.", "*cell*."),
    toggle("source/rest-3/handout.toml", "order = 3", "order = 9"),
    toggle("source/glossary.toml", "young", "little"),
    toggle("source/pills/02-your-questions.md", "write it", "utilize it"),
    lambda ws: edit_po(ws.po(), lambda m, t: t.replace("Repos", "Le repos")),
    lambda ws: edit_po(ws.po(), lambda m, t: "" if "Le le" in t else t.replace("Le", "Le le")),
    shift,
    more,
    rename,
    lambda ws: ws.write("outputs/rest-2/en_CA/rest-2_en_CA.txt", "somebody's"),
    lambda ws: ws.path("outputs/index.html").unlink(missing_ok=True),
    lambda ws: ws.write("outputs/pills/pills.zip", "cut"),
)
CALLS = ((), ("--language", "fr_CA"), ("--only", "rest-2"), ("--format", "txt"))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_as_if_all_were_looked_at(
    run: Run,
    quick: Workspace,
    planned: list[str],
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    dice, saved = random.Random(seed), 0
    run()
    for _ in range(8):
        for step in dice.sample(STEPS, dice.choice([1, 1, 2])):
            step(quick)
        if dice.random() < 0.3:
            translate(run, quick)
        words = dice.choice(CALLS)
        planned.clear()
        first = run(*words)
        saved += 4 - len(planned)
        made = files(quick)
        with monkeypatch.context() as patch:
            patch.setattr(assembly, "settled", lambda call, parted: {})
            patch.setattr(building, "recall", lambda *arguments: None)
            again = run(*words)
        assert files(quick) == made
        assert (again.status, told(again.out)) == (first.status, told(first.out))
    assert saved > 3


def files(ws: Workspace) -> dict[str, bytes]:
    return {path: ws.path(f"outputs/{path}").read_bytes() for path in snapshot.snapshot(ws.outputs)}


def told(text: str) -> str:
    """Return what there is now, without what had to be made for it."""
    rest = text if text.startswith("\n") else text.partition("\n\n")[2]
    rest = rest.lstrip("\n")
    return re.sub(r"^(\d+ files? made|No file had to be made)", "", rest, flags=re.M)


def test_a_draft_is_looked_at_when_a_better_voice_answers(
    run: Run, translated: Workspace, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voices, "_gtts_answers", lambda: False)
    assert run().status == 0
    run("--format", "txt")
    assert planned == ["pills"], "the second time it is as it was"
    better = replace(voices.VOICES["kokoro"], available=lambda world: True)
    monkeypatch.setitem(voices.VOICES, "kokoro", better)

    def works(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(assembly, "works", works)
    assert run("--format", "mp3").status == 130
    assert planned == ["pills", "pills"]


def test_an_error_that_comes_from_elsewhere_is_found(
    run: Run, quick: Workspace, planned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That another handout has the same short address is in no file of this one."""
    assert run().status == 0
    planned.clear()
    real = call.read_call
    found = Finding(
        "same-address", "error", "as rest-2", Origin("source/rest-3/handout.toml", 1), ""
    )

    def read_call(options: Namespace, wanted: Collection[str]) -> call.Call:
        asked = real(options, wanted)
        return replace(asked, ground=replace(asked.ground, findings=(found,)))

    monkeypatch.setattr(assembly, "read_call", read_call)
    assert run("--language", "en_CA").status == 1
    assert planned == ["rest-3"]
