"""Finished recordings, decoded again and looked into with mutagen."""

from __future__ import annotations

import hashlib
import io
import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode

from plainspoken.model import Said
from plainspoken.settings import Settings
from plainspoken.speech import mp3 as mp3_stream
from plainspoken.speech.sound import Clip, NoSound, decode, in_a_row
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.speech.voices.espeak import markup, respell
from plainspoken.world import World
from tests.conftest import Run
from tests.judges.sound import decoded, hear, whole
from tests.workspace import Workspace

QUIET = 0.003


@pytest.fixture
def mp3(run: Run, translated: Workspace) -> Path:
    assert run("--format", "mp3").status == 0
    return translated.outputs / "pills/fr_CA/01-your-pills_fr_CA.mp3"


def test_the_file_is_as_players_want_it(mp3: Path) -> None:
    info: Any = MP3(mp3).info
    assert info.bitrate == pytest.approx(64_000, abs=2), "of the size by the length, both rounded"
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.sample_rate == 22_050
    assert info.channels == 1
    samples, rate = soundfile.read(mp3)
    assert abs(len(samples) / rate - info.length) < 0.1


def test_the_manifest_knows_the_length(mp3: Path, translated: Workspace) -> None:
    built = json.loads((translated.outputs / "manifest.json").read_bytes())
    for handout in built["handouts"]:
        for entry in [handout, *handout["sections"]]:
            (file,) = (each for each in entry["files"] if each["format"] == "mp3")
            info: Any = MP3(translated.outputs / file["path"]).info
            length = info.length
            assert file["seconds"] == pytest.approx(length, abs=0.1)


def test_silence_before_between_and_after(mp3: Path) -> None:
    samples, rate = soundfile.read(mp3)
    loud = np.flatnonzero(np.abs(samples) > QUIET)
    assert loud[0] / rate == pytest.approx(1.0, abs=0.1)
    assert (len(samples) - loud[-1]) / rate == pytest.approx(3.0, abs=0.1)
    gaps = np.diff(loud) / rate
    pauses = gaps[gaps > 0.28]
    # The voice itself stops for up to half a second at a comma or a colon.
    kinds = ((0.25, 0.4), (0.4, 0.52), (0.55, 0.65), (0.95, 1.05))
    found = [int(((low <= pauses) & (pauses < high)).sum()) for low, high in kinds]
    assert sum(found) == len(pauses)
    assert found[3] == 3, "the title, the draft notice and a heading"
    assert found[2] >= 10, "paragraphs and list items"
    assert found[0] >= 3, "sentences"


def test_every_file_is_as_loud_as_the_others(mp3: Path, translated: Workspace) -> None:
    files = sorted(translated.outputs.rglob("*.mp3"))
    assert len(files) == 6
    for file in files:
        samples, rate = decoded(file)
        heard = hear(whole(samples), rate)
        assert heard.loudness == pytest.approx(-18, abs=1), file.name
        assert heard.true_peak <= -3, file.name


def test_the_header_is_as_lame_writes_it(mp3: Path) -> None:
    """It seals itself, and a decoder that believes it gives back just the samples put in."""
    count = 30_001
    wave = np.sin(np.arange(count) / 20) * np.hanning(count) * 10_000
    stream = mp3_stream.encode(Clip(wave.astype(np.int16), 22_050))
    info: Any = MP3(io.BytesIO(stream)).info
    assert info.encoder_info == "LAME 3.100.0+"
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.length == pytest.approx(count / 22_050, abs=1e-4)
    back = decode(stream).samples
    assert len(back) == count
    assert abs(int(np.abs(back).argmax()) - int(np.abs(wave).argmax())) < 3 * 126


