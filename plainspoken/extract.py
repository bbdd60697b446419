"""What there is to translate, with what a translator needs to know about each string.

The functions `babel_*` are Babel extraction methods (entry points in `pyproject.toml`), so
that `pybabel extract -F babel.cfg` gives the same template as `python build.py translate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename
from typing import IO

from plainspoken import phrases
from plainspoken.markdown import parse
from plainspoken.model import (
    Block,
    Callout,
    Definition,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Prose,
    Question,
    Table,
)
from plainspoken.source_toml import Glossary, read_glossary, read_handout
from plainspoken.svg import read_svg
from plainspoken.text_file import decoded
from plainspoken.toml_file import TomlFile, read_toml

BabelMessage = tuple[int, None, str, list[str]]


@dataclass(frozen=True, slots=True)
class Message:
    """A string to translate, and comments that tell what it is."""

    prose: Prose
    comments: tuple[str, ...]


def markdown_messages(text: str, path: str) -> Iterator[Message]:
    """Yield the messages of a section file."""
    parsed = parse(text, path)
    section = ""
    for kind, prose in _kinds(parsed.blocks, "paragraph"):
        if not prose.text:
            continue  # an empty cell: its row has been found
        section = section or prose.text
        place = [] if kind == "title of a section" else [f"in the section: {section}"]
        notes = parsed.notes.get(prose.origin.line, [])
        yield Message(prose, (", ".join([kind, *place]), *notes))


def svg_messages(text: str, path: str) -> Iterator[Message]:
    """Yield the messages of a vector picture."""
    for label in read_svg(text, path).labels:
        yield Message(label, (f"words inside the picture {basename(path)}",))


def handout_messages(text: str, path: str) -> Iterator[Message]:
    """Yield the messages of a `handout.toml`."""
    handout = read_handout(read_toml(text, path), "", (), Glossary())
    fields = {
        "title of the handout": handout.title,
        "summary of the handout": handout.summary,
        "whom the handout is for": handout.audience,
        "notice at the end of the handout": handout.notice,
    }
    for kind, prose in fields.items():
        if prose and prose.text:
            yield Message(prose, (kind,))
    for reference in handout.references:
        yield Message(reference.title, ("title of a source",))
        yield Message(reference.publisher, ("publisher of a source",))


def glossary_messages(text: str, path: str) -> Iterator[Message]:
    """Yield the messages of a `glossary.toml`."""
    file = read_toml(text, path)
    glossary = read_glossary(file)
    for term, note in zip(glossary.terms, _notes(file, "terms"), strict=True):
        about = (f"about: {term.term.text}", *note)
        yield Message(term.term, ("glossary word", *about[1:]))
        yield Message(term.meaning, ("what a glossary word means", *about))
        if term.forms.text != term.term.text:
            how = "all written forms of a glossary word that the text may use, parted by commas"
            yield Message(term.forms, (how, *about))
    for acronym, note in zip(glossary.acronyms, _notes(file, "acronyms"), strict=True):
        yield Message(acronym.letters, ("acronym", *note))
        what = f"what the acronym {acronym.letters.text} stands for"
        yield Message(acronym.expansion, (what, *note))


def _notes(file: TomlFile, name: str) -> list[tuple[str, ...]]:
    notes = [table.get("note") for table in file.tables(name)]
    return [(str(note),) if note else () for note in notes]


def phrase_messages(text: str, path: str) -> Iterator[Message]:
    """Yield the messages of the program's own phrases."""
    notes = phrases.notes(text, path)
    for name, prose in phrases.read_phrases(text, path):
        yield Message(prose, (f"said by the program: {notes[name]}",))


def _kinds(blocks: Sequence[Block], kind: str) -> Iterator[tuple[str, Prose]]:
    for block in blocks:
        match block:
            case Listing(items=items):
                for item in items:
                    yield from _kinds(item, "list item")
            case Callout(blocks=inner):
                yield from _kinds(inner, "callout")
            case Table():
                yield from _table_kinds(block)
            case Figure(caption=caption, alternative=alternative):
                if caption:
                    yield "caption of a picture", caption
                yield "what a picture shows, for people who cannot see it", alternative
            case Heading() | Paragraph() | Question() | Definition():
                yield from _text_kinds(block, kind)


def _text_kinds(
    block: Heading | Paragraph | Question | Definition, kind: str
) -> Iterator[tuple[str, Prose]]:
    match block:
        case Heading(level=1, prose=prose):
            yield "title of a section", prose
        case Heading(level=level, prose=prose):
            yield f"heading of level {level}", prose
        case Paragraph(prose=prose):
            yield kind, prose
        case Question(prose=prose):
            yield "question with room for an answer", prose
        case Definition(term=term, meaning=meaning):
            yield from (("glossary word", term), ("what a glossary word means", meaning))


def _table_kinds(table: Table) -> Iterator[tuple[str, Prose]]:
    yield "caption of a table", table.caption
    for column in table.header:
        yield f"heading of a column, in the table: {table.caption.text}", column
    for row in table.rows:
        for column, cell in zip(table.header, row, strict=True):
            yield f"cell of a table, column: {column.text}", cell


def babel_markdown(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[BabelMessage]:
    """Extract from a section file."""
    return _babel(markdown_messages(_text(fileobj), ""))


def babel_svg(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[BabelMessage]:
    """Extract from a vector picture."""
    return _babel(svg_messages(_text(fileobj), fileobj.name))


def babel_toml(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[BabelMessage]:
    """Extract from `handout.toml`, `glossary.toml` or the phrases: each is known by its tables."""
    text = _text(fileobj)
    return _babel(toml_messages(read_toml(text, ""), text))


def toml_messages(file: TomlFile, text: str) -> Iterator[Message]:
    """Yield the messages of a TOML file of any of the three kinds."""
    kinds = {
        "terms": glossary_messages,
        "acronyms": glossary_messages,
        "phrases": phrase_messages,
    }
    messages = next((kinds[key] for key in kinds if key in file.values), handout_messages)
    return messages(text, file.path)


def _text(fileobj: IO[bytes]) -> str:
    return decoded(fileobj.read())


def _babel(messages: Iterator[Message]) -> Iterator[BabelMessage]:
    for message in messages:
        yield message.prose.origin.line, None, message.prose.text, list(message.comments)
