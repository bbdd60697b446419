"""`reports/facts-HANDOUT.html`: one page of evidence that a reviewer can sign.

Each message that states something, in the source and in the translation, with what both state;
and whether print and sound came out with the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plainspoken.checks.facts import acronym_names, differences
from plainspoken.facts.compare import Difference
from plainspoken.facts.fact import Fact
from plainspoken.facts.names import Name
from plainspoken.facts.reading import can_read, message_facts
from plainspoken.html import Html, Part, element, join, listing, table
from plainspoken.inline import plain
from plainspoken.model import Prose
from plainspoken.plan import Unit
from plainspoken.reports.html import document
from plainspoken.signing import sign_off_lines

FOLDER = "reports"

Names = tuple[tuple[Name, ...], tuple[Name, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """Files of a unit by kind: how many are in place and right, of how many."""

    pdf: tuple[int, int]
    mp3: tuple[int, int]


def path(handout_id: str) -> str:
    """Return where the page of a handout lies in the outputs."""
    return f"{FOLDER}/facts-{handout_id}.html"


def report(units: Sequence[Unit], made: Mapping[str, Made]) -> bytes:
    """Return the page of one handout; `units` are its languages, `made` its files by locale."""
    source = units[0].subject.source
    title = f"The same facts everywhere: {plain(source.title.text)}"
    body = [
        *_introduction(),
        element("h2", "In one look"),
        element(
            "div",
            table("Languages and files", _HEADER, [_row(unit, made) for unit in units]),
            class_="wide",
        ),
        *(part for unit in units for part in _language(unit)),
        element("h2", "Signature"),
        *_signature(units),
    ]
    return document(title, body)


def _introduction() -> Iterator[Html]:
    yield element(
        "p",
        "A fact is a number with its unit and bound, a date, a time, a telephone number, a “not”, "
        "a direction, a “may” or “must”, a medicine, an acronym, a link, or bold print. Facts are "
        "compared by value: 2 p.m. is 14 h.",
    )
    yield element(
        "p",
        "A machine made this page. It sees what it has rules for, and nothing else: whether the "
        "sentences around the facts say the same, only a person can tell.",
    )


_HEADER = ("Language", "Edition", "Differences", "Print", "Sound")


def _row(unit: Unit, made: Mapping[str, Made]) -> list[Part]:
    codes = [finding.code for finding in unit.findings if finding.severity != "info"]
    changed, misread = codes.count("changed-fact"), codes.count("misread-fact")
    files = made[unit.document.locale]
    return [
        element("span", unit.language.name, lang=unit.language.tag),
        unit.edition,
        f"{changed or 'None'} to the source, {misread or 'none'} to what is read aloud",
        f"{_of(files.pdf)} PDF files, each read back with all its facts",
        f"{_of(files.mp3)} recordings of what was compared",
    ]


def _of(count: tuple[int, int]) -> str:
    return f"{count[0]} of {count[1]}"


def _language(unit: Unit) -> Iterator[Html]:
    """Yield the evidence for one translation; nothing where nothing is translated."""
    names = acronym_names(unit.subject.source, unit.subject.localised)
    files = [
        (path, list(rows))
        for path, rows in groupby(differences(unit.subject), lambda row: row[0].origin.path)
    ]
    if files:
        yield element("h2", unit.language.name, lang=unit.language.tag)
    for path, rows in files:
        shown = [each for row in rows if (each := _message(*row, names))]
        quiet = len(rows) - len(shown)
        count = f"{len(shown)} of {len(rows)} texts state facts."
        yield element("h3", path)
        yield element("p", f"{count} {f'{quiet} state none.' if quiet else ''}".strip())
        yield listing(shown, "ol", class_="sentences")


def _message(
    source: Prose, localised: Prose, found: Sequence[Difference], names: Names
) -> Html | None:
    """Return the item of a message, None where neither side states a fact."""
    ours, theirs = (
        message_facts(prose.text, prose.language, known)
        for prose, known in zip((source, localised), names, strict=True)
    )
    pairs = list(_pairs(ours, theirs))
    if not pairs and not found:
        return None
    verdict = listing(f"{each.kind}: {each.ours} became {each.theirs}" for each in found)
    state = join([element("b", "Differences:"), verdict]) if found else element("b", "The same")
    return element(
        "div",
        element("div", _text(source), _text(localised), class_="parts"),
        state,
        listing(_pair(*pair, source.language, localised.language) for pair in pairs),
        class_="hard" if found else "easy",
    )


def _pairs(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the facts that both sides state, each once."""
    left = sorted(theirs, key=lambda fact: fact.soft)
    for fact in ours:
        partner = next((other for other in left if fact.agrees(other)), None)
        if partner and not (fact.soft and partner.soft) and not fact.shown.startswith("("):
            left.remove(partner)
            yield fact, partner


def _pair(fact: Fact, other: Fact, *languages: str) -> Html:
    shown = (
        element("span", each.shown, lang=tag)
        for each, tag in zip((fact, other), languages, strict=True)
    )
    first, second = shown
    return join([f"{fact.kind}: ", first, " = ", second])


def _text(prose: Prose) -> Html:
    place = element("span", str(prose.origin), class_="place")
    return element("p", element("span", plain(prose.text), lang=prose.language), " ", place)


def _signature(units: Sequence[Unit]) -> Iterator[Html]:
    yield element(
        "p",
        "I have read both texts and this page, and take them to say the same. To sign, write these "
        "lines with your name and the day into handout.toml:",
    )
    for unit in units:
        if can_read(unit.language.tag):
            yield element("pre", sign_off_lines(unit))
