"""EPUBs: judged by EPUBCheck and Ace, and read back by a zip and an XML reader."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import posixpath
import re
import shutil
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest
import soundfile
from lxml import etree

from plainspoken.epub.book import Book, Voiced
from plainspoken.epub.render import render
from plainspoken.figures import read_pictures
from plainspoken.languages import LANGUAGES
from plainspoken.model import Contact
from plainspoken.plan import Unit, make_plan, read_ground
from plainspoken.settings import Settings
from plainspoken.speech.narrate import narrate, narration, reading, with_edition
from plainspoken.speech.script import Telling, edition_part, handout_script
from plainspoken.speech.voices import Reader
from plainspoken.world import World
from tests.judges import ace_daisy, epubcheck
from tests.test_epub_judges import needs_ace, needs_epubcheck
from tests.test_figures import PHASES, png
from tests.test_sound import QUIET
from tests.workspace import Workspace, make_workspace, normal

PROJECT = Path(__file__).parent.parent
CLINIC = Contact('The <b>"clinic"</b> & co.', "604-555-0123", "1 Main <script>Street</script>")

NS = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "smil": "http://www.w3.org/ns/SMIL",
    "svg": "http://www.w3.org/2000/svg",
}
EPUB = "{http://www.idpf.org/2007/ops}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ODD = """\
# Odd & <b>bold</b> "things" ]]>

Take <5 mg & >2 mg, said &lt;b&gt; and &amp;amp; -- [les *cellules]{lang=fr} 'now'.

