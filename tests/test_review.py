"""The coach through the front door: the report, the worst places, the baseline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import Run
from tests.workspace import Workspace, edit_po

OVERVIEW = "reports/readability.html"
REPORT = "reports/readability-pills.html"
HARD = "The dose was administered by the nurse for cholangiography."


@pytest.fixture
def hard(translated: Workspace) -> Workspace:
    """A workspace with one hard sentence in each language."""
    translated.edit("source/pills/02-your-questions.md", "You can write it down.", HARD)
    edit_po(translated.po(), lambda msgid, text: text)
    po = translated.po()
    text = po.read_text("utf-8").replace('"You can write it down."', f'"{HARD}"')
    po.write_text(
        text.replace("Vous pouvez l’écrire.", "La dose a été donnée & <prise> pour cet examen."),
        "utf-8",
    )
    english = translated.po("en_CA")
    english.write_text(
        english.read_text("utf-8").replace('"You can write it down."', f'"{HARD}"'), "utf-8"
    )
    return translated


def page(workspace: Workspace, name: str = REPORT) -> html.HtmlElement:
    return html.document_fromstring((workspace.outputs / name).read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_one_page_leads_to_those_of_all_handouts(run: Run, hard: Workspace) -> None:
    hard.write("source/more/handout.toml", "")
    hard.write("source/more/01-rest.md", "# Rest\n\nRest.\n")
    run("check")
    tree = page(hard, OVERVIEW)
    rows = [[words(cell) for cell in row] for row in tree.iter("tr")]
    assert rows[0] == ["Handout", "English (Canada)", "Français (Canada)"]
    assert len(rows) == 3
    (pills,) = [row for row in rows if row[0] == "Your new pills"]
    assert "1 hard" in pills[1]
    assert "hard" in pills[2]
    links = tree.xpath("//td/a/@href | //th/a/@href")
    assert {f"reports/{link}" for link in links} == {REPORT, "reports/readability-more.html"}
    assert all((hard.outputs / "reports" / link).is_file() for link in links)


def test_the_page_of_a_handout_that_is_gone_goes(run: Run, hard: Workspace) -> None:
    hard.write("source/more/handout.toml", "")
    hard.write("source/more/01-rest.md", "# Rest\n\nRest.\n")
    run("--format", "txt")
    assert (hard.outputs / "reports/readability-more.html").is_file()
    (hard.path("source/more")).rename(hard.root / "old")
    run("--format", "txt")
    assert not (hard.outputs / "reports/readability-more.html").exists()
    assert (hard.outputs / REPORT).is_file()


def test_a_page_that_is_held_open_stops_no_build(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told of all handouts is written all the same, and why one page is still there."""
    gone = translated.write("outputs/reports/readability-gone.html", "old")
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == gone:
            raise PermissionError(13, "held open")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    result = run("--format", "txt")
    assert result.status == 2
    assert "readability-gone.html cannot be written: held open" in result.out
    found = json.loads((translated.outputs / "manifest.json").read_text("utf-8"))["findings"]
    assert "cannot-write" in [each["code"] for each in found]


