"""Pages in real Chromium: seen, heard, and used by keyboard alone. Nothing leaves this machine."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from plainspoken import assembly
from plainspoken.addresses import web_page
from plainspoken.cli import main
from plainspoken.model import Prose
from plainspoken.walk import rewrite
from plainspoken.web.page import handout_page
from plainspoken.workers import InlineExecutor
from tests.test_figures import PHASES
from tests.web_pages import page_of, units
from tests.workspace import FRENCH, edit_po, make_workspace, own_phrases

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")

LONG = "anticonstitutionnellement"
TABLE = """
Table: Your week

| Day | What to take | With food |
|---|---|---|
| Monday | one pill | yes |

![Two boxes.](phases.svg)
"""
MORE_FRENCH = {
    "Your pills": f"Vos pilules {LONG}",
    "Read [this page](https://example.org/pills).": (f"Lisez [{LONG}](https://example.org/pills)."),
    "Day": "Jour",
    "What to take": "Quoi prendre",
    "With food": "En mangeant",
    "Monday": "Lundi",
    "one pill": f"{LONG} une pilule",
    "yes": "oui",
    "Your week": "Votre semaine",
    "Two boxes.": "Deux boîtes.",
    "Induction: the <first>\u00a0phase": "Induction\u00a0: la <première>\u00a0phase",
    "Induction: the &lt;first&gt;\u00a0phase": "Induction\u00a0: la &lt;première&gt;\u00a0phase",
    "+": "+",
}
ENGLISH, FRENCH_PAGE = web_page("pills", "en_CA"), web_page("pills", "fr_CA")
INDEX = "index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace, built by the draft voice, as it lies on a stick."""
    workspace = make_workspace(tmp_path_factory.mktemp("web") / "ws")
    second = workspace.path("source/pills/02-your-questions.md")
    second.write_text(second.read_text("utf-8") + TABLE, "utf-8")
    workspace.write("source/pills/phases.svg", PHASES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "ProcessExecutor", lambda jobs: InlineExecutor())
        assert main(["--root", str(workspace.root), "translate"]) == 0
        known = {**own_phrases("fr_CA"), **FRENCH, **MORE_FRENCH}
        edit_po(workspace.po(), known.get)
        assert main(["--root", str(workspace.root), "--voice", "espeak"]) == 0
    return workspace.outputs


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A reader with a page; whatever goes wrong in it is kept."""

    page: Page
    root: str
    troubles: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        self.page.goto(f"{self.root}/{name}")
        return self.page


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Open]:
    """Open pages from the disk or a server; at the end nothing may have been refused or failed."""
    visits: list[Visit] = []

    def start(root: str = "", **options: Any) -> Visit:
        page = browser.new_context(**options).new_page()
        made = Visit(page, root or site.as_uri())
        page.on("console", lambda message: made.troubles.append(message.text))
        page.on("pageerror", lambda error: made.troubles.append(str(error)))
        page.on("request", lambda request: made.troubles.extend(_abroad(request.url)))
        visits.append(made)
        return made

    yield start
    for made in visits:
        made.page.context.close()
    assert [trouble for made in visits for trouble in made.troubles] == []


def _abroad(url: str) -> list[str]:
    at_home = url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:"))
    return [] if at_home else [f"asks for {url}"]


class _Quiet(SimpleHTTPRequestHandler):
    """A plain server; it cannot send a part of a file."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "reduced motion": {"reduced_motion": "reduce"},
    "640 px": {"viewport": {"width": 640, "height": 800}},
    "320 px": {"viewport": {"width": 320, "height": 640}},
}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit: Open, mode: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    reader = visit(**MODES[mode])
    for name in (INDEX, ENGLISH, FRENCH_PAGE):
        page = reader.open(name)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        if name != INDEX:
            page.evaluate("document.querySelector('section [data-does=next]').click()")
            assert page.locator(".spoken").count() == 1
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert _overflow(page) <= 0


