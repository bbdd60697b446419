"""Tags for ReportLab, without any handout: what is painted is in the tree, or it is refused."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage
from reportlab.lib.colors import black, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Table,
)

from plainspoken.pdf.fonts import REGULAR, register_fonts
from plainspoken.pdf.tags import Element, Structure, UntaggedContent
from plainspoken.pdf.tags.drawing import FOOTER, TaggedCanvas, TaggedFigure, TaggedParagraph
from tests.judges import verapdf
from tests.judges.structure import (
    Node,
    ObjectRef,
    artifacts,
    contents,
    dump,
    out_of_order,
    problems,
    read_tree,
    text_of,
    untagged,
    walk,
)

PROJECT = Path(__file__).parent.parent
TEXT = ParagraphStyle(
    "text", fontName=REGULAR, fontSize=18, leading=24, spaceAfter=12, bulletFontName=REGULAR
)
WORDS = "Plain words that fill line after line until a page is full of them. "

register_fonts()


def build(path: Path | io.BytesIO, structure: Structure, story: Sequence[Flowable]) -> Any:
    """Write a story on small pages, so that much of it is split; return the document."""

    def footer(canvas: Any, document: Any) -> None:
        with canvas.tagged(FOOTER):
            canvas.setFont(REGULAR, 18)
            canvas.drawString(36, 12, f"Page {document.page}")

    frame = Frame(36, 36, 400, 260, leftPadding=0, rightPadding=0)
    document = BaseDocTemplate(
        str(path) if isinstance(path, Path) else path,
        pagesize=(472, 320),
        pageTemplates=[PageTemplate(frames=[frame], onPage=footer)],
        title="A title",
        author="An author",
        subject="A subject",
        keywords="one, two",
        initialFontName=REGULAR,
        invariant=1,
    )
    document.build(list(story), canvasmaker=partial(TaggedCanvas, structure=structure))
    return document


def tree(path: Path) -> Node:
    """Return the tree of a file that is sound in itself."""
    assert untagged(path) == []
    assert problems(path) == []
    assert out_of_order(path) == []
    return read_tree(path)


def paragraph(markup: str, element: Element, **options: Any) -> TaggedParagraph:
    return TaggedParagraph(markup, TEXT, element=element, **options)


def only(root: Node, role: str) -> Node:
    (found,) = [node for node in walk(root) if node.role == role]
    return found


def links(node: Node) -> list[ObjectRef]:
    return [child for child in node.children if isinstance(child, ObjectRef)]


def test_a_paragraph_on_three_pages_is_one_element(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    build(tmp_path / "a.pdf", structure, [paragraph(WORDS * 20, structure.root.add("P"))])
    found = only(tree(tmp_path / "a.pdf"), "P")
    assert [content.page for content in contents(found)] == [1, 2, 3]
    assert text_of(found).split() == (WORDS * 20).split()


def test_a_link_over_lines_and_pages_is_one_element(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    href = structure.link("https://example.org/a", "All about it")
    markup = f'{WORDS * 4}<a href="{href}">{WORDS * 6}</a> {WORDS}'
    build(tmp_path / "a.pdf", structure, [paragraph(markup, structure.root.add("P"))])
    link = only(tree(tmp_path / "a.pdf"), "Link")
    assert text_of(link).split() == (WORDS * 6).split()
    assert {each.page for each in links(link)} == {1, 2}
    assert len(links(link)) > 6
    assert {each.contents for each in links(link)} == {"All about it"}
    assert {each.uri for each in links(link)} == {"https://example.org/a"}


def test_a_paragraph_that_is_all_link(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    href = structure.link("#there", "There")
    story = [
        paragraph(f'<a href="{href}">{WORDS}</a>', structure.root.add("P")),
        paragraph('<a name="there"/>Here.', structure.root.add("P")),
    ]
    build(tmp_path / "a.pdf", structure, story)
    link = only(tree(tmp_path / "a.pdf"), "Link")
    assert text_of(link).split() == WORDS.split()
    assert {each.leads_to for each in links(link)} == {1}


def test_elements_inside_a_line(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    french, other = structure.span(language="fr-CA"), structure.span(language="fr-CA")
    letters = structure.span(expansion="acute lymphocytic leukemia")
    page = structure.link("https://example.org", "A page")
    markup = (
        f'One <a href="{french}">deux <b>trois</b></a> <a href="{letters}">ALL</a>, '
        f'<a href="{page}">four <a href="{other}">cinq</a> six</a>.'
    )
    build(tmp_path / "a.pdf", structure, [paragraph(markup, structure.root.add("P"))])
    assert dump(tree(tmp_path / "a.pdf")).splitlines() == [
        "Document",
        "  P",
        '    "One "',
        '    Span lang="fr-CA"',
        '      "deux trois"',
        '    " "',
        '    Span expansion="acute lymphocytic leukemia"',
        '      "ALL"',
        '    ", "',
        "    Link",
        '      "four "',
        '      Span lang="fr-CA"',
        '        "cinq"',
        '      " six"',
        '      [Link "A page" to https://example.org]',
        '    ". "',
    ]


def test_a_list(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    listing = structure.root.add("L", attribute=("List", "ListNumbering", "Disc"))
    story = []
    for words in ("one", WORDS * 12):
        item = listing.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        story.append(paragraph(words, body, label=label, bulletText="•"))
    build(tmp_path / "a.pdf", structure, story)
    found = only(tree(tmp_path / "a.pdf"), "L")
    assert found.attributes == {"List": {"ListNumbering": "Disc"}}
    labels = [text_of(node) for node in walk(found) if node.role == "Lbl"]
    assert labels == ["•", "•"]
    assert text_of(found).split() == ["•", "one", "•", *(WORDS * 12).split()]


def table(structure: Structure, rows: int) -> Table:
    element = structure.root.add("Table")
    head, body = element.add("THead").add("TR"), element.add("TBody")
    scope = ("Table", "Scope", "Column")
    href = structure.link("https://example.org", "A page")
    titles = ["<b>When</b>", f'<a href="{href}">What</a>']
    cells = [[paragraph(words, head.add("TH", attribute=scope)) for words in titles]]
    for number in range(rows):
        row = body.add("TR")
        cells.append([paragraph(f"{word} {number}", row.add("TD")) for word in ("day", "pill")])
    style = [("FONT", (0, 0), (-1, -1), REGULAR, 18), ("GRID", (0, 0), (-1, -1), 1, black)]
    return Table(cells, repeatRows=1, style=style)


def test_a_repeated_header_is_in_the_tree_once(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    build(tmp_path / "a.pdf", structure, [table(structure, 20)])
    found = only(tree(tmp_path / "a.pdf"), "Table")
    heads = [node for node in walk(found) if node.role == "TH"]
    assert [text_of(node).strip() for node in heads] == ["When", "What"]
    assert [node.attributes for node in heads] == [{"Table": {"Scope": "Column"}}] * 2
    repeated = [each for each in artifacts(tmp_path / "a.pdf") if each.text.strip() == "When"]
    assert len(repeated) == max(each.page for each in contents(found)) - 1
    assert len(links(only(found, "Link"))) == 1


def test_a_figure(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    content = io.BytesIO()
    PillowImage.new("RGBA", (30, 20), (0, 0, 0, 99)).save(content, "PNG")
    content.seek(0)
    element = structure.root.add("Figure", alternative="A grey box")
    build(tmp_path / "a.pdf", structure, [TaggedFigure(Image(content, 90, 60), element)])
    found = only(tree(tmp_path / "a.pdf"), "Figure")
    assert found.alternative == "A grey box"
    left, bottom, right, top = found.attributes["Layout"]["BBox"]
    assert (right - left, top - bottom) == (pytest.approx(90), pytest.approx(60))
    assert top == pytest.approx(320 - 24 - 6)


def test_metadata(tmp_path: Path) -> None:
    import pikepdf

    structure = Structure("fr-CA")
    build(tmp_path / "a.pdf", structure, [paragraph("a & b", structure.root.add("P"))])
    with pikepdf.open(tmp_path / "a.pdf") as document, document.open_metadata() as metadata:
        assert metadata["dc:title"] == "A title"
        assert metadata["dc:creator"] == ["An author"]
        assert metadata["dc:description"] == "A subject"
        assert metadata["pdf:Keywords"] == "one, two"
        assert metadata["pdfuaid:part"] == "1"
        assert str(document.Root.Lang) == "fr-CA"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.Tabs == "/S" for page in document.pages)


def stock_paragraph(structure: Structure) -> Flowable:
    return Paragraph("stray", TEXT)


def no_element(structure: Structure) -> Flowable:
    return TaggedParagraph("stray", TEXT)


def stray_bullet(structure: Structure) -> Flowable:
    return paragraph("words", structure.root.add("P"), bulletText="•")


def foreign_link(structure: Structure) -> Flowable:
    return paragraph('<a href="https://example.org">x</a>', structure.root.add("P"))


def foreign_bookmark(structure: Structure) -> Flowable:
    return paragraph('<a href="#x">x</a> and <a name="x"/> more', structure.root.add("P"))


def lonely_element(structure: Structure) -> Flowable:
    structure.root.add("L").add("LI")
    return paragraph("words", structure.root.add("P"))


class Stray(Flowable):  # type: ignore[misc]  # ReportLab has no types
    width = height = 10

    def draw(self) -> None:
        text = PDFTextObject(self.canv, 0, 0)
        text.setFont(REGULAR, 18)
        text.textOut("stray")
        self.canv.drawText(text)


def stray_object(structure: Structure) -> Flowable:
    return Stray()


@pytest.mark.parametrize(
    "make",
    [
        stock_paragraph,
        no_element,
        stray_bullet,
        foreign_link,
        foreign_bookmark,
        lonely_element,
        stray_object,
    ],
)
def test_what_nobody_owns_is_refused(make: Callable[[Structure], Flowable]) -> None:
    structure = Structure("en-CA")
    with pytest.raises(UntaggedContent):
        build(io.BytesIO(), structure, [make(structure)])


class Doodle(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Paints by every operator that there is."""

    width = height = 100

    def draw(self) -> None:
        canvas = self.canv
        canvas.line(0, 0, 1, 1)
        canvas.lines([(0, 0, 1, 1), (1, 1, 2, 2)])
        canvas.grid([0, 5], [0, 5])
        canvas.cross(5, 5)
        canvas.bezier(0, 0, 1, 1, 2, 2, 3, 3)
        canvas.arc(0, 0, 9, 9)
        canvas.rect(0, 0, 9, 9, fill=1)
        canvas.ellipse(0, 0, 9, 9)
        canvas.circle(5, 5, 4)
        canvas.wedge(0, 0, 9, 9, 0, 90)
        canvas.roundRect(0, 0, 9, 9, 2)
        path = canvas.beginPath()
        path.rect(0, 0, 9, 9)
        canvas.drawPath(path)
        canvas.saveState()
        canvas.clipPath(path, stroke=1)
        canvas.linearGradient(0, 0, 9, 9, [white, black])
        canvas.restoreState()
        image = PillowImage.new("RGB", (2, 2))
        canvas.drawInlineImage(image, 0, 0)


