"""A sentence in the report: its band in words, its hard words marked, the reasons listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plainspoken.coach.advice import Advice
from plainspoken.coach.text import Kind, Reason
from plainspoken.html import Html, Part, element, join, listing

_MARKS: Mapping[Kind, str] = {
    "plainer": "say",
    "acronym": "letters",
    "rare": "rare",
    "stack": "noun chain",
    "passive": "passive",
}
"""What stands behind a mark. Where two overlap the first kind here is shown."""


def sentence(advice: Advice, language: str) -> Html:
    """Return a sentence as an item of a list in English; the sentence itself has its tag."""
    band = element("span", f"{advice.band.capitalize()}: ", class_="band")
    text = element("span", *_marked(advice, language), lang=language)
    place = f" ({advice.origin})" if advice.band != "easy" else ""
    shown = [element("p", band, text, element("span", place, class_="place"))]
    reasons = [_reason(advice, reason, language) for reason in advice.reasons]
    if advice.band != "easy":
        shown.append(listing(reasons or ["Near a limit: its length, or its share of long words."]))
    return element("li", *shown, class_=advice.band)


def _marked(advice: Advice, language: str) -> Iterator[Part]:
    text, at = advice.text, 0
    for reason in _apart(advice.reasons):
        yield text[at : reason.start]
        yield element("mark", text[reason.start : reason.end])
        yield element("span", " [", *_note(reason, language), "]", class_="say", lang="en")
        at = reason.end
    yield text[at:]


def _apart(reasons: Sequence[Reason]) -> list[Reason]:
    """Return those that mark words, none inside another, in the order of the text."""
    kinds = list(_MARKS)
    taken: list[Reason] = []
    for reason in sorted((r for r in reasons if r.end), key=lambda r: kinds.index(r.kind)):
        if all(reason.end <= other.start or other.end <= reason.start for other in taken):
            taken.append(reason)
    return sorted(taken, key=lambda reason: reason.start)


def _note(reason: Reason, language: str) -> Iterator[Part]:
    yield _MARKS[reason.kind]
    if reason.say:
        yield ": "
        yield element("span", " / ".join(reason.say), lang=language)


def _reason(advice: Advice, reason: Reason, language: str) -> Html:
    shown = advice.text[reason.start : reason.end]
    quoted: list[Part] = [": ", element("q", shown, lang=language)] if shown else []
    if not reason.say:
        return join([reason.why.capitalize(), *quoted, ". ", reason.do])
    said = [part for say in reason.say for part in (" or ", element("q", say, lang=language))]
    return join([reason.why.capitalize(), *quoted, ". Say ", *said[1:], "."])
