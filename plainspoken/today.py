"""The texts of a workspace as they are today, read and not checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from plainspoken.catalogue import read_catalogue
from plainspoken.editions import Edition, Record
from plainspoken.glossary import relevant
from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.localise import localise
from plainspoken.model import Finding, Handout
from plainspoken.passages import passages
from plainspoken.plan import edition
from plainspoken.settings import contact
from plainspoken.sign_off import SignOff
from plainspoken.source import is_about, read_source
from plainspoken.walk import figures
from plainspoken.world import World

_HIDING = frozenset(
    {
        *("bad-toml", "broken-picture", "control-character", "duplicate-section"),
        *("duplicate-term", "extra-cell", "file-name", "list-too-deep", "missing-key", "no-alt"),
        *("not-utf-8", "outside-workspace", "too-deep", "too-large", "unreadable-file"),
        *("unsupported-drawing", "unsupported-markup", "wrong-acronym", "wrong-type"),
    }
)
"""Errors that may keep a part of a text back, unless they are about words: those are there."""


@dataclass(frozen=True, slots=True)
class Text:
    """A localised handout, its edition, who has signed it, and what keeps it from being read."""

    handout: Handout
    code: str
    sign_off: SignOff | None
    unread: tuple[Finding, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what tells it from all editions, as `Edition.key`."""
        return self.handout.id, self.handout.locale, self.code


Texts = Mapping[tuple[str, str], Text]
"""By the id of the handout and the locale."""


def read_texts(world: World, languages: Mapping[str, Language]) -> Texts:
    """Read every handout in every language. Raises `BadCall`."""
    source = read_source(world.root)
    unread = [found for found in source.findings if found.code in _HIDING and not found.about]
    texts = {}
    for language in languages.values():
        catalogue = read_catalogue(world.root, language)
        for each in source.handouts:
            localised = localise(relevant(each), catalogue, language)
            texts[each.id, language.locale] = Text(
                localised,
                edition(localised, world),
                source.sign_offs[each.id].get(language.locale),
                (*(f for f in unread if is_about(f, each.id)), *catalogue.findings),
            )
    return texts


def text_of(edition: Edition, texts: Texts, record: Record) -> Text | None:
    """Return today's text of an edition; of a handout that was renamed, under its new name.

    Renamed is what has most of its sections, and was not on record beside it.
    """
    if text := texts.get((edition.handout, edition.locale)):
        return text
    older = takewhile(lambda each: each.key != edition.key, record.editions)
    beside = {each.handout for each in older}
    mine = {each.id for each in edition.passages if not each.id.startswith("@")}
    for (handout, locale), text in texts.items():
        sections = {section.id for section in text.handout.sections}
        alike = 2 * len(mine & sections) > len(mine | sections)
        if locale == edition.locale and handout not in beside and alike:
            return text
    return None


def edition_of(handout: Handout, code: str, sign_off: SignOff, world: World) -> Edition:
    """Return a signed text as an edition that is released today."""
    reached = contact(world.settings)
    return Edition(
        code=code,
        handout=handout.id,
        locale=handout.locale,
        title=plain(handout.title.text),
        released=world.today(),
        reviewed=handout.reviewed,
        review_by=handout.review_by,
        signed_by=sign_off.by,
        signed=sign_off.date,
        contact=reached,
        pictures={figure.path: figure.sha256 for figure in figures(handout.sections)},
        passages=passages(handout, reached),
    )
