"""What becomes of an edition that was handed out: still right, reworded, or to be taken back."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from plainspoken.dates import long_date
from plainspoken.editions import Edition
from plainspoken.inline import plain
from plainspoken.model import Finding, Handout
from plainspoken.passages import ACRONYMS, CONTACT, GLOSSARY, OPENING, SOURCES, passages
from plainspoken.recall import Change, changes
from plainspoken.settings import contact
from plainspoken.side_by_side import side_by_side
from plainspoken.today import Text
from plainspoken.walk import figures
from plainspoken.world import World

Kind = Literal["today", "reworded", "recall", "withdrawn", "unread"]

_WIDTH = 96
_LANGUAGE = "en-CA"

_PLACES: Mapping[str, str] = {
    OPENING: "At the beginning",
    GLOSSARY: "Words to know",
    ACRONYMS: "Acronyms",
    SOURCES: "Where the facts come from",
    CONTACT: "Your clinic",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """An edition beside the text of today; `pictures` are the paths of those that differ."""

    edition: Edition
    kind: Kind
    text: Text | None
    changes: tuple[Change, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Return what keeps today's text from being compared."""
        return self.text.unread if self.text and self.kind == "unread" else ()


def judge(edition: Edition, text: Text | None, world: World) -> Verdict:
    """Compare an edition with the text of its handout and language today, if there is one.

    One under another name is there to see whether a fact has changed with the name.
    """
    if text is None:
        return Verdict(edition, "withdrawn", None)
    if text.unread:
        return Verdict(edition, "unread", text)
    if text.code == edition.code:
        return Verdict(edition, "today", text)
    found = changes(edition.passages, passages(text.handout, contact(world.settings)))
    kind: Kind = "recall" if any(change.facts for change in found) else "reworded"
    if kind == "reworded" and text.handout.id != edition.handout:
        return Verdict(edition, "withdrawn", None)
    return Verdict(edition, kind, text, found, _pictures(edition, text.handout))


def _pictures(edition: Edition, handout: Handout) -> tuple[str, ...]:
    now = {figure.path: figure.sha256 for figure in figures(handout.sections)}
    paths = sorted({*now, *edition.pictures})
    return tuple(path for path in paths if now.get(path) != edition.pictures.get(path))


def findings(
    verdict: Verdict, released: Collection[str], today: datetime.date
) -> Iterator[Finding]:
    """Yield what staff must know of an edition; `released` are all codes on record."""
    edition, name = verdict.edition, _name(verdict.edition)
    match verdict.kind:
        case "recall":
            message = f"take these sheets back: {name} states something else than today’s text"
            yield Finding("recall", "error", message, edition.origin, _advice(verdict, released))
        case "reworded":
            message = f"{name} says the same as today’s text, in other words"
            yield Finding(
                "reworded", "warning", message, edition.origin, _advice(verdict, released)
            )
        case "withdrawn":
            message = f"{name} belongs to a handout or a language that is not made any more"
            hint = "Hand out no more of them, and ask who takes care of the texts what replaces it."
            yield Finding("withdrawn", "warning", message, edition.origin, hint)
    if is_late(edition, today):
        message = f"{name} was to be reviewed by {day(edition.review_by)}"
        hint = "Ask a clinician whether it still holds before you hand out more of them."
        yield Finding("past-review", "warning", message, edition.origin, hint)


def is_late(edition: Edition, today: datetime.date) -> bool:
    """Tell whether an edition is past its review date."""
    return edition.review_by is not None and edition.review_by < today


def day(date: datetime.date | None) -> str:
    """Return a day in words."""
    return long_date(date, _LANGUAGE) if date else "no day"


def _name(edition: Edition) -> str:
    return f"edition {edition.code}, released on {day(edition.released)},"


def _advice(verdict: Verdict, released: Collection[str]) -> str:
    return "\n".join([*_what(verdict), *_instead(verdict, released)])


def _instead(verdict: Verdict, released: Collection[str]) -> Iterator[str]:
    code = verdict.text.code if verdict.text else ""
    if verdict.kind == "recall":
        yield "Take back the recordings too, and tell people who took it home what has changed."
    elif verdict.pictures:
        yield "If the pictures tell the same, what is left of it may be used up."
    else:
        yield "Nobody is told anything wrong: what is left of it may be used up."
    if code in released:
        yield f"Hand out edition {code} from now on."
    else:
        yield f"Today’s text, edition {code}, is not released yet: have it signed and released."


def _what(verdict: Verdict) -> Iterator[str]:
    """Yield what differs, under the title of its section, facts first told in words."""
    titles = _titles(verdict)
    shown = ""
    if verdict.text and verdict.text.handout.id != verdict.edition.handout:
        yield f"The handout {verdict.edition.handout} is called {verdict.text.handout.id} today."
    for change in verdict.changes:
        if (title := titles[change.passage]) != shown:
            yield title
            shown = title
        yield from _change(change)
    for path in verdict.pictures:
        yield f"The picture {path} differs. Look at both: no program can tell what it showed."
    yield from _dates(verdict)
    if not (verdict.changes or verdict.pictures):
        yield "No word differs. A date, a link, the order of things or the program does."


def _titles(verdict: Verdict) -> Mapping[str, str]:
    handout = verdict.text and verdict.text.handout
    now = {each.id: plain(each.title.text) for each in handout.sections} if handout else {}
    old = {
        each.id: plain(each.leaves[0].text.removeprefix("# "))
        for each in verdict.edition.passages
        if each.leaves
    }
    return {**old, **now, **_PLACES}


def _change(change: Change) -> Iterator[str]:
    for fact in change.facts:
        yield f"    {fact.kind}: the sheet has {fact.ours}, today’s text has {fact.theirs}"
    old, new = change.old, change.new
    if old and new and old.text == new.text:
        yield f"    moved: {old.text}"
    elif old and new:
        today = "today" if old.language == new.language else "today, not translated"
        yield from side_by_side(("the sheet", old.text), (today, new.text), _WIDTH)
    elif old:
        yield f"    taken out: {old.text}"
    elif new:
        yield f"    put in: {new.text}"


def _dates(verdict: Verdict) -> Iterator[str]:
    edition, handout = verdict.edition, verdict.text and verdict.text.handout
    if handout and handout.reviewed != edition.reviewed:
        yield f"Reviewed: {day(edition.reviewed)}; today’s text: {day(handout.reviewed)}."
    if handout and handout.review_by != edition.review_by:
        yield f"Next review: {day(edition.review_by)}; today’s text: {day(handout.review_by)}."
