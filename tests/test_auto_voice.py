"""`auto`: the best voice that answers, said out loud, and never a worse one than before."""

from __future__ import annotations

import pytest
from mutagen.id3 import ID3

from tests import gtts_server as fake
from tests.conftest import Run
from tests.gtts_server import Service
from tests.test_build import manifest
from tests.tiny_kokoro import install_tiny
from tests.workspace import Workspace

ENGLISH = "pills/en_CA/02-your-questions_en_CA.mp3"


def engines(workspace: Workspace) -> list[str]:
    return [handout["voice"]["engine"] for handout in manifest(workspace)["handouts"]]


def test_without_network_the_draft_voice_reads_and_says_so(run: Run, translated: Workspace) -> None:
    result = run()
    assert result.status == 0
    assert engines(translated) == ["espeak", "espeak"]
    assert "draft voice" in result.out


def test_google_is_taken_when_it_answers(google: Service, run: Run, translated: Workspace) -> None:
    assert run().status == 0
    assert engines(translated) == ["gtts", "gtts"]
    assert "voice gtts" in run().out
    tags = ID3(translated.outputs / ENGLISH)
    assert tags["TIT2"].text == ["Your questions"]
    assert tags["TXXX:voice"].text == ["gtts en@ca"]
    assert not tags.getall("COMM"), "it is no draft"
    text = (translated.outputs / ENGLISH.replace(".mp3", ".txt")).read_text("utf-8")
    assert text.startswith("Your questions\n\nWhat do I ask first?\n\n")


@pytest.mark.parametrize("fault", [fake.status(429), fake.body(fake.CAPTCHA)])
def test_a_probe_without_sound_is_no_answer(
    google: Service, run: Run, translated: Workspace, fault: object
) -> None:
    google.faults.append(fault)  # type: ignore[arg-type]  # it is a fault
    assert run().status == 0
    assert engines(translated) == ["espeak", "espeak"]
    assert len(google.asked) == 1


def test_what_was_said_needs_no_answer(google: Service, run: Run, translated: Workspace) -> None:
    run()
    asked = len(google.asked)
    for path in translated.outputs.rglob("*.mp3"):
        path.unlink()
    google.faults += [fake.status(503)] * 99
    assert run().status == 0
    assert engines(translated) == ["gtts", "gtts"]
    assert len(google.asked) == asked


def test_better_sound_is_never_replaced_by_a_draft(
    google: Service, run: Run, translated: Workspace
) -> None:
    run()
    google.faults += [fake.status(503)] * 99
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    result = run("--language", "en_CA")
    assert result.status == 2
    assert engines(translated)[0] == "gtts"
    assert "voice-withheld" in result.out
    assert not (translated.outputs / ENGLISH).exists()
    assert (translated.outputs / ".withheld" / ENGLISH).exists()
    assert (translated.outputs / ENGLISH.replace(".mp3", ".pdf")).exists()
    text = (translated.outputs / ENGLISH.replace(".mp3", ".txt")).read_text("utf-8")
    assert "You can write them down." in text
    google.faults.clear()
    assert run("--language", "en_CA").status == 0
    assert (translated.outputs / ENGLISH).exists()


def test_a_draft_asked_for_by_name_is_made(
    google: Service, run: Run, translated: Workspace
) -> None:
    run()
    assert run("--voice", "espeak", "--language", "en_CA").status == 0
    assert engines(translated) == ["espeak", "gtts"]


def test_a_draft_gives_way_to_a_better_voice(
    google: Service, run: Run, translated: Workspace
) -> None:
    google.faults.append(fake.status(503))
    run()
    assert engines(translated) == ["espeak", "espeak"]
    run()
    assert engines(translated) == ["gtts", "gtts"]


def test_a_failure_half_way_finishes_the_rest_and_says_how_to_go_on(
    google: Service, run: Run, translated: Workspace
) -> None:
    translated.path("source/other").mkdir()
    for name in ("handout.toml", "02-your-questions.md"):
        content = translated.path(f"source/pills/{name}").read_text("utf-8")
        translated.write(f"source/other/{name}", content.replace("order = 1", "order = 2"))
    run("--only", "other", "--language", "en_CA")
    google.faults += [fake.body(fake.reply(fake.tone(1)))] * 3 + [fake.status(403)]
    result = run("--language", "en_CA")
    assert result.status == 2
    assert "Run it again later: what was said is kept." in result.out
    states = {
        h["id"]: h["state"] for h in manifest(translated)["handouts"] if h["locale"] == "en_CA"
    }
    assert states == {"pills": "partial", "other": "current"}
    pdfs = {path.name for path in translated.outputs.rglob("*_en_CA.pdf")}
    assert "01-your-pills_en_CA.pdf" in pdfs


