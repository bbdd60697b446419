"""A document as Typst code, for Typst.

It is all code and no Typst markup: words are strings there, in which nothing needs an escape but
quotes and backslashes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.neutral import Part, footer, parts
from plainspoken.inline import plain, runs
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
    Run,
    Table,
)
from plainspoken.pdf.render import Document
from plainspoken.pdf.theme import LARGE

_STYLE = """
set document(title: {title})
set text(font: "Atkinson Hyperlegible", size: {body}pt, lang: {language}, region: {region},
  top-edge: 0.8em, bottom-edge: -0.2em, fallback: false)
set par(leading: {leading}em, spacing: {between}pt)
set page("us-letter", margin: (rest: {margin}pt, bottom: {bottom}pt), footer-descent: 1em,
  footer: context {{ {footer} }})
set list(marker: [•], indent: 8pt, spacing: {gap}pt)
set enum(indent: 8pt, spacing: {gap}pt)
show heading: set block(above: 12pt, below: 11pt)
set table(stroke: (bottom: 0.75pt), inset: 9pt)
"""


def typst(document: Document) -> str:
    """Return a document as the source of a Typst file."""
    made = parts(document)
    language, _, region = document.language.tag.partition("-")
    sizes = enumerate(LARGE.heading_ratios, start=1)
    style = _STYLE.format(
        title=_string(document.title),
        body=LARGE.body,
        language=_string(language),
        region=_string(region),
        leading=round(LARGE.leading_ratio - 1, 2),
        between=LARGE.leading,
        gap=LARGE.item_gap,
        margin=LARGE.margin,
        bottom=LARGE.margin + 4 * LARGE.leading,
        footer=_footer(document),
    )
    lines = [
        style,
        *(f"show heading.where(level: {n}): set text(size: {r * LARGE.body}pt)" for n, r in sizes),
        *_all(made),
    ]
    return "#{\n" + "\n".join(lines) + "\n}\n"


def _footer(document: Document) -> str:
    lines, around = footer(document)
    first, between, last = map(_string, around)
    numbers = (
        f"{first}; counter(page).display(); {between}; str(counter(page).final().first()); {last}"
    )
    return "; linebreak(); ".join([*map(_string, lines), numbers])


def _all(made: Sequence[Part]) -> Iterator[str]:
    for index, part in enumerate(made):
        if index == 1:
            yield from map(_entry, made[1:])
        yield "line(length: 100%, stroke: 3pt)"
        yield f"[#heading(level: {part.level}, {_prose(part.title)}) <{part.key}>]"
        yield from (_block(block, part.shift) for block in part.blocks)


def _entry(part: Part) -> str:
    title, label = _string(plain(part.title.text)), f"label({_string(part.key)})"
    return (
        f'par(link({label}, {{ {title}; box(width: 1fr, repeat(".")); '
        f"context str(counter(page).at({label}).first()) }}))"
    )


def _block(block: Block, shift: int) -> str:
    match block:
        case Heading(level=level, prose=prose):
            return f"heading(level: {level + shift}, {_prose(prose)})"
        case Paragraph(prose=prose):
            return f"par({_prose(prose)})"
        case Question(prose=prose, lines=lines):
            ruled = "\nblock(height: 13mm, width: 100%, stroke: (bottom: 1.2pt))" * lines
            return f"par(strong({_prose(prose)})){ruled}"
        case Definition(term=term, meaning=meaning):
            words = f'strong({_prose(term)}); ": "; {_prose(meaning)}'
            return f"block(stroke: (left: 1.5pt), inset: (left: 12pt), {{ {words} }})"
        case Callout(blocks=blocks):
            return f"block(stroke: 1.2pt, inset: 9pt, width: 100%, {_blocks(blocks, shift)})"
        case _:
            return _larger(block, shift)


def _larger(block: Listing | Table | Figure, shift: int) -> str:
    match block:
        case Listing(start=None, items=items):
            return f"list({', '.join(_blocks(item, shift) for item in items)})"
        case Listing(start=start, items=items):
            return f"enum(start: {start}, {', '.join(_blocks(item, shift) for item in items)})"
        case Table(caption=caption, header=header, rows=rows):
            head = f"table.header({', '.join(map(_prose, header))})"
            cells = ", ".join(_prose(cell) for row in rows for cell in row)
            words = f"par(strong({_prose(caption)}))"
            return f"{words}\ntable(columns: {len(header)}, {head}, {cells})"
        case Figure(alternative=alternative):
            return f"par({_prose(alternative)})"


def _blocks(blocks: Sequence[Block], shift: int) -> str:
    match blocks:
        case [Paragraph(prose=prose)]:
            return _prose(prose)
        case _:
            return "{ " + "\n".join(_block(block, shift) for block in blocks) + " }"


def _prose(prose: Prose) -> str:
    return "{ " + "; ".join(map(_run, runs(prose.text))) + " }"


def _run(run: Run) -> str:
    text = _string(run.text)
    if run.language:
        text = f"text(lang: {_string(run.language.partition('-')[0])}, {text})"
    if run.strong:
        text = f"strong({text})"
    return f"link({_string(run.href)}, {text})" if run.href else text


def _string(text: str) -> str:
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