def _overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
  for (const each of document.querySelectorAll("button, summary")) each.textContent += " %s";
}"""


def test_long_words_and_wide_spacing_fit_into_320_px(visit: Open) -> None:
    reader = visit(viewport={"width": 320, "height": 640})
    for name in (INDEX, ENGLISH, FRENCH_PAGE):
        page = reader.open(name)
        page.evaluate(SPACING % LONG)
        assert page.get_by_text(LONG).count() > 0
        assert _overflow(page) <= 0
        clipped = "each => each.scrollWidth > each.clientWidth + 1"
        cut = page.locator("button, h1, h2, td, tbody th, a, p").evaluate_all(
            f"all => all.filter({clipped}).filter(e => getComputedStyle(e).display !== 'inline')"
            ".map(e => e.outerHTML)"
        )
        assert cut == []


ROWS = """() => [...document.querySelectorAll("[data-column]")].map(cell => {
  const label = getComputedStyle(cell, "::before").content;
  return `${label === "none" ? "" : label.split('"')[1]}${cell.innerText}`; })"""
BROKEN = """() => [...document.querySelectorAll("table .said")].flatMap(each => {
  const walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walk.nextNode());) for (const word of node.data.matchAll(/[^ ]+/g)) {
    const range = document.createRange();
    range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
    if (range.getClientRects().length > 1) found.push(word[0]);
  } return found; })"""


@pytest.mark.parametrize(("width", "is_list"), [(320, True), (639, True), (700, False)])
def test_a_table_breaks_no_word_and_stays_one(visit: Open, width: int, is_list: bool) -> None:
    page = visit(viewport={"width": width, "height": 640}).open(FRENCH_PAGE)
    labels = ["Jour\u00a0: ", "Quoi prendre\u00a0: ", "En mangeant\u00a0: "]
    cells = ["Lundi", f"{LONG} une pilule", "oui"]
    shown = [label + cell for label, cell in zip(labels, cells, strict=True)]
    assert page.evaluate(ROWS) == (shown if is_list else cells)
    assert page.evaluate(BROKEN) == []
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named = [(n["role"]["value"], n["name"]["value"]) for n in told if not n["ignored"]]
    assert [name for role, name in named if role == "columnheader"] == [
        label[:-3] for label in labels
    ]
    assert [name for role, name in named if role in ("rowheader", "cell")] == cells


def test_targets_are_large(visit: Open) -> None:
    page = visit().open(ENGLISH)
    heights = page.locator("button, select, summary, header a, nav a, .files a").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height).filter(h => h > 0)"
    )
    assert len(heights) > 20
    assert min(heights) >= 44


def _stops(page: Page, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Press the tab key until all was reached; tell of each place.

    `own` is false inside of a player, where the browser draws the ring itself.
    """
    for _ in range(200):
        page.keyboard.press(key)
        stop = page.evaluate(
            """() => { const e = document.activeElement; const style = getComputedStyle(e);
            const box = e.getBoundingClientRect();
            const at = document.elementFromPoint(box.x + 10, box.y + box.height / 2);
            const cover = at?.closest(".player");
            return { name: e.localName, href: e.getAttribute("href"), text: e.innerText,
              own: e.matches(":focus"), width: parseFloat(style.outlineWidth),
              line: style.outlineStyle,
              inside: box.top >= 0 && box.bottom <= innerHeight + 1,
              seen: !cover || cover.contains(e) }; }"""
        )
        if stop["name"] == "body":
            return
        yield stop
    raise AssertionError("the keyboard is caught")


def test_the_keyboard_reaches_everything_in_order_and_is_seen(visit: Open) -> None:
    page = visit(reduced_motion="reduce").open(ENGLISH)
    page.evaluate("document.querySelector('#your-pills [data-does=next]').click()")
    stops = list(_stops(page))
    assert stops[0]["href"] == "#the_text"
    assert {stop["name"] for stop in stops} == {"a", "audio", "button", "select", "summary"}
    assert [s for s in stops if s["own"] and (s["line"] == "none" or s["width"] < 2)] == []
    back = list(islice(_stops(page, "Shift+Tab"), len(stops)))
    covered = [s for s in [*stops[1:], *back[:-1]] if not (s["seen"] and s["inside"])]
    assert covered == []
    kinds = [stop["name"] for stop in stops]
    assert kinds.count("button") == 8, "those of the whole handout, and of what plays"
    assert kinds.count("select") == 2


