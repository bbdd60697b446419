"""A PDF says to a screen reader just what its document says, word by word and in order."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspoken.inline import plain
from plainspoken.languages import LANGUAGES
from plainspoken.model import (
    Acronym,
    Block,
    Callout,
    Contact,
    Definition,
    Figure,
    Handout,
    Heading,
    Listing,
    Origin,
    Paragraph,
    Prose,
    Question,
    Reference,
    Section,
    Table,
    Term,
)
from plainspoken.pdf.fonts import address_lines
from plainspoken.pdf.layout import review_state
from plainspoken.pdf.render import Document, render
from plainspoken.pdf.tables import column_widths
from plainspoken.pdf.theme import BODIES, LARGE, PAGES, Theme
from plainspoken.phrases import phrases, say
from plainspoken.plan import make_plan, read_ground
from plainspoken.settings import Settings
from plainspoken.world import World
from tests.judges import outloud, verapdf
from tests.judges.structure import (
    Node,
    ObjectRef,
    artifacts,
    contents,
    out_of_order,
    problems,
    read_tree,
    text_of,
    untagged,
    walk,
)
from tests.stress import stress

PROJECT = Path(__file__).parent.parent
GIANT_A4 = replace(LARGE, body=BODIES["giant"], page=PAGES["A4"])


def words_of(document: Document, theme: Theme, pages: Sequence[int]) -> list[str]:
    """Return what a document says; `pages` are those that its contents should name."""
    return " ".join(_said(document, theme, iter(pages))).replace("\u2011", "-").split()


def _said(document: Document, theme: Theme, pages: Iterator[int]) -> Iterator[str]:
    handout, section = document.handout, document.section
    if section:
        yield plain(section.title.text)
        yield from _blocks(section.blocks, handout, theme)
    else:
        yield from (plain(handout.title.text), plain(handout.summary.text))
        yield from (say(handout, "audience"), plain(handout.audience.text))
        yield say(handout, "contents")
        for title in _titles(handout):
            yield f"{title} {next(pages)}"
        for each in handout.sections:
            yield plain(each.title.text)
            yield from _blocks(each.blocks, handout, theme)
        yield from _back(handout, theme)
    yield review_state(handout)
    if handout.notice:
        yield plain(handout.notice.text)
    yield say(handout, "edition", edition=document.edition)
    if document.contact.clinic:
        yield f"{say(handout, 'contact')} {document.contact.clinic}"


def _titles(handout: Handout) -> list[str]:
    titles = [plain(section.title.text) for section in handout.sections]
    last = ["words_to_know"] if handout.glossary else []
    return titles + [say(handout, phrase) for phrase in (*last, "sources")]


def _back(handout: Handout, theme: Theme) -> Iterator[str]:
    if handout.glossary:
        yield say(handout, "words_to_know")
    for term in handout.glossary:
        yield f"{plain(term.term.text)} {plain(term.meaning.text)}"
    yield say(handout, "sources")
    for reference in handout.references:
        values = {"publisher": reference.publisher.text, "title": reference.title.text}
        lines = address_lines(reference.url or "", theme.body, theme.column)
        yield " ".join([say(handout, "source", **values), *lines])


def _blocks(blocks: Sequence[Block], handout: Handout, theme: Theme) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(prose=prose) | Paragraph(prose=prose) | Question(prose=prose):
                yield plain(prose.text)
            case Definition(term=term, meaning=meaning):
                yield say(handout, "definition", term=term.text, meaning=meaning.text)
            case Listing(start=start, items=items):
                for index, item in enumerate(items):
                    yield "•" if start is None else f"{start + index}."
                    yield from _blocks(item, handout, theme)
            case Callout(blocks=inner):
                yield from _blocks(inner, handout, theme)
            case Table():
                yield from _table(block, handout, theme)
            case Figure(caption=caption, alternative=alternative):
                yield f"{plain(caption.text) if caption else ''} {plain(alternative.text)}"


def _table(table: Table, handout: Handout, theme: Theme) -> Iterator[str]:
    yield plain(table.caption.text)
    rows = [[plain(cell.text) for cell in row] for row in (table.header, *table.rows)]
    if column_widths(rows, theme):
        yield from (cell for row in rows for cell in row)
        return
    for row in table.rows:
        yield "•"
        for column, cell in zip(table.header, row, strict=True):
            yield say(handout, "cell", column=column.text, cell=cell.text)


def contents_pages(root: Node) -> list[int]:
    """Return the pages that the entries of the contents really lead to."""
    found = []
    for entry in walk(root):
        kids = [kid for node in walk(entry) for kid in node.children if entry.role == "TOCI"]
        leads = {kid.leads_to for kid in kids if isinstance(kid, ObjectRef)}
        found += [page for page in leads if page]
    return found


def may_be_artifacts(document: Document, total: int) -> set[str]:
    """Return all words that may stand on a page and not in the tree: footer, repeated headers."""
    handout = document.handout
    footer = [plain(handout.title.text), review_state(handout)]
    footer += [
        f"{say(handout, 'edition', edition=document.edition)} · "
        f"{say(handout, 'page', page=str(page), pages=str(total))}"
        for page in range(1, total + 1)
    ]
    tables = [block for block in _all_blocks(document) if isinstance(block, Table)]
    headers = [plain(cell.text) for table in tables for cell in table.header]
    return {" ".join(text.replace("\u2011", "-").split()) for text in (*footer, *headers)}


def _all_blocks(document: Document) -> Iterator[Block]:
    from plainspoken.walk import walk_blocks

    for section in [document.section] if document.section else document.handout.sections:
        yield from walk_blocks(section.blocks)


def check(document: Document, theme: Theme = LARGE) -> None:
    content, total = render(document, theme)
    file = io.BytesIO(content)
    root = read_tree(file)
    assert text_of(root).split() == words_of(document, theme, contents_pages(root))
    assert untagged(file) == []
    assert problems(file) == []
    assert out_of_order(file) == []
    allowed = may_be_artifacts(document, total)
    for artifact in artifacts(file):
        assert artifact.text == "" or " ".join(artifact.text.split()) in allowed
        assert set(artifact.painted) <= {"stroke"}, "nothing but rules, bars and frames"
        assert not (artifact.text and artifact.painted)
    entries = [node for node in walk(root) if node.role == "TOCI"]
    assert all(node.language == document.language.tag for node in entries)
    levels = [int(node.role[1]) for node in walk(root) if node.role in HEADINGS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


HEADINGS = {f"H{level}" for level in range(1, 7)}


@cache
def shipped() -> list[Document]:
    plan = make_plan(read_ground(World(PROJECT, PROJECT / "outputs", Settings()), LANGUAGES))
    contact = Contact("North Shore Clinic", "604-555-0100", "1 Main Street")
    return [
        Document(
            handout=unit.document,
            section=section,
            language=unit.language,
            edition=unit.edition,
            contact=contact,
            pictures=unit.subject.pictures,
        )
        for unit in plan.units
        for section in (*unit.document.sections, None)
    ]


def name(document: Document) -> str:
    handout, section = document.handout, document.section
    return f"{handout.locale}/{handout.id}/{section.id if section else 'whole'}"


@pytest.mark.parametrize("document", shipped(), ids=name)
def test_all_content(document: Document) -> None:
    check(replace(document, contact=Contact()))
    if document.section is None:
        check(replace(document, contact=Contact()), GIANT_A4)


@pytest.mark.skipif(bool(verapdf.why_not()), reason=verapdf.why_not())
def test_verapdf_passes_all_content_in_every_profile(tmp_path: Path) -> None:
    files = {}
    for profile, body in BODIES.items():
        for page in PAGES:
            theme = replace(LARGE, body=body, page=PAGES[page])
            for number, document in enumerate(shipped()):
                if document.section is None or (profile, page) == ("large", "letter"):
                    path = tmp_path / f"{profile}-{page}-{number}.pdf"
                    path.write_bytes(render(document, theme)[0])
                    files[path] = name(document)
    verdicts = verapdf.judge(list(files))
    assert len(verdicts) == len(files) >= 48
    assert [f"{files[path]}: {v}" for path, v in verdicts.items() if not v.compliant] == []
    found = [found for path in files for found in outloud.judge(path, layers=("conformance",))]
    assert found == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_handout_under_stress(locale: str, tmp_path: Path) -> None:
    document = stress(locale)
    check(document)
    path = tmp_path / "stress.pdf"
    content, pages = render(document, LARGE)
    path.write_bytes(content)
    assert pages > 50
    root = read_tree(path)
    assert most_pages(root, "P") >= 2
    assert most_pages(root, "LBody") >= 2
    assert most_pages(root, "Link") >= 2
    assert most_pages(root, "TOC") >= 2
    assert most_pages(root, "Table") >= 3
    assert most_pages(root, "Aside") >= 2
    assert {node.language for node in walk(root) if node.role == "Span"} == {
        None,
        "fr" if locale == "en_CA" else "en",
    }
    # ORD-001 takes the content of an element before that of its children, wherever it stands, so
    # a link inside a line is out of order to it; `check` has compared the true order.
    # TBL-014 takes a framed list for a table. Nobody else says so: its elements are L and LI.
    exempt = {"ORD-001": "compared by out_of_order", "TBL-014": "a frame is no grid"}
    assert outloud.judge(path, exempt=exempt) == ()
    if not verapdf.why_not():
        assert verapdf.judge([path])[path].failures == ()


def most_pages(root: Node, role: str) -> int:
    """Return over how many pages the longest element of a role goes."""
    return max(len({c.page for c in contents(node)}) for node in walk(root) if node.role == role)


ORIGIN = Origin("x.md", 1)


def test_the_contents_say_a_title_as_its_heading_does() -> None:
    title = Prose("[Moelle]{lang=fr} in **ALL**, [a page](https://example.org)", "en-CA", ORIGIN)
    document = stress("en_CA")
    sections = (replace(document.handout.sections[0], title=title),)
    document = replace(document, handout=replace(document.handout, sections=sections))
    check(document)
    root = read_tree(io.BytesIO(render(document)[0]))
    entry = next(node for node in walk(root) if node.role == "TOCI")
    assert [(node.role, node.language, node.expansion) for node in walk(entry)] == [
        ("TOCI", "en-CA", None),
        ("Reference", None, None),
        ("Link", None, None),
        ("Span", "fr", None),
        ("Span", None, "acute lymphocytic leukemia"),
    ]


word = st.text("abcdefghijklmnopéœ2,5%", min_size=1, max_size=9)
acronym = st.just("ALL")


def _marked(words: list[str], kind: str) -> str:
    text = " ".join(words)
    return {
        "": text,
        "strong": f"**{text}**",
        "link": f"[{text}](https://example.org)",
        "span": f"[{text}]{{lang=fr}}",
        "both": f"[{text} [*deux]{{lang=fr}}](https://example.org)",
    }[kind]


run = st.builds(
    _marked,
    st.lists(word | acronym, min_size=1, max_size=30),
    st.sampled_from(["", "", "", "strong", "link", "span", "both"]),
)
prose = st.lists(run, min_size=1, max_size=4).map(
    lambda runs: Prose(" ".join(runs), "en-CA", ORIGIN)
)
short = st.lists(word, min_size=1, max_size=4).map(
    lambda words: Prose(" ".join(words), "en-CA", ORIGIN)
)
simple = st.one_of(
    st.builds(Paragraph, prose),
    st.builds(Question, short, st.integers(1, 6)),
    st.builds(Definition, short, short),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    row = st.tuples(*[short | prose] * draw(st.integers(2, 6)))
    return Table(draw(short), draw(row), tuple(draw(st.lists(row, min_size=1, max_size=12))))


def lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Listing]:
    item = st.tuples(st.builds(Paragraph, prose)) | st.tuples(st.builds(Paragraph, prose), inner)
    items = st.lists(item, min_size=1, max_size=4).map(tuple)
    return st.builds(Listing, st.none() | st.integers(1, 30), items)


listing = lists(simple | lists(simple | lists(simple)))
callout = st.builds(Callout, st.lists(simple | lists(simple), min_size=1, max_size=4).map(tuple))
heading = st.builds(Heading, st.just(2), short)
blocks = st.lists(simple | listing | callout | heading | tables(), min_size=1, max_size=8)
section = st.builds(
    Section, st.just("x"), st.sampled_from(["01-a", "02-b"]), short, blocks.map(tuple)
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    sections = tuple(draw(st.lists(section, min_size=1, max_size=2, unique_by=lambda s: s.stem)))
    all_letters = Prose("ALL", "en-CA", ORIGIN), Prose("acute leukemia", "en-CA", ORIGIN)
    handout = Handout(
        id="x",
        locale="en_CA",
        order=0,
        title=draw(short),
        summary=draw(prose),
        audience=draw(short),
        notice=draw(st.none() | prose),
        reviewed=None,
        review_by=None,
        references=(Reference(draw(short), draw(short), "https://example.org"),),
        sections=sections,
        glossary=tuple(draw(st.lists(st.builds(Term, short, prose, short), max_size=4))),
        acronyms=(Acronym(*all_letters),),
        phrases=tuple((name, replace(each, language="en-CA")) for name, each in phrases()),
    )
    one = draw(st.sampled_from([None, *sections]))
    return Document(handout, one, LANGUAGES["en_CA"], "0123abcd", Contact())


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.sampled_from([LARGE, GIANT_A4]))
def test_any_document(document: Document, theme: Theme) -> None:
    check(document, theme)
