"""Braille by the real liblouis, read back by its own program, `lou_translate`."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken import braille
from plainspoken.braille import liblouis, signs
from plainspoken.braille.pages import paged
from plainspoken.braille.pieces import Shape
from plainspoken.braille.rows import WIDTH, Row, _wrapped
from plainspoken.catalogue import read_catalogue
from plainspoken.glossary import define, relevant
from plainspoken.inline import plain
from plainspoken.languages import LANGUAGES
from plainspoken.localise import localise
from plainspoken.markdown import parse
from plainspoken.model import Contact, Handout, Heading, Origin, Paragraph, Prose, Run, Section
from plainspoken.source import read_source
from plainspoken.walk import own_proses, walk_blocks
from tests import conftest
from tests.workspace import Workspace, edit_po

PROJECT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
EN = braille.Code("en-CA", "standard")
FR = braille.Code("fr-CA", "standard")
ABREGE = braille.Code("fr-CA", "contracted")
LOCALES = {"en-CA": "en_CA", "fr-CA": "fr_CA"}
CONTACT = Contact("North Shore Clinic", "604-555-0100", "1 Main Street")

pytestmark = pytest.mark.skipif(
    bool(braille.missing()) or not shutil.which("lou_translate"), reason="needs liblouis-bin"
)


def documents(root: Path, code: braille.Code) -> list[Handout]:
    language = LANGUAGES[LOCALES[code.language]]
    catalogue = read_catalogue(root, language)
    handouts = read_source(root).handouts
    return [define(localise(relevant(each), catalogue, language)) for each in handouts]


def written(handout: Handout, section: Section | None, code: braille.Code) -> bytes:
    document = braille.Document(handout, section, code, "3f9c01ab", CONTACT)
    return braille.render(document)[0]


def lines_of(content: bytes) -> list[list[str]]:
    """Return the lines of each page; every page is whole."""
    pages = [page.split("\r\n") for page in content.decode("ascii").split("\f")]
    assert all(page.pop() == "" for page in pages)
    return pages


def read_back(lines: Sequence[str], code: braille.Code) -> list[str]:
    """Return lines of braille ASCII as text, by liblouis' own program."""
    command = ["lou_translate", "--backward", f"en-us-brf.dis,{code.table}"]
    text = "".join(line.replace("\\", "\\\\") + "\n" for line in lines)  # "\" begins an escape
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def text_of(content: bytes, code: braille.Code) -> str:
    """Return what a document says, without the numbers of its pages and the lines of boxes."""
    lines = [line for page in lines_of(content) for line in page[:-1]]
    lines = [line for line in lines if line.strip("7G")]
    return normal(" ".join(read_back(lines, code)), code)


def normal(text: str, code: braille.Code) -> str:
    """Return a text without what print has and braille has not.

    Both codes have one sign for the two apostrophes; UEB has one for dash and hyphen between
    figures; French has no spaces before its punctuation.
    """
    text = re.sub(BOLD_SIGNS, "", text.replace("’", "'").replace("—", "–"))
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r" (?=[:;!?»])|(?<=«) ", "", text) if code.language == "fr-CA" else text


BOLD_SIGNS = r"\\45/,|¸"
"""The signs before bold words, as liblouis reads them back."""

AMBIGUOUS = re.compile(r"ITK|Neupogen|Y a-t-il un essai clinique|LLA Ph\+ reçoivent")
"""Abrégé that liblouis itself reads back as other words; a reader has the capital signs."""


@pytest.mark.parametrize("code", [EN, FR, ABREGE], ids=["en", "fr", "abrege"])
def test_every_sentence_of_the_handouts_is_read_back(code: braille.Code) -> None:
    for handout in documents(PROJECT, code):
        assert list(unread(handout, code)) == []


def test_a_text_that_nobody_has_reviewed_may_have_a_date_of_review() -> None:
    handout = replace(documents(PROJECT, EN)[0], review_by=datetime.date(2028, 3, 1))
    assert "Next review: March 1, 2028" in text_of(written(handout, None, EN), EN)


def unread(handout: Handout, code: braille.Code) -> Iterator[str]:
    """Yield what a handout says and its braille does not."""
    said = text_of(written(handout, None, code), code)
    inner = [section.blocks for section in handout.sections]
    blocks = [prose for each in inner for block in walk_blocks(each) for prose in own_proses(block)]
    words = [prose for term in handout.glossary for prose in (term.term, term.meaning)]
    titles = [handout.title, *(section.title for section in handout.sections)]
    for prose in [*titles, handout.summary, handout.audience, *blocks, *words]:
        text = normal(plain(prose.text), code)
        # An address may stand behind a link, before the stop that ends its sentence.
        if text.rstrip(".") not in said and not AMBIGUOUS.search(text):
            yield text


