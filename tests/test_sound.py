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
from plainspoken.speech.sound import NoSound, decode
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.speech.voices.espeak import markup, respell
from plainspoken.world import World
from tests.conftest import Run
from tests.workspace import Workspace

QUIET = 0.003


@pytest.fixture
def mp3(run: Run, translated: Workspace) -> Path:
    assert run("--format", "mp3").status == 0
    return translated.outputs / "fr_CA/pills/01-your-pills_fr_CA.mp3"


def test_the_file_is_as_players_want_it(mp3: Path) -> None:
    info: Any = MP3(mp3).info
    assert info.bitrate == 64_000
    assert info.bitrate_mode == BitrateMode.CBR
    assert info.sample_rate == 22_050
    assert info.channels == 1
    samples, rate = soundfile.read(mp3)
    assert abs(len(samples) / rate - info.length) < 0.1


def test_the_manifest_knows_the_length(mp3: Path, translated: Workspace) -> None:
    built = json.loads((translated.outputs / "manifest.json").read_bytes())
    for handout in built["handouts"]:
        for entry in [handout, *handout["sections"]]:
            (file,) = entry["files"]
            info: Any = MP3(translated.outputs / file["path"]).info
            length = info.length
            assert file["seconds"] == pytest.approx(length, abs=0.1)


def test_silence_before_between_and_after(mp3: Path) -> None:
    samples, rate = soundfile.read(mp3)
    loud = np.flatnonzero(np.abs(samples) > QUIET)
    assert loud[0] / rate == pytest.approx(1.0, abs=0.1)
    assert (len(samples) - loud[-1]) / rate == pytest.approx(3.0, abs=0.1)
    gaps = np.diff(loud) / rate
    pauses = gaps[gaps > 0.32]  # espeak itself rests up to 0.3 s at a comma
    assert pauses.min() >= 0.33
    assert pauses.max() == pytest.approx(1.0, abs=0.12)


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
    assert "provisoire" in lines[1]
    assert lines.count("blaste\u00a0: Une jeune cellule.") == 1
    assert "Pas encore révisé par un clinicien" in lines


def test_the_clinic_is_the_artist(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", '[tool.plainspoken]\nclinic = "North Clinic"\n')
    run("--format", "mp3", "--only", "pills/your-questions", "--language", "en_CA")
    tags = ID3(translated.outputs / "en_CA/pills/02-your-questions_en_CA.mp3")
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
