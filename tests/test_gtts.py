"""The online voice, against a local server that speaks its protocol."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plainspoken.model import Said
from plainspoken.settings import Settings
from plainspoken.speech.lines import AFTER_SENTENCE
from plainspoken.speech.sound import decode
from plainspoken.speech.voices import VoiceError, gtts
from plainspoken.world import World
from tests import gtts_server as fake
from tests.conftest import Run
from tests.gtts_server import Service, service
from tests.workspace import Workspace

SENTENCE = "Voici une phrase."
LONG = "Une phrase bien plus longue que cent lettres, " * 4 + "que le service reçoit en morceaux."


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    monkeypatch.setattr(gtts, "slowness", lambda *arguments: 1.0)  # it would ask for more
    with service(monkeypatch, tmp_path) as running:
        yield running


@pytest.fixture
def talker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    """A service in a hurry: 170 words a minute, pauses between sentences included."""
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    with service(monkeypatch, tmp_path) as running:
        running.answer = lambda text: fake.tone(
            len(text.split()) * 60 / 170 - (AFTER_SENTENCE if text.endswith(".") else 0)
        )
        yield running


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def world(tmp_path: Path, waits: list[float]) -> World:
    return World(tmp_path, tmp_path / "outputs", sleep=waits.append)


def test_french_is_asked_for_in_canadian_french(google: Service, world: World) -> None:
    clip = decode(gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", world))
    assert clip.rate == 24_000
    assert [(asked.text, asked.language) for asked in google.asked] == [(SENTENCE, "fr-CA")]


def test_a_long_sentence_goes_in_pieces_and_comes_back_whole(google: Service, world: World) -> None:
    clip = decode(gtts.speak((Said(LONG, "fr-CA"),), "fr-CA@ca", world))
    assert len(google.asked) > 1
    assert all(len(asked.text) <= 100 for asked in google.asked)
    said = " ".join(asked.text for asked in google.asked).replace(",", "").split()
    assert said == LONG.replace(",", "").split()
    expected = sum(0.05 * len(asked.text.split()) + 0.1 for asked in google.asked)
    assert clip.seconds == pytest.approx(expected, abs=0.1 * len(google.asked))


def test_nothing_is_expanded_as_english_in_french(google: Service, world: World) -> None:
    gtts.speak((Said("Le M. Dr. Esq. arrive.", "fr-CA"),), "fr-CA@ca", world)
    assert google.asked[0].text == "Le M. Dr. Esq. arrive."


@pytest.mark.parametrize(
    "fault",
    [
        fake.status(429),
        fake.status(503),
        fake.body(fake.CAPTCHA),
        fake.body(fake.reply(b"")),
        fake.body(fake.reply(fake.tone(0.3, level=0))),
        fake.body(fake.reply(b"this is no mp3")),
        fake.body(')]}\'\n\n[["wrb.fr","jQ1olc",null]]\n'),
        fake.cut,
    ],
    ids=["429", "503", "captcha", "empty", "silent", "no-mp3", "null", "cut"],
)
def test_a_fault_that_passes_is_tried_again(
    google: Service, world: World, waits: list[float], fault: object
) -> None:
    google.faults += [fault, fault]  # type: ignore[list-item]  # each is a fault
    good = decode(gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", world))
    assert good.seconds > 0.2
    assert len(google.asked) == 3
    assert [wait for wait in waits if wait != gtts.THROTTLE] == list(gtts.BACK_OFF[:2])


def test_a_fault_that_stays_is_an_error_and_leaves_no_clip(google: Service, world: World) -> None:
    google.faults += [fake.body(fake.CAPTCHA)] * 9
    with pytest.raises(VoiceError, match="no sound"):
        gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", world)
    assert len(google.asked) == 1 + len(gtts.BACK_OFF)


def test_one_piece_that_fails_fails_the_sentence(google: Service, world: World) -> None:
    google.faults += [fake.body(fake.reply(fake.tone(1)))]
    google.faults += [fake.body(fake.reply(b""))] * 9
    with pytest.raises(VoiceError):
        gtts.speak((Said(LONG, "fr-CA"),), "fr-CA@ca", world)


def test_a_refusal_is_not_tried_again(google: Service, world: World) -> None:
    google.faults += [fake.status(403)]
    with pytest.raises(VoiceError, match="403"):
        gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", world)
    assert len(google.asked) == 1


def test_a_false_certificate_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, world: World
) -> None:
    with (
        service(monkeypatch, tmp_path, trusted=False) as google,
        pytest.raises(VoiceError, match="certificate"),
    ):
        gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", world)
    assert google.asked == []


def test_no_network_is_said(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    def lookup(*arguments: object, **options: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(VoiceError, match="no connection"):
        gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", world)


def test_the_settings_can_forbid_it(tmp_path: Path) -> None:
    offline = World(tmp_path, tmp_path, Settings(network=False))
    with pytest.raises(VoiceError, match="network = false"):
        gtts.speak((Said(SENTENCE, "fr-CA"),), "fr-CA@ca", offline)


def test_a_build_speaks_and_asks_once_for_a_sentence(
    google: Service, run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    assert run("--voice", "gtts").status == 0
    built = json.loads((translated.outputs / "manifest.json").read_bytes())
    assert [h["voice"] for h in built["handouts"]] == [
        {"engine": "gtts", "name": "en@ca", "draft": False},
        {"engine": "gtts", "name": "fr-CA@ca", "draft": False},
    ]
    texts = [(asked.text, asked.language) for asked in google.asked]
    assert len(texts) == len(set(texts))
    assert {asked.language for asked in google.asked} == {"en", "fr-CA"}
    count = len(texts)
    run("--voice", "gtts")
    assert len(google.asked) == count


def test_a_build_that_fails_keeps_what_was_said_and_what_was_made(
    google: Service, run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    monkeypatch.setattr(gtts, "BACK_OFF", ())
    run("--voice", "espeak")
    before = (translated.outputs / "pills/en_CA/pills_en_CA.mp3").read_bytes()
    google.faults += [fake.body(fake.reply(fake.tone(1)))] * 3 + [fake.status(429)]
    result = run("--voice", "gtts")
    assert result.status == 2
    assert "gTTS failed" in result.out
    assert "voice-failed" in result.out
    drafts = translated.outputs / ".withheld/pills/en_CA/pills_en_CA.mp3"
    assert drafts.read_bytes() == before, "recordings of two voices are never mixed"
    asked = len(google.asked)
    assert asked == 4, "after a failure nothing more is asked for"
    assert run("--voice", "gtts").status == 0
    texts = [one.text for one in google.asked]
    assert texts[asked:].count(texts[3]) == 1
    assert not set(texts[:3]) & set(texts[asked:]), "what was said is not asked for again"


def test_the_network_setting_stops_a_build(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", "[tool.plainspoken]\nnetwork = false\n")
    result = run("--voice", "gtts")
    assert result.status == 2
    assert "network" in result.err


def test_probe_says_one_sentence_a_language(google: Service, run: Run) -> None:
    result = run("voice", "probe", "gtts")
    assert result.status == 0
    assert result.out.count("answers") == 2
    assert [asked.language for asked in google.asked] == ["en", "fr-CA"]


def test_the_service_reads_at_the_rate_of_the_settings(
    talker: Service, world: World, tmp_path: Path
) -> None:
    sentence = "Ten words that stand in a row for a test."
    for rate in (137, 120):
        settings = Settings(rate=rate)
        clip = decode(
            gtts.speak((Said(sentence, "en-CA"),), "en@ca", replace(world, settings=settings))
        )
        heard = len(sentence.split()) / ((clip.seconds + AFTER_SENTENCE) / 60)
        assert heard == pytest.approx(rate, rel=0.06)
    texts = [asked.text for asked in talker.asked]
    assert len(texts) == len(set(texts)), "another rate asks for nothing again"


def test_a_foreign_word_is_asked_for_in_its_language(google: Service, world: World) -> None:
    said = (Said("Say ", "en-CA"), Said("bonne nuit", "fr"), Said(", now.", "en-CA"))
    gtts.speak(said, "en@ca", world)
    asked = [(each.text, each.language) for each in google.asked]
    assert asked == [("Say", "en"), ("bonne nuit", "fr"), (", now.", "en")]


def test_a_language_that_the_service_lacks_is_read_in_that_of_the_sentence(
    google: Service, world: World
) -> None:
    gtts.speak(
        (Said("Say ", "en-CA"), Said("tukisigiarvik", "iu"), Said("!", "en-CA")), "en@ca", world
    )
    assert [(each.text, each.language) for each in google.asked] == [("Say tukisigiarvik!", "en")]


SECOND = """\
title = "Another handout"
summary = "Something else."
audience = "For you."
order = 2