def test_whatever_is_painted_is_marked(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    story = [Doodle(), paragraph("words", structure.root.add("P"))]
    build(tmp_path / "a.pdf", structure, story)
    assert text_of(tree(tmp_path / "a.pdf")).strip() == "words"
    kinds = {kind for each in artifacts(tmp_path / "a.pdf") for kind in each.painted}
    assert len(kinds) >= 3, kinds


def test_passes_and_things_kept_together_leave_the_tree_alone(tmp_path: Path) -> None:
    structure = Structure("en-CA")
    story = [
        KeepTogether([paragraph(WORDS * 2, structure.root.add("P")) for _ in range(2)]),
        paragraph(WORDS, structure.root.add("P")),
    ]
    for name in ("first.pdf", "second.pdf"):
        build(tmp_path / name, structure, story)
    first, second = (tree(tmp_path / name) for name in ("first.pdf", "second.pdf"))
    assert dump(first) == dump(second)
    assert text_of(first).split() == (WORDS * 5).split()


NASTY = "<>&\"'é—µ≥ "
word = st.text("abcdefghij" + NASTY.strip(), min_size=1, max_size=12)
run = st.tuples(st.lists(word, min_size=1, max_size=25), st.sampled_from(["", "b", "link", "span"]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(run, min_size=1, max_size=5), min_size=1, max_size=5))
def test_the_tree_has_every_word_in_order(paragraphs: list[list[tuple[list[str], str]]]) -> None:
    from xml.sax.saxutils import escape

    structure = Structure("en-CA")
    story, words = [], []
    for runs in paragraphs:
        markup = ""
        for run_words, kind in runs:
            words += run_words
            text = escape(" ".join(run_words))
            href = structure.link("https://x.org", "x") if kind == "link" else structure.span("fr")
            markup += {
                "": text,
                "b": f"<b>{text}</b>",
                "link": f'<a href="{href}">{text}</a>',
                "span": f'<a href="{href}">{text}</a>',
            }[kind] + " "
        story.append(paragraph(markup, structure.root.add("P")))
    file = io.BytesIO()
    build(file, structure, story)
    assert text_of(read_tree(file)).split() == words


def readme_example() -> str:
    text = (PROJECT / "README.md").read_text("utf-8")
    found = re.search(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_readme_tells_the_truth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(readme_example(), "README.md", "exec"), {})
    assert text_of(tree(tmp_path / "rest.pdf")).split() == [
        "Rest",
        "Say",
        "bonne",
        "nuit.",
        "Read",
        "on.",
    ]


@pytest.mark.skipif(bool(verapdf.why_not()), reason=verapdf.why_not())
def test_verapdf_agrees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(readme_example(), "README.md", "exec"), {})
    structure = Structure("en-CA")
    href = structure.link("https://example.org/a", "All about it")
    markup = f'{WORDS * 4}<a href="{href}">{WORDS * 6}</a> {WORDS}'
    title = TaggedParagraph("Title", TEXT, element=structure.root.add("H1"))
    story = [title, paragraph(markup, structure.root.add("P")), Doodle(), table(structure, 20)]
    build(tmp_path / "a.pdf", structure, story)
    files = [tmp_path / "a.pdf", tmp_path / "rest.pdf"]
    assert {str(path): verdict.failures for path, verdict in verapdf.judge(files).items()} == {
        str(path): () for path in files
    }


def test_same_bytes_in_every_process(tmp_path: Path) -> None:
    script = "import sys; sys.path.insert(0, sys.argv[1])\n" + readme_example().replace(
        "title=", "invariant=1, title="
    )
    made = []
    for seed in ("0", "1"):
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", script, str(PROJECT)]
        subprocess.run(command, cwd=folder, env={"PYTHONHASHSEED": seed}, check=True)
        made.append((folder / "rest.pdf").read_bytes())
    assert made[0] == made[1]
