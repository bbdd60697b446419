"""The judges of finished PDFs: each must see what is wrong, and only that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from outloud.registry import all_rules
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from tests.judges import CannotJudge, ace_daisy, epubcheck, outloud, verapdf
from tests.judges.sample import Element, Link, hang_tree, new_canvas, write
from tests.judges.structure import (
    Artifact,
    Content,
    Node,
    ObjectRef,
    Stray,
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

ADDRESS = "https://example.org/œufs"
needs_verapdf = pytest.mark.skipif(bool(verapdf.why_not()), reason=verapdf.why_not())


def draw(path: Path) -> None:
    """One page with all that a page may hold: its words, a picture, and what is for the eye."""
    canvas = new_canvas(path)
    canvas.setTitle("A page to try the judges on")
    write(canvas, "/H1 <</MCID 0>>", 700, "Eggs – œufs")
    write(canvas, "/P <</MCID 1>>", 650, "Please read ")
    write(canvas, "/Link <</MCID 2>>", 610, "this page, ")
    write(canvas, "/Span <</MCID 3>>", 580, "déjà vu")
    write(canvas, "/P <</MCID 4>>", 550, ", before you cook.")
    canvas.addLiteral("/Figure <</MCID 5>> BDC")
    canvas.rect(72, 400, 50, 50, fill=1)
    canvas.addLiteral("EMC")
    write(canvas, "/Artifact <</Type /Pagination /Subtype /Footer>>", 40, "Page 1")
    canvas.addLiteral("/Artifact BMC")
    canvas.line(72, 60, 300, 60)
    canvas.addLiteral("EMC")
    canvas.save()


def tree() -> Element:
    link = Link(1, {"Contents": "About eggs", "A": Dictionary(S=Name.URI, URI=ADDRESS)})
    box = Dictionary(O=Name.Layout, BBox=Array([72, 400, 122, 450]), Placement=Name.Block)
    french = Element("Span", [(1, 3)], {"Lang": "fr-CA"})
    sentence = ((1, 1), Element("Link", [(1, 2), link]), french, (1, 4))
    picture = Element("Figure", [(1, 5)], {"Alt": "A black egg", "A": box})
    return Element("Document", [Element("H1", [(1, 0)]), Element("P", sentence), picture])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    draw(path)
    hang_tree(path, tree())
    return path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PDF as ReportLab writes it, without any mark."""
    path = tmp_path / "bare.pdf"
    canvas = new_canvas(path)
    canvas.drawString(72, 700, "Nobody hears this.")
    canvas.line(72, 60, 300, 60)
    canvas.save()
    return path


def edit(path: Path, change: Callable[[Any], None]) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)


def paint_more(path: Path, operators: bytes) -> None:
    edit(path, lambda pdf: pdf.pages[0].contents_add(b"\n" + operators))


def test_ci_has_all_judges() -> None:
    if os.environ.get("CI"):
        for judge in (verapdf, epubcheck, ace_daisy):
            assert not judge.why_not(), "without its judge every file would pass"
        for program in ("chromium", "lou_translate", "msgfmt"):
            assert shutil.which(program), f"tests by {program} would skip themselves"


@needs_verapdf
def test_verapdf_tells_good_from_bad(good: Path, bare: Path, tmp_path: Path) -> None:
    accented = good.rename(tmp_path / "œufs à la coque.pdf")
    verdicts = verapdf.judge([bare, accented])
    assert verdicts[accented].compliant, verdicts[accented]
    assert verdicts[accented].checks > 300
    assert not verdicts[accented].failures
    assert not verdicts[bare].compliant
    failures = {failure.rule: failure for failure in verdicts[bare].failures}
    assert {"5-1", "7.1-3", "7.1-11"} & set(failures) == {"7.1-3", "7.1-11"}
    assert failures["7.1-3"].count == 2
    assert "neither marked as Artifact nor tagged" in failures["7.1-3"].message
    assert "7.1-3 ×2" in str(verdicts[bare])


@needs_verapdf
@pytest.mark.parametrize("content", [b"no PDF at all", b"%PDF-1.7\n1 0 obj\n<<", None])
def test_verapdf_has_no_verdict_on_rubbish(
    good: Path, tmp_path: Path, content: bytes | None
) -> None:
    rubbish = tmp_path / "rubbish.pdf"
    if content is not None:
        rubbish.write_bytes(content)
    with pytest.raises(CannotJudge, match=r"cannot judge .*rubbish\.pdf"):
        verapdf.judge([good, rubbish])


