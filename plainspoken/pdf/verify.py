"""Whether a finished PDF says what its document says: facts by value, and links."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from plainspoken.addresses import ShortAddress, shown
from plainspoken.facts.doors import PRINTED, Stated, compare_door, stated
from plainspoken.facts.reading import can_read
from plainspoken.inline import runs
from plainspoken.model import Figure, Finding, Handout, Prose, Section
from plainspoken.pdf.read_back import Printed, read_back
from plainspoken.walk import own_proses, walk_blocks


def lost_in_print(
    document: Handout, section: Section | None, address: ShortAddress | None, content: bytes
) -> Iterator[Finding]:
    """Find facts and links of a document, or of one section of it, that its PDF does not show.

    `address` is what it should say of its place on the web.
    """
    printed = read_back(content)
    if address and not _shows(printed, address):
        message = f"the address {address.typed} is not in the PDF"
        yield Finding("lost-in-print", "error", message, document.title.origin, _HINT)
    proses = list(printed_proses(document, section))
    language = document.title.language
    if can_read(language):
        loss = compare_door(stated(proses), printed.paragraphs, language, PRINTED)
        yield from map(_lost, loss.lost)
    for prose in proses:
        for href in (run.href for run in runs(prose.text) if run.href):
            if href not in printed.links:
                message = f"the link to {href} is not in the PDF"
                yield Finding("lost-in-print", "error", message, prose.origin, _HINT)


def _shows(printed: Printed, address: ShortAddress) -> bool:
    """Tell whether a short address is there in print, in however many lines, and as a link."""
    words = "".join("".join(printed.paragraphs).split())
    return address.scanned in printed.links and shown(address.typed) in words


_HINT = "The text is right, but the PDF is not: please tell the makers of plainspoken."


def _lost(each: Stated) -> Finding:
    sentence = shorten(each.sentence, 80, placeholder="…")
    message = f"{each.fact.kind}: the PDF does not show “{each.fact.shown}” of “{sentence}”"
    return Finding("lost-in-print", "error", message, each.prose.origin, _HINT)


def printed_proses(document: Handout, section: Section | None) -> Iterator[Prose]:
    """Yield what is printed of a section, or of the whole of a handout: no words for pictures."""
    if section is None:
        yield from (document.title, document.summary, document.audience)
    for each in [section] if section else document.sections:
        yield each.title
        for block in walk_blocks(each.blocks):
            shown = (block.caption,) if isinstance(block, Figure) else own_proses(block)
            yield from (prose for prose in shown if prose)
    if section is None:
        yield from (prose for term in document.glossary for prose in (term.term, term.meaning))
        yield from (prose for ref in document.references for prose in (ref.title, ref.publisher))
    if document.notice:
        yield document.notice