[[sources]]
title = "Taking pills"
publisher = "A public source"
"""
LASTING = {
    "captcha": (fake.body(fake.CAPTCHA), "holds no sound"),
    "empty": (fake.body(fake.reply(b"")), "holds no sound"),
    "429": (fake.status(429), "429"),
    "500": (fake.status(500), "500"),
    "403": (fake.status(403), "refused: 403"),
    "drip": (fake.drip, "no connection"),
    "cut": (fake.cut, "no connection"),
    "other": (fake.body(json.dumps({"status": "ok"})), "holds no sound"),
    "garbage": (fake.body(fake.reply(b"ID3" + bytes(range(256)) * 40)), "no sound"),
}


OPTIONS = ("--voice", "gtts", "--language", "en_CA", "--format", "mp3")


@pytest.fixture
def second(
    google: Service, run: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """A workspace with one handout that has been said, and one that has not."""
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    monkeypatch.setattr(gtts, "BACK_OFF", (0,))
    monkeypatch.setattr(gtts, "DEADLINE", 0.2)
    run("translate")
    run(*OPTIONS)
    workspace.write("source/second/handout.toml", SECOND)
    workspace.write("source/second/01-one.md", "# One\n\nThe last words that are said.\n")
    run("translate")
    for path in workspace.outputs.rglob("*.mp3"):
        path.unlink()
    return workspace


@pytest.mark.parametrize("fault", LASTING)
def test_after_a_lasting_fault_everything_else_is_there(
    google: Service, run: Run, second: Workspace, fault: str
) -> None:
    """No partial file, a clear message, what was said is kept, other handouts are built."""
    act, words = LASTING[fault]
    google.faults += [fake.body(fake.reply(fake.tone(1)))] + [act] * 99
    result = run(*OPTIONS)
    assert result.status == 2
    assert re.search(rf"error: .*{words}.*\[voice-failed\]\n    Run it again later", result.out)
    assert not [*second.outputs.rglob(".writing-*"), *second.outputs.rglob("second/*/*.mp3")]
    assert len([*second.outputs.rglob("pills/*/*.mp3")]) == 3, "all of it was said before"
    google.faults.clear()
    *said, _ = [asked.text for asked in google.asked]
    assert run(*OPTIONS).status == 0
    again = [asked.text for asked in google.asked[len(said) + 1 :]]
    assert again
    assert len([*second.outputs.rglob("second/*/*.mp3")]) == 2
    assert not set(said[: -len(gtts.BACK_OFF)]) & set(again), "it is not asked for again"


def test_without_a_network_everything_else_is_there(
    google: Service, run: Run, second: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    result = run(*OPTIONS)
    assert result.status == 2
    assert "no connection to the service (ConnectionError)" in result.out
    assert len([*second.outputs.rglob("pills/*/*.mp3")]) == 3
    assert not [*second.outputs.rglob("second/*/*.mp3")]


def nowhere(*arguments: object, **options: object) -> None:
    raise socket.gaierror(-2, "Name or service not known")