def test_verapdf_says_why_it_cannot_run(monkeypatch: pytest.MonkeyPatch, good: Path) -> None:
    monkeypatch.setenv("PATH", "")
    verapdf.why_not.cache_clear()
    try:
        assert verapdf.why_not()
        with pytest.raises(CannotJudge):
            verapdf.judge([good])
    finally:
        verapdf.why_not.cache_clear()


def test_outloud_tells_good_from_bad(good: Path, bare: Path, tmp_path: Path) -> None:
    assert outloud.judge(good) == ()
    findings = outloud.judge(bare, ("conformance",))
    assert {f.layer for f in findings} == {"conformance"}
    assert "error" in {f.severity for f in findings}
    rubbish = tmp_path / "rubbish.pdf"
    rubbish.write_bytes(b"no PDF at all")
    with pytest.raises(CannotJudge):
        outloud.judge(rubbish)


def test_outloud_may_be_told_what_to_leave_and_why(bare: Path) -> None:
    rules = {f.rule for f in outloud.judge(bare)}
    left = rules.pop()
    assert {f.rule for f in outloud.judge(bare, exempt={left: "a reason"})} == rules
    for exempt in ({left: " "}, {"XYZ-001": "a reason"}):
        with pytest.raises(ValueError, match=next(iter(exempt))):
            outloud.judge(bare, exempt=exempt)


def test_a_rule_of_outloud_that_breaks_off_is_no_verdict(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = {rule.id: rule for rule in all_rules()}
    monkeypatch.setattr(rules["DOC-040"], "fn", lambda document: 1 / 0)
    with pytest.raises(CannotJudge, match="DOC-040"):
        outloud.judge(good)


def test_the_tree_is_read_as_it_stands(good: Path) -> None:
    link = ObjectRef("Link", "About eggs", ADDRESS, "", None, 1, (72, 600, 300, 620))
    french = Node("Span", language="fr-CA", children=(Content(1, 3, "déjà vu"),))
    sentence = (
        Content(1, 1, "Please read "),
        Node("Link", children=(Content(1, 2, "this page, "), link)),
        french,
        Content(1, 4, ", before you cook."),
    )
    layout = {"BBox": (72, 400, 122, 450), "Placement": "Block"}
    picture = Node(
        "Figure",
        alternative="A black egg",
        attributes={"Layout": layout},
        children=(Content(1, 5, ""),),
    )
    heading = Node("H1", children=(Content(1, 0, "Eggs – œufs"),))
    document = Node("Document", children=(heading, Node("P", children=sentence), picture))
    assert read_tree(good) == document
    assert [node.role for node in walk(document)] == [
        "Document",
        "H1",
        "P",
        "Link",
        "Span",
        "Figure",
    ]
    assert [content.mcid for content in contents(document)] == [0, 1, 2, 3, 4, 5]


def test_text_is_what_is_read_aloud(good: Path) -> None:
    document = read_tree(good)
    lines = ["Eggs – œufs", "Please read this page, déjà vu, before you cook.", "A black egg"]
    assert text_of(document).split("\n") == lines
    assert text_of(replace(document, actual_text="Instead")) == "Instead"


def test_a_dump_has_all_but_the_layout(good: Path) -> None:
    assert dump(read_tree(good)).split("\n") == [
        "Document",
        "  H1",
        '    "Eggs – œufs"',
        "  P",
        '    "Please read "',
        "    Link",
        '      "this page, "',
        f'      [Link "About eggs" to {ADDRESS}]',
        '    Span lang="fr-CA"',
        '      "déjà vu"',
        '    ", before you cook."',
        '  Figure alt="A black egg" Layout.BBox=… Layout.Placement=Block',
        '    ""',
    ]


def test_what_a_page_break_cut_is_one_piece_in_a_dump() -> None:
    link = ObjectRef("Link", "More", "", "page 3", 3, 1, (0, 0, 1, 1))
    cut = (Content(1, 4, "one "), Content(2, 0, "two"), link, replace(link, page=2, leads_to=4))
    assert dump(Node("P", children=cut)) == 'P\n  "one two"\n  [Link "More" to a page]'


def test_artifacts_and_strays(good: Path, bare: Path) -> None:
    footer = Artifact(1, "Pagination", "Footer", "Page 1", ())
    assert artifacts(good) == [footer, Artifact(1, "", "", "", ("stroke",))]
    assert untagged(good) == []
    assert artifacts(bare) == []
    assert untagged(bare) == [Stray(1, "Tj", "Nobody hears this."), Stray(1, "S", "")]


@pytest.mark.parametrize(
    ("operators", "stray"),
    [
        (b"BT /F1+0 9 Tf [(A) -50 (B)] TJ ET", Stray(1, "TJ", "AB")),
        (b"/Span <</Lang (fr)>> BDC 0 0 9 9 re f* EMC", Stray(1, "f*", "")),
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", Stray(1, "INLINE IMAGE", "")),
        (b"/Sh0 sh", Stray(1, "sh", "")),
        (b"/Artifact BMC /Fm0 Do EMC", Stray(1, "Do", "")),
    ],
)
def test_nothing_is_painted_unseen(good: Path, operators: bytes, stray: Stray) -> None:
    def add_form(pdf: Any) -> None:
        form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 9, 9])
        pdf.pages[0].add_resource(form, Name.XObject, Name("/Fm0"))

    edit(good, add_form)
    paint_more(good, operators)
    assert untagged(good) == [stray]


