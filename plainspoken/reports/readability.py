"""How easy each sentence is, why not, and what to write instead: a page for each handout.

`reports/readability.html` leads to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainspoken.baseline import STRICT, Baseline, Key, measured
from plainspoken.checks.readability import GATES, Gate
from plainspoken.coach.advice import Advice
from plainspoken.html import Html, element, join, listing, table
from plainspoken.inline import plain
from plainspoken.languages import base
from plainspoken.plan import Unit
from plainspoken.readability.scores import Scores
from plainspoken.reports.html import document
from plainspoken.reports.sentences import sentence
from plainspoken.reports.sign_off import sign_off

FOLDER = "reports"
PATH = f"{FOLDER}/readability.html"

TITLE = "How easy the handouts are to read"

Advised = Mapping[Key, Sequence[Advice]]

_KEY = (
    ("easy", "nothing to mend"),
    ("fair", "one thing to mend, or near a limit"),
    ("hard", "too long, too dense, or two things to mend"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A handout in one look: how many of its sentences are how easy, by the language's name."""

    id: str
    title: str
    tag: str
    counts: Mapping[str, str]


def path(handout_id: str) -> str:
    """Return where the page of a handout lies in the outputs."""
    return f"{FOLDER}/readability-{handout_id}.html"


def row(units: Sequence[Unit], advised: Advised) -> Row:
    """Return the row of a handout; `units` are its languages."""
    title = plain(units[0].document.title.text)
    counts = {unit.language.name: _counts(_of_unit(unit, advised)) for unit in units}
    return Row(units[0].document.id, title, units[0].language.tag, counts)


def _of_unit(unit: Unit, advised: Advised) -> list[Advice]:
    id, locale = unit.document.id, unit.document.locale
    return [a for section in unit.document.sections for a in advised[id, section.id, locale]]


def _counts(advice: Sequence[Advice]) -> str:
    return ", ".join(f"{sum(a.band == band for a in advice)} {band}" for band, _ in _KEY)


def overview(rows: Sequence[Row]) -> bytes:
    """Return the page that leads to those of all handouts."""
    names = list(dict.fromkeys(name for row in rows for name in row.counts))
    cells = [[_link(row), *(row.counts.get(name, "") for name in names)] for row in rows]
    body = [*_key(), table("Sentences of each handout", ["Handout", *names], cells)]
    return document(TITLE, body if rows else [*_key(), element("p", "There is no handout.")])


def _link(row: Row) -> Html:
    name = path(row.id).removeprefix(f"{FOLDER}/")
    return element("a", row.title, href=name, lang=row.tag)


def report(units: Sequence[Unit], advised: Advised, baseline: Baseline) -> bytes:
    """Return the page of one handout, section by section, in all its languages."""
    now = measured(units)
    title = plain(units[0].document.title.text)
    body = [
        *_introduction(),
        _contents(units[0]),
        *(_section(units, index, advised, (now, baseline)) for index in _sections(units[0])),
        element("h2", "Checklist to sign off", id="sign-off"),
        element("p", _CHECKLIST),
        sign_off(units),
    ]
    return document(f"How easy it is to read: {title}", body)


_CHECKLIST = (
    "Print this part, or judge on the screen. The items come after PEMAT, the tool of the Agency "
    "for Healthcare Research and Quality for printable patient materials. What a machine can see "
    "of plain language is among the findings already."
)


def _key() -> Iterator[Html]:
    yield element("p", "Each sentence says how hard it is, in words as well as in colour:")
    yield listing(join([element("b", band.capitalize()), f": {what}"]) for band, what in _KEY)


def _introduction() -> Iterator[Html]:
    yield from _key()
    yield element(
        "p",
        "A score is a range: from the strict one to the one in which the glossary words that the "
        "section explains count as easy. The limits are held against the second.",
    )


def _sections(unit: Unit) -> range:
    return range(len(unit.document.sections))


def _contents(unit: Unit) -> Html:
    links = [
        element("a", plain(section.title.text), href=f"#{section.id}--text", lang=unit.language.tag)
        for section in unit.document.sections
    ]
    links.append(element("a", "Checklist to sign off", href="#sign-off"))
    return element("nav", listing(links), aria_label="Contents")


def _section(
    units: Sequence[Unit], index: int, advised: Advised, scores: tuple[Baseline, Baseline]
) -> Html:
    """Return a section in all languages; `scores` are those of now and of the baseline."""
    section = units[0].document.sections[index]
    title = plain(section.title.text)
    heading = element("h2", title, id=f"{section.id}--text", lang=units[0].language.tag)
    parts = (_part(unit, index, advised, scores) for unit in units)
    return join([heading, element("div", *parts, class_="parts")])


def _part(unit: Unit, index: int, advised: Advised, scores: tuple[Baseline, Baseline]) -> Html:
    """Return a section in one language."""
    section, tag = unit.document.sections[index], unit.language.tag
    now, before = scores
    key = (unit.document.id, section.id, unit.document.locale)
    name = element("h3", f"{unit.language.name}: {plain(section.title.text)}", lang=tag)
    advice = advised[key]
    items = [sentence(each, tag) for each in advice]
    return element(
        "section",
        name,
        _scores(unit, now[key], before.get(key, {})),
        element("p", f"Sentences: {_counts(advice)}."),
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
