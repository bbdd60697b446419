"""The codes on paper: read as a phone reads them, and followed to where they lead."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pymupdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from plainspoken.addresses import ALPHABET, LENGTH, short_code, web_page
from plainspoken.call import languages_of
from plainspoken.formats import FORMATS
from plainspoken.pdf.read_back import read_back
from plainspoken.pdf.theme import BODIES, PAGES
from plainspoken.plan import make_plan, read_ground
from plainspoken.redirects import Redirects, redirects
from plainspoken.settings import read_settings
from plainspoken.world import World
from tests.conftest import Run
from tests.judges import outloud, verapdf
from tests.judges.structure import problems, read_tree, text_of, walk
from tests.test_print import sizes
from tests.workspace import Workspace, edit_po, normal

BASE = "https://handouts.clinic.example"
LONG = "https://patients.northshorehospital.example/education/printed-handouts"
SECTION = "01-your-pills_{}.pdf"


def settle(workspace: Workspace, **settings: str) -> None:
    lines = (f"{name} = {json.dumps(value)}" for name, value in settings.items())
    workspace.write("pyproject.toml", "\n".join(["[tool.plainspoken]", *lines, ""]))


def find(workspace: Workspace, name: str) -> Path:
    (path,) = (p for p in workspace.outputs.rglob(name) if ".withheld" not in p.parts)
    return path


def picture(pdf: Path, dots_per_inch: float, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        made: Image.Image = document[page].render(scale=dots_per_inch / 72).to_pil()
        return made.convert("L")
    finally:
        document.close()


def other_picture(pdf: Path, dots_per_inch: int) -> Image.Image:
    """Return the first page as another program paints it."""
    with pymupdf.open(pdf) as document:
        pixels = document[0].get_pixmap(dpi=dots_per_inch, colorspace=pymupdf.csGRAY)
        return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def scan(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.fixture
def printed(run: Run, translated: Workspace) -> Workspace:
    settle(translated, base_url=f"{BASE}/", clinic="North Shore", phone="+1 604-555-0100")
    assert run("--format", "pdf").status == 0
    return translated


def test_every_pdf_leads_to_its_own_text(printed: Workspace) -> None:
    manifest = json.loads((printed.outputs / "manifest.json").read_text("utf-8"))
    expected, found = set(), {}
    for handout in manifest["handouts"]:
        for section in (None, *handout["sections"]):
            code = short_code(handout["id"], handout["locale"], section and section["id"])
            (path,) = (f["path"] for f in (section or handout)["files"] if f["format"] == "pdf")
            expected.add((path, f"{BASE}/go/{code}/?e={handout['edition']}"))
            found[path] = printed.outputs / path
    assert len(expected) == 6
    for dots, paint in product((72, 100, 150, 300), (picture, other_picture)):
        assert {(path, *scan(paint(pdf, dots))) for path, pdf in found.items()} == expected
    for _, address in expected:
        assert (printed.outputs / urlsplit(address).path.strip("/") / "index.html").is_file()


def test_only_the_first_page_has_a_code(printed: Workspace) -> None:
    pdf = find(printed, "pills_fr_CA.pdf")
    with pymupdf.open(pdf) as document:
        count = document.page_count
    assert [len(scan(picture(pdf, 100, page))) for page in range(count)] == [1] + [0] * (count - 1)


def creased(image: Image.Image) -> Image.Image:
    """Return it with a white fold of half a millimetre across the middle of the code."""
    (code,) = zxingcpp.read_barcodes(image)
    middle = (code.position.top_left.y + code.position.bottom_left.y) / 2
    ImageDraw.Draw(image).line((0, middle - 60, image.width, middle + 100), 255, 4)
    return image


def stained(image: Image.Image) -> Image.Image:
    """Return it with a drop of coffee, 5 mm wide, in the middle of the code."""
    (code,) = zxingcpp.read_barcodes(image)
    x = (code.position.top_left.x + code.position.top_right.x) / 2
    y = (code.position.top_left.y + code.position.bottom_left.y) / 2
    ImageDraw.Draw(image).ellipse((x - 20, y - 20, x + 20, y + 20), fill=60)
    return image


def grey(image: Image.Image) -> Image.Image:
    """Return it as in bad light: grey on grey, darker to one side."""
    light = Image.linear_gradient("L").resize(image.size).point(lambda v: 120 + v // 3)
    return ImageChops.multiply(image.point(lambda v: 70 + v * 0.6), light)


def slanted(image: Image.Image) -> Image.Image:
    """Return it as seen from the side."""
    across, down = image.size
    corners = (0, 0, -across * 0.12, down, across * 1.25, down * 1.1, across, -down * 0.08)
    return image.transform(image.size, Image.Transform.QUAD, corners, fillcolor=255)


@pytest.mark.parametrize(
    "seen",
    [
        lambda image: image.filter(ImageFilter.GaussianBlur(4)),
        lambda image: image.rotate(
            8, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
        ),
        lambda image: image.rotate(137, expand=True, fillcolor=90),
        lambda image: image.resize((image.width // 4, image.height // 4)),
        grey,
        slanted,
        creased,
        stained,
    ],
    ids=["blurred", "turned", "across", "shrunk", "grey", "slanted", "creased", "stained"],
)
@pytest.mark.parametrize("locale", ["en_CA", "fr_CA"])
def test_a_phone_reads_it(
    printed: Workspace, seen: Callable[[Image.Image], Image.Image], locale: str
) -> None:
    page = seen(picture(find(printed, SECTION.format(locale)), 200))
    assert [text[: len(BASE)] for text in scan(page)] == [BASE]


def quiet_zone(page: Image.Image, corners: list[tuple[int, int]], modules: int) -> Image.Image:
    """Return the page around a code as far as nothing may be painted, the code cut out."""
    (left, top), (right, bottom) = corners[0], corners[2]
    room = round(modules * (right - left) / 37)
    edge = 3
    inside = (left - edge, top - edge, right + edge, bottom + edge)
    ImageDraw.Draw(page).rectangle(inside, fill=255)
    return page.crop((left - room, top - room, right + room, bottom + room))


def test_size_strength_and_quiet_zone(printed: Workspace) -> None:
    page = picture(find(printed, SECTION.format("fr_CA")), 300)
    (code,) = zxingcpp.read_barcodes(page)
    assert code.ec_level == "Q"
    spots = code.position.top_left, code.position.top_right, code.position.bottom_right
    corners = [(spot.x, spot.y) for spot in spots]
    sides = [math.dist(*corners[:2]), math.dist(*corners[1:])]
    assert [side / 300 * 25.4 for side in sides] == pytest.approx([40, 40], abs=0.5)
    assert quiet_zone(page.copy(), corners, 4).getextrema() == (255, 255)
    words = quiet_zone(page.copy(), corners, 12)
    assert words.histogram()[0], "words stand near it"


def test_the_address_stands_beside_it_and_is_a_link(printed: Workspace) -> None:
    pdf = find(printed, SECTION.format("fr_CA"))
    code = short_code("pills", "fr_CA", "your-pills")
    said = read_back(pdf.read_bytes())
    (edition,) = {text.split("Édition ")[1][:8] for text in said.paragraphs if "Édition" in text}
    assert said.links[0] == f"{BASE}/go/{code}/?e={edition}"
    nodes = list(walk(read_tree(pdf)))
    roles = [node.role for node in nodes]
    at = roles.index("Figure")
    assert roles[at - 1] == "H1"
    assert roles[at + 1 : at + 5] == ["P", "P", "P", "Link"]
    words = [normal(text_of(node)) for node in nodes[at + 1 : at + 4]]
    shown = f"handouts.clinic.example/go/{code}"
    assert words == ["Écouter ou lire à l’écran", "Balayez ce code ou tapez :", shown]
    assert str(nodes[at].alternative).startswith("Code à balayer avec un téléphone.")


LOOKS = [*product(BODIES, PAGES, (BASE, LONG))]


@pytest.mark.parametrize(("print_size", "paper", "base_url"), LOOKS)
def test_every_size_and_paper(
    run: Run, translated: Workspace, print_size: str, paper: str, base_url: str
) -> None:
    settle(translated, base_url=base_url, print=print_size, page=paper)
    assert run("--format", "pdf", "--language", "fr_CA").status == 0
    for name in ("pills_fr_CA.pdf", SECTION.format("fr_CA")):
        pdf = find(translated, name)
        (text,) = scan(picture(pdf, 100))
        assert text.startswith(f"{base_url}/go/")
        assert min(sizes(pdf)) == BODIES[print_size]
        tail = urlsplit(text).path.rstrip("/").rsplit("/", 1)[1]
        with pymupdf.open(pdf) as document:
            lines = document[0].get_text().splitlines()
        assert any(line.rstrip().endswith(f"go/{tail}") for line in lines), "to be typed in one go"


MANY_WORDS = (
    "What you and your family should know about your new pills and "
    "about all of your visits in the months at home"
)


def test_a_code_that_has_no_room_leaves_no_title_alone(run: Run, translated: Workspace) -> None:
    settle(translated, base_url=LONG, print="giant")
    translated.edit("source/pills/handout.toml", "Your new pills", MANY_WORDS)
    translated.edit("source/pills/01-your-pills.md", "# Your pills", f"# {MANY_WORDS}")
    assert run("--format", "pdf", "--language", "en_CA").status == 0
    for name, words in (("pills_en_CA.pdf", "How to take"), (SECTION.format("en_CA"), "one pill")):
        pdf = find(translated, name)
        with pymupdf.open(pdf) as document:
            assert words in document[0].get_text()
            codes = [scan(picture(pdf, 100, page)) for page in range(document.page_count)]
        assert codes[0] == []
        assert sum(map(len, codes)) == 1
        assert outloud.judge(pdf, ("conformance",)) == ()
        assert list(problems(pdf)) == []


def test_the_judges_of_pdf_ua_pass(run: Run, translated: Workspace) -> None:
    pdfs = []
    for print_size, base_url in (("large", BASE), ("giant", LONG)):
        settle(translated, base_url=base_url, print=print_size)
        assert run("--format", "pdf", "--outputs", str(translated.root / print_size)).status == 0
        pdfs += sorted((translated.root / print_size).rglob("*.pdf"))
    assert len(pdfs) == 12
    for pdf in pdfs:
        assert outloud.judge(pdf, ("conformance",)) == ()
        assert list(problems(pdf)) == []
    if not verapdf.why_not():
        assert all(verdict.compliant for verdict in verapdf.judge(pdfs).values())


def test_without_a_place_on_the_web_there_is_none(run: Run, translated: Workspace) -> None:
    assert run("--format", "pdf").status == 0
    before = translated.all_files()
    pdf = find(translated, SECTION.format("en_CA"))
    assert scan(picture(pdf, 100)) == []
    assert "Figure" not in {node.role for node in walk(read_tree(pdf))}
    assert not (translated.outputs / "go").exists()
    settle(translated, base_url=BASE)
    assert run("--format", "pdf").status == 0
    assert scan(picture(pdf, 100))
    translated.path("pyproject.toml").unlink()
    assert run("--format", "pdf").status == 0
    after = translated.all_files()
    pdfs = [name for name in before if name.endswith(".pdf")]
    assert [after[name] for name in pdfs] == [before[name] for name in pdfs]
    assert not (translated.outputs / "go").exists()


@pytest.mark.parametrize(
    ("base_url", "words"),
    [
        (f"https://{'w' * 60}.example", "wider than the page"),
        (f"https://x.example/{'/'.join(['handouts'] * 14)}", "too long for a code"),
        ("https://x.example/?page=1", "without ? or #"),
        ("https://x.example/a b", "without ? or #"),
        ("https:///x", "without ? or #"),
    ],
)
def test_an_address_that_has_no_room_is_told(
    run: Run, workspace: Workspace, base_url: str, words: str
) -> None:
    settle(workspace, base_url=base_url)
    result = run("check")
    assert result.status == 2
    assert "pyproject.toml:2" in result.err
    assert words in result.err


def redirects_of(workspace: Workspace, pages: Collection[str]) -> Redirects:
    settings = read_settings(workspace.root, (), ())
    world = World(workspace.root, workspace.outputs, settings)
    ground = read_ground(world, languages_of(world))
    return redirects(make_plan(ground).units, pages, settings, ground.owners)


def followed(page: bytes) -> tuple[str, str]:
    """Return where a page leads without and with a hand."""
    root: Any = html.fromstring(page)
    (refresh,) = root.xpath("//noscript/meta[@http-equiv='refresh']/@content")
    (link,) = root.xpath("//a/@href")
    return re.fullmatch("0; url=(.*)", refresh)[1], link  # type: ignore[index]  # it fails if None


def test_a_code_leads_to_its_section(translated: Workspace) -> None:
    settle(translated, base_url=f"{BASE}/docs/")
    pages = {web_page("pills", "en_CA"), web_page("pills", "fr_CA")}
    made = redirects_of(translated, pages)
    assert len(made.files) == 6
    path = f"go/{short_code('pills', 'fr_CA', 'your-pills')}/index.html"
    page = made.files[path]
    place = "pills/fr_CA/pills_fr_CA.html#your-pills"
    assert followed(page) == (f"/docs/{place}",) * 2
    assert made.targets[path] == place
    root: Any = html.fromstring(page)
    assert root.get("lang") == "fr-CA"
    assert normal(root.xpath("string(//a)")) == "Aller à : Vos pilules"
    whole = f"go/{short_code('pills', 'en_CA')}/index.html"
    assert followed(made.files[whole])[0] == "/docs/pills/en_CA/pills_en_CA.html"


def test_a_code_never_leads_to_a_text_that_was_taken_back(run: Run, printed: Workspace) -> None:
    path = f"go/{short_code('pills', 'fr_CA', 'your-pills')}/index.html"
    edit_po(printed.po(), lambda msgid, text: "" if msgid == "Wait for us." else text)
    assert run("--format", "pdf").status == 1
    page: Any = html.fromstring((printed.outputs / path).read_bytes())
    words = normal(page.text_content())
    assert "Veuillez téléphoner à votre clinique" in words
    assert "Vos pilules" not in words
    assert page.xpath("//a/@href") == ["tel:+16045550100"]
    assert not page.xpath("//meta[@http-equiv='refresh'] | //script")
    manifest = json.loads((printed.outputs / "manifest.json").read_text("utf-8"))
    assert manifest["addresses"][path] == ""


def test_a_code_goes_with_its_section(run: Run, printed: Workspace) -> None:
    path = printed.outputs / f"go/{short_code('pills', 'en_CA', 'your-questions')}/index.html"
    assert path.is_file()
    printed.path(".plainspoken").rename(printed.root / "lost")
    printed.path("source/pills/02-your-questions.md").unlink()
    result = run("--format", "pdf")
    assert not path.exists()
    assert "not ours" not in result.out
    stranger = printed.write("outputs/go/mine/index.html", "mine")
    assert "go/mine/index.html" in run("--format", "pdf").out
    assert stranger.is_file()


@pytest.mark.skipif("html" not in FORMATS, reason="there are no web pages yet")
def test_what_a_phone_opens_is_there(run: Run, printed: Workspace) -> None:
    assert run("--voice", "espeak").status == 0
    for name in (SECTION.format("fr_CA"), "pills_en_CA.pdf"):
        (text,) = scan(picture(find(printed, name), 100))
        little = printed.outputs / urlsplit(text).path.strip("/") / "index.html"
        path, _, anchor = followed(little.read_bytes())[0].partition("#")
        page: Any = html.fromstring((printed.outputs / path.strip("/")).read_bytes())
        assert not anchor or page.xpath("//*[@id=$name]", name=anchor)


names = st.from_regex("[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True)


@given(names, st.sampled_from(["en_CA", "fr_CA"]), st.none() | names)
def test_a_code_can_be_typed(handout: str, locale: str, section: str | None) -> None:
    code = short_code(handout, locale, section)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert not set(ALPHABET) & set("aeiou01ly")
    assert code == short_code(handout, locale, section)


def test_codes_on_paper_stay_what_they_are() -> None:
    assert short_code("pills", "en_CA") == "rcp2cwn"
    assert short_code("leukemia-treatments", "fr_CA", "chemotherapy") == "pbwnw27"


_SYLLABLES = (
    "me tho trex ate vin cris tine das at nib pred ni sone asp ara gin ase ima pon cyt rub dau no "
    "mer cap to pur ine hyd rox yur ea ril dex abi car fil gra"
)


def test_no_two_likely_names_share_a_code() -> None:
    drugs = [start + end for start, end in product(_SYLLABLES.split(" "), repeat=2)]
    addresses = [
        (f"{drug}-guide", locale, section)
        for drug, locale in product(drugs, ("en_CA", "fr_CA"))
        for section in (None, "how-to-take-it", "side-effects", "when-to-call", "your-questions")
    ]
    assert len(addresses) > 14_000
    assert len({short_code(*address) for address in addresses}) == len(addresses)


def test_only_a_plain_number_is_dialled(translated: Workspace) -> None:
    settle(translated, base_url=BASE, phone="604-555-0100 ext. 5")
    for page in redirects_of(translated, ()).files.values():
        assert b"604-555-0100 ext. 5" in page
        assert b"tel:" not in page