def test_clips_come_and_go_without_a_click() -> None:
    """A clip that begins and ends in full swing, and is not even centred."""
    rate = 22_050
    wave = 6000 * np.cos(2 * np.pi * 300 * np.arange(rate // 2) / rate) + 1500
    clip = Clip(wave.astype(np.int16), rate)
    stream = mp3_stream.encode(in_a_row([clip] * 4, [0.3] * 4))
    jumps = np.abs(np.diff(decode(stream).samples.astype(int)))
    inside = jumps[2000:9000].max()
    assert jumps.max() <= 1.1 * inside


def test_a_question_leaves_time_to_think(mp3: Path) -> None:
    samples, rate = soundfile.read(mp3.with_name("02-your-questions_fr_CA.mp3"))
    gaps = np.diff(np.flatnonzero(np.abs(samples) > QUIET)) / rate
    assert gaps.max() == pytest.approx(4.0, abs=0.12)


def test_tags_tell_what_is_heard(mp3: Path) -> None:
    tags = ID3(mp3)
    assert tags.version == (2, 3, 0)
    assert tags["TIT2"].text == ["Vos pilules (voix provisoire)"]
    assert tags["TALB"].text == ["Vos nouvelles pilules"]
    assert tags["TRCK"].text == ["1/2"]
    assert tags["TLAN"].text == ["fra"]
    (lyrics,) = tags.getall("USLT")
    assert lyrics.lang == "fra"
    lines = lyrics.text.splitlines()
    assert lines[0] == "Vos pilules"
    assert "provisoire" in lines[2]
    assert lines.count("blaste\u00a0: Une jeune cellule.") == 1
    assert "Pas encore révisé par un clinicien" in lines


def test_the_clinic_is_the_artist(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", '[tool.plainspoken]\nclinic = "North Clinic"\n')
    run("--format", "mp3", "--only", "pills/your-questions", "--language", "en_CA")
    tags = ID3(translated.outputs / "pills/en_CA/02-your-questions_en_CA.mp3")
    assert tags["TPE1"].text == ["North Clinic"]


def speak_all(root: Path, texts: list[str]) -> dict[str, str]:
    world = World(root, root / "outputs")
    speak = VOICES["espeak"].speak
    return {
        text: hashlib.sha256(speak((Said(text, "fr"),), "fr", world)).hexdigest() for text in texts
    }


def test_a_clip_depends_on_its_text_alone(tmp_path: Path) -> None:
    texts = [f"Voici la phrase numéro {number} de la liste." for number in range(50)]
    forwards = speak_all(tmp_path, texts)
    backwards = speak_all(tmp_path, texts[::-1])
    assert forwards == backwards
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        halves = [pool.submit(speak_all, tmp_path, texts[start::2]) for start in (0, 1)]
        assert {**halves[0].result(), **halves[1].result()} == forwards


@pytest.mark.parametrize(("text", "name"), [("...", "fr"), ("Bonjour.", "no-such-voice")])
def test_a_voice_that_says_nothing_is_an_error(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(VoiceError):
        VOICES["espeak"].speak((Said(text, name),), name, World(tmp_path, tmp_path))


def test_letters_are_spelt_for_the_engine() -> None:
    assert respell("signs of A.L.L. or C.N.S.", "en-us") == "signs of eh L L or C N S"
    assert respell("La L.L.A. est là.", "fr") == "La L.L.A. est là."


def test_what_is_no_sound_is_refused() -> None:
    with pytest.raises(NoSound):
        decode(b"<html>Are you a robot?</html>")
    empty = io.BytesIO()
    soundfile.write(empty, np.zeros(0, dtype=np.int16), 22_050, format="WAV")
    assert decode(empty.getvalue()).seconds == 0


def test_words_of_another_language_have_their_own_voice(tmp_path: Path) -> None:
    said = (Said("Say A.L.L. & ", "en-CA"), Said("bonne <nuit>", "fr"), Said(".", "en-CA"))
    voice = '<voice xml:lang="fr">bonne &lt;nuit&gt;</voice>'
    assert markup(said, "en-us") == f"<speak>Say eh L L &amp; {voice}.</speak>"
    world = World(tmp_path, tmp_path)
    english = (Said("Say ", "en-CA"), Said("bonne nuit", "en-CA"))
    french = (Said("Say ", "en-CA"), Said("bonne nuit", "fr"))
    clips = {VOICES["espeak"].speak(each, "en-us", world) for each in (english, french, french)}
    assert len(clips) == 2


def test_the_rate_is_in_words_a_minute(tmp_path: Path) -> None:
    said = (Said("Call your team day or night if you have a fever.", "en-CA"),)
    slow, quick = (
        decode(
            VOICES["espeak"].speak(said, "en-us", World(tmp_path, tmp_path, Settings(rate=rate)))
        ).seconds
        for rate in (110, 165)
    )
    assert slow / quick == pytest.approx(1.5, rel=0.1)