1. First:
   - inner
     - deeper with [a link](https://example.org/?a=1&b="2")
2. Second

<!-- caption: Doses < & > -->

| Pill & <i>form</i> | Dose |
|---|---|
| <u>A</u> | 5 mg. Take it. |
| B & C | [Ask](tel:604-555-0123) |

<!-- caption: The phases of <it> -->

![Three <phases> & "one" arrow](phases.svg)

![A grey square](grey.png)
"""


@dataclass(frozen=True)
class Read:
    """An EPUB by name of file, and what its package says."""

    files: Mapping[str, bytes]
    package: Any

    def page(self, name: str) -> Any:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    def meta(self, name: str) -> list[str]:
        return list(self.package.xpath(f"//opf:meta[@property='{name}']/text()", namespaces=NS))

    def names(self, kind: str) -> list[str]:
        found = self.package.xpath(f"//opf:item[@media-type='{kind}']/@href", namespaces=NS)
        return list(map(str, found))

    @property
    def spine(self) -> list[str]:
        hrefs = {i.get("id"): i.get("href") for i in self.package.iter("{*}item")}
        return [hrefs[ref.get("idref")] for ref in self.package.iter("{*}itemref")]


def read(content: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        files = {name: book.read(name) for name in book.namelist()}
    return Read(files, etree.fromstring(files["EPUB/package.opf"]))


def units(root: Path) -> tuple[World, tuple[Unit, ...]]:
    settings = Settings(clinic=CLINIC.clinic, phone=CLINIC.phone, address=CLINIC.address)
    world = World(root, root / "outputs", settings)
    return world, make_plan(read_ground(world, LANGUAGES)).units


def voiced(unit: Unit, world: World) -> Voiced:
    how = reading(Reader("espeak", "1"), unit.subject.lexicons)
    text = narration(unit.document, None, unit.language, how, world.settings)
    made = narrate(with_edition(text, unit.document, unit.edition, how.lexicons), world)
    return Voiced(made.content, made.times, f"espeak {unit.language.espeak}", draft=True)


def book_of(unit: Unit, world: World, recording: Voiced | None = None) -> Book:
    document = unit.document
    pictures = read_pictures(world.root, document.sections)
    return Book(document, unit.language, unit.edition, CLINIC, pictures, recording)


def odd_workspace(root: Path) -> Workspace:
    """Return a workspace of odd signs; its French is not translated, so it stays English."""
    made = make_workspace(root)
    made.write("source/pills/03-odd.md", ODD)
    made.write("source/pills/phases.svg", PHASES)
    made.write("source/pills/grey.png", png())
    made.edit("source/pills/handout.toml", '"Your new pills"', "'Your \"new\" <pills> & more'")
    return made


Made = tuple[Unit, World]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Made]:
    """Return the handouts that we ship, and that of the odd workspace, in both languages."""
    own = tmp_path_factory.mktemp("own")
    for name in ("source", "translations"):
        shutil.copytree(PROJECT / name, own / name)
    odd = odd_workspace(tmp_path_factory.mktemp("odd")).root
    return {
        f"{unit.document.id}_{unit.document.locale}": (unit, world)
        for world, found in map(units, (own, odd))
        for unit in found
    }


@pytest.fixture(scope="module")
def books(made: Mapping[str, Made]) -> Mapping[str, Book]:
    """Return their books by name; those without a recording end in `_text`."""
    spoken = {name: book_of(*each, voiced(*each)) for name, each in made.items()}
    assert len(spoken) == 6
    return spoken | {f"{name}_text": book_of(*each) for name, each in made.items()}


@pytest.fixture(scope="module")
def scripts(made: Mapping[str, Made]) -> Mapping[str, Sequence[str]]:
    """Return what is said in each recording, utterance by utterance, as it is written."""
    found = {}
    for name, (unit, _) in made.items():
        telling = Telling(CLINIC, True, unit.subject.lexicons)
        code = edition_part(unit.document, unit.edition, 0, unit.subject.lexicons)
        parts = [*handout_script(unit.document, telling), code]
        found[name] = [utterance.text for part in parts for utterance in part]
    return found


@pytest.fixture(scope="module")
def paths(
    books: Mapping[str, Book], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("books")
    for name, book in books.items():
        (folder / f"{name}.epub").write_bytes(render(book))
    return {name: folder / f"{name}.epub" for name in books}


@pytest.fixture(scope="module")
def spoken(books: Mapping[str, Book]) -> Mapping[str, Read]:
    return {name: read(render(book)) for name, book in books.items() if book.recording}


def judged(paths: Mapping[str, Path]) -> list[Path]:
    """Return the books that speak, and one that does not."""
    return [path for name, path in paths.items() if not name.endswith("text")] + [
        paths["pills_fr_CA_text"]
    ]


@needs_epubcheck
def test_epubcheck_has_nothing_to_say(paths: Mapping[str, Path]) -> None:
    told = {path.name: epubcheck.judge(path) for path in judged(paths)}
    assert told == dict.fromkeys(told, ())
    assert len(told) == 7


@needs_ace
def test_ace_finds_no_violation(paths: Mapping[str, Path]) -> None:
    verdicts = ace_daisy.judge(judged(paths))
    assert verdicts == dict.fromkeys(verdicts, ())
    assert len(verdicts) == 7


def test_the_container_is_that_of_an_epub(paths: Mapping[str, Path]) -> None:
    for path in paths.values():
        head = path.read_bytes()[:58]
        assert head[30:] == b"mimetypeapplication/epub+zip"
        with zipfile.ZipFile(path) as book:
            assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not any(entry.extra for entry in book.infolist())
        found = read(path.read_bytes())
        listed = {item.get("href") for item in found.package.iter("{*}item")}
        inside = {name.removeprefix("EPUB/") for name in found.files if name.startswith("EPUB/")}
        assert listed == inside - {"package.opf"}


@dataclass(frozen=True)
class Par:
    """A clip: the page and the element that it says, begin and end in milliseconds."""

    page: str
    element: Any
    begin: int
    end: int

    @property
    def shown(self) -> str:
        """What readers get: the words, or those in the place of a picture."""
        pictures = [image.get("alt") for image in self.element.iter("{*}img")]
        return normal(" ".join([*self.element.itertext(), *pictures]))


def pars(book: Read) -> Iterator[Par]:
    for name in book.names("application/smil+xml"):
        for par in book.page(name).iter("{*}par"):
            (text,), (audio,) = par.iter("{*}text"), par.iter("{*}audio")
            page, _, wanted = text.get("src").partition("#")
            (element,) = book.page(page).xpath("//*[@id=$id]", id=wanted)
            begin, end = (clock(audio.get(name)) for name in ("clipBegin", "clipEnd"))
            yield Par(page, element, begin, end)


def clock(written: str) -> int:
    hours, minutes, seconds = written.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


def test_every_clip_says_what_it_points_to(
    books: Mapping[str, Book], spoken: Mapping[str, Read], scripts: Mapping[str, Sequence[str]]
) -> None:
    count = 0
    for name, book in spoken.items():
        recording = books[name].recording
        assert recording
        starts = [round(start * 1000) for _, start, _ in recording.times]
        for par in pars(book):
            inside = [n for n, start in enumerate(starts) if par.begin <= start < par.end]
            said = " ".join(scripts[name][n] for n in inside)
            # A cell is said behind its column, an item of a list behind its number.
            assert set(words(par.shown)) <= set(words(said)), (name, par.shown, said)
            assert len(words(par.shown)) >= len(words(said)) - 10
            count += len(inside)
        assert count
    assert count == sum(map(len, (scripts[name] for name in spoken)))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_every_clip_begins_with_a_word_and_all_lie_in_the_recording(
    spoken: Mapping[str, Read],
) -> None:
    for book in spoken.values():
        sound, rate = soundfile.read(io.BytesIO(book.files["EPUB/recording.mp3"]))
        loud = np.flatnonzero(np.abs(sound) > QUIET) / rate
        for par in pars(book):
            begin = par.begin / 1000 or 1.0  # there is a second of silence before the first word
            assert loud[loud > begin - 0.1][0] == pytest.approx(begin, abs=0.05)
            assert par.end / 1000 < len(sound) / rate


def test_clips_stand_in_a_row_and_fill_the_times_of_the_package(
    spoken: Mapping[str, Read],
) -> None:
    for book in spoken.values():
        clips = list(pars(book))
        assert clips[0].begin == 0
        assert all(one.end == two.begin for one, two in pairwise(clips))
        assert all(par.begin < par.end for par in clips)
        total, *others = map(clock, book.meta("media:duration"))
        assert total == sum(others) == clips[-1].end
        assert len(others) == len(book.spine)


def test_elements_are_said_in_the_order_in_which_they_stand(spoken: Mapping[str, Read]) -> None:
    for book in spoken.values():
        shown = [
            (page, name)
            for page in book.spine
            for name in book.page(page).xpath("//@id")
            if name.startswith("u")
        ]
        assert [(par.page, par.element.get("id")) for par in pars(book)] == shown


def test_lists_tables_and_pictures_can_be_left(spoken: Mapping[str, Read]) -> None:
    book, found = spoken["pills_en_CA"], []
    for name in book.names("application/smil+xml"):
        for seq in book.page(name).iter("{*}seq"):
            page, _, wanted = seq.get(f"{EPUB}textref").partition("#")
            (element,) = book.page(page).xpath("//*[@id=$id]", id=wanted)
            found.append((seq.get(f"{EPUB}type"), etree.QName(element).localname))
            inside = set(element.xpath(".//@id"))
            for text in seq.iter("{*}text"):
                assert text.get("src").partition("#")[2] in inside
    assert {("list", "ul"), ("list", "ol"), ("table", "table"), ("table-row", "tr")} <= set(found)
    assert found.count(("figure", "figure")) == 2


def test_without_a_recording_nothing_tells_of_one(books: Mapping[str, Book]) -> None:
    book = read(render(books["pills_en_CA_text"]))
    assert not [name for name in book.files if name.endswith((".smil", ".mp3"))]
    assert b"media" not in book.files["EPUB/package.opf"].replace(b"media-type", b"")
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert "synchronizedAudioText" not in book.meta("schema:accessibilityFeature")
    assert "There is no recording" in book.meta("schema:accessibilitySummary")[0]


def test_the_package_tells_what_the_book_is(
    books: Mapping[str, Book], spoken: Mapping[str, Read]
) -> None:
    book = spoken["leukemia-treatments_fr_CA"]
    told = {e.tag.rpartition("}")[2]: e.text for e in book.package.iter("{*}metadata", "{*}*")}
    assert told["title"] == "Les traitements de la leucémie lymphoblastique aiguë (LLA)"
    assert told["language"] == "fr-CA" == book.package.get(LANG)
    assert told["publisher"] == CLINIC.clinic
    assert told["source"].endswith(" https://cancer.ca")
    assert book.meta("schema:bookEdition") == [books["leukemia-treatments_fr_CA"].edition]
    assert book.meta("media:narrator") == ["espeak fr (voix d’ordinateur provisoire)"]
    assert book.meta("schema:accessModeSufficient") == ["textual", "textual,visual", "auditory"]
    assert "Une voix d’ordinateur lit tout le texte" in book.meta("schema:accessibilitySummary")[0]
    # A program answers for nothing: conformance is for those who have judged it.
    assert not book.meta("dcterms:conformsTo") + book.meta("a11y:certifiedBy")


def test_each_text_has_its_identifier(books: Mapping[str, Book]) -> None:
    found = {name: book.identifier for name, book in books.items() if book.recording}
    assert len(set(found.values())) == len(found)
    assert all(uuid.UUID(name).version == 5 for name in found.values())
    book = books["pills_en_CA"]
    assert replace(book, recording=None).identifier == book.identifier
    assert replace(book, edition="0badf00d").identifier != book.identifier


def test_the_day_of_the_review_is_that_of_the_book(books: Mapping[str, Book]) -> None:
    book = books["pills_en_CA_text"]
    reviewed = replace(book, document=replace(book.document, reviewed=date(2026, 3, 1)))
    assert read(render(reviewed)).meta("dcterms:modified") == ["2026-03-01T00:00:00Z"]
    assert read(render(book)).meta("dcterms:modified") == ["1980-01-01T00:00:00Z"]


def tongue(element: Any) -> str:
    return str(next(e.get(LANG) for e in [element, *element.iterancestors()] if e.get(LANG)))


def test_every_part_has_its_language(spoken: Mapping[str, Read]) -> None:
    """In the French book of a handout that nobody has translated all is English but what is not."""
    book = spoken["pills_fr_CA"]
    assert book.package.get(LANG) == "fr-CA"
    assert tongue(book.package.find(".//dc:title", NS)) == "en"
    assert tongue(book.package.find(".//dc:description", NS)) == "en"
    (summary,) = book.package.xpath("//*[@property='schema:accessibilitySummary']")
    assert tongue(summary) == "en"
    pages = [book.page(name) for name in ["nav.xhtml", *book.spine]]
    texts = {
        (tongue(text.getparent() if text.is_text else text.getparent().getparent()), normal(text))
        for page in pages
        for text in page.xpath("//text()")
        if any(map(str.isalpha, text))
    }
    assert {text for language, text in texts if language == "fr"} == {"les *cellules"}
    assert not {text for language, text in texts if language not in ("en", "fr")}
    for page in pages:
        assert page.get(LANG) == "fr-CA"
        assert all(e.get("lang") == e.get(LANG) for e in page.iter("{*}*"))
    (drawing,) = [e for name, e in book.files.items() if name.endswith(".svg")]
    assert {tongue(e) for e in etree.fromstring(drawing).iter("{*}text")} == {"en"}


def test_words_never_become_markup(spoken: Mapping[str, Read]) -> None:
    book = spoken["pills_en_CA"]
    pages = [book.page(name) for name in ["nav.xhtml", *book.spine]]
    assert not [
        e for page in pages for e in page.iter("{*}script", "{*}b", "{*}i", "{*}u", "{*}it")
    ]
    text = " ".join(normal("".join(page.itertext())) for page in pages)
    for words in ('Odd & <b>bold</b> "things" ]]>', CLINIC.clinic, CLINIC.address, "<u>A</u>"):
        assert words in text
    (image, _) = [e for page in pages for e in page.iter("{*}img")]
    assert image.get("alt") == 'Three <phases> & "one" arrow'


def test_nothing_comes_from_elsewhere(spoken: Mapping[str, Read]) -> None:
    for book in spoken.values():
        for name in ["nav.xhtml", *book.spine]:
            page = book.page(name)
            for source in page.xpath("//@src | //x:link/@href", namespaces=NS):
                assert posixpath.join("EPUB", source) in book.files
        assert b"url(" not in book.files["EPUB/style.css"]


def test_a_drawing_has_the_words_of_the_language(spoken: Mapping[str, Read]) -> None:
    found = spoken["leukemia-treatments_fr_CA"].files
    (drawing,) = [etree.fromstring(raw) for name, raw in found.items() if name.endswith(".svg")]
    assert "Pas à l’échelle" in drawing.xpath("//svg:text/text()", namespaces=NS)
    assert drawing.get(LANG) == "fr-CA"


def test_the_contents_lead_to_every_chapter(spoken: Mapping[str, Read]) -> None:
    for book in spoken.values():
        nav = book.page("nav.xhtml")
        contents, landmarks = nav.iter("{*}nav")
        assert (contents.get(f"{EPUB}type"), landmarks.get(f"{EPUB}type")) == ("toc", "landmarks")
        assert [link.get("href") for link in contents.iter("{*}a")] == book.spine
        for link in contents.iter("{*}a"):
            page = book.page(link.get("href"))
            assert normal(link.text) == normal("".join(next(page.iter("{*}h1")).itertext()))
        kinds = [link.get(f"{EPUB}type") for link in landmarks.iter("{*}a")]
        assert kinds == ["bodymatter", "glossary", "bibliography"]


def test_another_reader_opens_it(paths: Mapping[str, Path], spoken: Mapping[str, Read]) -> None:
    for name, book in spoken.items():
        with pymupdf.open(paths[name]) as opened:
            assert opened.metadata["title"] == book.package.findtext(".//dc:title", None, NS)
            assert len(opened.get_toc()) == len(book.spine)
            text = normal(" ".join(page.get_text() for page in opened))
        for page in book.spine:
            assert normal("".join(next(book.page(page).iter("{*}h1")).itertext())) in text


def test_the_same_book_has_the_same_bytes_in_another_process(
    books: Mapping[str, Book], paths: Mapping[str, Path], tmp_path: Path
) -> None:
    for name in ("pills_fr_CA", "leukemia-treatments_en_CA_text"):
        (tmp_path / "book").write_bytes(pickle.dumps(books[name]))
        program = (
            "import hashlib, pickle, sys; from plainspoken.epub.render import render;"
            "book = pickle.load(open(sys.argv[1], 'rb'));"
            "print(hashlib.sha256(render(book)).hexdigest())"
        )
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "book")],
            env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
            capture_output=True,
            text=True,
            check=True,
            cwd=PROJECT,
        )
        assert done.stdout.strip() == hashlib.sha256(paths[name].read_bytes()).hexdigest()
