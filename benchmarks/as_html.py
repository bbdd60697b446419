"""A document as HTML and CSS, for WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.neutral import Part, footer, parts
from plainspoken.acronyms import expand
from plainspoken.inline import plain, runs
from plainspoken.model import (
    Acronym,
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
body {{ font: {body}pt/{leading} "{face}"; margin: 0 }}
p, ul, ol, table, aside, .line:has(+ :not(.line)) {{ margin: 0 0 {between}pt }}
li, li p {{ margin: 0 0 {gap}pt }}
ul, ol {{ padding-left: {indent}pt }}
a {{ color: black }}
aside {{ border: 1.2pt solid; border-left-width: 6pt; padding: 9pt }}
p.definition {{ border-left: 1.5pt solid; padding-left: 12pt }}
h1, h2, h3, h4 {{ line-height: 1.25; margin: 12pt 0 11pt; break-after: avoid }}
section > :first-child {{ border-top: 3pt solid; padding-top: 5pt }}
.line {{ height: 13mm; border-bottom: 1.2pt solid }}
td, th {{ text-align: left; vertical-align: top; padding: 9pt; border-bottom: .75pt solid }}
table {{ border-collapse: collapse; width: 100% }}
.contents {{ list-style: none; padding: 0 }}
.contents a::after {{ content: leader(".") target-counter(attr(href), page) }}
"""


def html(document: Document) -> str:
    """Return a document as a page of HTML with its style, all but the faces."""
    made = _Html(document.handout.acronyms)
    language, title = document.language.tag, escape(document.title)
    body = "".join(made.all(parts(document)))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_style(document)}</style></head>"
        f"<body>{body}</body></html>"
    )


def _style(document: Document) -> str:
    lines, around = footer(document)
    first, between, last = map(_string, around)
    words = [_string(f"{line}\\a ") for line in lines]
    content = " ".join([*words, first, "counter(page)", between, "counter(pages)", last])
    bottom = LARGE.margin + 4 * LARGE.leading
    page = (
        f"@page {{ size: letter; margin: {LARGE.margin}pt {LARGE.margin}pt {bottom}pt; "
        f"@bottom-left {{ content: {content}; white-space: pre-wrap; width: 100%; "
        f"vertical-align: top; font: {LARGE.body}pt/{LARGE.leading_ratio} Hyperlegible }} }}"
    )
    sizes = enumerate(LARGE.heading_ratios, start=1)
    headings = "".join(f"h{level} {{ font-size: {ratio}em }} " for level, ratio in sizes)
    return (
        page
        + headings
        + _STYLE.format(
            body=LARGE.body,
            leading=LARGE.leading_ratio,
            face="Hyperlegible",
            between=LARGE.leading,
            gap=LARGE.item_gap,
            indent=LARGE.indent,
        )
    )


def _string(text: str) -> str:
    return '"{}"'.format(text.replace('"', '\\"'))


class _Html:
    def __init__(self, acronyms: Sequence[Acronym]) -> None:
        self._acronyms = acronyms

    def all(self, made: Sequence[Part]) -> Iterator[str]:
        for index, part in enumerate(made):
            if index == 1:
                yield '<nav><ul class="contents">'
                yield from (f'<li><a href="#{p.key}">{plain(p.title.text)}</a>' for p in made[1:])
                yield "</ul></nav>"
            yield f'<section><h{part.level} id="{part.key}">'
            yield f"{self._prose(part.title)}</h{part.level}>"
            yield from (self._block(block, part.shift) for block in part.blocks)
            yield "</section>"

    def _block(self, block: Block, shift: int) -> str:
        match block:
            case Heading(level=level, prose=prose):
                return f"<h{level + shift}>{self._prose(prose)}</h{level + shift}>"
            case Paragraph(prose=prose):
                return f"<p>{self._prose(prose)}</p>"
            case Question(prose=prose, lines=lines):
                ruled = '<div class="line"></div>' * lines
                return f"<p><strong>{self._prose(prose)}</strong></p>{ruled}"
            case Definition(term=term, meaning=meaning):
                words = f"<strong>{self._prose(term)}</strong>: {self._prose(meaning)}"
                return f'<p class="definition">{words}</p>'
            case Callout(blocks=blocks):
                return f"<aside>{self._blocks(blocks, shift)}</aside>"
            case _:
                return self._larger(block, shift)

    def _larger(self, block: Listing | Table | Figure, shift: int) -> str:
        match block:
            case Listing(start=None, items=items):
                return f"<ul>{self._items(items, shift)}</ul>"
            case Listing(start=start, items=items):
                return f'<ol start="{start}">{self._items(items, shift)}</ol>'
            case Table(caption=caption, header=header, rows=rows):
                body = "".join(f"<tr>{self._cells(row, 'td')}</tr>" for row in rows)
                head = f"<thead><tr>{self._cells(header, 'th')}</tr></thead>"
                words = self._prose(caption)
                return f"<table><caption>{words}</caption>{head}<tbody>{body}</tbody></table>"
            case Figure(alternative=alternative):
                return f"<p>{self._prose(alternative)}</p>"

    def _blocks(self, blocks: Sequence[Block], shift: int) -> str:
        return "".join(self._block(block, shift) for block in blocks)

    def _items(self, items: Sequence[Sequence[Block]], shift: int) -> str:
        return "".join(f"<li>{self._item(item, shift)}</li>" for item in items)

    def _item(self, item: Sequence[Block], shift: int) -> str:
        match item:
            case [Paragraph(prose=prose)]:
                return self._prose(prose)
            case _:
                return self._blocks(item, shift)

    def _cells(self, row: Sequence[Prose], tag: str) -> str:
        return "".join(f"<{tag}>{self._prose(cell)}</{tag}>" for cell in row)

    def _prose(self, prose: Prose) -> str:
        return "".join(map(_run, expand(runs(prose.text), self._acronyms)))


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.expansion:
        text = f'<abbr title="{escape(run.expansion)}">{text}</abbr>'
    if run.language:
        text = f'<span lang="{run.language}">{text}</span>'
    if run.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
