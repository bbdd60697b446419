"""What SECURITY.md promises: what is tested elsewhere is named, and the rest is tested here."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from lxml import html
from mutagen.id3 import ID3

from plainspoken.addresses import without_password
from plainspoken.speech.voices import VOICES, VoiceError, gtts, install
from plainspoken.text_file import MAX_CATALOGUE
from plainspoken.world import World
from tests.conftest import Run
from tests.fuzz.campaign import limited
from tests.workspace import FIRST, Workspace, edit_po

ELSEWHERE: Mapping[str, Sequence[str]] = {
    "markup and links in a PDF": (
        "test_print.py::test_a_catalogue_never_acts_as_markup",
        "test_properties.py::test_markup_holds_just_the_plain_words",
    ),
    "markup and links in a page": (
        "test_browser.py::test_nothing_from_a_catalogue_runs",
        "test_browser.py::test_markup_that_got_in_would_not_run_either",
    ),
    "markup and links in a book": ("test_epub.py::test_words_never_become_markup",),
    "all of them, by the thousand": ("test_fuzz.py::test_hostile_input_is_read_or_told",),
    "a translation changes no structure": (
        "test_properties.py::test_a_translation_never_changes_the_structure",
    ),
    "links out of the workspace": (
        "test_bad_machine.py::test_a_link_out_of_the_workspace_is_not_followed",
        "test_bad_machine.py::test_nothing_is_written_through_a_link_in_the_outputs",
        "test_bad_machine.py::test_links_in_a_circle_or_to_nothing",
        "test_figures.py::test_a_picture_outside_of_the_workspace_is_not_read",
        "test_figures.py::test_what_is_no_file_is_no_picture",
        "test_circulation.py::test_nothing_is_withheld_through_a_link",
    ),
    "a forged manifest": ("test_circulation.py::test_a_forged_manifest_moves_nothing_outside",),
    "a forged store": (
        "test_properties.py::test_a_store_gives_back_what_was_put_or_nothing",
        "test_properties.py::test_a_swapped_entry_is_not_believed",
    ),
    "bombs": (
        "test_figures.py::test_hostile_drawings",
        "test_figures.py::test_hostile_photographs",
        "test_install.py::test_a_part_without_end_is_refused",
    ),
    "lines and texts without end": (
        "test_bad_machine.py::test_monsters_are_told_and_soon",
        "test_fuzz.py::test_a_text_without_end_is_told_and_not_chewed",
        "test_fuzz.py::test_a_translation_without_end_is_told",
    ),
    "a service that lies": (
        "test_gtts.py::test_a_false_certificate_is_refused",
        "test_install.py::test_a_part_that_was_changed_is_refused",
    ),
    "a network that is forbidden": ("test_gtts.py::test_the_settings_can_forbid_it",),
}

PO = "translations/fr_CA/LC_MESSAGES/messages.po"
TOML = "source/pills/handout.toml"
BASELINE = "source/readability.json"
SECTION = "source/pills/01-your-pills.md"
BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
SECRET = "hunter2-s3cret"
HOSTILE = 'Vos <script>window.hit()</script><img src=x onerror="window.hit()"> pilules & co.'


@pytest.mark.parametrize("promise", ELSEWHERE)
def test_what_is_tested_elsewhere_is(promise: str) -> None:
    for name in ELSEWHERE[promise]:
        file, _, function = name.partition("::")
        tree = ast.parse((Path(__file__).parent / file).read_text("utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def hostile(translated: Workspace) -> None:
    edit_po(
        translated.po(),
        lambda msgid, text: HOSTILE if msgid in ("Your new pills", "Wait for us.") else text,
    )


def test_words_are_words_in_every_page_for_every_reader(run: Run, translated: Workspace) -> None:
    hostile(translated)
    run("--format", "html")
    pages = sorted(translated.outputs.rglob("*.html"))
    assert {page.parent.name for page in pages} >= {"outputs", "reports", "fr_CA"}
    for page in pages:
        root = html.fromstring(page.read_bytes())
        for element in root.iter():
            assert not [key for key in element.attrib if key.startswith("on")], page.name
        assert not [e for e in root.iter("script") if "window.hit" in (e.text or "")]
        assert not root.xpath("//img[@src='x']")
    texts = [html.fromstring(page.read_bytes()).text_content() for page in pages]
    assert sum(HOSTILE in text for text in texts) >= 3


def test_words_are_words_in_the_tags_of_a_recording(run: Run, translated: Workspace) -> None:
    hostile(translated)
    run("--format", "mp3", "--voice", "espeak", "--language", "fr_CA")
    tags = ID3(translated.outputs / "pills/fr_CA/pills_fr_CA.mp3")
    assert HOSTILE in str(tags["TALB"])
    kinds = {"TIT2", "TALB", "TPE1", "TRCK", "TLAN", "TYER", "TDAT", "TXXX", "COMM", "USLT"}
    assert {frame.FrameID for frame in tags.values()} <= kinds | {"CTOC", "CHAP", "APIC"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:window.hit=1", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "//example.org", "&#106;avascript:x", "../../secret.md",
    ],
)  # fmt: skip
def test_no_link_leads_anywhere_else(run: Run, translated: Workspace, address: str) -> None:
    translated.edit(SECTION, "https://example.org/pills", address)
    codes = {f["code"] for f in run("check", "--format-findings", "json").findings}
    assert codes & {"unsafe-link", "stray-markup"}


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.png", "/etc/secret.png", "file:///etc/secret.png", "..\\secret.png",
        "%2e%2e/secret.png", "a/../../../secret.png", "https://example.org/secret.png",
        "secret.png\0",
    ],
)  # fmt: skip
def test_no_picture_comes_from_elsewhere(run: Run, translated: Workspace, name: str) -> None:
    translated.write("secret.png", b"\x89PNG\r\n\x1a\n")
    translated.write(SECTION, f"{FIRST}\n![A secret]({name})\n")
    found = run("check", "--format-findings", "json").findings
    assert {f["code"] for f in found} & {"file-name", "stray-markup", "unsupported-markup"}


@pytest.mark.parametrize("name", ["..", "../pills", "/etc", "pills/../../x", "pills/\0", "-"])
def test_no_call_names_a_folder_elsewhere(run: Run, translated: Workspace, name: str) -> None:
    assert run("--format", "pdf", f"--only={name}").status == 2
    assert not translated.outputs.exists()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (SECTION, f"# T\n\n999999999. {'9' * 4000} mg\n"),
        (SECTION, "# T\n\nTake 1" + "0" * 150 + " mg in 10⁹⁹⁹⁹ h, 1/0 or 9,999,999,999,999.99.\n"),
        (TOML, f"order = {'9' * 5000}\n"),
        (TOML, "order = 1e999\nreviewed = 9999-12-31\n"),
        ("pyproject.toml", f"[tool.plainspoken]\nrate = {'9' * 4000}\n"),
        (BASELINE, '{"version": 1, "handouts": {"a": {"b": {"c": {"d": 1e999}}}}}'),
        (BASELINE, "9" * 10_000),
        ("editions.jsonl", "9" * 10_000),
        (PO, 'msgid ""\nmsgstr "Plural-Forms: nplurals=999999999999; plural=(n/0)**n;\\n"\n'),
    ],
)  # fmt: skip
def test_numbers_without_end(run: Run, translated: Workspace, file: str, content: str) -> None:
    translated.write(file, content)
    for command in ("check", "changed"):
        with limited(10):
            assert run(command).status in (0, 1, 2)


@pytest.mark.parametrize(
    "file",
    [
        SECTION, TOML, "source/glossary.toml", "source/pronunciation.en.toml", "pyproject.toml",
        PO, BASELINE, "editions.jsonl",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sign", ["a", " ", "[", '"'])
def test_a_line_of_ten_megabytes(run: Run, translated: Workspace, file: str, sign: str) -> None:
    size = 10_000_000 if file != PO else MAX_CATALOGUE + 1
    translated.write(file, sign * size)
    with limited(10):
        result = run("changed" if file == "editions.jsonl" else "check")
    told = result.out + result.err
    is_empty = file == "editions.jsonl" and sign == " "
    assert is_empty or f"{file}:1" in told or file in told
    assert len(told) < 20_000, "what is told of a long line is short"


@pytest.mark.parametrize("sign", [*map(chr, BIDI)])
@pytest.mark.parametrize("file", [SECTION, TOML, PO])
def test_nothing_turns_words_round(run: Run, translated: Workspace, file: str, sign: str) -> None:
    if file == PO:
        edit_po(translated.po(), lambda msgid, text: f"{text}{sign}" if "Wait" in msgid else text)
    else:
        translated.edit(file, "pills", f"pi{sign}lls")
    found = run("check", "--format-findings", "json").findings
    errors = {f["code"] for f in found if f["severity"] == "error"}
    assert "control-character" in errors
    run("--format", "html", "--language", "fr_CA")
    kept = [path.read_bytes() for path in translated.outputs.rglob("*_fr_CA.html")]
    assert not [content for content in kept if sign.encode() in content]


def test_a_secret_of_the_machine_stays_there(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The door of the network has a password: it is used, and is told to nobody."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, f"http://me:{SECRET}@127.0.0.1:9")
    monkeypatch.setenv("GITHUB_TOKEN", SECRET)
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    monkeypatch.setattr(gtts, "BACK_OFF", ())
    translated.write("pyproject.toml", f'[tool.other]\ntoken = "{SECRET}"\n')
    told = ""
    for call in (["--voice", "gtts"], ["check"], ["voice", "probe", "gtts"], ["--format", "html"]):
        result = run(*call)
        told += result.out + result.err
    assert "no connection" in told or "answer" in told
    assert SECRET not in told
    made = [path for path in translated.root.rglob("*") if path.is_file()]
    assert [p.name for p in made if SECRET.encode() in p.read_bytes()] == ["pyproject.toml"]


def test_a_voice_tells_no_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://me:{SECRET}@127.0.0.1:9")
    monkeypatch.setattr(gtts, "THROTTLE", 0)
    monkeypatch.setattr(gtts, "BACK_OFF", ())
    with pytest.raises(VoiceError, match="no connection") as told:
        gtts._said("Bonjour.", "fr-CA", "ca", World(tmp_path, tmp_path))
    assert SECRET not in str(told.value)
    assert "gtts" in VOICES


def test_a_password_in_a_setting_is_not_told(run: Run, workspace: Workspace) -> None:
    setting = f'[tool.plainspoken]\nbase_url = "https://me:{SECRET}@example.org/docs"\n'
    workspace.write("pyproject.toml", setting)
    result = run("check")
    assert result.status == 2
    assert "pyproject.toml:2" in result.err
    assert SECRET not in result.err + result.out


def test_a_password_in_the_address_of_a_scheduler_is_not_told(run: Run) -> None:
    result = run("--cluster", f"tcp://me:{SECRET}@127.0.0.1:8786")
    assert result.status == 2
    assert "password" in result.err
    assert SECRET not in result.err + result.out


def test_a_password_that_pip_tells_goes_no_further() -> None:
    said = f"ERROR: cannot reach https://me:{SECRET}/@x@pypi.example/simple at all\n"
    told = install._why_not_fetched(said)
    assert SECRET not in told
    assert "pypi.example/simple at all" in told
    assert without_password("http://a.b/c") == "http://a.b/c"
