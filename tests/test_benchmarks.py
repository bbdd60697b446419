"""What is timed is the same for all: only that it can be built, never how fast."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from benchmarks.calls import warm
from benchmarks.pdf import story_calls
from benchmarks.sound import WORDS, costs, section, text
from benchmarks.stories import Stock, Tagged, build
from tests.judges.structure import problems, untagged


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
