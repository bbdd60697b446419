"""`changed` and `edition`: what was handed out, and what of it has to be taken back."""

from __future__ import annotations

import argparse
import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from plainspoken.call import languages_of
from plainspoken.editions import NAME, Edition, Record, read_record
from plainspoken.errors import CONTENT, OK, BadCall
from plainspoken.inline import plain
from plainspoken.languages import LANGUAGES
from plainspoken.model import Finding
from plainspoken.plan import EDITION_LENGTH
from plainspoken.summary import count_text, count_words, findings_text
from plainspoken.today import Text, read_texts, text_of
from plainspoken.verdict import Verdict, day, findings, is_late, judge
from plainspoken.workspace import world_of
from plainspoken.world import World

_SHORTEST = 4
"""Characters of a code that are enough to look for it."""

_HEARD = str.maketrans({"o": "0", "i": "1", "l": "1"})
"""What a code can be taken for on the telephone; it has only digits and letters up to f."""

_BESIDE = re.compile(r"^\s*[eé]dition\b|[\W_]")
"""What stands beside the signs of a code: the word before it on paper, spaces, dashes, a stop."""

_TOLD = frozenset({"recall", "reworded", "withdrawn", "past-review"})
"""What is found of an edition; all else keeps one from being read or compared."""


def changed(options: argparse.Namespace) -> int:
    """Tell which editions on record differ from today's text, or are past their review date."""
    world = world_of(options)
    record = read_record(world.root)
    texts = read_texts(world, languages_of(world))
    chosen = _since(record, options.since)
    released = {edition.code for edition in record.editions}
    found = list(record.findings)
    _print(record.findings)
    for _, editions in groupby(_grouped(chosen), key=_place):
        verdicts = [judge(each, text_of(each, texts, record), world) for each in editions]
        told = [each for v in verdicts for each in findings(v, released, world.today())]
        unread = [each for v in verdicts for each in v.unread]
        if told or unread:
            print("\n".join(_group(verdicts[0].edition, told, unread)))
        found += [*dict.fromkeys(unread), *told]
    print(_end(chosen, found, options.since))
    return _status(found)


def _print(found: Sequence[Finding]) -> None:
    for line in findings_text(found):
        print(line)


def _status(found: Sequence[Finding]) -> int:
    return CONTENT if any(each.severity == "error" for each in found) else OK


def _grouped(editions: Sequence[Edition]) -> list[Edition]:
    """Return editions by handout and language, the newest of each first."""
    newest_first = editions[::-1]
    return sorted(newest_first, key=_place)


def _place(edition: Edition) -> tuple[str, str]:
    return edition.handout, edition.locale


def _group(edition: Edition, told: Sequence[Finding], unread: Sequence[Finding]) -> Iterator[str]:
    yield f"\n{edition.title} · {_language(edition.locale)} ({edition.handout}, {edition.locale})"
    if unread:
        yield "Its text cannot be read today, so nothing can be compared. Mend it first:"
    for finding in (*dict.fromkeys(unread), *told):
        yield from findings_text([finding])


def _end(chosen: Sequence[Edition], found: Sequence[Finding], since: str | None) -> str:
    recalls = sum(each.code == "recall" for each in found)
    back = (
        f"{count_words(recalls, 'edition')} to be taken back" if recalls else "nothing to take back"
    )
    unsure = any(each.code not in _TOLD for each in found)
    if not chosen:
        which = "can be read and was" if unsure else "was"
        then = f" since {since}" if since else ""
        return f"\nNo edition: {NAME} holds none that {which} released{then}."
    far = ", as far as can be told" if unsure else ""
    looked = count_words(len(chosen), "edition")
    return f"\n{looked} looked at, {back}{far}. {count_text(found)}"


def _language(locale: str) -> str:
    return LANGUAGES[locale].name if locale in LANGUAGES else locale