def test_the_settings_can_keep_auto_offline(
    google: Service, run: Run, translated: Workspace
) -> None:
    translated.write("pyproject.toml", "[tool.plainspoken]\nnetwork = false\n")
    assert run().status == 0
    assert engines(translated) == ["espeak", "espeak"]
    assert google.asked == []


def offline(google: Service) -> None:
    google.faults += [fake.status(503)] * 99


def test_a_new_section_withholds_the_others_until_the_voice_can_say_the_edition(
    google: Service, run: Run, translated: Workspace
) -> None:
    run("--language", "en_CA")
    offline(google)
    translated.write("source/pills/03-more.md", "# More\n\nSome more words.\n")
    assert run("--language", "en_CA").status == 2
    assert not list((translated.outputs / "pills/en_CA").rglob("*.mp3"))
    google.faults.clear()
    assert run("--language", "en_CA").status == 0
    assert len(list((translated.outputs / "pills/en_CA").rglob("*.mp3"))) == 4


def test_a_lost_store_loses_no_recording(google: Service, run: Run, translated: Workspace) -> None:
    run("--language", "en_CA")
    before = {path: path.read_bytes() for path in translated.outputs.rglob("*.mp3")}
    told = manifest(translated)["handouts"][0]["files"]
    assert any(file.get("times") for file in told)
    offline(google)
    for path in sorted(translated.path(".plainspoken").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    run("--language", "en_CA")
    assert {path: path.read_bytes() for path in translated.outputs.rglob("*.mp3")} == before
    assert engines(translated)[0] == "gtts"
    assert manifest(translated)["handouts"][0]["files"] == told


def test_a_lost_manifest_does_not_let_a_draft_in(
    google: Service, run: Run, translated: Workspace
) -> None:
    run()
    offline(google)
    (translated.outputs / "manifest.json").unlink()
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    assert run("--language", "en_CA").status == 2
    assert engines(translated)[0] == "gtts"


def test_a_language_that_was_away_comes_back_with_its_voice(
    google: Service, run: Run, translated: Workspace
) -> None:
    run()
    translated.write("pyproject.toml", '[tool.plainspoken]\nlocales = ["fr_CA"]\n')
    run()
    translated.path("pyproject.toml").unlink()
    offline(google)
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    run("--language", "en_CA")
    assert engines(translated)[0] == "gtts"
    assert (translated.outputs / ".withheld" / ENGLISH).exists()


def test_a_voice_that_never_spoke_holds_nothing_back(
    google: Service, run: Run, translated: Workspace
) -> None:
    google.faults += [fake.status(403)]
    assert run("--voice", "gtts").status == 2
    offline(google)
    assert run().status == 0
    assert engines(translated) == ["espeak", "espeak"]


def test_a_spoilt_store_is_not_taken_for_what_was_said(
    google: Service, run: Run, translated: Workspace
) -> None:
    run()
    for path in translated.path(".plainspoken").rglob("*"):
        if path.is_file() and path.name != "lock" and path.suffix != ".json":
            path.write_bytes(path.read_bytes()[:70])
    for path in [*translated.outputs.rglob("*.mp3"), translated.outputs / "manifest.json"]:
        path.unlink()
    for path in translated.path(".plainspoken").glob("placed-*.json"):
        path.unlink()
    offline(google)
    assert run().status == 0
    assert engines(translated) == ["espeak", "espeak"]


def test_a_voice_that_is_installed_is_asked_first(
    google: Service, run: Run, translated: Workspace
) -> None:
    install_tiny(translated.root)
    assert run().status == 0
    assert engines(translated) == ["kokoro", "kokoro"]
    assert google.asked == []


def test_what_was_said_stays_until_its_text_changes(
    google: Service, run: Run, translated: Workspace
) -> None:
    run()
    install_tiny(translated.root)
    run()
    assert engines(translated) == ["gtts", "gtts"]
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    run("--language", "en_CA")
    assert engines(translated) == ["kokoro", "gtts"]


def test_a_voice_that_is_gone_keeps_what_it_said(
    google: Service, run: Run, translated: Workspace
) -> None:
    model = install_tiny(translated.root)
    run("--language", "en_CA")
    before = (translated.outputs / "pills/en_CA/01-your-pills_en_CA.mp3").read_bytes()
    model.unlink()
    translated.edit("source/pills/02-your-questions.md", "write it down", "write them down")
    result = run("--language", "en_CA")
    assert result.status == 2
    assert "when it is installed" in result.out
    assert engines(translated)[0] == "kokoro"
    assert (translated.outputs / ".withheld" / ENGLISH).exists()
    assert run("--voice", "gtts", "--language", "en_CA").status == 0
    assert engines(translated)[0] == "gtts"
    assert (translated.outputs / "pills/en_CA/01-your-pills_en_CA.mp3").read_bytes() != before
