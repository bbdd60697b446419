"""The stages as data: what goes in and what must come out stands in `cases/`."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.inline import runs, troubles
from plainspoken.languages import base
from plainspoken.markdown import parse
from plainspoken.model import (
    Block,
    Callout,
    Definition,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Question,
    Table,
)
from plainspoken.readability.syllables_fr import syllables
from plainspoken.sentences import sentences
from plainspoken.speech.spoken import spoken
from plainspoken.walk import own_proses
from tests.cases import FOLDER, check_cases


def test_markdown(rewrite: bool) -> None:
    check_cases("markdown.md", dump_markdown, rewrite)


def test_runs(rewrite: bool) -> None:
    check_cases("runs.md", dump_runs, rewrite)


def test_spoken_english(rewrite: bool) -> None:
    check_cases("spoken_en.md", lambda text: dump_said(text, "en-CA"), rewrite)


def test_spoken_french(rewrite: bool) -> None:
    check_cases("spoken_fr.md", lambda text: dump_said(text, "fr-CA"), rewrite)


def test_sentences(rewrite: bool) -> None:
    check_cases("sentences.md", lambda text: "\n".join(sentences(text, "en-CA")), rewrite)


def test_french_syllables() -> None:
    lines = (FOLDER / "syllables_fr.md").read_text("utf-8").splitlines()[3:]
    known = [line.rsplit(" ", 1) for line in lines if line]
    assert len(known) > 200
    wrong = [(word, count) for word, count in known if syllables(word) != int(count)]
    assert not wrong


def dump_said(text: str, language: str) -> str:
    """Show words with a sound of their own as their source writes them: [mots]{fr}."""
    said = spoken(runs(text), language, ())
    return "".join(
        each.text if base(each.language) == base(language) else f"[{each.text}]{{{each.language}}}"
        for each in said
    )


def dump_markdown(text: str) -> str:
    parsed = parse(text, "x.md")
    lines = [line for block in parsed.blocks for line in dump(block)]
    for line, notes in parsed.notes.items():
        lines += [f"note for {line}: {note}" for note in notes]
    for finding in parsed.findings:
        assert finding.origin
        lines.append(f"{finding.origin.line} {finding.severity} {finding.code}: {finding.message}")
    return "\n".join(lines)


def dump_runs(text: str) -> str:
    lines = []
    for run in runs(text):
        marks = ("strong" if run.strong else None, run.href, run.language)
        lines.append(" ".join([repr(run.text), *(mark for mark in marks if mark)]))
    return "\n".join([*lines, *(f"{code}: {message}" for code, message, _ in troubles(text))])


def dump(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, prose=prose):
            yield f"{prose.origin.line} heading {level}: {prose.text}"
        case Paragraph(prose=prose):
            yield f"{prose.origin.line} paragraph: {prose.text}"
        case Question(prose=prose, lines=lines):
            yield f"{prose.origin.line} question, {lines} lines: {prose.text}"
        case Definition(term=term, meaning=meaning):
            yield f"definition: {term.text}: {meaning.text}"
        case Table():
            yield from dump_table(block)
        case Figure(path=path, alternative=words, caption=shown):
            above = f" under {shown.origin.line} {shown.text}" if shown else ""
            yield f"{words.origin.line} figure {path}{above}: {words.text}"
        case Callout(blocks=inner):
            yield f"{first_line(inner)} callout"
            yield from (f"  {line}" for each in inner for line in dump(each))
        case Listing(start=start, items=items):
            number = "" if start is None else f" from {start}"
            yield f"{first_line(items[0])} list{number}"
            for item in items:
                marks = ["  - ", *(["    "] * 1000)]
                inner_lines = [line for each in item for line in dump(each)]
                yield from (mark + line for mark, line in zip(marks, inner_lines, strict=False))


def dump_table(table: Table) -> Iterator[str]:
    yield f"{table.caption.origin.line} table: {table.caption.text}"
    for row in (table.header, *table.rows):
        yield f"  {row[0].origin.line} row: {' / '.join(cell.text for cell in row)}"


def first_line(blocks: tuple[Block, ...]) -> int:
    match blocks[0]:
        case Callout(blocks=inner):
            return first_line(inner)
        case Listing(items=items):
            return first_line(items[0])
        case block:
            return own_proses(block)[0].origin.line
