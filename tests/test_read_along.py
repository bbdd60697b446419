"""What goes with a recording: times, chapters, the cover and the transcript, read back."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest
import soundfile
from mutagen.id3 import ID3
from PIL import Image

from plainspoken.manifest_file import NAME
from plainspoken.speech.cover import cover
from plainspoken.store import Store
from plainspoken.world import STORE_FOLDER
from tests.conftest import Run
from tests.test_build import manifest
from tests.test_sound import QUIET
from tests.workspace import Workspace

Samples = npt.NDArray[np.float32]

TRANSCRIPT = """\
Your pills

This is a draft recording by a computer voice.

Take one pill a day for 2–3 weeks in all. A blast is a cell (ALL).

blast: A young cell.

When to call

Call your team:

- if fewer than 5% of the blasts are left
- if you feel ill:
  - day or night
  - at home

1. Read this page.
2. Wait for us.

Ask your care team.

Not yet reviewed by a clinician

General information. Talk to your care team.
"""


def recordings(workspace: Workspace) -> Iterator[tuple[Path, list[tuple[str, float, float]]]]:
    """Yield each MP3 with the times that the manifest has of it."""
    for handout in manifest(workspace)["handouts"]:
        for entry in [handout, *handout["sections"]]:
            for file in entry["files"]:
                if file["format"] == "mp3":
                    yield workspace.outputs / file["path"], file["times"]


def by_ffmpeg(path: Path) -> tuple[Samples, int]:
    with av.open(path) as container:
        stream = container.streams.audio[0]
        parts = [frame.to_ndarray()[0] for frame in container.decode(stream)]
        return np.concatenate(parts).astype(np.float32), stream.rate


def by_mpg123(path: Path) -> tuple[Samples, int]:
    return soundfile.read(path, dtype="float32")  # type: ignore[no-any-return]  # no types


def chapters(path: Path) -> list[tuple[str, float, float]]:
    """Return the chapters as ffmpeg finds them."""
    with av.open(path) as container:
        found = container.chapters()
    assert {each["time_base"] for each in found} <= {Fraction(1, 1000)}
    return [(e["metadata"]["title"], e["start"] / 1000, e["end"] / 1000) for e in found]


@pytest.mark.parametrize("decode", [by_ffmpeg, by_mpg123])
def test_every_sentence_is_heard_when_the_manifest_says(
    run: Run, translated: Workspace, decode: Any
) -> None:
    run("--format", "mp3")
    count = 0
    for path, times in recordings(translated):
        samples, rate = decode(path)
        loud = np.flatnonzero(np.abs(samples) > QUIET) / rate
        for _, start, end in times:
            near = loud[(loud > start - 0.12) & (loud < end + 0.12)]
            assert near[0] == pytest.approx(start, abs=0.025)
            assert near[-1] == pytest.approx(end, abs=0.025)
            count += 1
    assert count > 80


def test_times_are_in_order_and_one_a_line(run: Run, translated: Workspace) -> None:
    run("--format", "mp3")
    lines = (translated.outputs / NAME).read_text("utf-8").splitlines()
    total = 0
    for _, times in recordings(translated):
        assert [name for name, _, _ in times] == [f"u{n:04}" for n in range(1, len(times) + 1)]
        assert all(start < end for _, start, end in times)
        assert all(before[2] < after[1] for before, after in pairwise(times))
        total += len(times)
    row = re.compile(r' +\["u\d{4}", \d+\.\d{1,3}, \d+\.\d{1,3}\],?')
    assert sum(row.fullmatch(line) is not None for line in lines) == total


def test_a_record_without_times_is_made_again(run: Run, translated: Workspace) -> None:
    run("--format", "mp3")
    before = translated.all_files()
    store = Store(translated.root / STORE_FOLDER)
    for path in [p for p in store.folder.glob("*/*") if p.is_file()]:
        key = path.parent.name + path.name
        content = store.get(key)
        if content and content.startswith(b'{"sha256"'):
            old = json.loads(content)
            del old["times"]
            store.put(key, json.dumps(old).encode())
        elif content and content.startswith(b'{"rank"'):
            path.unlink()  # an older program had remembered another build
    assert "8 files made" in run("--format", "mp3").out
    assert translated.all_files() == before


@pytest.mark.parametrize("times", [7, [7], [["u0001", "soon", 2]], [["u0001", 10**400, 2]], None])
def test_spoilt_times_in_the_manifest_do_no_harm(
    run: Run, translated: Workspace, times: object
) -> None:
    run("--format", "mp3")
    before = translated.all_files()
    forged = manifest(translated)
    forged["handouts"][0]["files"][0]["times"] = times
    (translated.outputs / NAME).write_text(json.dumps(forged))
    assert run("--format", "mp3").status == 0
    assert translated.all_files() == before


def test_the_chapters_of_a_handout_are_its_sections(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", '[tool.plainspoken]\nclinic = "North Clinic"\n')
    run("--format", "mp3", "--language", "en_CA")
    path, times = next(recordings(translated))
    found = chapters(path)
    assert [title for title, _, _ in found] == [
        "Your new pills",
        "Your pills",
        "Your questions",
        "Words to know",
        "Where the facts come from",
        "Your clinic",
    ]
    assert found[0][1] == 0
    assert all(end == start for (_, _, end), (_, start, _) in pairwise(found))
    assert found[-1][2] == pytest.approx(soundfile.info(path).duration, abs=0.01)
    starts = {round(start, 3) for _, start, _ in times}
    assert {round(start, 3) for _, start, _ in found[1:]} <= starts


def test_the_contents_name_the_chapters_in_order(run: Run, translated: Workspace) -> None:
    run("--format", "mp3", "--language", "en_CA")
    path, _ = next(recordings(translated))
    tags = ID3(path)
    (contents,) = tags.getall("CTOC")
    assert contents.flags == 3, "top level and ordered"
    named = [tags[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert len(named) == len(tags.getall("CHAP")) == 5
    assert [str(each.sub_frames["TIT2"]) for each in named] == [t for t, _, _ in chapters(path)]
    assert all(before.end_time == after.start_time for before, after in pairwise(named))


def test_the_chapters_of_a_section_are_its_headings(run: Run, translated: Workspace) -> None:
    run("--format", "mp3", "--language", "en_CA")
    folder = translated.outputs / "pills/en_CA"
    found = chapters(folder / "01-your-pills_en_CA.mp3")
    assert [title for title, _, _ in found] == ["Your pills", "When to call"]
    assert chapters(folder / "02-your-questions_en_CA.mp3") == []


def test_a_long_title_is_whole_in_all_tags(run: Run, translated: Workspace) -> None:
    """Beyond 127 bytes the sizes of ID3v2.3 and ID3v2.4 differ."""
    title = "Your questions about " + "many, many, many things and " * 2 + "what comes next"
    translated.edit("source/pills/02-your-questions.md", "# Your questions", f"# {title}")
    run("--format", "mp3", "--language", "en_CA")
    path, _ = next(recordings(translated))
    assert chapters(path)[2][0] == title
    with av.open(path) as container:
        assert container.metadata["title"] == "Your new pills (draft voice)"
        assert len(container.streams.video) == 1


def test_tags_name_the_date_the_edition_and_the_draft(run: Run, translated: Workspace) -> None:
    toml = "source/pills/handout.toml"
    translated.edit(toml, "order = 1", "order = 1\nreviewed = 2026-02-03\nreview-by = 2028-02-03")
    run("--format", "mp3", "--language", "en_CA")
    edition = manifest(translated)["handouts"][0]["edition"]
    paths = [path for path, _ in recordings(translated)]
    for path in paths:
        tags = ID3(path, translate=False)
        assert tags["TYER"].text == ["2026"]
        assert tags["TDAT"].text == ["0302"]
        assert tags["TXXX:voice"].text == ["espeak en-us (draft)"]
        assert "draft" in str(tags["COMM::eng"])
        assert tags["TXXX:edition"].text == [edition]


@pytest.mark.parametrize(("locale", "word"), [("en_CA", "Edition"), ("fr_CA", "Édition")])
def test_each_recording_ends_with_its_edition(
    run: Run, translated: Workspace, locale: str, word: str
) -> None:
    run("--format", "mp3", "--language", locale)
    (edition,) = (h["edition"] for h in manifest(translated)["handouts"] if h["locale"] == locale)
    for path, _ in recordings(translated):
        (lyrics,) = ID3(path).getall("USLT")
        assert lyrics.text.endswith(f"\n\n{word} {edition}")


def test_without_a_review_there_is_no_date(run: Run, translated: Workspace) -> None:
    run("--format", "mp3", "--language", "en_CA")
    for path, _ in recordings(translated):
        assert not {"TYER", "TDAT", "TDRC"} & set(ID3(path, translate=False))


def test_the_cover_is_that_of_the_handout(run: Run, translated: Workspace) -> None:
    run("--format", "mp3", "--language", "fr_CA")
    for path, _ in recordings(translated):
        (picture,) = ID3(path).getall("APIC")
        assert (picture.mime, picture.type) == ("image/png", 3)
        assert picture.desc == "Vos nouvelles pilules"
        assert picture.data == cover("Vos nouvelles pilules", "Français (Canada)", "")
        with av.open(path) as container:
            video = container.streams.video[0]
            assert (video.width, video.height) == (600, 600)


def contrast(image: Image.Image) -> float:
    """Return the contrast of the darkest and the lightest colour. WCAG 2.2, 1.4.3."""
    palette = np.array(image.getpalette()).reshape(-1, 3) / 255
    linear = np.where(palette <= 0.04045, palette / 12.92, ((palette + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722])
    return float((light.max() + 0.05) / (light.min() + 0.05))


@pytest.mark.parametrize(
    "title",
    [
        "Rest",
        "Les traitements de la leucémie lymphoblastique aiguë (LLA)",
        "How to take your new chemotherapy pills at home safely after a stem cell "
        "transplant and when you should call the clinic",
        "Immunoglobulinesubstitutionstherapie",
        "m" * 120,
    ],
    ids=len,
)
def test_a_cover_is_small_and_cuts_no_word(title: str) -> None:
    content = cover(title, "English (Canada)", "North Shore Community Cancer Clinic " * 2)
    assert len(content) <= 25_000
    assert b"tIME" not in content
    image = Image.open(io.BytesIO(content))
    assert image.size == (600, 600)
    pixels = np.asarray(image.convert("L")).astype(int)
    assert contrast(image) > 14
    foot = 600 - 124
    for rows in (pixels[:foot], pixels[foot:]):
        inside = rows[:, 40:560]
        assert np.unique(rows[:, :40]).size == np.unique(rows[:, 560:]).size == 1
        assert np.unique(inside).size > 2
    assert np.unique(pixels[64:76]).size == np.unique(pixels[foot - 12 : foot]).size == 1


def test_the_transcript_is_what_is_said_as_it_is_written(run: Run, translated: Workspace) -> None:
    run("--language", "en_CA")
    folder = translated.outputs / "pills/en_CA"
    edition = manifest(translated)["handouts"][0]["edition"]
    text = (folder / "01-your-pills_en_CA.txt").read_bytes().decode()
    assert text == f"{TRANSCRIPT}\nEdition {edition}\n"
    whole = (folder / "pills_en_CA.txt").read_text("utf-8")
    assert whole.startswith("Your new pills\n\n")
    assert "\n\nWords to know\n\nblast: A young cell.\n\n" in whole


def test_a_transcript_lies_beside_each_recording_and_in_it(run: Run, translated: Workspace) -> None:
    run()
    for path, _ in recordings(translated):
        text = path.with_suffix(".txt").read_bytes().decode()
        (lyrics,) = ID3(path).getall("USLT")
        assert text == lyrics.text + "\n"


def test_words_that_end_without_a_stop_end_their_line(run: Run, translated: Workspace) -> None:
    rows = "| dose | when |\n|---|---|\n| 5 mg | at night |\n| 10 mg | at noon |\n"
    list_ = "- one blast more.\n\n  Second paragraph. It goes on.\n- two\n"
    translated.write("source/pills/03-more.md", f"# More\n\nTable: Doses\n\n{rows}\n{list_}")
    run("--format", "txt", "--language", "en_CA")
    text = (translated.outputs / "pills/en_CA/03-more_en_CA.txt").read_text("utf-8")
    assert "\n\nTable: Doses\n\ndose: 5 mg\nwhen: at night\n\ndose: 10 mg\nwhen: at noon\n" in text
    assert (
        "\n\n- one blast more.\n  blast: A young cell.\n  Second paragraph. It goes on.\n- two\n\n"
    ) in text


def test_transcripts_alone(run: Run, translated: Workspace) -> None:
    result = run("--format", "txt")
    assert result.status == 0
    made = {path.suffix for path in translated.outputs.rglob("*_*.*")}
    assert made == {".txt", ".html"}
    entry = manifest(translated)["handouts"][0]["sections"][1]["files"][0]
    assert entry["words"] == 36
    assert "TXT 36 words" in result.out
    page = (translated.outputs / "index.html").read_text("utf-8")
    assert ">Read what is said: Your questions (TXT, 1 KB)</a>" in page
    assert ">Lire ce qui est dit\u00a0: Vos questions (TXT, 1\u00a0ko)</a>" in page