def _focus(page: Page, name: str) -> None:
    for stop in _stops(page):
        if stop["name"] == name:
            return
    raise AssertionError(f"the keyboard finds no {name}")


def _state(page: Page, index: int = 0) -> dict[str, Any]:
    state = (
        page.locator("audio")
        .nth(index)
        .evaluate("a => ({ time: a.currentTime, paused: a.paused, rate: a.playbackRate })")
    )
    return dict(state)


def _until(page: Page, condition: str) -> None:
    """Wait until a condition on the players holds; Playwright has a way that the policy refuses."""
    page.evaluate(
        f"async () => {{ const holds = () => ({condition})(document.querySelectorAll('audio'));"
        "for (let i = 0; !holds(); i++) { if (i > 600) throw new Error('it never is so');"
        " await new Promise(requestAnimationFrame); } }"
    )


@pytest.mark.parametrize("place", ["disk", "server"])
def test_sound_and_highlight_go_together(visit: Open, site: Path, place: str, server: str) -> None:
    """The page is asked what it shows; what is said then stands in the manifest."""
    page = visit(server if place == "server" else "").open(ENGLISH)
    _focus(page, "audio")
    page.keyboard.press("Space")
    _until(page, "([first]) => !first.paused")
    seen = page.evaluate(
        """async () => { const audio = document.querySelector("audio"); const seen = [];
        while (new Set(seen.map(each => each[1])).size < 3) {
          await new Promise(requestAnimationFrame);
          const spoken = document.querySelector(".spoken");
          if (spoken) seen.push([audio.currentTime, spoken.id]);
        } return seen; }"""
    )
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    whole = next(file for file in manifest["handouts"][0]["files"] if file["format"] == "mp3")
    times = {id: span for id, *span in whole["times"]}
    for time, id in seen:
        start, end = times[id.replace("_", "")]
        assert start - 0.2 <= time <= end + 1.2
    page.keyboard.press("Space")
    _until(page, "([first]) => first.paused")


def _times(page: Page, index: int = 0) -> dict[str, tuple[float, float]]:
    words = str(page.locator("audio").nth(index).get_attribute("data-said")).split()
    rows = zip(words[::3], words[1::3], words[2::3], strict=True)
    return {id: (float(start), float(end)) for id, start, end in rows}


@pytest.mark.parametrize("place", ["disk", "server"])
def test_a_click_on_a_sentence_plays_it(visit: Open, place: str, server: str) -> None:
    page = visit(server if place == "server" else "").open(FRENCH_PAGE)
    own = _times(page, 1)
    id = page.locator("#your-pills li .said").nth(1).get_attribute("id")
    page.locator(f"#{id}").click()
    start = own[str(id)][0]
    assert start > 3
    _until(page, "([_, own]) => !own.paused && own.readyState > 2 && own.currentTime > 0.2")
    assert start - 0.1 <= _state(page, 1)["time"] < start + 3
    page.locator("audio").first.evaluate("audio => { audio.play().catch(() => {}) }")
    _until(page, "([first, second]) => !first.paused && second.paused")
    assert page.locator(".player.active").count() == 1


def test_buttons_jump_by_sentences_and_by_10_seconds(visit: Open) -> None:
    page = visit().open(ENGLISH)
    starts = [start for start, _ in _times(page).values()]
    _focus(page, "button")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert _state(page)["time"] == 10
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert _state(page)["time"] == 0
    for name, place in (("next", 0), ("next", 1), ("next", 2), ("before", 1), ("before", 0)):
        page.locator(f".controls [data-does={name}]").first.press("Space")
        assert _state(page)["time"] == pytest.approx(starts[place], abs=0.01)
        (shown,) = page.locator(".spoken").evaluate_all("all => all.map(e => e.id)")
        assert shown == list(_times(page))[place]


