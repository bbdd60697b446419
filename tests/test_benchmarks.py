"""What is timed is the same for all: only that it can be built, never how fast."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from benchmarks import many
from benchmarks.__main__ import PROJECT
from benchmarks.calls import warm
from benchmarks.pdf import story_calls
from benchmarks.sound import WORDS, costs, section, text
from benchmarks.stories import Stock, Tagged, build
from benchmarks.wild import draw, make, read_pairs
from tests.conftest import Run
from tests.judges.structure import problems, untagged

WILD = """\
**Stars** and `code` stay: * _ ] ~~ &amp;\t**Étoiles** et `code` restent : * _ ] ~~ &amp;\tpages
<math.h> holds {0,0} and 5 < 6.\t<math.h> contient {0;0} et 5 < 6.\tpages
# no heading\t# aucun titre\tpages
12. It is no list.\t12. Ce n’est pas une liste.\tpages
Table: it is none.\tTable: ce n’en est pas une.\tpages
- No item.\t- Aucune puce.\tother-pages
The same.\tUn.\tpages
The same.\tDeux.\tpages
no pair
"""


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as document:
        return len(document.pages)


def test_both_stories_have_the_same_pages() -> None:
    (plain, count), (tagged, tagged_count) = build(Stock, 1), build(Tagged, 1)
    assert pages(plain) == pages(tagged) == count == tagged_count
    assert b"/StructTreeRoot" in tagged
    assert b"/StructTreeRoot" not in plain


def test_the_tagged_story_is_tagged(tmp_path: Path) -> None:
    path = tmp_path / "story.pdf"
    path.write_bytes(build(Tagged, 1)[0])
    assert untagged(path) == []
    assert problems(path) == []


def test_a_call_is_timed_in_a_process_of_its_own() -> None:
    assert len(warm(story_calls(1), 1, 1)["tagged"]) == 1


def test_a_recording_is_timed_step_by_step() -> None:
    spoken = section()
    assert len(text(spoken).split()) == pytest.approx(WORDS, abs=30)
    times = costs(spoken, {"nothing": lambda folder: (folder / "text").read_bytes()}, 1)
    assert [len(each) for each in times.values()] == [1] * 6
    assert times["beyond the voice"].best > times["nothing"].best


def test_somebody_elses_text_is_read_as_it_stands(run: Run, tmp_path: Path) -> None:
    pairs = read_pairs(WILD)
    make(tmp_path / "wild", pairs)
    found = run("--root", str(tmp_path / "wild"), "check", "--format-findings", "json").findings
    codes = {each["code"] for each in found}
    assert codes <= {"typography", "changed-fact", "misread-fact", "reading-level"}


def test_pairs_are_drawn_by_chance_and_the_same_each_time() -> None:
    pairs = read_pairs(WILD)
    assert len(pairs) == len(draw(pairs, None, 1)) == 7
    assert draw(pairs, 3, 1) == draw(pairs, 3, 1) != draw(pairs, 3, 2)
    assert draw(pairs, 3, 1) == sorted(draw(pairs, 3, 1), key=pairs.index)


def test_generated_handouts_have_no_mistake(tmp_path: Path) -> None:
    many.make(tmp_path / "ws", 2)
    command = [sys.executable, str(PROJECT / "build.py"), "check"]
    done = subprocess.run(
        [*command, "--root", str(tmp_path / "ws")], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "0 errors, 0 warnings"
