"""Pieces of text that readers trip over, and the files that come along, to be spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.workspace import FIRST, GLOSSARY, HANDOUT, SECOND

PROJECT = Path(__file__).parent.parent.parent

MARKS = (
    "# ", "## ", "#", "- ", "1. ", "9999999999. ", "  - ", "> ", "> > ", "___", "---", "***",
    "===", "|", "|---|---|", "a | b\n---|---\n", "Table: ", "Figure: ", "![a](b.svg)", "![",
    "](", "[", "]", "**", "*", "_", "`", "```\n", "~~", "\\", "\\\\", "<!-- ", " -->",
    "<!-- translators: ", "&amp;", "&#0;", "&#x202e;", "&lt;script&gt;", "{lang=fr}",
    "[mots]{lang=fr}", "]{lang=en-CA}", "{phone}", "[a](https://x.org)",
    "[a](javascript:alert(1))", "[a](data:text/html,x)", "[a]: https://x.org\n",
    "<https://x.org>", "    code\n", "\t", "  \n", "\n\n", "\n",
)  # fmt: skip
"""What Markdown takes for more than words."""

MARKUP = (
    "<script>window.hit=1</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>',
    "]]>", "<![CDATA[", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<b>", "</p>", "</script>",
    "<para>", "<br/>", '<font color="white">', "<style>*{display:none}</style>", "{{7*7}}",
    "${x}", "%s", "%(a)s", "'\"", "javascript:alert(1)", "&", "<", ">", "=", "--",
    "<?xml version='1.0'?>", "url(https://x.org)",
)  # fmt: skip
"""What something behind us could take for markup."""

SIGNS = (
    "\0", "\x07", "\x0b", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u200d",
    "\u202e", "\u2066", "\u2028", "\u202f", "\u2011", "\ufeff", "\ufffc", "\ufffd", "\ufffe",
    "e\u0301", "\u0301" * 40, "İ", "ß", "ﬁ", "１２", "٣", "²", "½", "ǅ", "👩‍⚕️", "漢字",
    "עברית", "\U0010ffff", "\r", "\r\n", "’", "«\u202f", "\u202f»",
)  # fmt: skip
"""Characters that are not what they seem."""

VALUES = (
    "0", "-1", "1e999", "nan", "inf", "0x7fffffff", "1" * 400, "9" * 5000, "2026-02-30",
    "0001-01-01", "9999-12-31", "10 mg", "1/0", "½ mg", "10^9", "10⁹⁹⁹", "1,000.5", "24 h 61",
    "25:99 p.m.", "2–3", "5 %", "twenty-nine hundred", "quatre-vingt-dix-neuf mille",
    "one million billion", "MCMXCIX", "1er", "3,5 kg", "null", "true", "[]", "{}", '""',
    "[[terms]]", "[a.b.c]", "a.b = 1", '"""', "'''", '\\u0000', "\\ud800", "msgid ",
    'msgid ""\nmsgstr ""\n', "msgstr[9] ", "msgctxt ", "msgid_plural ", "#~ ", "#| ", "#~| ",
    "#, fuzzy\n", '"Plural-Forms: nplurals=999999999; plural=n/0;\\n"\n',
    '"POT-Creation-Date: x\\n"\n', '"Content-Type: text/plain; charset=rot13\\n"\n',
    '"Language: ../../x\\n"\n', "../../../etc/passwd", "/etc/passwd", "C:\\con", "a/../b",
    "\\u0000", "file:///etc/passwd", "M0 0", "url(#a)",
)  # fmt: skip
"""Numbers, dates, paths and syntax that are out of bounds."""

WORDS = (
    "Take", "one", "pill", "not", "never", "before", "after", "ALL", "blast", "blasts", "p.m.",
    "Dr.", "ne", "pas", "avant", "comprimé", "l’eau", "sauf", "deux", "fois", "par", "jour", ".",
    "?", ",",
)  # fmt: skip

NASTY: Sequence[str] = (*MARKS, *MARKUP, *SIGNS, *VALUES)
LONG: Sequence[str] = (
    " ", "\n", "\t", "a", "a ", "1", "1,", "[", "]", "(", ")", "*", "**", "_", "`", "<", "&",
    "> ", "|", "- ", "  - ", "![", "](", "[a](", "<!--", "{", "\\", '"', "'", "é", "\u0301", "-",
    "–", "/", ".", "1/", "http://", "a@", "www.", "a.", "one ", "cent ", "10 mg ", "M", "I",
    "A.", "mille-", "#", "=", "<g>", "\xa0",
)  # fmt: skip
"""What stands in a row, many times: that is how patterns are made to go back for ever."""


@cache
def shipped(*patterns: str) -> tuple[str, ...]:
    """Return the project's own files of these patterns, the shortest first."""
    paths = sorted({path for each in patterns for path in PROJECT.glob(each)})
    return tuple(sorted((path.read_text("utf-8") for path in paths), key=lambda t: (len(t), t)))


def markdown() -> tuple[str, ...]:
    """Return sections."""
    return (FIRST, SECOND, *shipped("source/*/*.md"))


def handouts() -> tuple[str, ...]:
    """Return handout.toml files."""
    return (HANDOUT, *shipped("source/*/handout.toml"))


def glossaries() -> tuple[str, ...]:
    """Return glossary.toml files."""
    return (GLOSSARY, *shipped("source/glossary.toml"))