def _since(record: Record, since: str | None) -> Sequence[Edition]:
    """Return the editions from a day or an edition on. Raises `BadCall`."""
    if since is None:
        return record.editions
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", since.strip()):
        first = _day(since.strip())
        return [edition for edition in record.editions if edition.released >= first]
    code = _code(since)
    if not re.fullmatch(f"[0-9a-f]{{{_SHORTEST},}}", code):
        raise BadCall(f"--since takes a day such as 2026-03-01 or an edition, not {since}")
    places = [n for n, each in enumerate(record.editions) if each.code.startswith(code)]
    if not places:
        raise BadCall(f"{_unknown(since, record)}; a day is written as 2026-03-01")
    return record.editions[places[0] :]


def _day(text: str) -> datetime.date:
    year, month, day = map(int, text.split("-"))
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise BadCall(f"there is no day {text}; write year-month-day, as in 2026-03-01") from error


def edition(options: argparse.Namespace) -> int:
    """Tell what a sheet of paper or a recording is, by the code at its foot or its end."""
    world = world_of(options)
    asked = " ".join(options.words)
    code = _code(asked)
    if len(code) < _SHORTEST:
        raise BadCall("write the code of the edition, or how it begins: edition 3f9c01ab")
    record = read_record(world.root)
    texts = read_texts(world, languages_of(world))
    on_record = [each for each in record.editions if each.code.startswith(code)]
    keys = {each.key for each in on_record}
    drafts = [t for t in texts.values() if t.code.startswith(code) and t.key not in keys]
    if not on_record and not drafts:
        _print(record.findings)
        raise BadCall(_unknown(asked, record, [text.code for text in texts.values()]))
    verdicts = [judge(each, text_of(each, texts, record), world) for each in on_record]
    return _tell(verdicts, drafts, record, world)


def _tell(verdicts: Sequence[Verdict], drafts: Sequence[Text], record: Record, world: World) -> int:
    released = {each.code for each in record.editions}
    found = list(record.findings)
    for verdict in verdicts:
        told = [*verdict.unread, *findings(verdict, released, world.today())]
        print("\n".join([*_about(verdict, world), *findings_text(told)]))
        found += told
    for text in drafts:
        print("\n".join(_draft(text)))
    _print(record.findings)
    return _status(found)


def _about(verdict: Verdict, world: World) -> Iterator[str]:
    edition = verdict.edition
    signed = f"signed by {edition.signed_by} on {day(edition.signed)}"
    yield f"\nEdition {edition.code}: {edition.title} · {_language(edition.locale)}"
    yield f"Released on {day(edition.released)}, {signed}."
    if edition.reviewed:
        yield f"Reviewed by a clinician: {day(edition.reviewed)}."
    if edition.review_by:
        yield f"Next review: {day(edition.review_by)}."
    if verdict.kind == "today":
        late = is_late(edition, world.today())
        yield f"It is today’s text.{'' if late else ' It may be handed out.'}"
    elif verdict.kind == "unread":
        yield "Whether it is still right cannot be told, for today’s text cannot be read:"


def _draft(text: Text) -> Iterator[str]:
    handout = text.handout
    yield f"\nEdition {text.code}: {plain(handout.title.text)} · {_language(handout.locale)}"
    yield "It is today’s text, but was never released: it is not to be handed out."
    if text.sign_off and text.sign_off.edition == text.code:
        yield f"Signed by {text.sign_off.by} on {day(text.sign_off.date)}."
    if handout.review_by:
        yield f"Next review: {day(handout.review_by)}."


def _code(text: str) -> str:
    small = unicodedata.normalize("NFC", text).lower()
    return _BESIDE.sub("", small).translate(_HEARD)


def _unknown(asked: str, record: Record, drafts: Sequence[str] = ()) -> str:
    """Return that no edition is the one asked for, and which may be meant."""
    known = [*(each.code for each in record.editions), *drafts]
    close = difflib.get_close_matches(_code(asked)[:EDITION_LENGTH], known, n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(dict.fromkeys(close))}?" if close else "no code is near it"
    if record.findings:
        hint += f" (a part of {NAME} cannot be read: it may stand there)"
    return f"there is no edition {asked}; {hint}"
