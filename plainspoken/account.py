"""What one handout adds to all that is told of a workspace: page, manifest, reports, summary.

Of thousands of handouts only these are held at once, and each can be kept until something
changes that it was made of.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from plainspoken.archives import Archive
from plainspoken.coach.advice import Advice
from plainspoken.coach.text import Reason
from plainspoken.model import Finding, Origin
from plainspoken.page import Card
from plainspoken.reports.readability import Row

Place = tuple[str, str]
"""A section and a locale."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A handout in one locale: what was found, its entry of the manifest, what is said of it.

    `entry` stands so in the manifest, in UTF-8; `text` are lines for a person; `engine` is the
    voice of the recordings that there are, None where there are none.
    """

    findings: tuple[Finding, ...]
    entry: bytes
    text: str
    engine: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """What there is of a handout.

    `paths` are all files of ours that are in place and right, reports left out; `advice` has the
    sentences to mend first, `messages` are all texts that were looked up in catalogues, `signed`
    is the day of the last sign-off. With `whole` nothing is missing or wrong in any language, and
    no voice kept anything back.
    """

    id: str
    order: int
    tongues: Mapping[str, Tongue]
    paths: tuple[str, ...]
    archive: Archive | None
    addresses: Mapping[str, str]
    card: Card
    row: Row
    advice: Mapping[Place, tuple[Advice, ...]]
    messages: tuple[str, ...]
    signed: datetime.date | None
    whole: bool


_PLAIN = ("id", "order", "paths", "addresses", "messages", "whole")


def spell(account: Account) -> dict[str, Any]:
    """Return an account as JSON can hold it."""
    places = [[*place, [asdict(each) for each in a]] for place, a in account.advice.items()]
    return {
        **{name: getattr(account, name) for name in _PLAIN},
        "signed": account.signed.isoformat() if account.signed else None,
        "tongues": {
            locale: {**asdict(each), "entry": each.entry.decode()}
            for locale, each in account.tongues.items()
        },
        "archive": asdict(account.archive) if account.archive else None,
        "card": asdict(account.card),
        "row": asdict(account.row),
        "advice": places,
    }


def read(kept: Mapping[str, Any]) -> Account:
    """Return an account as `spell` has spelled it."""
    return Account(
        id=kept["id"],
        order=kept["order"],
        tongues={locale: _tongue(each) for locale, each in kept["tongues"].items()},
        paths=tuple(kept["paths"]),
        archive=Archive(**kept["archive"]) if kept["archive"] else None,
        addresses=kept["addresses"],
        card=Card(**kept["card"]),
        row=Row(**kept["row"]),
        advice={(place, locale): tuple(map(_advice, a)) for place, locale, a in kept["advice"]},
        messages=tuple(kept["messages"]),
        signed=datetime.date.fromisoformat(kept["signed"]) if kept["signed"] else None,
        whole=kept["whole"],
    )


def _tongue(kept: Mapping[str, Any]) -> Tongue:
    findings = tuple(_finding(each) for each in kept["findings"])
    return Tongue(**{**kept, "findings": findings, "entry": kept["entry"].encode()})


def _finding(kept: Mapping[str, Any]) -> Finding:
    origin = Origin(**kept["origin"]) if kept["origin"] else None
    return Finding(**{**kept, "origin": origin})


def _advice(kept: Mapping[str, Any]) -> Advice:
    reasons = tuple(Reason(**{**each, "say": tuple(each["say"])}) for each in kept["reasons"])
    return Advice(**{**kept, "origin": Origin(**kept["origin"]), "reasons": reasons})