def test_the_page_follows_only_a_reader_who_follows(visit: Open) -> None:
    page = visit(viewport={"width": 700, "height": 600}, reduced_motion="reduce").open(ENGLISH)
    in_sight = "e => { const b = e.getBoundingClientRect(); return b.top < 600 && b.bottom > 0; }"
    press = "document.querySelector('[data-does=next]').click()"
    for _ in range(12):
        page.evaluate(press)
        assert page.locator(".spoken").evaluate(in_sight)
    assert page.evaluate("scrollY") > 600
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(press)
    assert page.evaluate("scrollY") == 0
    assert not page.locator(".spoken").evaluate(in_sight)


def test_every_button_says_of_which_recording_it_is(visit: Open) -> None:
    page = visit().open(FRENCH_PAGE)
    page.evaluate("document.querySelector('#your-questions [data-does=next]').click()")
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    kinds = ("button", "combobox")
    names = [
        node["name"]["value"]
        for node in told
        if not node["ignored"] and node["role"]["value"] in kinds and node["name"]["value"]
    ]
    own = [name for name in names if ", " in name]
    assert len(own) == len(set(own)) == 10
    assert "Phrase suivante, Vos nouvelles pilules" in own
    assert "Vitesse, Vos questions" in own


def test_the_speed_is_kept_for_the_visit(visit: Open) -> None:
    reader = visit()
    page = reader.open(ENGLISH)
    page.get_by_label("Speed").first.select_option("Fast")
    assert _state(page, 2)["rate"] == 1.25
    page = reader.open(FRENCH_PAGE)
    assert _state(page)["rate"] == 1.25
    assert page.get_by_label("Vitesse").first.input_value() == "1.25"


def test_a_sheet_of_another_edition_is_told(visit: Open, site: Path) -> None:
    reader = visit()
    notice = "#other_edition"
    page = reader.open(FRENCH_PAGE)
    assert not page.locator(notice).is_visible()
    own = str(page.locator(notice).get_attribute("data-edition"))
    assert not reader.open(f"{FRENCH_PAGE}?e={own}#your-pills").locator(notice).is_visible()
    page = reader.open(f"{FRENCH_PAGE}?e=%3Cimg%20src=x%3E0badcafe")
    assert page.locator(notice).is_visible()
    assert "Demandez une nouvelle feuille" in page.locator(notice).inner_text()
    page = visit(reduced_motion="reduce").open(f"{FRENCH_PAGE}?e=0badcafe#your-questions")
    in_sight = "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= 300; }"
    assert page.locator(notice).evaluate(in_sight), "a sheet of a section leads to it"


def test_the_other_language_opens_at_the_same_section(visit: Open) -> None:
    page = visit().open(ENGLISH)
    page.locator("#your-questions").scroll_into_view_if_needed()
    page.locator("#your-questions a[hreflang]").click()
    assert page.url.endswith(f"{FRENCH_PAGE}#your-questions")
    page.locator("#your-questions h2").evaluate("e => e.scrollIntoView({behavior: 'instant'})")
    page.locator("header a[hreflang]").focus()
    page.locator("header a[hreflang]").press("Enter")
    page.wait_for_url(f"**/{ENGLISH}#*")


def test_without_javascript_it_can_be_heard_read_and_taken_along(visit: Open, site: Path) -> None:
    reader = visit(java_script_enabled=False)
    page = reader.open(ENGLISH)
    assert page.locator("audio[controls]").count() == 3
    assert page.locator(".controls").count() == 0
    names = [each.get_attribute("aria-label") for each in page.locator("audio").all()]
    assert names == ["Listen: Your new pills", "Listen: Your pills", "Listen: Your questions"]
    for link in page.locator(".files a").all():
        assert (site / ENGLISH).parent.joinpath(str(link.get_attribute("href"))).is_file()
    page.locator("#your-questions a[hreflang]").click()
    assert page.url.endswith(f"{FRENCH_PAGE}#your-questions")
    assert page.locator("html").get_attribute("lang") == "fr-CA"
    page = reader.open(INDEX)
    assert page.locator("article").is_visible()
    assert not page.locator("input").is_visible()