def test_text_belongs_to_the_innermost_mark(good: Path) -> None:
    inner = b"/Artifact BMC 0 0 9 9 re B EMC /Span <</Lang (fr)>> BDC (A) Tj EMC"
    paint_more(good, b"BT /F1+0 9 Tf /P <</MCID 6>> BDC (B) Tj " + inner + b" EMC ET")
    assert artifacts(good)[-1].painted == ("fill", "stroke")
    assert problems(good)[0] == "content 6 of page 1 is painted 1 times and held 0 times"


def swap_words(pdf: Any) -> None:
    sentence = pdf.Root.StructTreeRoot.K.K[1].K
    sentence[0], sentence[3] = sentence[3], sentence[0]


@needs_verapdf
def test_words_in_the_wrong_order_are_well_with_verapdf_but_not_with_us(good: Path) -> None:
    edit(good, swap_words)
    assert verapdf.judge([good])[good].compliant
    assert text_of(read_tree(good)).split("\n")[1].startswith(", before you cook.")
    assert out_of_order(good) == [1]
    assert problems(good) == []


def parents(pdf: Any) -> Any:
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def lose_way_back(pdf: Any) -> None:
    parents(pdf)[1][0] = parents(pdf)[1][1]


def lose_link(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot.K.K[1].K[1].K[1]


def misdirect_link(pdf: Any) -> None:
    parents(pdf)[3] = pdf.Root.StructTreeRoot.K


def hold_twice(pdf: Any) -> None:
    pdf.Root.StructTreeRoot.K.K[0].K.append(pdf.Root.StructTreeRoot.K.K[0].K[0])


def change_parent(pdf: Any) -> None:
    pdf.Root.StructTreeRoot.K.K[0].P = pdf.Root.StructTreeRoot.K.K[1]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lose_way_back, "from content 0 of page 1 no way leads back to its element"),
        (lose_link, "an annotation on page 1 is in no element"),
        (misdirect_link, "from an annotation on page 1 no way leads back to its element"),
        (hold_twice, "content 0 of page 1 is painted 1 times and held 2 times"),
        (change_parent, "/H1 does not know its parent"),
    ],
)
def test_a_broken_wire_is_seen(good: Path, change: Callable[[Any], None], said: str) -> None:
    assert problems(good) == []
    edit(good, change)
    assert problems(good) == [said]


@pytest.mark.parametrize("operators", [b"/P <</MCID 6>> BDC", b"EMC"])
def test_marks_that_do_not_pair_up_are_no_page(good: Path, operators: bytes) -> None:
    paint_more(good, operators)
    with pytest.raises(CannotJudge, match="page 1"):
        untagged(good)


def lose_half_a_page(pdf: Any) -> None:
    half = pdf.pages[0].Contents.read_bytes().rpartition(b"/Figure")[0]
    pdf.pages[0].Contents = pdf.make_stream(half)


