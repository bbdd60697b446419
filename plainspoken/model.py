"""The narrow waist: values that every stage shares. Imports nothing of ours.

A `Prose` keeps its inline Markdown as one string, and that string is the gettext
msgid; so a translation can change words but never the structure around them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

SOURCE_TAG = "en"
"""BCP 47 tag of text as the author wrote it, before any catalogue."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stands: a path relative to the workspace, lines from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor or a translator can put right.

    `about` is the text that it is about, whole: acceptance of a finding is bound to it.
    """

    code: str
    severity: Severity
    message: str
    origin: Origin | None
    hint: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """One translatable run of inline Markdown, with the tag of its language."""

    text: str
    language: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of prose as readers see it: plain text, perhaps strong, perhaps a link.

    `language` is the tag of words in another language than their prose, `expansion` what an
    acronym stands for.
    """

    text: str
    strong: bool = False
    href: str | None = None
    language: str | None = None
    expansion: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for a title, up to 6."""

    level: int
    prose: Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or the words of a list item."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Question:
    """A question with room for an answer: `lines` is the number of writing lines."""

    prose: Prose
    lines: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A glossary word explained at its first use."""

    term: Prose
    meaning: Prose


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the first number of a numbered one, None for bullets."""

    start: int | None
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that stands out from the text around it."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row is as long as the header; its first cell is the name of the row."""

    caption: Prose
    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: a PNG or SVG file, by its path in the workspace and the SHA-256 of its bytes.

    `alternative` says in words what it shows. `labels` are the words inside a vector picture, in
    the order of its file; they are printed in the place of those.
    """

    path: str
    sha256: str
    alternative: Prose
    caption: Prose | None
    labels: tuple[Prose, ...]


Block = Heading | Paragraph | Question | Definition | Listing | Callout | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """One file of a handout. `stem` is its file name without ending: `02-chemotherapy`."""

    id: str
    stem: str
    title: Prose
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry. `forms` lists every written form, parted by commas, the term first."""

    term: Prose
    meaning: Prose
    forms: Prose


@dataclass(frozen=True, slots=True)
class Acronym:
    """Letters that stand for words, such as ALL, and the words."""

    letters: Prose
    expansion: Prose


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the facts of a handout come from."""

    title: Prose
    publisher: Prose
    url: str | None


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout in one language. `locale` is empty until it has been localised."""

    id: str
    locale: str
    order: int
    title: Prose
    summary: Prose
    audience: Prose
    notice: Prose | None
    reviewed: datetime.date | None
    review_by: datetime.date | None
    references: tuple[Reference, ...]
    sections: tuple[Section, ...]
    glossary: tuple[Term, ...]
    acronyms: tuple[Acronym, ...]
    phrases: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """How patients reach the clinic; each part may be empty."""

    clinic: str = ""
    phone: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.clinic or self.phone or self.address)


@dataclass(frozen=True, slots=True)
class Said:
    """Words as a voice is given them, in the language of a BCP 47 tag.

    `ipa` is how they sound, for voices that can be told so; the others say the text.
    """

    text: str
    language: str
    ipa: str | None = None


Saying = tuple[Said, ...]
"""What is said in one breath; words of another language are a part of their own."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to be said in one breath.

    `text` is how it is written, `said` what the voice is given; `pause` is the silence
    after it, in seconds. `heading` is its level where it is one, 1 for the title of a handout or
    section; `lead` is what stands before it in a transcript if that does not follow from the pause.
    """

    id: str
    text: str
    said: Saying
    language: str
    pause: float
    heading: int = 0
    lead: str = ""