@pytest.fixture
def full(translated: Workspace, run: conftest.Run) -> Workspace:
    """A workspace with everything a handout may hold, in both languages."""
    name = "source/pills/01-your-pills.md"
    translated.write(name, translated.path(name).read_text("utf-8") + MORE)
    translated.write("source/pills/phases.svg", SVG)
    assert run("translate").status == 0
    edit_po(translated.po(), FRENCH_MORE.get)
    return translated


MORE = """
### Your doses

Table: Your week

| Day | Dose | When |
|---|---|---|
| Monday | 10\u00a0mg | 9:30 |
| Tuesday | 2.5\u00a0mg | at night |

Figure: Two steps

![First you sit down. Then you take the pill.](phases.svg)

Do **not stop** at [bonne nuit]{lang=fr}, even at 38.5\u00a0°C.
"""
FRENCH_MORE = {
    "Your doses": "Vos doses",
    "Your week": "Votre semaine",
    "Day": "Jour",
    "Dose": "Dose",
    "When": "Quand",
    "Monday": "lundi",
    "10\u00a0mg": "10\u00a0mg",
    "9:30": "9\u00a0h\u00a030",
    "Tuesday": "mardi",
    "2.5\u00a0mg": "2,5\u00a0mg",
    "at night": "le soir",
    "Two steps": "Deux étapes",
    "First you sit down. Then you take the pill.": "Vous vous assoyez. Puis vous la prenez.",
    "Do **not stop** at [bonne nuit]{lang=fr}, even at 38.5\u00a0°C.": (
        "N’arrêtez **pas** à «\u00a0[good night]{lang=en}\u00a0», même à 38,5\u00a0°C."
    ),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize("code", [EN, FR], ids=["en", "fr"])
def test_everything_that_a_handout_may_hold_is_read_back(
    full: Workspace, code: braille.Code
) -> None:
    (handout,) = documents(full.root, code)
    assert list(unread(handout, code)) == []
    said = text_of(written(handout, None, code), code)
    for words in ("example.org/pills", "10 mg", "604-555-0100", "3f9c01ab"):
        assert words in said


@pytest.mark.parametrize("locale", ["en_CA", "fr_CA"])
def test_the_golden_file(full: Workspace, locale: str, rewrite: bool) -> None:
    if not braille.version().startswith("3.24."):
        pytest.skip("other versions of liblouis may write some words differently")
    code = EN if locale == "en_CA" else FR
    path = GOLDEN / f"braille_{locale}.txt"
    shown = side_by_side(written(documents(full.root, code)[0], None, code))
    if rewrite:
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


def side_by_side(content: bytes) -> str:
    """Return braille ASCII with its cells beside it, decoded with liblouis' own table."""
    pages = [
        "\n".join(f"{line:40} |{decoded(line)}".rstrip() for line in page)
        for page in lines_of(content)
    ]
    return f"\n{'-' * 40}\n".join(pages) + "\n"


def decoded(line: str) -> str:
    cells = {char: 0x2800 + dots for char, dots in brf_table().items()}
    return "".join(chr(cells[char]) for char in line)


@cache
def brf_table() -> dict[str, int]:
    """Return the dots of each sign of braille ASCII, out of the table that liblouis brings."""
    folders = [os.environ.get("LOUIS_TABLEPATH", ""), "/usr/share/liblouis/tables"]
    paths = [Path(folder) / "en-us-brf.dis" for folder in folders if folder]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        pytest.skip("the tables of liblouis lie elsewhere")
    found = re.findall(r"^display (\S+) (\d+)", path.read_text("utf-8"), re.M)
    unescaped = {"\\s": " ", "\\\\": "\\"}
    return {unescaped.get(s, s): sum(1 << int(d) - 1 for d in n if d != "0") for s, n in found}


@pytest.mark.parametrize("code", [EN, FR, ABREGE], ids=["en", "fr", "abrege"])
def test_pages_are_40_by_25_and_numbered(code: braille.Code) -> None:
    for handout in documents(PROJECT, code):
        for section in (None, *handout.sections):
            document = braille.Document(handout, section, code, "3f9c01ab", CONTACT)
            content, count = braille.render(document)
            pages = lines_of(content)
            assert len(pages) == count
            assert {len(page) for page in pages} == {25}
            assert all(len(line) <= 40 for page in pages for line in page)
            numbers = read_back([page[-1] for page in pages], code)
            assert [number.strip() for number in numbers] == [str(n + 1) for n in range(count)]
            assert all(len(page[-1]) == 40 for page in pages)
            assert all(page[0] for page in pages)


def test_the_contents_lead_to_the_pages() -> None:
    for handout in documents(PROJECT, EN):
        pages = [read_back(page, EN) for page in lines_of(written(handout, None, EN))]
        for section in handout.sections:
            title = plain(section.title.text)
            entry = next(line for line in pages[0] if line.startswith(title))
            number = int(entry.split()[-1])
            assert any(line.strip() == title for line in pages[number - 1])


@pytest.mark.parametrize("code", [EN, FR], ids=["en", "fr"])
def test_no_heading_ends_a_page(code: braille.Code) -> None:
    """It would in some section: each is moved down line by line."""
    headings: set[str] = set()
    ends: list[str] = []
    for handout in documents(PROJECT, code):
        for section, pushed in product(handout.sections, range(24)):
            above = replace(section, blocks=(*[LINE] * pushed, *section.blocks))
            headings |= {plain(b.prose.text) for b in section.blocks if isinstance(b, Heading)}
            filled = [[*filter(None, p[:-1])] for p in lines_of(written(handout, above, code))]
            ends += [line for page in filled for line in page[-2:]]
    said = [line.strip() for line in read_back(ends, code)]
    assert headings & {*said}
    assert not headings & {*said[1::2]}


LINE = Paragraph(Prose("1", "en", Origin("a.md", 1)))


def test_a_dose_stays_on_one_line_and_numbers_apart() -> None:
    dose = EN.words([Run("Take 10\u00a0mg now")], "en-CA")
    assert dose[1] == "⠼⠁⠚⠀⠍⠛"
    assert EN.words([Run("5\u00a0000")], "en-CA") == ["⠼⠑⠐⠚⠚⠚"]
    assert EN.words([Run("2 500")], "en-CA") == ["⠼⠃", "⠼⠑⠚⠚"]


def test_french_punctuation_stands_close_to_its_word() -> None:
    words = FR.words([Run("«\u00a0Oui\u00a0» \u00a0: non\u202f!")], "fr-CA")
    assert words == ["⠶⠨⠕⠥⠊⠶⠒", "⠝⠕⠝⠖"]


def test_capitals_bold_and_other_languages() -> None:
    assert EN.words([Run("ALL")], "en-CA") == ["⠠⠠⠁⠇⠇"]
    assert EN.words([Run("stop", strong=True)], "en-CA") == ["⠘⠂⠌⠕⠏"]
    assert FR.words([Run("non", strong=True)], "fr-CA") == ["⠸⠝⠕⠝"]
    # Uncontracted, and with the accent of UEB: in French braille the sign for é would be "for".
    assert EN.words([Run("santé", language="fr")], "en-CA") == ["⠎⠁⠝⠞⠘⠌⠑"]
    assert EN.words([Run("sand")], "en-CA") == ["⠎⠯"]


@pytest.mark.parametrize("text", ["漢", "😀", "10⁹", "\u2800"])
@pytest.mark.parametrize("code", [EN, FR], ids=["en", "fr"])
def test_a_character_without_a_sign_is_found(text: str, code: braille.Code) -> None:
    handout = documents(PROJECT, code)[0]
    wrong = Prose(f"Take {text}.", code.language, Origin("source/a.md", 7))
    (found,) = braille.without_sign(replace(handout, summary=wrong), code)
    assert (found.code, str(found.origin)) == ("no-braille-sign", "source/a.md:7")
    with pytest.raises(braille.NoBrailleSign, match=r"U\+[0-9A-F]{4}"):
        written(replace(handout, summary=wrong), None, code)


def test_the_handouts_have_a_sign_for_everything() -> None:
    for code in (EN, FR, ABREGE):
        for handout in documents(PROJECT, code):
            assert list(braille.without_sign(handout, code)) == []


def test_a_monster_fits_its_pages() -> None:
    handout = documents(PROJECT, EN)[0]
    text = f"# {'T' * 90}\n\n" + "- a\n  - b\n    - c\n" * 40
    text += f"\n{'w' * 3_000} and {' '.join(['10 mg'] * 60)}\n".replace("10 mg", "10\u00a0mg\u00a0")
    text += f"\n> {'box ' * 900}\n\nWhat?\n{'___' + chr(10)}" + "___\n" * 30
    section = replace(handout.sections[0], blocks=parse(text, "a.md").blocks)
    for each in (section, None):
        pages = lines_of(written(replace(handout, sections=(section,)), each, EN))
        assert {len(page) for page in pages} == {25}
        assert all(len(line) <= 40 for page in pages for line in page)


def test_a_list_in_a_box_touches_its_lines() -> None:
    handout = documents(PROJECT, EN)[0]
    blocks = parse("# T\n\nOne.\n\n> - two\n> - three\n\nFour.\n", "a.md").blocks
    section = replace(handout.sections[0], blocks=blocks[1:])
    page = lines_of(written(handout, section, EN))[0]
    start = page.index("7" * 40)
    assert page[start - 1] == ""
    assert [line[:2] for line in page[start + 1 : start + 3]] == ["_4", "_4"]
    assert page[start + 3 : start + 5] == ["G" * 40, ""]


@given(st.lists(st.text("ab", min_size=1, max_size=90), min_size=1), st.integers(0, 8))
def test_lines_keep_every_word(words: list[str], indent: int) -> None:
    lines = list(_wrapped(words, Shape(indent, indent), WIDTH))
    assert all(len(line) <= WIDTH for line in lines)
    assert "".join(line.strip("\u2800") for line in lines).replace("\u2800", "") == "".join(words)


@given(st.lists(st.builds(Row, st.sampled_from(["", "a"]), st.booleans(), st.booleans())))
def test_pages_keep_every_row(rows: list[Row]) -> None:
    pages = paged(rows)
    assert all(len(page) <= 24 for page in pages)
    kept = [row for page in pages for row in page if not row.gap]
    assert kept == [row for row in rows if not row.gap]


def test_another_process_writes_the_same_bytes() -> None:
    assert fingerprints({"PYTHONHASHSEED": "1"}) == fingerprints({"PYTHONHASHSEED": "2"})
    here = hashlib.sha256(b"".join(all_files())).hexdigest()
    assert fingerprints({}) == here


def all_files() -> Iterator[bytes]:
    for code in (ABREGE, EN, FR):
        for handout in documents(PROJECT, code):
            yield written(handout, None, code)


def fingerprints(environment: dict[str, str]) -> str:
    script = (
        "import hashlib; from tests.test_braille import all_files; "
        "print(hashlib.sha256(b''.join(all_files())).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_without_the_library_people_are_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(liblouis, "_candidates", lambda: iter(["no-such-library"]))
    liblouis._library.cache_clear()
    try:
        told = braille.missing()
        with pytest.raises(braille.NoLiblouis):
            braille.version()
    finally:
        liblouis._library.cache_clear()
    assert told.startswith("braille needs liblouis, which is not on this computer.")
    for system in ("apt-get install", "dnf install", "brew install", "Windows"):
        assert system in told


def test_without_a_table_people_are_told_which(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(signs.TABLES, "en", replace(signs.TABLES["en"], standard="no.ctb"))
    assert "not its tables no.ctb." in braille.missing()
    assert capfd.readouterr().err == ""


def test_every_language_has_tables() -> None:
    assert {language.partition("_")[0] for language in LANGUAGES} == set(signs.TABLES)


SWITCHED_ON = '[tool.plainspoken]\nbraille = "standard"\n'


def test_it_is_made_where_it_is_asked_for(run: conftest.Run, translated: Workspace) -> None:
    assert run("--format", "brf").status == 2
    translated.write("pyproject.toml", SWITCHED_ON)
    result = run("--format", "brf")
    assert result.status == 0
    assert "proofread" in result.out
    path = translated.outputs / "pills/fr_CA/01-your-pills_fr_CA.brf"
    assert "Vos pilules".casefold() in text_of(path.read_bytes(), FR).casefold()
    assert "Braille" in (translated.outputs / "index.html").read_text("utf-8")
    again = run("--format", "brf")
    assert "No file had to be made" in again.out


def test_without_liblouis_all_else_is_made(
    run: conftest.Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent() -> str:
        raise braille.NoLiblouis

    monkeypatch.setattr(liblouis, "version", absent)
    monkeypatch.setattr(braille, "version", absent)
    translated.write("pyproject.toml", SWITCHED_ON)
    result = run("--language", "en_CA")
    assert result.status == 2
    assert "no-liblouis" in result.out
    assert "apt-get install" in result.out
    made = {path.suffix for path in (translated.outputs / "pills/en_CA").iterdir()}
    assert {".pdf", ".mp3", ".txt"} <= made
    assert ".brf" not in made


def test_a_sign_that_braille_lacks_keeps_its_handout_back(
    run: conftest.Run, translated: Workspace
) -> None:
    translated.edit(
        "source/pills/02-your-questions.md", "You can", "You \N{LATIN CAPITAL LETTER YOGH} can"
    )
    assert "no-braille-sign" not in run("check").out
    translated.write("pyproject.toml", SWITCHED_ON)
    result = run("check")
    assert result.status == 1
    assert "no-braille-sign" in result.out