@needs_verapdf
def test_half_a_page_is_well_with_verapdf_but_not_with_us(good: Path) -> None:
    edit(good, lose_half_a_page)
    assert verapdf.judge([good])[good].compliant
    with pytest.raises(CannotJudge, match="content 5 that is not on page 1"):
        read_tree(good)
    assert problems(good) == ["content 5 of page 1 is painted 0 times and held 1 times"]


def test_a_tree_that_names_what_is_not_there_is_no_tree(good: Path, bare: Path) -> None:
    def point_elsewhere(pdf: Any) -> None:
        pdf.Root.StructTreeRoot.K.K[0].K[0].MCID = 99

    edit(good, point_elsewhere)
    for path, why in ((good, "content 99"), (bare, "no structure tree")):
        with pytest.raises(CannotJudge, match=why):
            read_tree(path)
    assert problems(bare) == ["there is no structure tree"]


def test_links_within_a_file_lead_to_a_page(tmp_path: Path) -> None:
    path = tmp_path / "contents.pdf"
    canvas = new_canvas(path)
    for mcid in range(4):
        write(canvas, f"/Link <</MCID {mcid}>>", 700 - 30 * mcid, "Go on")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    ways: list[dict[str, Any]] = [
        {"Dest": Name("/there")},
        {"A": Dictionary(S=Name.GoTo, D=String("also"))},
        {"A": Dictionary(S=Name.GoTo, D=Array([]))},
        {"Dest": Name("/nowhere")},
    ]
    links = [Element("Link", [(1, n), Link(1, way)]) for n, way in enumerate(ways)]
    hang_tree(path, Element("Document", links))
    edit(path, add_destinations)
    found = [child for node in walk(read_tree(path)) for child in node.children]
    led = [(c.destination, c.leads_to) for c in found if isinstance(c, ObjectRef)]
    assert led == [("there", 2), ("also", 2), ("page 2", 2), ("nowhere", None)]


def add_destinations(pdf: Any) -> None:
    place = Array([pdf.pages[1].obj, Name.Fit])
    pdf.Root.Dests = Dictionary(there=place)
    names = Array([String("also"), Dictionary(D=place)])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))
    pdf.pages[0].Annots[2].A.D = place


def sentence_with_links(path: Path) -> None:
    """Five pieces in reading order, every second one in an element of its own."""
    canvas = new_canvas(path)
    for mcid in range(5):
        write(canvas, f"/P <</MCID {mcid}>>", 700 - 30 * mcid, "A few words. ")
    canvas.save()
    kids = [(1, n) if n % 2 == 0 else Element("Span", [(1, n)]) for n in range(5)]
    hang_tree(path, Element("Document", [Element("P", kids)]))


def test_ord_001_of_outloud_takes_an_element_before_its_place(tmp_path: Path) -> None:
    path = tmp_path / "sentence.pdf"
    sentence_with_links(path)
    assert out_of_order(path) == []
    assert "ORD-001" in {f.rule for f in outloud.judge(path)}


def table_on_two_pages(path: Path) -> None:
    canvas = new_canvas(path)
    for _ in range(2):
        for mcid in range(8):
            x, y = 80 + 150 * (mcid % 2), 700 - 30 * (mcid // 2)
            write(canvas, f"/TD <</MCID {mcid}>>", y, "Words in a cell", x)
        draw_grid(canvas)
        canvas.showPage()
    canvas.save()
    cells = [[Element("TD", [(page, n)]) for n in range(8)] for page in (1, 2)]
    rows = [Element("TR", row[n : n + 2]) for row in cells for n in (0, 2, 4, 6)]
    hang_tree(path, Element("Document", [Element("Table", rows)]))


def draw_grid(canvas: Canvas) -> None:
    canvas.addLiteral("/Artifact BMC")
    for y in (600, 630, 660, 690, 720):
        canvas.line(72, y, 372, y)
    for x in (72, 222, 372):
        canvas.line(x, 600, x, 720)
    canvas.addLiteral("EMC")


def test_tbl_014_of_outloud_looks_for_a_table_on_its_first_page_only(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    table_on_two_pages(path)
    (table,) = [node for node in walk(read_tree(path)) if node.role == "Table"]
    assert {content.page for content in contents(table)} == {1, 2}
    assert [f.page for f in outloud.judge(path) if f.rule == "TBL-014"] == [2]
