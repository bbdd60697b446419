"""`index.html`: every handout as a card, from which staff open, print and copy the files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
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
"""What the manifest says of each handout in each language, and its unit."""


@dataclass(frozen=True, slots=True)
class Extras:
    """Paths of the reports that there are; the zip of each handout, by its id."""

    reports: Collection[str]
    archives: Mapping[str, Entry]


def page(manifest: Entry, units: Sequence[Unit], base_url: str, reports: Collection[str]) -> bytes:
    """Return the page of a manifest, in the languages of its handouts.

    `reports` are the paths of the reports for those who write and sign that there are.
    """
    documents = {(unit.document.id, unit.document.locale): unit for unit in units}
    known = [(entry, documents[entry["id"], entry["locale"]]) for entry in manifest["handouts"]]
    titles = _in_each(known, "page_title")
    tag, title = titles[0] if titles else ("en", "plainspoken")
    frame = Frame(
        title=title,
        language=tag,
        style=("shared.css", "index.css"),
        program="index.js",
        address=f"{base_url.rstrip('/')}/{NAME}" if base_url else "",
    )
    extras = Extras(reports, manifest.get("archives", {}))
    return document(frame, _body(known, titles, extras))


def _in_each(known: Known, phrase: str, **values: str | Run) -> list[tuple[str, str]]:
    """Return a phrase in each language: (tag, words)."""
    return list({u.language.tag: say(u.document, phrase, **values) for _, u in known}.items())


def _body(known: Known, titles: Sequence[tuple[str, str]], extras: Extras) -> Iterator[Html]:
    yield element("a", spans(_in_each(known, "skip")), class_="skip", href="#the_handouts")
    heading = element("h1", spans(titles, " "))
    yield element("header", heading)
    yield element("main", _find(known), _cards(known, extras))
    if known and readability.PATH in extras.reports:
        yield element("footer", _report(known))


def _report(known: Known) -> Html:
    words = spans(_in_each(known, "report_readability"))
    return element("p", element("a", words, href=readability.PATH))


def _find(known: Known) -> Html:
    """Return the field to search by; the program shows it, for nothing else could use it."""
    if not known:
        return Html()
    label = element("label", spans(_in_each(known, "find")), for_="the_words")
    field = void("input", id="the_words", type="search", autocomplete="off", spellcheck="false")
    counts = _in_each(known, "found", count=Run("{count}"), total=Run("{total}"))
    said = [element("span", lang=tag, data_text=text) for tag, text in counts]
    told = element("p", parted(said), role="status", class_="quiet")
    return element("div", label, field, told, class_="find", hidden="")


def _cards(known: Known, extras: Extras) -> Html:
    by_handout = groupby(known, key=lambda pair: pair[0]["id"])
    cards = (_card(list(pairs), extras) for _, pairs in by_handout)
    return element("div", *cards, id="the_handouts", tabindex="-1")


def _card(pairs: Known, extras: Extras) -> Html:
    titles = [
        element("span", entry["title"], lang=unit.document.title.language) for entry, unit in pairs
    ]
    tongues = (
        element("section", *_tongue(*pair, extras.reports), **_lang(pair[1])) for pair in pairs
    )
    heading = element("h2", parted(titles, " "))
    parts = [heading, element("div", *tongues, class_="tongues"), *_archive(pairs, extras)]
    return element("article", *parts, class_="card")


def _archive(pairs: Known, extras: Extras) -> Iterator[Html]:
    if made := extras.archives.get(pairs[0][0]["id"]):
        documents = [(unit.language.tag, unit.document) for _, unit in pairs]
        words = [
            (tag, say(document, "zip_file", size=size(made["bytes"], document)))
            for tag, document in documents
        ]
        yield element("p", element("a", spans(words), href=made["path"]))


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
