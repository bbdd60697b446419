"""A section in words that a translator wrote, in each kind of file: words stay words.

An input is a section, a line with SPLIT, and what the catalogue holds for its texts, by lines.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from itertools import cycle
from typing import Any

from lxml import etree, html

from plainspoken import braille
from plainspoken.catalogue import Catalogue, Entry
from plainspoken.epub.book import Book
from plainspoken.epub.render import render as render_book
from plainspoken.glossary import define
from plainspoken.inline import SAFE_LINK, plain
from plainspoken.localise import localise
from plainspoken.markdown import parse
from plainspoken.model import Contact, Figure, Handout, Origin, Prose
from plainspoken.pdf.fonts import missing_characters
from plainspoken.pdf.theme import LARGE
from plainspoken.phrases import phrases
from plainspoken.readability.prepare import prepare
from plainspoken.readability.scores import scores
from plainspoken.speech.script import Telling, handout_script
from plainspoken.speech.tags import Tags, encode_tags
from plainspoken.speech.times import Chapter
from plainspoken.speech.transcript import transcript
from plainspoken.store import Store
from plainspoken.text_file import CONTROL, MAX_TEXT, decode
from plainspoken.walk import figures, own_proses, proses, rewrite, walk_blocks
from plainspoken.web.page import Page, handout_page
from tests.fuzz.readers import FRENCH, OURS, scratch
from tests.test_glossary import handout, section

SPLIT = b"\n=====\n"
CLINIC = Contact("<script>clinic</script>", "604-555-0123", "\"'1 Main & Co")
ORIGIN = Origin("x.po", 1)
_ACTIVE = ("iframe", "object", "embed", "form", "base", "frame", "applet")
PNG = b"\x89PNG\r\n\x1a\n"


def _checked(text: str) -> str:
    """Return a text without the characters for which the checks keep a handout back."""
    missing = missing_characters(text)
    return "".join(sign for sign in CONTROL.sub("", text) if sign not in missing)


def _unfit(text: str) -> bool:
    flat = text.replace("\n", " ").replace("\t", " ")
    return _checked(flat) != flat


def _blank(document: Handout) -> Handout:
    return replace(rewrite(document, lambda prose: Prose("", "", ORIGIN)), locale="")


def document(content: bytes) -> Handout | None:
    """Return the handout of an input in French; None where its section cannot be read.

    What a msgstr holds never changes the structure.
    """
    source, _, hostile = content.partition(SPLIT)
    text, found = decode(source, "x.md")
    parsed = parse(text, "x.md")
    if found or parsed.findings or not parsed.blocks or _unfit(text):
        return None
    made = replace(handout(section(text)), phrases=phrases())
    # One without words is an error of its own, and never gets here.
    told = map(_checked, decode(hostile, "x.po")[0].split("\n"))
    lines = [text for line in told if plain(text := line[:MAX_TEXT]).strip()] or ["x"]
    own = {prose.text for _, prose in made.phrases}
    texts = dict(zip((prose.text for prose in proses(made)), cycle(lines), strict=False))
    # What the program itself says keeps its places, and has no words that are counted.
    said = {id: f"{id} {OURS.sub('w', text)}" if id in own else text for id, text in texts.items()}
    entries = {id: Entry(text[:MAX_TEXT], False, ORIGIN) for id, text in said.items()}
    translated = localise(made, Catalogue("x.po", entries), FRENCH)
    assert _blank(translated) == _blank(made)
    return define(translated)


def pictures(made: Handout) -> dict[str, bytes]:
    """Return a photograph for each picture."""
    return dict.fromkeys((figure.path for figure in figures(made.sections)), PNG)


def can_be_shown(made: Handout) -> bool:
    """Tell whether no picture is a drawing: of those there are none here."""
    return all(figure.path.endswith(".png") for figure in figures(made.sections))


def words(made: Handout) -> Counter[str]:
    """Return the words of ours that a reader sees in the sections."""
    return Counter(OURS.findall(" ".join(plain(prose.text) for prose in _read(made))))


def _read(made: Handout) -> list[Prose]:
    """Return the proses of the sections, without those that only stand for a picture."""
    blocks = [block for each in made.sections for block in walk_blocks(each.blocks)]
    unseen = [block.alternative for block in blocks if isinstance(block, Figure)]
    shown = [prose for block in blocks for prose in own_proses(block)]
    titles = [each.title for each in made.sections]
    return [*titles, *(prose for prose in shown if not any(prose is other for other in unseen))]


def _alone(text: str) -> Counter[str]:
    """Return the words of ours that stand alone: of an address not all is said."""
    return Counter(word for word in text.split() if OURS.fullmatch(word))


def inert(root: Any) -> None:
    """See that nothing in a page can act, or be fetched, but what we put there."""
    for element in root.iter():
        for key, value in element.attrib.items():
            assert not key.lower().startswith("on"), (element.tag, key)
            if key in ("href", "src") and re.match(r"\s*[a-z]+:", value, re.IGNORECASE):
                assert SAFE_LINK.match(value) or value.startswith(("data:image/", "data:,")), value
    assert not [*root.iter(*_ACTIVE, *(f"{{*}}{name}" for name in _ACTIVE))]


def page(content: bytes) -> None:
    """A page has each word once, and nothing in it acts."""
    made = document(content)
    if made is None or not can_be_shown(made):
        return
    written = handout_page(
        Page(made, FRENCH, "abcd1234", CLINIC, "x", False, (), pictures(made), (), "")
    )
    root = html.document_fromstring(written)
    inert(root)
    assert [s.get("src") for s in root.iter("script")] in ([None], [None, None])
    chapter = [e for e in root.iter() if e.get("id") == made.sections[0].id]
    assert len(chapter) == 1
    assert Counter(OURS.findall(chapter[0].text_content())) == words(made)


def book(content: bytes) -> None:
    """Each part of a book is well-formed, and has each word once."""
    made = document(content)
    if made is None or not can_be_shown(made):
        return
    packed = render_book(Book(made, FRENCH, "abcd1234", CLINIC, pictures(made)))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf"))]
        roots = {name: etree.fromstring(archive.read(name)) for name in names}
    for root in roots.values():
        assert not list(root.iter("{*}script", "{*}img[@onerror]"))
        inert(root)
    found = [e for r in roots.values() for e in r.iter("{*}section") if e.get("id") == "x"]
    text = " ".join(" ".join(e.itertext()) for e in found)
    if found:
        assert Counter(OURS.findall(text)) == words(made)


def cells(content: bytes) -> None:
    """Braille is cells, or tells which sign it lacks."""
    made = document(content)
    if made is None or braille.missing():
        return
    code = braille.Code("fr-CA", "standard")
    try:
        written, pages = braille.render(braille.Document(made, None, code, "abcd1234", CLINIC))
    except braille.NoBrailleSign:
        return
    assert pages > 0
    assert re.fullmatch(rb"[ -_\r\n\f]*", written)


def printed(content: bytes) -> None:
    """A PDF is made, or what does not fit is told."""
    from reportlab.platypus.doctemplate import LayoutError

    from plainspoken.pdf.render import Document, render

    made = document(content)
    if made is None or pictures(made):
        return
    try:
        written, pages = render(Document(made, None, FRENCH, "abcd1234", CLINIC), LARGE)
    except LayoutError:
        return
    assert pages > 0
    assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b", written)
    links = re.findall(rb"/URI \((.*?)\)", written)
    assert all(SAFE_LINK.match(link.decode("latin-1")) for link in links)


def heard(content: bytes) -> None:
    """A script, its transcript and its tags hold the words; the scores are numbers."""
    made = document(content)
    if made is None:
        return
    script = handout_script(made, Telling(CLINIC, False, ()))
    said = transcript(script)
    assert not _alone(" ".join(plain(p.text) for p in _read(made))) - Counter(OURS.findall(said))
    _tagged(said)
    tongue = made.title.language
    for each in made.sections:
        found = scores(prepare(each, made.glossary), tongue, Store(scratch() / "scores"))
        assert all(isinstance(value, int | float) for value in found.values())


def _tagged(said: str) -> None:
    from mutagen.id3 import ID3

    title = said[:100]
    chapters = [Chapter(title, 0.0, 1.0)]
    tags = Tags(
        title, title, title, "1/1", "fra", None, title, [(title, title)], said, chapters, PNG
    )
    read = ID3(io.BytesIO(encode_tags(tags)))
    assert str(read["TIT2"]) == title or "\0" in title
    assert len(read.getall("CHAP")) == 1
    assert len(read.getall("TXXX")) == 1
