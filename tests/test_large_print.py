"""Large print to the letter, measured on finished files by libraries that did not make them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTLine, LTTextContainer, LTTextLine
from reportlab.platypus.doctemplate import LayoutError

from plainspoken.languages import LANGUAGES
from plainspoken.model import (
    Block,
    Callout,
    Definition,
    Heading,
    Listing,
    Origin,
    Paragraph,
    Prose,
    Question,
    Table,
)
from plainspoken.pdf.fonts import fits
from plainspoken.pdf.render import Document, render
from plainspoken.pdf.theme import BODIES, LARGE, PAGES, Theme
from plainspoken.walk import figures
from tests.judges.structure import INLINE, Content, Node, artifacts, contents, read_tree, walk
from tests.stress import stress
from tests.test_figures import PHASES, png
from tests.test_look import document
from tests.test_structure import HEADINGS, name, shipped

THEMES = {
    f"{profile}-{page}": replace(LARGE, body=body, page=PAGES[page])
    for profile, body in BODIES.items()
    for page in PAGES
}
WHOLE = {name(document): document for document in shipped() if document.section is None}
WHOLE |= {f"{locale}/stress": stress(locale) for locale in LANGUAGES}
EACH = [
    pytest.param(title, theme, id=f"{title}-{theme}")
    for title in WHOLE
    for theme in THEMES
    # Each theme in one language, and both languages in the theme that most will use.
    if theme == "large-letter" or title == "fr_CA/after-treatment-starts/whole"
]


@dataclass(frozen=True)
class Line:
    """A line of print: its words, their largest size, and its baseline on its page."""

    page: int
    text: str
    size: float
    baseline: float


@cache
def pdf(title: str, theme: str) -> bytes:
    return render(WHOLE[title], THEMES[theme])[0]


def lines(content: bytes) -> Iterator[Line]:
    for number, page in enumerate(extract_pages(io.BytesIO(content), laparams=LAParams()), 1):
        boxes = [box for box in page if isinstance(box, LTTextContainer)]
        for line in (line for box in boxes for line in box if isinstance(line, LTTextLine)):
            chars = [char for char in line if isinstance(char, LTChar)]
            words = [char for char in chars if char.get_text().strip()]
            if words and line.get_text().strip() != "•":
                baseline = words[0].matrix[5]
                yield Line(number, line.get_text().strip(), max(c.size for c in words), baseline)


def in_order(node: Node) -> Iterator[tuple[Node, Content]]:
    """Yield all content in reading order, each with the element that owns it."""
    for child in node.children:
        if isinstance(child, Content):
            yield node, child
        elif isinstance(child, Node):
            yield from in_order(child)


@pytest.mark.parametrize(("title", "theme"), EACH)
def test_lines_have_room(title: str, theme: str) -> None:
    body = THEMES[theme].body
    found = list(lines(pdf(title, theme)))
    assert found
    by_page: dict[int, list[Line]] = {}
    for line in found:
        by_page.setdefault(line.page, []).append(line)
    for on_page in by_page.values():
        heights = sorted({round(line.baseline, 1) for line in on_page}, reverse=True)
        steps = [above - below for above, below in pairwise(heights)]
        assert min(steps, default=99) >= body * 1.25 - 0.2
    assert max(len(line.text) for line in found) <= 70


@pytest.mark.parametrize(("title", "theme"), EACH)
def test_no_word_is_broken(title: str, theme: str) -> None:
    for line in lines(pdf(title, theme)):
        assert not line.text.endswith(("-", "\u00ad", "\u2010")), line


@pytest.mark.parametrize(("title", "theme"), EACH)
def test_no_heading_stands_at_the_foot(title: str, theme: str) -> None:
    content = in_order(read_tree(io.BytesIO(pdf(title, theme))))
    for (node, here), (_, following) in pairwise(content):
        if node.role in HEADINGS or node.role in ("Lbl", "Caption"):
            assert here.page == following.page, here.text


@pytest.mark.parametrize("count", range(3, 12))
def test_a_table_starts_with_its_header_and_a_row(count: int) -> None:
    rows = "".join(f"| Day {row} | one pill |\n" for row in range(30))
    table = f"Table: Your pills\n\n| When | What |\n| --- | --- |\n{rows}"
    content, _ = render(document("Some words.\n\n" * count + table), LARGE)
    root = read_tree(io.BytesIO(content))
    (found,) = [node for node in walk(root) if node.role == "Table"]
    caption, head, first, *_ = [node for node in walk(found) if node.role in ("Caption", "TR")]
    assert len({part.page for node in (caption, head, first) for part in contents(node)}) == 1
    with_table = {part.page for part in contents(found)}
    with_head = {each.page for each in artifacts(io.BytesIO(content)) if "When" in each.text}
    assert with_head == with_table - {min(with_table)}
    assert len(with_table) > 1


@pytest.mark.parametrize("count", range(4, 14))
def test_no_line_of_the_contents_is_left_alone(count: int) -> None:
    one = document("Words.")
    sections = tuple(replace(one.handout.sections[0], stem=f"{n:02}-x") for n in range(count))
    whole = replace(one, section=None, handout=replace(one.handout, sections=sections))
    root = read_tree(io.BytesIO(render(whole, LARGE)[0]))
    (toc,) = [node for node in walk(root) if node.role == "TOC"]
    pages = [next(iter(contents(entry))).page for entry in toc.children if isinstance(entry, Node)]
    assert len(pages) == count + 1
    assert pages.count(pages[-1]) >= 2


@pytest.mark.parametrize(("title", "theme"), EACH)
def test_no_line_is_left_alone(title: str, theme: str) -> None:
    content = pdf(title, theme)
    printed = list(lines(content))
    for node in walk(read_tree(io.BytesIO(content))):
        is_block = node.role not in INLINE and any(isinstance(c, Content) for c in node.children)
        parts = list(contents(node)) if is_block else []
        pages = sorted({part.page for part in parts})
        for page in pages if len(pages) > 1 else ():
            text = " ".join("".join(part.text for part in parts if part.page == page).split())
            whole = [line for line in printed if line.page == page and line.text in text]
            assert len(whole) >= 2, f"one line alone on page {page}: {text}"


@pytest.mark.parametrize(("title", "theme"), EACH)
def test_all_is_black_on_white(title: str, theme: str) -> None:
    with pikepdf.open(io.BytesIO(pdf(title, theme))) as document:
        for page in document.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operands: Any = instruction.operands
                operator = str(instruction.operator)
                if operator in ("rg", "RG", "g", "G", "k", "K"):
                    black = [0, 0, 0, 1] if operator in "kK" else [0] * len(operands)
                    assert [float(each) for each in operands] == black
                assert operator not in ("cs", "scn", "CS", "SCN", "sh", "gs")


@pytest.mark.parametrize(("title", "theme"), EACH)
def test_sizes_are_those_of_the_theme(title: str, theme: str) -> None:
    measures: Theme = THEMES[theme]
    allowed = {measures.body * ratio for ratio in (1, measures.bullet_ratio)}
    allowed |= {measures.body * ratio for ratio in measures.heading_ratios}
    with pikepdf.open(io.BytesIO(pdf(title, theme))) as document:
        for page in document.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operands: Any = instruction.operands
                if str(instruction.operator) == "Tf":
                    assert any(float(operands[1]) == pytest.approx(size) for size in allowed)


TITLE = "This title is as long as a title may be, which makes the foot of each page three lines"


def section_of(*blocks: Block) -> Document:
    """Return a section of a handout that has a long title."""
    document = WHOLE["en_CA/leukemia-treatments/whole"]
    handout = replace(document.handout, title=replace(document.handout.title, text=TITLE))
    section = replace(handout.sections[0], title=said("A section"), blocks=blocks)
    return replace(document, handout=handout, section=section)


def said(text: str) -> Prose:
    return Prose(text, "en-CA", Origin("x.md", 1))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lines", [1, 14])
def test_a_heading_stays_with_what_nearly_fills_a_page(theme: str, lines: int) -> None:
    heading = Heading(2, said("A heading that is long enough to take more than one line"))
    for count in range(3, 30, 2):
        inner = (Paragraph(said("Take it each day. " * lines)),) * (count // lines + 1)
        document = section_of(heading, Callout(inner))
        content, _ = render(document, THEMES[theme])
        for (node, here), (_, following) in pairwise(in_order(read_tree(io.BytesIO(content)))):
            assert node.role not in HEADINGS or here.page == following.page


@pytest.mark.parametrize("theme", THEMES)
def test_a_caption_stays_with_its_table(theme: str) -> None:
    heading = Heading(2, said("A heading that is long enough to take more than one line"))
    for words in range(30, 150, 7):
        cells = said("Pill"), said("take it " * words)
        table = Table(said("What to take, and when and how you take it"), cells[:1] * 2, (cells,))
        content, _ = render(section_of(heading, table), THEMES[theme])
        for (node, here), (_, following) in pairwise(in_order(read_tree(io.BytesIO(content)))):
            assert node.role not in ("Caption", *HEADINGS) or here.page == following.page


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("framed", [True, False])
def test_a_question_stays_with_a_line_to_write_on(theme: str, framed: bool) -> None:
    for words in range(1, 80, 11):
        question = Question(said("ask " * words), 10)
        block = Callout((question,)) if framed else question
        document = section_of(Heading(2, said("A heading")), block)
        content, _ = render(document, THEMES[theme])
        *_, last = (line for line in lines(content) if "ask" in line.text)
        page = list(extract_pages(io.BytesIO(content)))[last.page - 1]
        rules = [item.y0 for item in page if isinstance(item, LTLine) and item.width > 99]
        room = THEMES[theme].writing_line_gap + THEMES[theme].body
        assert any(last.baseline - room < y < last.baseline for y in rules)


def widest(theme: Theme) -> str:
    """Return a word that no check finds too wide."""
    word = ""
    for letter in "mi":
        while fits(word + letter, False, theme):
            word += letter
    return word


@pytest.mark.parametrize("theme", THEMES)
def test_the_widest_word_fits_the_innermost_place(theme: str) -> None:
    measures = THEMES[theme]
    word = said(f"**{widest(measures)}**")
    block: Block = Listing(998, ((Paragraph(word), Definition(word, word)), (Paragraph(word),)))
    for start in (100, None):
        block = Listing(start, ((Paragraph(word), block),))
    content, _ = render(section_of(Callout((block,))), measures)
    edge = measures.margin + measures.column - measures.padding
    for page in extract_pages(io.BytesIO(content), laparams=LAParams()):
        for box in (each for each in page if isinstance(each, LTTextContainer)):
            found = [line for line in box if "mmm" in line.get_text()]
            printed = [char for line in found for char in line if char.get_text().strip()]
            assert all(char.x1 <= edge + 1 for char in printed)


def test_nothing_is_read_that_is_not_there() -> None:
    assert contents(read_tree(io.BytesIO(pdf("en_CA/leukemia-treatments/whole", "large-letter"))))


def pictured(height: int, words: str, png: bytes | None = None) -> Document:
    """Return a section with a heading, a caption and a picture, or with a high image."""
    text = f"Words.\n\n## {words}\n\nFigure: {words}\n\n![Boxes.](box.{'png' if png else 'svg'})"
    made = document(text, label="a")
    content = png or PHASES.replace("0 0 400 200", f"0 0 336 {height}").encode()
    (figure,) = figures(made.handout.sections)
    labels = () if png else figure.labels
    changed = replace(figure, labels=labels)
    (section,) = made.handout.sections
    section = replace(section, blocks=(*section.blocks[:-1], changed))
    return replace(made, section=section, pictures={figure.path: content})


@pytest.mark.parametrize("theme", THEMES)
def test_a_heading_stays_with_a_picture_or_nothing_is_made(theme: str) -> None:
    words = "Words that are long enough to take two lines in all sizes of print but regular"
    for height in range(140, 400, 20):
        try:
            content, _ = render(pictured(height, words), THEMES[theme])
        except LayoutError:
            continue
        assert_together(content)
    assert_together(render(pictured(0, words, png((900, 9000))), THEMES[theme])[0])


def assert_together(content: bytes) -> None:
    for (node, here), (_, following) in pairwise(in_order(read_tree(io.BytesIO(content)))):
        assert node.role not in HEADINGS or here.page == following.page
    pages = {n.role: {c.page for c in contents(n)} for n in walk(read_tree(io.BytesIO(content)))}
    assert pages["H2"] == pages["Figure"]
