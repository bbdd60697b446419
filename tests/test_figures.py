"""Pictures: what may be drawn, and files that only pretend to be pictures."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from plainspoken.model import Figure, Prose
from plainspoken.source import read_source
from plainspoken.store import digest
from plainspoken.svg import read_svg
from plainspoken.walk import figures
from tests.conftest import Run
from tests.workspace import Workspace

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">'
TEXT = '<text x="10" y="20" font-size="18">'
SECTION = "source/pills/03-phases.md"
PNG = "source/pills/phases.png"
SVG = "source/pills/phases.svg"

PHASES = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- <text>not a word of it</text> -->
{ROOT}
  <title>Phases</title>
  <g stroke="#444" stroke-width="2" fill="none">
    <rect x="0" y="0" width="300.5" height="50" rx="5"/>
    <path d="M0,0 L10-10 h5 v.5 C1 2 3 4 5 6 s1 2 3 4 A5 5 0 0 1 10 10 z m 1 1 2 2"/>
    <polyline points="0,0 10,0 10,10"/>
  </g>
  {TEXT}Induction:
    the &lt;first&gt;\u00a0phase</text>
  <text x="20" y="120.5" font-size="18" text-anchor="middle" font-weight="bold"
    >+</text>
</svg>
"""


def png(size: tuple[int, int] = (4, 3)) -> bytes:
    file = io.BytesIO()
    Image.new("L", size, 128).save(file, "PNG")
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def declared(width: int, height: int, first: bytes = b"") -> bytes:
    """Return a PNG that says it is of a size, and holds a thousand bytes."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + first + header + data + chunk(b"IEND", b"")


def show(workspace: Workspace, path: str, content: bytes | str) -> None:
    workspace.write(path, content)
    name = path.rpartition("/")[2]
    workspace.write(SECTION, f"# Phases\n\n![The phases of treatment.]({name})\n")


def found(run: Run) -> set[tuple[str, str, int]]:
    result = run("check", "--format-findings", "json", "--language", "en_CA")
    assert all(finding["hint"] and finding["message"] for finding in result.findings)
    errors = [finding for finding in result.findings if finding["severity"] == "error"]
    return {(f["code"], f["path"], f["line"]) for f in errors}


def shown(root: Path) -> list[Figure]:
    return list(figures(read_source(root).handouts[0].sections))


def labels(text: str) -> tuple[list[Prose], list[str]]:
    drawing = read_svg(text, "x.svg")
    return list(drawing.labels), [f"{f.code} {f.origin}: {f.message}" for f in drawing.findings]


def faults(inner: str) -> list[str]:
    return labels(f"{ROOT}\n{inner}\n</svg>")[1]


def test_a_picture_is_known_by_its_bytes_and_its_words(workspace: Workspace) -> None:
    show(workspace, SVG, PHASES)
    (figure,) = shown(workspace.root)
    assert figure.path == SVG
    assert figure.sha256 == hashlib.sha256(PHASES.encode()).hexdigest()
    lines = [(label.text, label.origin.line) for label in figure.labels]
    assert lines == [("Induction: the <first>\u00a0phase", 10), ("+", 13)]
    assert figure.labels[0].origin.path == SVG


def test_a_small_png_has_no_labels(run: Run, translated: Workspace) -> None:
    show(translated, PNG, png())
    (figure,) = shown(translated.root)
    assert (figure.path, figure.labels) == (PNG, ())
    assert found(run) == set()


def test_a_picture_that_is_shown_is_not_unused(run: Run, translated: Workspace) -> None:
    show(translated, SVG, PHASES)
    translated.write(PNG, png())
    translated.write("source/pills/phases.jpg", "x")
    result = run("check", "--format-findings", "json")
    unused = {f["path"]: f["hint"] for f in result.findings if f["code"] == "unused-file"}
    assert set(unused) == {PNG, "source/pills/phases.jpg"}
    assert "![what it shows](phases.png)" in unused[PNG]


def test_another_picture_is_another_edition(run: Run, translated: Workspace) -> None:
    show(translated, PNG, png((4, 3)))
    before = digest(read_source(translated.root).handouts)
    translated.write(PNG, png((4, 4)))
    assert digest(read_source(translated.root).handouts) != before


LAUGHS = """<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
"""
MANY = " ".join(f'x{number}=""' for number in range(100_000))
EXTERNAL = '<!DOCTYPE svg SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (f"{LAUGHS}{ROOT}{TEXT}&c;</text></svg>", "unsupported-drawing", 1),
        (f"{ROOT}\n{EXTERNAL}</svg>", "unsupported-drawing", 2),
        (f'<?xml-stylesheet href="https://example.org/x.css"?>{ROOT}</svg>', "unsupported-", 1),
        (f'{ROOT}\n\n<image href="https://example.org/x.png"/></svg>', "unsupported-drawing", 3),
        (f"{ROOT}\n<script>alert(1)</script></svg>", "unsupported-drawing", 2),
        (ROOT + "<g>" * 100_000 + "</g>" * 100_000 + "</svg>", "broken-picture", 1),
        (ROOT + "<g>" * 50 + "</g>" * 50 + "</svg>", "unsupported-drawing", 1),
        (f"{ROOT}<g {MANY}/></svg>", "unsupported-drawing", 1),
        (ROOT + "<g/>" * 1_000 + "</svg>", "too-large", 1),
        (f"{ROOT}\n<g>\n</svg>", "broken-picture", 3),
        (f"{ROOT}&nbsp;</svg>", "broken-picture", 1),
        ("", "broken-picture", 1),
        ("<html><body/></html>", "broken-picture", 1),
        ('<svg viewBox="0 0 1 1"/>', "broken-picture", 1),
        (png(), "not-utf-8", 1),
        (PHASES.encode("utf-16"), "not-utf-8", 1),
        (f'<?xml version="1.0" encoding="cp037"?>{ROOT}</svg>', "not-utf-8", 1),
        (f"<?xml version='1.0' encoding = 'UTF-7' ?>{ROOT}+ADw-g/+AD4-</svg>", "not-utf-8", 1),
        (ROOT + " " * 1_000_000 + "</svg>", "too-large", 1),
        (f"{ROOT}\n{TEXT}a\u202eb</text></svg>", "control-character", 2),
        (f"{ROOT}\n{TEXT}a&#x202e;b</text></svg>", "control-character", 2),
        (f"{ROOT}\n{TEXT}a\0b</text></svg>", "control-character", 2),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else str(type(value)),
)
def test_hostile_drawings(
    run: Run, translated: Workspace, content: str | bytes, code: str, line: int
) -> None:
    show(translated, SVG, content)
    start = time.monotonic()
    ((told, path, where),) = found(run)
    assert time.monotonic() - start < 20, "a hang, not a speed"
    assert told.startswith(code)
    assert (path, where) == (SVG, line)


@pytest.mark.parametrize(("said", "is_fine"), [("UTF-8", True), ("utf8", True), ("latin-1", False)])
def test_a_drawing_claims_no_encoding_by_which_it_would_be_printed(
    said: str, is_fine: bool
) -> None:
    made, told = labels(f'<?xml version="1.0" encoding="{said}"?>{ROOT}{TEXT}é</text></svg>')
    assert [label.text for label in made] == (["é"] if is_fine else [])
    assert bool(told) != is_fine


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (declared(50_000, 50_000), "too-large"),
        (declared(10_000, 9_500), "too-large"),
        (declared(6_400, 6_400), "too-large"),
        (declared(50_000, 50_000, declared(1, 1)[8:33]), "too-large"),
        (declared(100, 100), "broken-picture"),
        (png((400, 300))[:-30], "broken-picture"),
        (png() + b"x" * 5_000_000, "too-large"),
        (png().replace(b"IDAT", b"IDAX"), "broken-picture"),
        (b"\x89PNG\r\n\x1a\n", "broken-picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), "broken-picture"),
        (PHASES, "broken-picture"),
        (b"", "broken-picture"),
    ],
    ids=[
        "bomb", "95 megapixels", "41 megapixels", "two sizes", "too few pixels", "cut", "6 MB",
        "no pixels", "a signature", "JPEG", "SVG", "empty",
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("error")
def test_hostile_photographs(
    run: Run, translated: Workspace, content: bytes | str, code: str
) -> None:
    show(translated, PNG, content)
    assert found(run) == {(code, PNG, 1)}


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
@pytest.mark.parametrize("make", ["nothing", "folder", "pipe", "circle", "dangling"])
def test_what_is_no_file_is_no_picture(run: Run, translated: Workspace, make: str) -> None:
    show(translated, PNG, png())
    path = translated.path(PNG)
    path.unlink()
    match make:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "circle":
            path.symlink_to(path.name)
        case "dangling":
            path.symlink_to("../../../nowhere.png")
    linked = make in ("circle", "dangling")
    told = ("outside-workspace", PNG, 1) if linked else ("unreadable-file", SECTION, 3)
    assert found(run) == {told}


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_picture_outside_of_the_workspace_is_not_read(run: Run, translated: Workspace) -> None:
    show(translated, PNG, png())
    outside = translated.root.parent / "secret.png"
    translated.path(PNG).rename(outside)
    translated.path(PNG).symlink_to(outside)
    assert found(run) == {("outside-workspace", PNG, 1)}
    (figure,) = shown(translated.root)
    assert figure.sha256 != hashlib.sha256(outside.read_bytes()).hexdigest()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_picture_that_may_not_be_read(run: Run, translated: Workspace) -> None:
    show(translated, PNG, png())
    translated.path(PNG).chmod(0)
    assert found(run) == {("unreadable-file", SECTION, 3)}


@pytest.mark.parametrize(
    "inner",
    [
        '<tspan x="1"/>', "<style>g {}</style>", "<defs/>", '<use href="#a"/>', "<foreignObject/>",
        "<linearGradient/>", "<a/>", ROOT + "</svg>", '<x:rect xmlns:x="urn:x"/>',
        '<g onclick="x()"/>', '<g style="fill:red"/>',
        '<g transform="rotate(5)"/>', '<g class="a"/>', '<g fill="url(#a)"/>', '<g fill="red"/>',
        '<g xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', '<g opacity="0.5"/>',
        '<g clip-path="url(#a)"/>', '<g stroke="#12345"/>', '<g stroke-width="2px"/>',
        '<rect width="50%" height="1"/>', '<rect width="-1" height="1"/>', '<rect width="1"/>',
        '<rect width="1e9" height="1"/>', '<rect width="1234567" height="1"/>', "<circle/>",
        '<rect width="١" height="1"/>', '<polygon points="1,2 3"/>', '<polygon points=""/>',
        '<path d=""/>', '<path d="L1 1"/>', '<path d="M1"/>', '<path d="M1 1 z 5"/>',
        '<path d="M1 1 X"/>', '<path d="5 M1 1"/>', '<path d="M1234567 1"/>',
        '<path d="M1 1 A1 1 0 010 5"/>', "<title><text/></title>",
        TEXT.replace('x="10"', 'x="1 2"') + "a</text>", TEXT.replace("18", "18px") + "a</text>",
        TEXT.replace("18", "0.0") + "a</text>", '<text x="1" y="1">a</text>',
        '<text x="1" y="1" font-size="9" font-family="x">a</text>',
        '<text x="1" y="1" font-size="9" fill="white">a</text>',
        '<text x="1" y="1" font-size="9" text-anchor="left">a</text>', f"{TEXT} </text>",
        f"{TEXT}\u00a0</text>", '<g stroke-dasharray="0"/>', '<g stroke-dasharray="0 0.0"/>',
        f'<rect width="1" height="1">{TEXT}a</text></rect>',
    ],
)  # fmt: skip
def test_what_a_drawing_may_not_hold(inner: str) -> None:
    told = faults(inner)
    assert told
    assert all(line.startswith("unsupported-drawing x.svg:2: ") for line in told)


def test_dashes_may_have_no_gaps() -> None:
    assert faults('<g stroke-dasharray="0 10"/><g stroke-dasharray="1,0"/>') == []


def test_a_drawing_paints_nothing_beside_itself(run: Run, translated: Workspace) -> None:
    show(translated, SVG, f'{ROOT}<rect x="-99" y="-99" width="999" height="999"/></svg>')
    assert run("--format", "pdf", "--language", "en_CA").status == 0
    with pikepdf.open(translated.outputs / "pills/en_CA/03-phases_en_CA.pdf") as document:
        painted = [
            (str(each.operator), [str(operand) for operand in each.operands])
            for each in pikepdf.parse_content_stream(document.pages[0])
        ]
    (start,) = (n for n, (_, operands) in enumerate(painted) if "/Figure" in operands)
    inside = painted[start : start + painted[start:].index(("EMC", []))]
    names = [name for name, _ in inside]
    width, height = (float(each) for each in inside[names.index("re")][1][2:])
    assert width / height == pytest.approx(400 / 200)
    assert names.index("re") < names.index("W*") < names.index("f")


def grey(mode: str, values: list[int], **options: int) -> bytes:
    file, image = io.BytesIO(), Image.new(mode, (len(values), 1))
    image.putdata(values)
    image.save(file, "PNG", **options)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "shown_by", "hidden_by"),
    [
        (grey("L", [0, 128, 255]), [0, 128, 255], None),
        (grey("I;16", [0, 128 << 8, 65_535]), [0, 128, 255], None),
        (grey("L", [0, 128, 255], transparency=128), [0, 128, 255], [255, 0, 255]),
    ],
    ids=["8 bits", "16 bits", "a transparent grey"],
)
def test_an_image_is_printed_in_its_shades(
    run: Run,
    translated: Workspace,
    content: bytes,
    shown_by: list[int],
    hidden_by: list[int] | None,
) -> None:
    show(translated, PNG, content)
    assert run("--format", "pdf", "--language", "en_CA").status == 0
    with pikepdf.open(translated.outputs / "pills/en_CA/03-phases_en_CA.pdf") as document:
        images: Any = document.pages[0].resources.XObject
        (image,) = images.values()
        pixels = pikepdf.PdfImage(image).as_pil_image().convert("L").tobytes()
        mask = image.get("/SMask")
        opacity = mask and list(pikepdf.PdfImage(mask).as_pil_image().tobytes())
    assert (list(pixels), opacity) == (shown_by, hidden_by)


@pytest.mark.parametrize("words", ["**a**", "[a](https://example.org)", "`a`", "&amp;lt;", r"a\*"])
def test_the_words_in_a_drawing_have_no_markup(words: str) -> None:
    (told,) = faults(f"{TEXT}{words}</text>")
    assert told.startswith("unsupported-markup x.svg:2: ")


@pytest.mark.parametrize(
    "root",
    [
        "", 'viewBox="0 0 600"', 'viewBox="0 0 600 0"', 'viewBox="1 0 600 200"',
        'viewBox="0 0 600 -200"', 'viewBox="a b c d"', 'viewBox="0 0 6 2" width="100%"',
        'viewBox="0 0 6 2" width="60mm"', 'viewBox="0 0 6 2" width="60"',
    ],
)  # fmt: skip
def test_a_drawing_has_one_size(root: str) -> None:
    assert labels(f'<svg xmlns="http://www.w3.org/2000/svg" {root}/>')[1]
    plain = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0, 6 2.5" width="6"/>'
    assert not labels(plain)[1]


def test_the_same_mistake_is_told_once() -> None:
    told = faults('<g id="a" style="x"/>\n<g style="y"/>\n<rect width="1" height="1" style="z"/>')
    assert [line[20:27] for line in told] == ["x.svg:2", "x.svg:4"]
