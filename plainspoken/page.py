"""`index.html`: a plain page from which staff open, print and copy the files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from plainspoken.formats import FORMATS
from plainspoken.model import Handout
from plainspoken.phrases import say
from plainspoken.plan import Unit
from plainspoken.reports import facts, readability

NAME = "index.html"

_STYLE = """
:root { color-scheme: light dark; color: CanvasText; background: Canvas; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
ul { list-style: none; padding: 0; }
li { padding: 0.25rem 0; overflow-wrap: break-word; }
a { display: inline-block; padding: 0.25rem 0; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
.state { border-inline-start: 0.4rem solid; padding-inline-start: 0.8rem; font-weight: bold; }
section { border-block-start: 1px solid; margin-block-start: 2rem; }
"""

Entry = Mapping[str, Any]


def page(manifest: Entry, units: Sequence[Unit], base_url: str, reports: Collection[str]) -> bytes:
    """Return the page of a manifest, in the languages of its handouts.

    `reports` are the paths of the reports for those who write and sign that there are.
    """
    documents = {(unit.document.id, unit.document.locale): unit for unit in units}
    known = [(entry, documents[entry["id"], entry["locale"]]) for entry in manifest["handouts"]]
    lines = [
        *_head(known, base_url),
        *(_report(known) for path in reports if path == readability.PATH),
        *(line for pair in known for line in _handout(*pair, reports)),
        "</main>",
    ]
    return "\n".join([*lines, "</body>", "</html>", ""]).encode()


def _head(known: Sequence[tuple[Entry, Unit]], base_url: str) -> Iterator[str]:
    titles = {unit.language.tag: say(unit.document, "page_title") for _, unit in known}
    main = next(iter(titles), "en")
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(main)}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    if base_url:
        yield f'<link rel="canonical" href="{escape(base_url.rstrip("/"))}/{NAME}">'
    yield f"<title>{escape(titles.get(main, 'plainspoken'))}</title>"
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    words = [f'<span lang="{escape(tag)}">{escape(title)}</span>' for tag, title in titles.items()]
    yield f"<h1>{' · '.join(words)}</h1>"


def _report(known: Sequence[tuple[Entry, Unit]]) -> str:
    said = {unit.language.tag: say(unit.document, "report_readability") for _, unit in known}
    words = [f'<span lang="{escape(tag)}">{escape(text)}</span>' for tag, text in said.items()]
    return f'<p><a href="{readability.PATH}">{" · ".join(words)}</a></p>' if words else ""


def _handout(entry: Entry, unit: Unit, reports: Collection[str]) -> Iterator[str]:
    document = unit.document
    yield f'<section lang="{escape(unit.language.tag)}">'
    yield f"<h2>{escape(entry['title'])}</h2>"
    yield f"<p>{escape(unit.language.name)} · {_edition(entry, document)}</p>"
    yield from _state(entry, document)
    if (path := facts.path(document.id)) in reports:
        yield f'<p><a href="{escape(path)}">{escape(say(document, "report_facts"))}</a></p>'
    if entry["files"]:
        yield f"<h3>{escape(say(document, 'whole_handout'))}</h3>"
        yield from _links(entry, document)
    for section in entry["sections"]:
        if section["files"]:
            yield f"<h3>{escape(section['title'])}</h3>"
            yield from _links(section, document)
    yield "</section>"


def _edition(entry: Entry, document: Handout) -> str:
    return escape(say(document, "edition", edition=entry["edition"]))


def _state(entry: Entry, document: Handout) -> Iterator[str]:
    if entry["state"] in ("withheld", "absent"):
        yield f'<p class="state">{escape(say(document, "state_" + entry["state"]))}</p>'
        reasons = "".join(f"<li>{escape(reason)}</li>" for reason in entry["why"])
        yield f'<ul lang="en">{reasons}</ul>' if reasons else ""
        return
    if document.reviewed is None:
        yield f"<p>{escape(say(document, 'not_reviewed'))}</p>"
    if entry["voice"]["draft"]:
        yield f"<p>{escape(say(document, 'draft_voice'))}</p>"


def _links(entry: Entry, document: Handout) -> Iterator[str]:
    yield "<ul>"
    for file in entry["files"]:
        words = escape(_label(file, entry["title"], document))
        yield f'<li><a href="{escape(file["path"])}">{words}</a></li>'
    yield "</ul>"


def _label(file: Entry, title: str, document: Handout) -> str:
    row = FORMATS[file["format"]]
    return row.label(document, title, file[row.extent], file["bytes"])
