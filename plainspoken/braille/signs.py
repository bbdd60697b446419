"""Prose in braille: which table, which signs, and what has none.

English: Unified English Braille (UEB), contracted. French: the Code braille français uniformisé
(CBFU, 2008), which Québec signed with France, Belgium, Switzerland and French-speaking Africa in
2001; liblouis has no table for Canada alone and needs none. Its table leaves two rules of the code
to its caller, kept here: a punctuation mark and a quotation mark stand close to their word.

Words in another language are written with the document's own signs, uncontracted (The Rules of
Unified English Braille 2013, 13.5, for readers who need not know that language): the signs of two
codes side by side would be read as letters of one. Capital signs are those of the tables. Bold
signs stand only for what an author wrote in **bold**, never for headings, captions or terms, which
their place tells from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from plainspoken.braille import liblouis
from plainspoken.inline import plain
from plainspoken.languages import base
from plainspoken.model import Finding, Handout, Prose, Run
from plainspoken.walk import own_proses, proses, walk_blocks

BLANK = "\u2800"
_SIX_DOTS = range(0x2801, 0x2840)
_LAST_OF_TABLES = "\uffff"
_NO_BREAK = "\u00a0\u202f"

_TIGHT = re.compile(rf"[ {_NO_BREAK}]+(?=[:;!?»])|(?<=«)[ {_NO_BREAK}]+")
_TWO_NUMBERS = re.compile(r"(?<=\d) (?=\d)")
_THOUSANDS = re.compile(rf"(?<=\d)[{_NO_BREAK}](?=\d{{3}}(?!\d))")


@dataclass(frozen=True, slots=True)
class Tables:
    """One row: the tables of liblouis for a language, and how its lists and contents look.

    `tight` is whether punctuation stands close to the word before it whatever print does, `step`
    how many cells a list and its lines step in, `leader` the cell that leads to a page number.
    """

    standard: str
    contracted: str
    uncontracted: str
    tight: bool
    bullet: str
    step: int
    leader: str


TABLES: Mapping[str, Tables] = {
    "en": Tables(
        standard="en-ueb-g2.ctb",
        contracted="en-ueb-g2.ctb",
        uncontracted="en-ueb-g1.ctb",
        tight=False,
        bullet="•",
        step=2,
        leader="⠐",
    ),
    "fr": Tables(
        standard="fr-bfu-comp6.utb",
        contracted="fr-bfu-g2.ctb",
        uncontracted="fr-bfu-comp6.utb",
        tight=True,
        bullet="–",
        step=3,
        leader="⠄",
    ),
}
"""Base of a BCP 47 tag to its row. A list in French begins with a dash at the margin and its text
stands from cell 4, as Québec writes it; in English with a dot, as in BANA's Braille Formats."""


