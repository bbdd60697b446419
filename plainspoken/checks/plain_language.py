"""What no formula sees of plain language, as far as a machine can tell.

After the Patient Education Materials Assessment Tool for printable materials (PEMAT-P, AHRQ 2013):
its items on purpose, on short sections, on headings and on steps. It gives no numbers. Seven items
a list are the CDC's Clear Communication Index (2014), a paragraph of eight sentences or 150 words
at most the Federal Plain Language Guidelines (2011).
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from plainspoken.checks.subject import Subject
from plainspoken.coach.tables import phrases, starts
from plainspoken.coach.text import longest, words_of
from plainspoken.inline import plain
from plainspoken.languages import base
from plainspoken.model import Finding, Heading, Listing, Paragraph, Prose, Section
from plainspoken.sentences import sentences
from plainspoken.walk import own_proses, walk_blocks

MOST_ITEMS = 7
MOST_SENTENCES, MOST_WORDS = 8, 150
LONG_SECTION = 200
"""Words: about two pages of large print. A shorter section can do without headings."""


def purpose(subject: Subject) -> Iterator[Finding]:
    """Find summaries that do not say what the reader will learn or do."""
    summary = subject.localised.summary
    signs = starts(base(subject.language.tag), "purpose")
    words = words_of(plain(summary.text))
    told = any(longest(words, at, signs) for at in range(len(words)))
    if signs and words and not told:
        message = f"the summary does not say what the reader will learn or do: “{_short(summary)}”"
        hint = "Say it to the reader, such as: Learn how to take your pills."
        yield _find("vague-summary", message, hint, summary)


def steps(subject: Subject) -> Iterator[Finding]:
    """Find bullet lists whose items tell an order."""
    language = base(subject.language.tag)
    for section in subject.localised.sections:
        for listing in _listings(section):
            told = {item: _step(plain(item.text), language) for item in _firsts(listing)}
            found = [item for item, kind in told.items() if kind]
            if listing.start is None and len(found) > 1 and "sure" in told.values():
                message = f"these bullets are steps in an order: “{_short(found[0])}”"
                hint = "Number them in the source: 1. 2. 3."
                yield _find("unnumbered-steps", message, hint, found[0])


def _step(text: str, language: str) -> str:
    """Return `sure` where a text starts with a word of order, `perhaps` for "first", or nothing."""
    words = words_of(text)
    if not words:
        return ""
    if longest(words, 0, starts(language, "steps")):
        return "sure"
    if not longest(words, 0, starts(language, "steps_with_comma")):
        return ""
    return "sure" if text[words[0].end :].startswith(",") else "perhaps"


def long_lists(subject: Subject) -> Iterator[Finding]:
    """Find lists with more items than readers take in. Told once, for the source decides it."""
    for section in subject.source.sections:
        for listing in _listings(section):
            count, first = len(listing.items), next(_firsts(listing), section.title)
            if count > MOST_ITEMS:
                message = f"a list of {count} items"
                hint = f"Make lists of {MOST_ITEMS} at most, each led in by a line of its own."
                about = "\n".join(item.text for item in _firsts(listing))
                yield Finding("long-list", "warning", message, first.origin, hint, about)


def headings(subject: Subject) -> Iterator[Finding]:
    """Find headings that say nothing of what stands below them, and pairs that are the same."""
    vague = phrases(base(subject.language.tag), "vague_headings")
    for section in subject.localised.sections:
        seen: set[tuple[str, ...]] = set()
        for heading in (section.title, *_headings(section)):
            words = tuple(word.small for word in words_of(plain(heading.text)))
            if words in vague:
                message = f"“{_short(heading)}” does not say what stands below it"
                hint = "Say it, as an answer or as the reader’s question: When to call us."
                yield _find("vague-heading", message, hint, heading)
            if words in seen:
                message = f"“{_short(heading)}” is a heading of this section twice"
                hint = "Say what is different below each."
                yield _find("repeated-heading", message, hint, heading)
            seen.add(words)


def long_paragraphs(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that are a wall of words."""
    for section in subject.localised.sections:
        for block in walk_blocks(section.blocks):
            if isinstance(block, Paragraph):
                text = plain(block.prose.text)
                number, words = len(sentences(text, block.prose.language)), len(text.split())
                if number > MOST_SENTENCES or words > MOST_WORDS:
                    message = f"a paragraph of {number} sentences and {words} words"
                    hint = f"Part it: {MOST_SENTENCES} sentences and {MOST_WORDS} words at most."
                    yield _find("long-paragraph", message, hint, block.prose)


def no_headings(subject: Subject) -> Iterator[Finding]:
    """Find long sections without a heading. Told once, for the source decides it."""
    for section in subject.source.sections:
        texts = [prose.text for block in walk_blocks(section.blocks) for prose in own_proses(block)]
        words = sum(len(plain(text).split()) for text in texts)
        if words > LONG_SECTION and not any(_headings(section)):
            message = f"{words} words and no heading in “{_short(section.title)}”"
            hint = "Put a heading (## …) over each thing that it tells."
            about = "\n".join(texts)
            origin = section.title.origin
            yield Finding("no-headings", "warning", message, origin, hint, about)


def _listings(section: Section) -> Iterator[Listing]:
    yield from (block for block in walk_blocks(section.blocks) if isinstance(block, Listing))


def _firsts(listing: Listing) -> Iterator[Prose]:
    """Yield the first words of each item."""
    for item in listing.items:
        yield from (prose for block in item[:1] for prose in own_proses(block)[:1])


def _headings(section: Section) -> Iterator[Prose]:
    """Yield the headings below the title."""
    for block in section.blocks:
        if isinstance(block, Heading) and block.level > 1:
            yield block.prose


def _find(code: str, message: str, hint: str, prose: Prose) -> Finding:
    return Finding(code, "warning", message, prose.origin, hint, prose.text)


def _short(prose: Prose) -> str:
    return shorten(plain(prose.text), 60, placeholder="…")
