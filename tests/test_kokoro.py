"""The neural voice: its phonemes, its files, and its sound, by a model that only hums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from plainspoken.languages import LANGUAGES
from plainspoken.model import Said, Saying
from plainspoken.settings import Settings
from plainspoken.speech.espeak_library import Engine, engine
from plainspoken.speech.phonemes import LIMIT, cut, phonemes, symbols
from plainspoken.speech.sound import decode
from plainspoken.speech.voices import VOICES, VoiceError, kokoro_files
from plainspoken.world import World
from tests.conftest import Run
from tests.tiny_kokoro import SAMPLES_A_TOKEN, install_tiny
from tests.workspace import Workspace

KOKORO = VOICES["kokoro"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, tmp_path / "outputs")


@pytest.fixture
def espeak(world: World) -> Iterator[Engine]:
    with engine(world) as running:
        yield running


def spell(espeak: Engine, *said: Said) -> str:
    names = {"en": "en-us"}
    return phonemes(said, lambda text, tag: espeak.phonemes(text, names.get(tag, tag)))


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("The child goes to the nurse.", "ðə ʧˈIld ɡOz tə ðə nˈɜɹs."),
        ("My boy, how much joy!", "mI bˈY, hˌW mˈʌʧ ʤˈY!"),
        ("A button is better.", "ə bˈʌtᵊn ɪz bˈɛTəɹ."),
        ("A fever or pain.", "ə fˈivəɹ ɔɹ pˈAn."),
        ("Signs of A.L.L.", "sˈInz ʌv ˌA ˌɛl ˈɛl."),
        ("An A.L.L. cell", "ən ˌA ˌɛl ˈɛl sˈɛl"),
        ("At two P.M., call.", "æt tˈu pˌi ˈɛm, kˈɔl."),
        ("T.K.I.s, C.B.F.s and E.H.s", "tˌi kˌA ˈIz, sˌi bˌi ˈɛfs ænd ˌi ˈAʧᵻz"),
    ],
)
def test_english_in_the_signs_of_kokoro(espeak: Engine, text: str, sound: str) -> None:
    assert spell(espeak, Said(text, "en-CA")) == sound


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("La nuit, le bébé a faim.", "la nɥˈi, lə bebˈe a fˈɛ̃."),
        ("Les enfants ont un œuf\u00a0: bon!", "lez ɑ̃fˈɑ̃z ˈɔ̃t ɛ̃n ˈœf: bˈɔ̃!"),
        ("Le S.N.C. et la L.L.A.", "lə ˌɛs ˌɛn sˈe e la ˌɛl ˌɛl ˈa."),
        ("Quatorze heures trente.", "katˈɔʁz ˈœʁ tʁˈɑ̃t."),
        ("Des I.T.K.s", "de ˌi tˌe kˈa"),
    ],
)
def test_french_in_the_signs_of_kokoro(espeak: Engine, text: str, sound: str) -> None:
    assert spell(espeak, Said(text, "fr-CA")) == sound


def test_no_letter_is_an_article(espeak: Engine) -> None:
    names = {
        letter: spell(espeak, Said(f"{letter}.{letter}.", "en")) for letter in "ABCDEFGHIJKLMNOP"
    }
    assert len(set(names.values())) == len(names)
    assert names["A"] == "ˌA ˈA."


def test_words_of_another_language_sound_like_it(espeak: Engine) -> None:
    said = (Said("Say ", "en-CA"), Said("bonne nuit", "fr"), Said(" now.", "en-CA"))
    assert spell(espeak, *said) == "sˈA bˈɔn nɥˈi nˈW."


@pytest.mark.parametrize(
    ("ipa", "sound"),
    [
        ("/blɪn.ˈsaɪ.toʊ/", "tˈAk blɪnˈsItO."),
        ("bliˈgɑ\u0303", "tˈAk bliˈɡɑ."),
        ("blɪnˈsItO", "tˈAk blɪnˈsItO."),
    ],
)
def test_a_given_sound_is_taken(espeak: Engine, ipa: str, sound: str) -> None:
    assert spell(espeak, Said("Take ", "en"), Said("Blincyto.", "en", ipa)) == sound


@pytest.mark.parametrize("ipa", ["bl!n☃", "ǃkʼa", "王"])
def test_a_sign_without_a_sound_is_an_error(espeak: Engine, ipa: str) -> None:
    with pytest.raises(VoiceError, match="no sound for the sign"):
        spell(espeak, Said("Blincyto", "en", ipa))


def test_a_word_without_a_sound_is_an_error() -> None:
    with pytest.raises(VoiceError, match="no sound for 'word'"):
        phonemes((Said("Take this, word.", "en"),), lambda text, _: "" if text == "word" else "a")


@pytest.mark.parametrize("said", [(), (Said(" … ", "en"),), (Said("x", "en", " "),)])
def test_nothing_to_say_is_an_error(espeak: Engine, said: Saying) -> None:
    with pytest.raises(VoiceError):
        spell(espeak, *said)


def test_long_speech_is_cut_where_it_hurts_least() -> None:
    assert cut("ab, cd ef", 6) == ["ab,", "cd ef"]
    assert cut("abc def ghi", 8) == ["abc def", "ghi"]
    assert cut("abcdefgh", 3) == ["abc", "def", "gh"]
    assert cut("ab; cd.", 20) == ["ab; cd."]
    long = ", ".join(["ab cd"] * 200)
    parts = cut(long)
    assert max(map(len, parts)) <= LIMIT
    assert " ".join(parts) == long


def test_all_signs_have_a_number() -> None:
    numbers = list(symbols().values())
    assert len(set(numbers)) == len(numbers)
    assert 0 not in numbers
    assert set("AIOWY ,.?!ˈˌʤʧɡɹʁɥ\u0303") <= set(symbols())


def say(text: str, world: World) -> bytes:
    return KOKORO.speak((Said(text, "en-CA"),), "af_heart", world)


def samples(text: str, world: World) -> int:
    return len(decode(say(text, world)).samples)


def test_the_sound_comes_out_of_the_model(world: World) -> None:
    install_tiny(world.root)
    # "ɡˈO nˈW." are eight signs, and there is one more at each end.
    slowness = (60 / 137 - kokoro_files.PAUSE) / kokoro_files.PACES["af_heart"]
    expected = 10 * SAMPLES_A_TOKEN / kokoro_files.SPEED * slowness
    assert samples("Go now.", world) == pytest.approx(expected, rel=0.02)
    assert decode(say("Go now.", world)).rate == 24_000


def test_what_is_too_long_is_said_in_parts(world: World) -> None:
    install_tiny(world.root)
    whole = samples("We go home and rest. " * 60, world)
    assert whole > 60 * samples("We go home and rest.", world) * 0.7


def test_the_rate_is_the_rate(world: World) -> None:
    install_tiny(world.root)
    slow, quick = (replace(world, settings=Settings(rate=rate)) for rate in (100, 180))
    text = "Call your team day or night."
    assert samples(text, slow) / samples(text, quick) == pytest.approx(1.92, rel=0.02)
    assert KOKORO.version(slow) != KOKORO.version(quick)


def digest_of(text: str, root: Path) -> str:
    return hashlib.sha256(say(text, World(root, root / "outputs"))).hexdigest()


def test_two_processes_say_the_same(world: World) -> None:
    install_tiny(world.root)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(digest_of, "Call your team.", world.root) for _ in range(2)]
        assert {job.result() for job in jobs} == {digest_of("Call your team.", world.root)}


def test_the_files_of_the_user_win(world: World) -> None:
    first = install_tiny(world.root)
    assert kokoro_files.model_file(world) == first
    before = KOKORO.version(world)
    own = install_tiny(world.root, "my-model.onnx", "input_ids")
    assert kokoro_files.model_file(world) == own
    assert KOKORO.version(world) != before
    say("Go now.", world)
    style = own.with_name("af_heart.bin")
    style.write_bytes(bytes(LIMIT * 256 * 4))
    version = KOKORO.version(world)
    say("Go now.", world)
    style.write_bytes(b"short")
    assert KOKORO.version(world) != version
    with pytest.raises(VoiceError, match="510 styles"):
        say("Go now.", world)


@pytest.mark.parametrize(
    ("content", "words"), [(b"no model", "no model that can be run"), (None, "it takes")]
)
def test_a_file_that_is_no_kokoro_is_told(world: World, content: bytes | None, words: str) -> None:
    file = install_tiny(world.root, tokens="letters")
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(VoiceError, match=words):
        say("Go now.", world)


def test_every_language_has_a_style_and_a_rate(world: World) -> None:
    for row in LANGUAGES.values():
        assert kokoro_files.style_file(world, row.kokoro).is_file()
        assert row.kokoro in kokoro_files.PACES


def test_without_a_model_it_tells_how_to_get_it(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (("--voice", "kokoro"), ("voice", "probe", "kokoro")):
        result = run(*arguments)
        assert result.status == 2
        assert "python build.py voice install kokoro" in result.err
        assert result.err.count("\n") == 1
    monkeypatch.setattr(kokoro_files, "has_runtime", lambda: False)
    assert 'pip install "onnxruntime>=1.20", then python' in run("--voice", "kokoro").err
    assert run("--voice", "kokoro", "--format", "pdf").status == 0
    assert run("check", "--voice", "kokoro").status == 0


def test_recordings_by_kokoro_are_no_drafts(run: Run, translated: Workspace) -> None:
    install_tiny(translated.root)
    assert run("voice", "probe", "kokoro").out.count("answers") == 2
    result = run("--voice", "kokoro", "--language", "fr_CA")
    assert result.status == 0
    assert "voice kokoro" in result.out
    assert "draft" not in result.out
    assert "No file had to be made" in run("--voice", "kokoro", "--language", "fr_CA").out
