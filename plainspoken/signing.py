"""What a release asks of reviewers: a sign-off for exactly the text that is handed out.

The words that were to be signed are kept in the store, so that it can be told later what has
changed since. Where the store was lost, only that something has changed is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from plainspoken.model import Finding, Origin, Prose
from plainspoken.plan import Unit
from plainspoken.side_by_side import side_by_side
from plainspoken.source_names import FOLDER
from plainspoken.store import Store, digest
from plainspoken.walk import proses

_SHOWN = 5
"""Changes; who wants to see more of them reads the whole handout again."""

_WIDTH = 96


def sign_off_findings(unit: Unit, store: Store) -> Iterator[Finding]:
    """Find that nobody has signed the text of a unit, or that it has changed since."""
    document, signed = unit.document, unit.sign_off
    store.make(_key(unit, unit.edition), lambda: _words(unit))
    if signed is None:
        message = f"nobody has signed {document.id} in {document.locale}, edition {unit.edition}"
        hint = "When a reviewer has read it and takes it to be right, add, with name and day:"
        origin = Origin(f"{FOLDER}/{document.id}/handout.toml", 1)
        yield Finding("no-sign-off", "error", message, origin, f"{hint}\n{sign_off_lines(unit)}")
    elif not unit.signed:
        message = (
            f"{document.id} in {document.locale} has changed since {signed.by} signed it on "
            f"{signed.date}: from edition {signed.edition} to {unit.edition}"
        )
        hint = (
            "When a reviewer has read it again, write in place of these lines, with name and day:"
        )
        hint = "\n".join([*_since(unit, signed.edition, store), hint, sign_off_lines(unit)])
        yield Finding("void-sign-off", "error", message, signed.origin, hint)


def sign_off_lines(unit: Unit) -> str:
    """Return the lines of a sign-off; left empty, name and day are errors of their own."""
    head = f"[sign-off.{unit.document.locale}]"
    return "\n".join([head, 'reviewed-by = ""', 'date = ""', f'text = "{unit.edition}"'])


def _key(unit: Unit, edition: str) -> str:
    return digest("words to sign", unit.document.id, unit.document.locale, edition)


def _words(unit: Unit) -> bytes:
    texts = [prose.text for prose in proses(unit.subject.localised)]
    return json.dumps(texts, ensure_ascii=False).encode()


def _since(unit: Unit, edition: str, store: Store) -> Iterator[str]:
    kept = store.get(_key(unit, edition))
    if kept is None:
        return
    changes = list(_changes(json.loads(kept), proses(unit.subject.localised)))
    if not changes:
        yield "No word has changed. A picture, an address, a date, the order or the program has."
    for lines in islice(changes, _SHOWN):
        yield from lines
    if len(changes) > _SHOWN:
        yield f"and {len(changes) - _SHOWN} more"


def _changes(before: Sequence[str], now: Sequence[Prose]) -> Iterator[list[str]]:
    texts = [prose.text for prose in now]
    for kind, a, b, c, d in SequenceMatcher(None, before, texts, autojunk=False).get_opcodes():
        if kind != "equal":
            old, new = " ".join(before[a:b]), " ".join(texts[c:d])
            place = now[min(c, len(now) - 1)].origin
            yield [f"{place}", *side_by_side(("signed", old), ("now", new), _WIDTH)]