class NoBrailleSign(Exception):
    """Characters have no sign in a braille code; `characters` are those."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"braille has no sign for {_shown(characters)}")
        self.characters = characters


@dataclass(frozen=True, slots=True)
class Code:
    """The braille of one document: its language, a BCP 47 tag, and its kind.

    `kind` is "standard" or "contracted".
    """

    language: str
    kind: str

    @property
    def tables(self) -> Tables:
        """Return the row of the language. Raises `KeyError` where there is none."""
        return TABLES[base(self.language)]

    @property
    def table(self) -> str:
        """Return the table that its text is written with."""
        return self.tables.contracted if self.kind == "contracted" else self.tables.standard

    def words(self, runs: Sequence[Run], language: str) -> list[str]:
        """Return the words of a prose in braille; a no-break space stands inside a word.

        `language` is that of the prose. Raises `NoBrailleSign` and `NoLiblouis`.
        """
        cells = ""
        for foreign, group in groupby(runs, key=lambda run: self._is_foreign(run, language)):
            table = self.tables.uncontracted if foreign else self.table
            cells += _cells(self._tightened(group), table)
        return cells.split()

    def number(self, number: int) -> str:
        """Return a number."""
        return _cells([Run(str(number))], self.tables.uncontracted)

    def _is_foreign(self, run: Run, language: str) -> bool:
        return base(run.language or language) != base(self.language)

    def _tightened(self, runs: Iterator[Run]) -> list[Run]:
        if not self.tables.tight:
            return list(runs)
        return [Run(_TIGHT.sub("", run.text), run.strong) for run in runs]


def _cells(runs: Sequence[Run], table: str) -> str:
    """Return runs as Unicode braille, with a plain space where a line may end."""
    text = "".join(run.text for run in runs)
    if lost := no_sign(text, table):
        raise NoBrailleSign(lost)
    bold = [run.strong for run in runs for _ in run.text]
    cells, places = liblouis.translate(_spaced(text), table, bold)
    spaces = {place for place, char in enumerate(text) if char.isspace() and char not in _NO_BREAK}
    return "".join(
        " " if cell == BLANK and place in spaces else cell
        for cell, place in zip(cells, places, strict=True)
    )


def _spaced(text: str) -> str:
    """Return a text of the same length whose spaces say what they mean to the tables.

    UEB writes thousands with a sign of their own, and the table writes it at any plain space
    between figures: "2 500 mg tablets" would turn into 2,500.
    """
    apart = _TWO_NUMBERS.sub("\u00a0", _THOUSANDS.sub("\0", text))
    return "".join("\u00a0" if char in _NO_BREAK else char for char in apart).replace("\0", " ")


def no_sign(text: str, table: str) -> str:
    """Return the characters that a table has no sign for, each once. Raises `NoLiblouis`."""
    return "".join(char for char in dict.fromkeys(text) if not _has_sign(char, table))


@lru_cache(maxsize=10_000)
def _has_sign(char: str, table: str) -> bool:
    if char.isspace():
        return True
    known = char <= _LAST_OF_TABLES
    cells = liblouis.translate(char, table)[0].replace(BLANK, "") if known else ""
    return bool(cells) and all(ord(cell) in _SIX_DOTS for cell in cells)


def without_sign(document: Handout, code: Code) -> Iterator[Finding]:
    """Find what the document says in characters that its braille has no sign for."""
    for prose in _said(document):
        if lost := no_sign(plain(prose.text), code.table):
            message = f"braille has no sign for {_shown(lost)}"
            hint = "Write it in words, or use a plain character."
            yield Finding("no-braille-sign", "error", message, prose.origin, hint)


def _said(document: Handout) -> Iterator[Prose]:
    """Yield every prose but those that braille leaves out: acronyms, forms, labels of pictures."""
    glossary = tuple(replace(term, forms=term.term) for term in document.glossary)
    yield from proses(replace(document, sections=(), glossary=glossary, acronyms=()))
    for section in document.sections:
        yield section.title
        for block in walk_blocks(section.blocks):
            yield from own_proses(block)


def _shown(characters: str) -> str:
    return ", ".join(f"{char!r} (U+{ord(char):04X})" for char in characters)


def missing() -> str:
    """Return what braille lacks on this computer and what to install; empty if nothing."""
    try:
        liblouis.version()
    except liblouis.NoLiblouis:
        return f"braille needs liblouis, which is not on this computer. {_INSTALL}"
    tables = {table for row in TABLES.values() for table in (row.standard, row.contracted)}
    tables |= {row.uncontracted for row in TABLES.values()}
    if lost := [table for table in sorted(tables) if not liblouis.has_table(table)]:
        return f"liblouis is there, but not its tables {', '.join(lost)}. {_INSTALL}"
    return ""


_INSTALL = (
    "Debian and Ubuntu: apt-get install liblouis-bin. Fedora: dnf install liblouis "
    "liblouis-tables. macOS: brew install liblouis. Windows: unpack the release of liblouis, put "
    "its bin folder into PATH and the path of its tables folder into LOUIS_TABLEPATH."
)
