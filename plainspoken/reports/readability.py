"""`reports/readability.html`: how easy each sentence is, why not, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from plainspoken.baseline import STRICT, Baseline, Key, measured
from plainspoken.checks.readability import GATES, Gate
from plainspoken.coach.advice import Advice
from plainspoken.html import Html, Part, element, join, listing, table
from plainspoken.inline import plain
from plainspoken.languages import base
from plainspoken.model import Section
from plainspoken.plan import Unit
from plainspoken.readability.scores import Scores
from plainspoken.reports.html import document
from plainspoken.reports.sentences import sentence
from plainspoken.reports.sign_off import sign_off

PATH = "reports/readability.html"

TITLE = "How easy the handouts are to read"

Advised = Mapping[Key, Sequence[Advice]]

_KEY = (
    ("easy", "nothing to mend"),
    ("fair", "one thing to mend, or near a limit"),
    ("hard", "too long, too dense, or two things to mend"),
)


def report(units: Sequence[Unit], advised: Advised, baseline: Baseline) -> bytes:
    """Return the page about all sections, handout by handout, in all their languages."""
    now = measured(units)
    handouts = [list(group) for _, group in groupby(units, lambda unit: unit.document.id)]
    body = [
        *_introduction(),
        _contents(handouts),
        *(_handout(each, advised, now, baseline) for each in handouts),
        element("h2", "Checklist to sign off", id="sign-off"),
        element("p", _CHECKLIST),
    ]
    for each in handouts:
        body += [_title("h3", each[0]), sign_off(each)]
    return document(TITLE, body)


_CHECKLIST = (
    "Print this part, or judge on the screen. The items come after PEMAT, the tool of the Agency "
    "for Healthcare Research and Quality for printable patient materials. What a machine can see "
    "of plain language is among the findings already."
)


def _introduction() -> Iterator[Html]:
    yield element("p", "Each sentence says how hard it is, in words as well as in colour:")
    yield listing(join([element("b", band.capitalize()), f": {what}"]) for band, what in _KEY)
    yield element(
        "p",
        "A score is a range: from the strict one to the one in which the glossary words that the "
        "section explains count as easy. The limits are held against the second.",
    )


def _contents(handouts: Sequence[Sequence[Unit]]) -> Html:
    links: list[Part] = []
    for units in handouts:
        unit = units[0]
        for section in unit.document.sections:
            words = f"{plain(unit.document.title.text)}: {plain(section.title.text)}"
            links.append(element("a", words, href=f"#{_id(unit, section)}", lang=unit.language.tag))
    links.append(element("a", "Checklist to sign off", href="#sign-off"))
    return element("nav", listing(links), aria_label="Contents")


def _id(unit: Unit, section: Section) -> str:
    return f"{unit.document.id}--{section.id}"


def _title(name: str, unit: Unit) -> Html:
    return element(name, plain(unit.document.title.text), lang=unit.language.tag)


def _handout(units: Sequence[Unit], advised: Advised, now: Baseline, before: Baseline) -> Html:
    parts = [_title("h2", units[0])]
    for index, section in enumerate(units[0].document.sections):
        title = plain(section.title.text)
        place = _id(units[0], section)
        parts.append(element("h3", title, id=place, lang=units[0].language.tag))
        inner = [_part(unit, index, advised, now, before) for unit in units]
        parts.append(element("div", *inner, class_="parts"))
    return join(parts)


def _part(unit: Unit, index: int, advised: Advised, now: Baseline, before: Baseline) -> Html:
    """Return a section in one language."""
    section, tag = unit.document.sections[index], unit.language.tag
    key = (unit.document.id, section.id, unit.document.locale)
    name = element("h4", f"{unit.language.name}: {plain(section.title.text)}", lang=tag)
    advice = advised[key]
    counts = ", ".join(f"{sum(a.band == band for a in advice)} {band}" for band, _ in _KEY)
    items = [sentence(each, tag) for each in advice]
    return element(
        "section",
        name,
        _scores(unit, now[key], before.get(key, {})),
        element("p", f"Sentences: {counts}."),
        element("ol", *items, class_="sentences") if items else Html(""),
    )


def _scores(unit: Unit, now: Scores, before: Scores) -> Html:
    gates = [g for g in GATES.get(base(unit.language.tag), ()) if g.score in now]
    header = ["Score", "Now", "Limit", "Baseline"]
    rows = [[g.name, _range(g, now), _limit(g, now), _range(g, before)] for g in gates]
    return table("Scores", header, rows) if rows else element("p", "There is no score.")


def _range(gate: Gate, found: Scores) -> str:
    if gate.score not in found:
        return "none"
    value, strict = found[gate.score], found.get(gate.score + STRICT)
    return f"{value}" if strict in (None, value) else f"{strict} to {value}"


def _limit(gate: Gate, now: Scores) -> str:
    severity = gate.severity(now[gate.score])
    state = {None: "kept", "warning": "missed (warning)"}.get(severity, "missed (error)")
    return f"{'at most' if gate.high_is_hard else 'at least'} {gate.warn:g}: {state}"