def test_search_leaves_out_accents_and_case(visit: Open) -> None:
    page = visit().open(INDEX)
    field = page.get_by_role("searchbox")
    told = page.get_by_role("status")
    tried = (("PILULES vos", 1), ("«\u00a0new\u00a0», (questions)", 1), ("zzz", 0), ("", 1))
    for words, count in tried:
        field.fill(words)
        assert page.locator("article:visible").count() == count
        assert f"Handouts shown: {count} of 1" in told.inner_text()
        assert f"{count} sur 1" in told.inner_text()
    field.fill("zzz")
    field.press("Escape")
    assert field.input_value() == ""
    assert page.locator("article:visible").count() == 1


HOSTILE = (
    "x</script></style></template><img src=x onerror=window.hit=1><svg onload=window.hit=1> "
    '" autofocus onfocus="window.hit=1 [a](javascript:window.hit=1) {count}'
    "<style>body{display:none}</style>"
)


def test_nothing_from_a_catalogue_runs(visit: Open, site: Path) -> None:
    for unit in units(site.parent):
        hostile = rewrite(unit.document, lambda prose: Prose(HOSTILE, prose.language, prose.origin))
        page = replace(page_of(unit, root=site.parent), document=hostile)
        (site / "hostile.html").write_bytes(handout_page(page))
        opened = visit().open("hostile.html")
        assert opened.evaluate("window.hit") is None
        assert opened.locator("[onerror], [onload], [onfocus], a[href^=javascript]").count() == 0
        assert "onerror=window.hit=1" in opened.locator("h1").inner_text()


def test_markup_that_got_in_would_not_run_either(browser: Browser, site: Path) -> None:
    page = (site / ENGLISH).read_text("utf-8")
    bad = (
        "<script>window.hit=1</script><img src=x onerror=window.hit=1>"
        '<p id="bad" style="position:fixed">x</p><a href="javascript:window.hit=1">go</a>'
    )
    (site / "bad.html").write_text(page.replace("<main>", f"<main>{bad}"), "utf-8")
    opened = browser.new_context().new_page()
    opened.goto((site / "bad.html").as_uri())
    opened.get_by_text("go", exact=True).click()
    assert opened.evaluate("window.hit") is None
    assert opened.locator("#bad").evaluate("e => getComputedStyle(e).position") == "static"
    opened.context.close()


def test_it_prints_as_a_text(visit: Open) -> None:
    page = visit().open(FRENCH_PAGE)
    page.emulate_media(media="print")
    assert page.locator("audio:visible, button:visible, nav:visible, .skip:visible").count() == 0
    assert page.locator(".answer:visible").count() == 1
    sizes = page.locator("main p:visible, main li:visible").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 24, "18 pt are 24 px"
    assert "Quoi prendre\u00a0: anticonst" in " ".join(page.evaluate(ROWS)), "no narrow columns"
    drawing = page.locator("img[src^='data:image/svg']").first
    across, natural = drawing.evaluate("e => [e.getBoundingClientRect().width, e.naturalWidth]")
    assert across >= natural * 1.33, "its words are 18 pt too"
    link = page.locator("a[href^='https://example.org/pills']").first
    after = link.evaluate("e => getComputedStyle(e, '::after').content")
    assert "https://example.org/pills" in after


@pytest.mark.parametrize("size", [(1100, 800), (640, 800), (400, 800), (320, 640)])
def test_no_place_that_is_led_to_lies_behind_the_player(visit: Open, size: tuple[int, int]) -> None:
    width, height = size
    reader = visit(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = reader.open(FRENCH_PAGE)
    page.locator("[data-does=next]").first.click()
    page.locator("nav.contents a").nth(1).click()
    heading = page.locator("#your-questions h2")
    player = page.locator(".player.active" if width > 736 else ".player.active audio")
    top, bottom = (each.bounding_box() for each in (heading, player))
    assert top is not None
    assert bottom is not None
    assert 0 <= top["y"] < height / 2
    assert top["y"] >= bottom["y"] + bottom["height"]
    assert bottom["y"] == 0, "it stays in sight"
    assert bottom["height"] < height / 4
