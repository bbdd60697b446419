"""What can be wrong with a table as it is written: no word of it may get lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode as Node

from plainspoken.captions import Fault

MAX_COLUMNS = 6

_RULE = frozenset("|-: \t")
_SIZE_HINT = f"Make two tables: {MAX_COLUMNS} columns at most have room in large print."
_CELL_HINT = (
    "Write words, such as none or not known: a listener cannot hear an empty cell. "
    "A table ends with an empty line."
)


def rows(table: Node) -> list[Node]:
    """Return the rows of a table, its header first."""
    return [row for part in table.children for row in part.children]


def has_lone_row(text: str) -> bool:
    """Tell whether a paragraph holds what should surely be a table's row."""
    return any(map(_is_lone_row, map(str.strip, text.split("\n"))))


def _is_lone_row(line: str) -> bool:
    return line.startswith("|") or ("|" in line and "-" in line and _RULE.issuperset(line))


def table_faults(table: Node, lines: Sequence[str]) -> Iterator[Fault]:
    """Find what is wrong with a table; `lines` are those of the whole text."""
    header, *body = rows(table)
    yield from _size_faults(header, body)
    if any("style" in cell.attrs for cell in header.children):
        hint = "Take the colons out: columns are always flush left."
        yield "unsupported-markup", "a column is aligned by a colon", _line(header) + 1, hint
    if empty := _empty(header):
        hint = "Say what stands in the column, in a word or two."
        yield "empty-cell", f"no heading stands over column {empty}", _line(header), hint
    for row in body:
        yield from _row_faults(row, header, lines[_line(row) - 1])


def _size_faults(header: Node, body: Sequence[Node]) -> Iterator[Fault]:
    line, count = _line(header), len(header.children)
    if count > MAX_COLUMNS:
        yield "table-size", f"the table has {count} columns", line, _SIZE_HINT
    if count == 1:
        yield "table-size", "the table has one column", line, "Write a list."
    if not body:
        hint = "Write a row | … | … | under the line of hyphens."
        yield "table-size", "the table has no rows", line, hint


def _row_faults(row: Node, header: Node, text: str) -> Iterator[Fault]:
    columns = len(header.children)
    if empty := _empty(row):
        yield "empty-cell", f"nothing stands in column {empty}", _line(row), _CELL_HINT
    if (count := len(_cells(text))) > columns:
        hint = r"Take them out, or give them a heading. A | inside a cell is written \|."
        message = f"the row has {count} cells, but the table has {columns} columns"
        yield "extra-cell", message, _line(row), hint


def _empty(row: Node) -> str:
    """Return the numbers of the columns in which nothing stands."""
    cells = enumerate(row.children, start=1)
    return ", ".join(str(number) for number, cell in cells if not cell.children[0].content)


def _cells(text: str) -> list[str]:
    """Return the cells of a row's text; the reader drops those that have no heading."""
    cells = escapedSplit(text.strip())
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _line(node: Node) -> int:
    return (node.map or (0, 0))[0] + 1
