"""`index.html`: every handout as a card, from which staff open, print and copy the files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plainspoken.dates import long_date
from plainspoken.formats import FORMATS
from plainspoken.html import Html, element, join, listing, void
from plainspoken.inline import plain
from plainspoken.labels import size
from plainspoken.model import Handout, Run
from plainspoken.phrases import say
from plainspoken.plan import Unit
from plainspoken.reports import facts, readability
from plainspoken.web.frame import Frame, document, parted, spans

NAME = "index.html"


Entry = Mapping[str, Any]
Known = Sequence[tuple[Entry, Unit]]
"""What the manifest says of a handout in each language, and its unit."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the page shows of a handout, and what it says itself: by tag, by the phrase's name."""

    html: str
    words: Mapping[str, Mapping[str, str]]


_SAID = ("page_title", "skip", "find", "report_readability")


def card(known: Known, archive: Entry | None = None, reports: Collection[str] = ()) -> Card:
    """Return the card of a handout.

    `archive` is the entry of its zip, `reports` are the paths of those there are for people who
    sign.
    """
    titles = [
        element("span", entry["title"], lang=unit.document.title.language) for entry, unit in known
    ]
    tongues = (element("section", *_tongue(*pair, reports), **_lang(pair[1])) for pair in known)
    heading = element("h2", parted(titles, " "))
    parts = [heading, element("div", *tongues, class_="tongues"), *_archive(known, archive)]
    words = {unit.language.tag: _words(unit.document) for _, unit in known}
    return Card(element("article", *parts, class_="card"), words)


def _words(document: Handout) -> dict[str, str]:
    counts = say(document, "found", count=Run("{count}"), total=Run("{total}"))
    return {**{name: say(document, name) for name in _SAID}, "found": counts}


def page(cards: Sequence[Card], base_url: str, advised: bool) -> bytes:
    """Return the page of all handouts, in their languages; tell if there is advice on texts."""
    words = {tag: each for card in cards for tag, each in card.words.items()}
    titles = _in_each(words, "page_title")
    tag, title = titles[0] if titles else ("en", "plainspoken")
    frame = Frame(
        title=title,
        language=tag,
        style=("shared.css", "index.css"),
        program="index.js",
        address=f"{base_url.rstrip('/')}/{NAME}" if base_url else "",
    )
    return document(frame, _body(cards, words, advised))


Words = Mapping[str, Mapping[str, str]]


def _in_each(words: Words, phrase: str) -> list[tuple[str, str]]:
    """Return a phrase in each language: (tag, words)."""
    return [(tag, each[phrase]) for tag, each in words.items()]


def _body(cards: Sequence[Card], words: Words, advised: bool) -> Iterator[Html]:
    yield element("a", spans(_in_each(words, "skip")), class_="skip", href="#the_handouts")
    heading = element("h1", spans(_in_each(words, "page_title"), " "))
    yield element("header", heading)
    shown = element("div", *(Html(card.html) for card in cards), id="the_handouts", tabindex="-1")
    yield element("main", _find(words), shown)
    if cards and advised:
        told = spans(_in_each(words, "report_readability"))
        yield element("footer", element("p", element("a", told, href=readability.PATH)))


def _find(words: Words) -> Html:
    """Return the field to search by; the program shows it, for nothing else could use it."""
    if not words:
        return Html()
    label = element("label", spans(_in_each(words, "find")), for_="the_words")
    field = void("input", id="the_words", type="search", autocomplete="off", spellcheck="false")
    said = [element("span", lang=tag, data_text=text) for tag, text in _in_each(words, "found")]
    told = element("p", parted(said), role="status", class_="quiet")
    return element("div", label, field, told, class_="find", hidden="")


def _archive(known: Known, archive: Entry | None) -> Iterator[Html]:
    if archive:
        words = [
            (
                unit.language.tag,
                say(unit.document, "zip_file", size=size(archive["bytes"], unit.document)),
            )
            for _, unit in known
        ]
        yield element("p", element("a", spans(words), href=archive["path"]))


def _lang(unit: Unit) -> dict[str, str]:
    return {"lang": unit.language.tag}


def _tongue(entry: Entry, unit: Unit, reports: Collection[str]) -> Iterator[Html]:
    handout = unit.document
    yield element("h3", unit.language.name)
    yield element("p", plain(handout.summary.text), class_="summary")
    yield from _state(entry, handout)
    if entry["files"]:
        yield element("h4", say(handout, "whole_handout"))
        yield _links(entry, handout)
    yield from _sections(entry, handout)
    yield element("p", " · ".join(_dates(entry, unit)), class_="quiet")
    if (path := facts.path(handout.id)) in reports:
        yield element("p", element("a", say(handout, "report_facts"), href=path))


def _state(entry: Entry, handout: Handout) -> Iterator[Html]:
    if entry["state"] in ("withheld", "absent"):
        yield element("p", say(handout, f"state_{entry['state']}"), class_="state")
        if entry["why"]:
            yield listing(entry["why"], lang="en")
    elif any(file["format"] == "mp3" for part in _parts(entry) for file in part["files"]):
        yield from _voice(entry["voice"], handout)


def _parts(entry: Entry) -> Sequence[Entry]:
    return [entry, *entry["sections"]]


def _voice(voice: Entry, handout: Handout) -> Iterator[Html]:
    if voice["draft"]:
        yield element("p", say(handout, "draft_voice"), class_="state")
    name = Run(f"{voice['engine']} {voice['name']}")
    yield element("p", say(handout, "voice_name", voice=name), class_="quiet")


def _dates(entry: Entry, unit: Unit) -> Iterator[str]:
    handout, tag = unit.document, unit.language.tag
    if handout.reviewed is None:
        yield say(handout, "not_reviewed")
    else:
        yield say(handout, "reviewed", date=long_date(handout.reviewed, tag))
    if handout.review_by:
        yield say(handout, "review_by", date=long_date(handout.review_by, tag))
    yield say(handout, "edition", edition=entry["edition"])


def _sections(entry: Entry, handout: Handout) -> Iterator[Html]:
    made = [section for section in entry["sections"] if section["files"]]
    if made:
        summary = element("summary", say(handout, "sections"))
        inner = (join([element("h4", each["title"]), _links(each, handout)]) for each in made)
        yield element("details", summary, *inner)


def _links(entry: Entry, document: Handout) -> Html:
    # A page from which all else is to be had comes first.
    files = sorted(entry["files"], key=lambda file: not FORMATS[file["format"]].tells)
    words = ((file["path"], _label(file, entry["title"], document)) for file in files)
    return listing((element("a", text, href=path) for path, text in words), class_="files")


def _label(file: Entry, title: str, document: Handout) -> str:
    row = FORMATS[file["format"]]
    return row.label(document, title, file[row.extent], file["bytes"])
