"""A document as a listener hears it: utterances in order, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from plainspoken.model import Contact, Handout, Section, Utterance
from plainspoken.speech.introduce import introduce
from plainspoken.speech.lines import (
    Line,
    Lines,
    block_lines,
    draft_notice,
    edition,
    ending,
    heading,
    prose_lines,
    sources,
    words_to_know,
)
from plainspoken.speech.spoken import Lexicons, spoken

Part = tuple[Utterance, ...]
"""A piece of a recording that may stand in another one too."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a script needs beside the handout; `draft` is whether the voice is one."""

    contact: Contact
    draft: bool
    lexicons: Lexicons


def section_script(handout: Handout, section: Section, telling: Telling) -> tuple[Part, ...]:
    """Return what is said in the recording of one section, part by part."""
    notice = draft_notice(handout, telling.draft)
    scopes = [
        [[heading(section.title)], notice, block_lines(handout, section.blocks)],
        [ending(handout, telling.contact)],
    ]
    return _parts(handout, scopes, telling.lexicons)


def handout_script(handout: Handout, telling: Telling) -> tuple[Part, ...]:
    """Return what is said in the recording of a whole handout, part by part."""
    notice = draft_notice(handout, telling.draft)
    opening = [*prose_lines(handout.summary), *prose_lines(handout.audience)]
    scopes: list[list[Lines]] = [[[heading(handout.title)], notice, opening]]
    for section in handout.sections:
        scopes.append([[heading(section.title)], block_lines(handout, section.blocks)])
    scopes.append([words_to_know(handout), sources(handout)])
    scopes.append([ending(handout, telling.contact)])
    return _parts(handout, scopes, telling.lexicons)


def edition_part(handout: Handout, code: str, number: int, lexicons: Lexicons) -> Part:
    """Return the code of the edition, the last thing said; `number` is that of its utterance.

    A part of its own: where only the code is new, nothing else is said or encoded anew.
    """
    return (_utterance(number, edition(handout, code), handout, set(), lexicons),)


def _parts(
    handout: Handout, scopes: Iterable[Iterable[Lines]], lexicons: Lexicons
) -> tuple[Part, ...]:
    """Number the lines and say them; in each scope every acronym is new once.

    A scope is a section, so that a section sounds the same in both kinds of recording.
    """
    numbers = count(1)
    parts = []
    for scope in scopes:
        told: set[str] = set()
        for lines in scope:
            part = tuple(_utterance(next(numbers), line, handout, told, lexicons) for line in lines)
            parts += [part] if part else []
    return tuple(parts)


def _utterance(
    number: int, line: Line, handout: Handout, told: set[str], lexicons: Lexicons
) -> Utterance:
    said = introduce(line.runs, handout.acronyms, told, line.language)
    return Utterance(
        id=f"u{number:04}",
        text=line.text,
        said=spoken(said, line.language, lexicons),
        language=line.language,
        pause=line.pause,
        heading=line.heading,
        lead=line.lead,
    )