@pytest.mark.parametrize("name", [OVERVIEW, REPORT])
def test_the_report_is_a_well_built_page(run: Run, hard: Workspace, name: str) -> None:
    run("check")
    tree = page(hard, name)
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.get("lang") == "en"
    assert tree.xpath("//meta[@name='viewport']")
    assert tree.xpath("//a[@class='skip']/@href") == ["#text"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = {h.removeprefix("#") for h in tree.xpath("//a/@href") if h.startswith("#")}
    assert inside <= set(ids)
    for table in tree.iter("table"):
        assert words(table.find("caption"))
        assert all(cell.get("scope") in ("col", "row") for cell in table.iter("th"))


def test_the_report_asks_nothing_of_the_network(run: Run, hard: Workspace) -> None:
    run("check")
    text = (hard.outputs / REPORT).read_text("utf-8")
    tree = page(hard)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    assert not re.search(r"url\(|@import|https?:", re.sub(r"<main.*", "", text, flags=re.S))


def test_sentences_are_marked_in_words_and_languages(run: Run, hard: Workspace) -> None:
    run("check")
    tree = page(hard)
    items = tree.xpath("//ol[@class='sentences']/li")
    assert items
    for item in items:
        band = item.get("class")
        assert words(item).lower().startswith(f"{band}:")
    (english,) = [item for item in items if "cholangiography" in words(item)]
    assert english.get("class") == "hard"
    line = hard.line("source/pills/02-your-questions.md", "cholangiography")
    assert f"source/pills/02-your-questions.md:{line}" in words(english)
    marks = [words(mark) for mark in english.iter("mark")]
    assert "administered" in marks
    assert "cholangiography" in marks
    assert "[say: given" in words(english) or "[say: give" in words(english)
    assert "Passive voice: was administered" in words(english)
    (sentence,) = english.xpath("./p/span[@lang='en-CA']")
    assert words(sentence).startswith("The dose was")
    (french,) = [item for item in items if "été donnée" in words(item)]
    assert french.xpath("./p/span[@lang='fr-CA']")
    assert "& <prise>" in words(french)


def test_the_report_holds_scores_limits_and_a_list_to_sign(run: Run, hard: Workspace) -> None:
    run("check")
    tree = page(hard)
    scores = [t for t in tree.iter("table") if words(t.find("caption")) == "Scores"]
    assert len(scores) == 4
    assert "Flesch-Kincaid grade" in words(scores[0])
    assert "at most 6: kept" in words(scores[0])
    (signed,) = [t for t in tree.iter("table") if "sign" in words(t.find("caption"))]
    assert [words(th) for th in signed.find("thead").iter("th")] == [
        "What to judge",
        "English (Canada)",
        "Français (Canada)",
    ]
    assert len(signed.xpath(".//span[@class='box']")) > 10
    assert tree.xpath("//p[@lang='fr-CA'][contains(., 'Comment prendre vos pilules')]")


def contrasts(style: str) -> Iterator[tuple[str, float]]:
    for theme in re.findall(r":root \{([^}]*)\}", style)[:2]:
        colours = dict(re.findall(r"--(\w+): (#\w+)", theme))
        for front, back in [("ink", b) for b in ("paper", "easy", "fair", "hard", "word")] + [
            ("link", "paper")
        ]:
            high, low = sorted((light(colours[front]), light(colours[back])), reverse=True)
            yield f"{front} on {back}", (high + 0.05) / (low + 0.05)


def light(colour: str) -> float:
    """Relative luminance, by WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_can_be_told_apart_by_day_and_by_night(run: Run, translated: Workspace) -> None:
    run("check")
    style = page(translated).xpath("string(//style)")
    found = list(contrasts(style))
    assert len(found) == 12
    assert not [(name, ratio) for name, ratio in found if ratio < 4.5]
    assert "prefers-color-scheme: dark" in style
    assert "forced-colors: active" in style
    assert "@media print" in style


def test_the_report_is_written_only_when_it_changes(run: Run, hard: Workspace) -> None:
    run("check")
    path = hard.outputs / REPORT
    first = path.stat().st_mtime_ns, path.read_bytes()
    run("check", "--only", "pills", "--language", "fr_CA")
    assert (path.stat().st_mtime_ns, path.read_bytes()) == first


def test_a_build_links_the_report_and_knows_it(run: Run, translated: Workspace) -> None:
    result = run("--format", "pdf")
    assert "Left alone" not in result.out
    index = html.document_fromstring((translated.outputs / "index.html").read_bytes())
    (link,) = index.xpath(f"//a[@href='{OVERVIEW}']")
    assert [span.get("lang") for span in link] == ["en-CA", "fr-CA"]
    translated.edit("source/pills/01-your-pills.md", "Wait for us.", "Wait for *us*.")
    assert run("--format", "pdf").status == 1
    assert (translated.outputs / REPORT).is_file()


def test_a_report_that_cannot_be_written_is_told(run: Run, translated: Workspace) -> None:
    translated.write("outputs/reports", "a file where a folder should be")
    for form in ("text", "json"):
        result = run("check", "--format-findings", form)
        assert result.status == 0, "what was found is what was asked for"
        assert "readability.html cannot be written" in result.out
    assert run("--format", "txt").status == 2


def test_a_report_stays_in_the_outputs(run: Run, translated: Workspace) -> None:
    elsewhere = translated.root.parent / "elsewhere"
    elsewhere.mkdir()
    translated.outputs.mkdir()
    (translated.outputs / "reports").symlink_to(elsewhere)
    assert "leads out of the outputs" in run("check").out
    assert not list(elsewhere.iterdir())


def test_the_terminal_ends_with_what_to_mend_first(run: Run, hard: Workspace) -> None:
    result = run("check")
    line = hard.line("source/pills/02-your-questions.md", "cholangiography")
    assert f"  source/pills/02-your-questions.md:{line}: hard: “The dose was" in result.out
    assert "passive voice “was administered”: Say who does it" in result.out
    assert "a rare word, not explained “cholangiography”" in result.out
    assert "été donnée" in result.out
    assert "été donnée" not in run("check", "--language", "en_CA").out
    assert "not explained “cholan" not in run("check", "--only", "pills/your-pills").out
    assert "Worth mending first" in run("--format", "txt", "--language", "en_CA").out


def test_a_long_sentence_is_told_once(run: Run, translated: Workspace) -> None:
    long = "You can " + "eat and drink and " * 6 + "sleep."
    translated.edit("source/pills/02-your-questions.md", "You can write it down.", long)
    result = run("check", "--language", "en_CA")
    assert result.out.count("02-your-questions.md:7") == 1


def test_how_scores_moved_against_the_baseline(run: Run, translated: Workspace) -> None:
    assert "(was" not in run("check").out
    saved = run("check", "--save-baseline")
    assert saved.status == 0
    assert "source/readability.json: 4 sections written" in saved.out
    assert "unchanged" in run("check", "--save-baseline").out
    kept = json.loads(translated.path("source/readability.json").read_text("utf-8"))
    assert list(kept["handouts"]["pills"]["your-pills"]) == ["en_CA", "fr_CA"]
    assert set(kept["handouts"]["pills"]["your-pills"]["en_CA"]) == {
        "flesch_kincaid",
        "flesch_kincaid_strict",
    }
    assert "(was" not in run("check").out
    translated.edit("source/pills/01-your-pills.md", "Wait for us.", "Wait for our decision today.")
    assert re.search(r"Your pills: grade -?[\d.]+ \(was -?[\d.]+, harder\)", run("check").out)
    translated.edit("source/pills/01-your-pills.md", "Wait for our decision today.", "Go.")
    assert re.search(r"Your pills: grade -?[\d.]+ \(was -?[\d.]+, easier\)", run("check").out)
    out = run("--format", "txt", "--language", "en_CA").out
    assert re.search(r"grade -?[\d.]+ \(was -?[\d.]+, easier\); TXT", out)


def test_an_easier_french_text_has_a_higher_ease(run: Run, translated: Workspace) -> None:
    run("check", "--save-baseline")
    edit_po(
        translated.po(),
        lambda msgid, text: "Oui." if msgid == "You can write it down." else text,
    )
    assert re.search(r"ease -?[\d.]+ \(was -?[\d.]+, easier\)", run("check").out)


def test_a_baseline_of_text_with_errors_is_not_saved(run: Run, translated: Workspace) -> None:
    translated.edit("source/pills/01-your-pills.md", "Wait for us.", "Wait for *us*.")
    result = run("check", "--save-baseline")
    assert result.status == 1
    assert "left as it is" in result.out
    assert not translated.path("source/readability.json").exists()


def test_the_baseline_disturbs_nothing_else(run: Run, translated: Workspace) -> None:
    run("translate")
    found = run("check", "--format-findings", "json").findings
    before = {k: v for k, v in translated.all_files().items() if "translations" in k}
    run("check", "--save-baseline")
    run("translate")
    assert {k: v for k, v in translated.all_files().items() if "translations" in k} == before
    assert run("check", "--format-findings", "json").findings == found


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("translate",),
        ("check", "--watch"),
        ("check", "--language", "en_CA"),
        ("check", "--only", "pills"),
        ("check", "--format-findings", "json"),
    ],
)
def test_where_a_baseline_cannot_be_saved(run: Run, workspace: Workspace, arguments: str) -> None:
    result = run(*arguments, "--save-baseline")
    assert result.status == 2
    assert "--save-baseline goes with check" in result.err


@pytest.mark.parametrize("broken", ["[" * 100_000, b"\xff\xfe", "NaN", "1e400", "true", '"98.4"'])
def test_a_broken_baseline_can_be_written_anew(
    run: Run, translated: Workspace, broken: str | bytes
) -> None:
    run("check", "--save-baseline")
    if isinstance(broken, str) and broken[0] != "[":
        translated.edit("source/readability.json", "98.4", broken)
    else:
        translated.write("source/readability.json", broken)
    result = run("check")
    assert "warning: " in result.out
    assert "[bad-baseline]" in result.out
    assert result.status == 0
    run("check", "--save-baseline")
    assert "bad-baseline" not in run("check").out
