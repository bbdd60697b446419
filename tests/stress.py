"""A handout that has all there is, at length: more than fifty pages, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PIL import Image

from plainspoken.figures import read_pictures
from plainspoken.glossary import define, relevant
from plainspoken.languages import LANGUAGES, Language
from plainspoken.model import Contact, Handout, Prose
from plainspoken.pdf.render import Document
from plainspoken.source import read_source
from plainspoken.walk import rewrite

SECTIONS = 36
"""So that the contents take more than a page."""

_WORDS = """water bread table window garden river morning evening winter summer doctor nurse
paper pencil letter number yellow silver market kitchen music story family sister brother teacher
village island mountain forest meadow candle blanket pillow basket bottle carpet ladder hammer
button pocket jacket finger shoulder engine ticket station harbour bridge tunnel corner"""
VOCABULARY = _WORDS.split()


class _Filler:
    """Plain words, never the same twice: a judge takes what comes back for a running header."""

    def __init__(self) -> None:
        self._random = Random(1)

    def __mul__(self, times: int) -> str:
        return "".join(map(str, [self] * times))

    def __str__(self) -> str:
        words = self._random.choices(VOCABULARY, k=12)
        return f"{' '.join(words).capitalize()}. "


FILLER = _Filler()

HANDOUT = """title = "A handout under stress"
summary = "It has all that a handout may have."
audience = "For those who test."
notice = "Talk to your [équipe]{lang=fr} first."
[[sources]]
title = "A source"
publisher = "A publisher"
url = "https://example.org/a-path-that-is-long/and-goes-on-for-a-while/and-on/and-on/to-the-end"
"""
GLOSSARY = """[[terms]]
term = "marrow"
definition = "The soft part inside bones."
[[acronyms]]
letters = "ALL"
expansion = "acute lymphocytic leukemia"
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">
  <rect x="2" y="2" width="196" height="56" fill="none" stroke="black"/>
  <text x="100" y="36" font-size="18" text-anchor="middle">A box</text>
</svg>
"""


@cache
def stress(locale: str) -> Document:
    """Return the document."""
    language = LANGUAGES[locale]
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root)
        source = read_source(root)
        assert not source.findings, source.findings
        localised = replace(_in_language(relevant(source.handouts[0]), language), locale=locale)
        handout = define(localised)
        pictures = read_pictures(root, handout.sections)
    return Document(handout, None, language, "0123abcd", Contact("A clinic"), pictures)


def write(root: Path) -> None:
    """Write the files of the handout."""
    folder = root / "source/stress"
    folder.mkdir(parents=True)
    (folder / "handout.toml").write_text(HANDOUT, "utf-8")
    (root / "source/glossary.toml").write_text(GLOSSARY, "utf-8")
    (folder / "box.svg").write_text(DRAWING, "utf-8")
    Image.new("RGBA", (300, 200), (0, 0, 0, 120)).save(folder / "grey.png")
    for number in range(SECTIONS):
        path = folder / f"{number + 1:02}-part-{number + 1}.md"
        path.write_text("\n\n".join(_section(number)), "utf-8")


def _in_language(handout: Handout, language: Language) -> Handout:
    """Return the handout with French words around English ones, or as it is, in its language."""

    def change(prose: Prose) -> Prose:
        text = prose.text if language.tag == "en-CA" else prose.text.replace("lang=fr", "lang=en")
        return replace(prose, text=text, language=language.tag)

    return rewrite(handout, change)


def _section(number: int) -> Iterator[str]:
    yield f"# Part {number + 1}, {VOCABULARY[number]} and {VOCABULARY[-number]}, in two lines"
    yield FILLER * (number % 4 + 1) + ("In marrow." if number == 3 else "[Moelle]{lang=fr}.")
    link = (
        "[a link that is surely longer than a line, for it goes on and on, and on](https://e.org)"
    )
    yield f"{FILLER}{link} {FILLER}**Strong, and ALL [très **fort**]{{lang=fr}}.** {FILLER}"
    kinds = [_lists, _table, _pictures, _callout, _questions, _long]
    yield from kinds[number % len(kinds)](number)


def _lists(number: int) -> Iterator[str]:
    yield "## Lists in lists"
    items = []
    for index in range(6):
        items.append(f"{index + 1}. {FILLER * 3}")
        items.append(f"   - {FILLER * 2}\n     - {FILLER}\n     - [mots]{{lang=fr}} and ALL")
    yield "\n".join(items)


def _table(number: int) -> Iterator[str]:
    yield "## A table"
    yield "Table: What to take, and when"
    head = "| When | What | [Combien]{lang=fr} |\n| --- | --- | --- |\n"
    rows = [f"| Day {row} | {FILLER * (row % 3)}pill | {row} mg |" for row in range(1, 31)]
    yield head + "\n".join(rows)
    yield "Table: A table that is wider than the page"
    lines = [f"| {' | '.join(f'Antibiotics-{FILLER}'.split()[:6])} |" for _ in range(3)]
    yield "\n".join([lines[0], f"|{' --- |' * 6}", *lines[1:]])


def _pictures(number: int) -> Iterator[str]:
    yield "Figure: A box with a word"
    yield "![A box.](box.svg)"
    yield "![Something grey.](grey.png)"


def _callout(number: int) -> Iterator[str]:
    yield f"> {FILLER * 30}\n>\n> - one\n> - two ALL\n>\n> Ask us."
    yield "> Ask your care team."


def _questions(number: int) -> Iterator[str]:
    for index in range(7):
        yield f"What about {' '.join(str(FILLER).split()[:4])}?\n" + "___\n" * (index + 2)


def _long(number: int) -> Iterator[str]:
    yield "## Pages of words"
    yield FILLER * 50
    link = "[a link over two pages, {} the end](https://example.org/far)"
    yield " ".join([FILLER * 8 + link.format(FILLER * 4) for _ in range(3)])
