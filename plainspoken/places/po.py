"""The current entries of a PO file, each string with the places of its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from plainspoken.places.placed import Patch, Placed, Sign, composed, patch, patches

_LINE = re.compile(
    r'^[ \t\ufeff]*(?:(?P<keyword>msg[a-z_]+(?:\[\d+\])?)[ \t]*)?"(?P<words>(?:[^"\\\r\n]|\\.)*)"'
)
_SIGN = re.compile(r"\\(?:[0-7]{1,3}|x[\da-fA-F]{2}|.)|.", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_SPELLED = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One message: its msgid and its msgstr, both on the line of the msgid for findings."""

    msgid: Placed
    msgstr: Placed


def po_entries(content: str) -> Iterator[PoEntry]:
    """Yield the entries of a PO text that can be read, as `catalogue` has them.

    The header, obsolete entries, plurals and entries with a context are none of ours.
    """
    parts: dict[str, list[Sign]] = {}
    keyword, line, at = "", 0, 0
    for number, text in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", content), start=1):
        if found := _LINE.match(text):
            new = found["keyword"]
            if new and (new == "msgctxt" or (new == "msgid" and keyword != "msgctxt")):
                yield from _entry(parts, line)
                parts = {}
            line = number if new == "msgid" else line
            keyword = new or keyword
            parts.setdefault(keyword, []).extend(_signs(found, at))
        at += len(text)
    yield from _entry(parts, line)


def with_msgids(content: str, renamed: Mapping[str, str]) -> str:
    """Return a PO text in which msgids are what the source has now.

    A msgid that is there already stays the only one of its kind: the two change places if only
    the other one is translated.
    """
    entries = {entry.msgid.text: entry for entry in po_entries(content)} if renamed else {}
    taken = dict(entries)
    changes: list[Patch] = []
    for old, entry in entries.items():
        new = renamed.get(old, old)
        there = taken.setdefault(new, entry)
        if new == old or (there is not entry and (there.msgstr.signs or not entry.msgstr.signs)):
            continue
        changes += _respell(entry, new)
        if there is not entry:
            changes += _respell(there, old)
            taken[new] = entry
    return patch(content, changes)


def _respell(entry: PoEntry, new: str) -> Iterator[Patch]:
    old = entry.msgid.text
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from patches(entry.msgid, a, b, new[c:d])


def spell(text: str) -> str:
    """Return words as they stand between the quotes of a PO file."""
    return "".join(_SPELLED.get(sign, sign) for sign in text)


def _entry(parts: dict[str, list[Sign]], line: int) -> Iterator[PoEntry]:
    if parts.keys() == {"msgid", "msgstr"} and parts["msgid"]:
        msgid, msgstr = (tuple(composed(parts[name])) for name in ("msgid", "msgstr"))
        yield PoEntry(Placed(msgid, line, spell), Placed(msgstr, line, spell))


def _signs(found: re.Match[str], at: int) -> Iterator[Sign]:
    offset = at + found.start("words")
    for sign in _SIGN.finditer(found["words"]):
        text = sign[0]
        if text.startswith("\\"):
            text = _ESCAPES.get(text[1], text[1:])
        yield text, offset + sign.start(), offset + sign.end()
