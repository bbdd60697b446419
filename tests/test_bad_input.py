"""Mistakes people make: each is told with its place and its remedy, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.conftest import Run
from tests.workspace import FIRST, HANDOUT, Workspace, edit_po, set_fuzzy

FIRST_PATH = "source/pills/01-your-pills.md"
TOML = "source/pills/handout.toml"
PO = "translations/fr_CA/LC_MESSAGES/messages.po"


@dataclass(frozen=True)
class Mistake:
    """What somebody does to the workspace, and the finding (code, path, line) it gives."""

    name: str
    do: Callable[[Workspace], object]
    code: str
    path: str
    line: int | str = 1
    severity: str = "error"


def add(text: str) -> Callable[[Workspace], object]:
    """Append a paragraph to the first section."""
    return lambda ws: ws.write(FIRST_PATH, f"{FIRST}\n{text}\n")


def toml(old: str, new: str) -> Callable[[Workspace], object]:
    return lambda ws: ws.edit(TOML, old, new)


def po(msgid: str, msgstr: str) -> Callable[[Workspace], object]:
    return lambda ws: edit_po(ws.po(), lambda m, text: msgstr if m == msgid else text)


LAST = len(FIRST.splitlines()) + 2
WAIT = 'msgid "Wait for us."'
READ = 'msgid "Read [this page](https://example.org/pills)."'
END = "the last line"
PAGE = 'msgid "Page {page} of {pages}"'

MISTAKES = (
    Mistake("table", add("| a | b |\n|---|---|\n| 1 | 2 |"), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("image", add("![a pill](pill.png)"), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("italics", add("Take it *now*."), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("html", add("<div>Take it.</div>"), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("tag", add("Take <b>it</b>."), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("code", add("Take `it`."), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("fence", add("```\nTake it.\n```"), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("indent", add("    Take it."), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("rule", add("# x\n\n***"), "unsupported-markup", FIRST_PATH, LAST + 2),
    Mistake("break", add("Take it.  \nNow."), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("reference", add("[a]: https://example.org"), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("deep list", add("- a\n  - b\n    - c\n      - d"), "list-too-deep", FIRST_PATH, LAST + 3),
    Mistake("stars", add("Take **it now."), "stray-markup", FIRST_PATH, LAST),
    Mistake("link", add("See [this] (https://x.org) or [that](https:// x)."), "stray-markup", FIRST_PATH, LAST),
    Mistake("hash", add("##When"), "stray-markup", FIRST_PATH, LAST),
    Mistake("script", add("[go](javascript:alert%281%29)"), "unsafe-link", FIRST_PATH, LAST),
    Mistake("file link", add("[go](../secret.txt)"), "unsafe-link", FIRST_PATH, LAST),
    Mistake("empty item", add("- a\n-\n- b"), "no-words", FIRST_PATH, LAST + 1),
    Mistake("second title", add("# Again"), "second-title", FIRST_PATH, LAST),
    Mistake("skipped level", add("#### Small"), "skipped-heading", FIRST_PATH, LAST),
    Mistake("text between comments", add("<!-- a --> Take 2. <!-- b -->"), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("open comment", add("Take 2 <!-- not 3."), "stray-markup", FIRST_PATH, LAST),
    Mistake("struck out", add("Take ~~2~~ 3."), "stray-markup", FIRST_PATH, LAST),
    Mistake("link title", add('[a](https://x.org "Take 2")'), "unsupported-markup", FIRST_PATH, LAST),
    Mistake("other rule", add("Rest.\n\n---\n\nGo."), "unsupported-markup", FIRST_PATH, LAST + 2),
    Mistake("list in a list", add("- 3. March"), "misplaced-block", FIRST_PATH, LAST),
    Mistake("heading in a list", add("- x\n\n  ## y"), "misplaced-block", FIRST_PATH, LAST + 2),
    Mistake("heading in a quote", add("> ## y"), "misplaced-block", FIRST_PATH, LAST),
    Mistake("too many lines", add("Why?\n" + "___\n" * 12), "too-many-lines", FIRST_PATH, LAST + 11),
    Mistake("too deep", lambda ws: ws.write(FIRST_PATH, "# T\n\n" + "**a " * 400 + "a**" * 400), "too-deep", FIRST_PATH),
    Mistake("long heading", add("## " + "word " * 40), "too-long", FIRST_PATH, LAST),
    Mistake("only signs", add("- … –"), "nothing-to-say", FIRST_PATH, LAST),
    Mistake("wide title", add("## Immunohistochimieelectrophorese-x"), "wide-word", FIRST_PATH, LAST),
    Mistake("no title", lambda ws: ws.write(FIRST_PATH, "Take it.\n"), "no-title", FIRST_PATH),
    Mistake("empty", lambda ws: ws.write(FIRST_PATH, "\n"), "empty-section", FIRST_PATH),
    Mistake("title only", lambda ws: ws.write(FIRST_PATH, "# T\n"), "empty-section", FIRST_PATH),
    Mistake("latin-1", lambda ws: ws.write(FIRST_PATH, b"# T\n\nCaf\xe9.\n"), "not-utf-8", FIRST_PATH, 3),
    Mistake("NUL", lambda ws: ws.write(FIRST_PATH, "# T\n\na\0b\n"), "control-character", FIRST_PATH, 3),
    Mistake("bidi", lambda ws: ws.write(FIRST_PATH, "# T\n\n5\u202e01\n"), "control-character", FIRST_PATH, 3),
    Mistake("glyph", add("Take it ✓."), "missing-glyph", FIRST_PATH, LAST),
    Mistake("wide", add("W" * 60), "wide-word", FIRST_PATH, LAST),
    Mistake("file name", lambda ws: ws.write("source/pills/3 More.md", "# T\n\nx\n"), "file-name", "source/pills/3 More.md"),
    Mistake("file kind", lambda ws: ws.write("source/pills/03-more.MD", FIRST), "file-name", "source/pills/03-more.MD"),
    Mistake("picture", lambda ws: ws.write("source/pills/pill.png", "x"), "unused-file", "source/pills/pill.png", 1, "warning"),
    Mistake("handout name", lambda ws: ws.write("source/01-pills/handout.toml", HANDOUT), "file-name", "source/01-pills/handout.toml"),
    Mistake("double id", lambda ws: ws.write("source/pills/03-your-pills.md", FIRST), "duplicate-section", "source/pills/03-your-pills.md"),
    Mistake("double number", lambda ws: ws.write("source/pills/01-more.md", FIRST), "duplicate-section", FIRST_PATH),
    Mistake("no sections", lambda ws: ws.write("source/new/handout.toml", "title='x'"), "no-sections", "source/new/handout.toml"),
    Mistake("no toml", lambda ws: ws.write("source/new/01-a.md", FIRST), "unreadable-file", "source/new/handout.toml"),
    Mistake("bad toml", toml("order = 1", "order = "), "bad-toml", TOML, 5),
    Mistake("missing key", toml('title = "Your new pills"\n', ""), "missing-key", TOML),
    Mistake("unknown key", toml("order", "ordre"), "unknown-key", TOML, 5),
    Mistake("wrong type", toml("order = 1", 'order = "1"'), "wrong-type", TOML, 5),
    Mistake("wrong date", toml("order = 1", 'reviewed = "2026"'), "wrong-type", TOML, 5),
    Mistake("empty text", toml("How to take your pills.", ""), "no-words", TOML, 2),
    Mistake("markup in toml", toml("How to", "*How* to"), "unsupported-markup", TOML, 2),
    Mistake("bad source", toml('publisher = "A public source"\n', ""), "missing-key", TOML, 7),
    Mistake("bad url", toml("https://example.org", "javascript:a"), "unsafe-link", TOML, 10),
    Mistake("no source", lambda ws: ws.write(TOML, HANDOUT[: HANDOUT.index("[[")] + "sources = []\n"), "missing-key", TOML, 7),
    Mistake("dates", toml("order = 1", "reviewed = 2026-03-02\nreview-by = 2026-03-01"), "wrong-date", TOML, 6),
    Mistake("long title", toml("Your new pills", "Your new pills " * 20), "too-long", TOML),
    Mistake("hidden sign", toml("Your new pills", "Your\\u202e new pills"), "control-character", TOML),
    Mistake("huge number", toml("order = 1", "order = " + "9" * 5000), "bad-toml", TOML, 11),
    Mistake("deep toml", toml("order = 1", "order = " + "[" * 3000), "bad-toml", TOML, 11),
    Mistake("term markup", lambda ws: ws.edit("source/glossary.toml", '"blast"', '"**blast**"'), "unsupported-markup", "source/glossary.toml", 2),
    Mistake("shared form", lambda ws: ws.write("source/glossary.toml", '[[terms]]\nterm="a"\ndefinition="b."\nforms=["c"]\n[[terms]]\nterm="c"\ndefinition="d."\n'), "duplicate-term", "source/glossary.toml", 5),
    Mistake("comma", lambda ws: ws.edit("source/glossary.toml", '["blasts"]', '["a, b"]'), "wrong-type", "source/glossary.toml", 4),
    Mistake("double term", lambda ws: ws.write("source/glossary.toml", '[[terms]]\nterm="a"\ndefinition="b."\n' * 2), "duplicate-term", "source/glossary.toml", 4),
    Mistake("po syntax", lambda ws: ws.edit(PO, 'msgid "Wait for us."', 'msgid "Wait for us.'), "bad-catalogue", PO, 'msgid "Wait for us.'),
    Mistake("po keyword", lambda ws: ws.edit(PO, WAIT, 'msgidd "Wait for us."'), "bad-catalogue", PO, "msgidd"),
    Mistake("po latin-1", lambda ws: ws.write(PO, ws.po().read_bytes().replace("équipe".encode(), b"\xe9quipe")), "not-utf-8", PO, "équipe"),
    Mistake("po double", lambda ws: ws.write(PO, ws.po().read_text() + '\nmsgid "Wait for us."\nmsgstr "x"\n'), "bad-catalogue", PO, END),
    Mistake("po order", lambda ws: ws.edit(PO, WAIT, f'msgstr "x"\n{WAIT}'), "bad-catalogue", PO, READ),
    Mistake("po charset", lambda ws: ws.edit(PO, "charset=utf-8", "charset=iso-8859-1"), "bad-catalogue", PO, "charset"),
    Mistake("po date", lambda ws: ws.edit(PO, "PO-Revision-Date: 2026", "PO-Revision-Date: no"), "bad-catalogue", PO, 17),
    Mistake("po empty", lambda ws: ws.write(PO, ""), "missing-translation", FIRST_PATH, 4),
    Mistake("untranslated", po("Wait for us.", ""), "empty-translation", PO, WAIT),
    Mistake("fuzzy", lambda ws: set_fuzzy(ws.po(), "Wait for us."), "fuzzy-translation", PO, WAIT),
    Mistake("new text", add("New words."), "missing-translation", FIRST_PATH, LAST),
    Mistake("msgstr image", po("Wait for us.", "![x](y)"), "unsupported-markup", PO, WAIT),
    Mistake("msgstr link", po("Wait for us.", "[x](https://evil.example)"), "changed-link", PO, WAIT),
    Mistake("msgstr script", po("Read [this page](https://example.org/pills).", "[x](javascript:a)"), "unsafe-link", PO, READ),
    Mistake("msgstr lost link", po("Read [this page](https://example.org/pills).", "Lisez."), "changed-link", PO, READ),
    Mistake("msgstr stars", po("Wait for us.", "**Attendez"), "stray-markup", PO, WAIT),
    Mistake("msgstr list", po("Wait for us.", "1. Attendez"), "stray-markup", PO, WAIT),
    Mistake("msgstr heading", po("Wait for us.", "# Attendez"), "stray-markup", PO, WAIT),
    Mistake("msgstr signs", po("Wait for us.", "…"), "nothing-to-say", PO, WAIT),
    Mistake("msgstr NUL", po("Wait for us.", "Atten\u202edez"), "control-character", PO, WAIT),
    Mistake("msgstr tag", po("Wait for us.", "<b>Attendez"), "tag-in-text", PO, WAIT, "warning"),
    Mistake("msgstr place", po("Page {page} of {pages}", "Page {page}"), "changed-place", PO, PAGE),
    Mistake("msgstr glyph", po("Wait for us.", "Attendez ☐"), "missing-glyph", PO, WAIT),
    Mistake("unused term", po("blast, blasts", "leucoblaste"), "unused-term", PO, 'msgid "blast, blasts"', "warning"),
    Mistake("hard words", add("Comprehensive pharmacological interventions necessitate multidisciplinary deliberation. " * 9), "reading-level", FIRST_PATH),
    Mistake("long sentence", add("word " * 30), "long-sentence", FIRST_PATH, LAST, "warning"),
)  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_with_its_place(
    run: Run, translated: Workspace, mistake: Mistake
) -> None:
    line = mistake.line
    if isinstance(line, str) and "équipe" in line:
        line = translated.line(mistake.path, line)
    mistake.do(translated)
    if isinstance(line, str):
        lines = translated.path(mistake.path).read_text("utf-8").splitlines()
        line = len(lines) - 1 if line == END else translated.line(mistake.path, line)
    result = run("check", "--format-findings", "json")
    found = [f for f in result.findings if f["code"] == mistake.code]
    places = [(f["path"], f["line"], f["severity"]) for f in found]
    assert (mistake.path, line, mistake.severity) in places, result.findings
    assert all(finding["hint"] and finding["message"] for finding in result.findings)
    errors = any(finding["severity"] == "error" for finding in result.findings)
    assert result.status == int(errors)


@pytest.mark.parametrize("mistake", MISTAKES[::6], ids=lambda mistake: mistake.name)
def test_the_last_good_files_are_not_lost(
    run: Run, translated: Workspace, mistake: Mistake
) -> None:
    run("--format", "pdf")
    before = {path.name for path in translated.outputs.rglob("*.pdf")}
    mistake.do(translated)
    assert run("--format", "pdf").status in (0, 1)
    assert before <= {path.name for path in translated.outputs.rglob("*.pdf")}


def test_all_mistakes_are_told_at_once(run: Run, translated: Workspace) -> None:
    translated.write(FIRST_PATH, "# T\n\n*a*\n\n`b`\n\n| c |\n|---|\n\n- \n\nok\n")
    translated.edit(TOML, "order", "ordre")
    result = run("check")
    for place in (f"{FIRST_PATH}:3", f"{FIRST_PATH}:5", f"{FIRST_PATH}:7", f"{TOML}:5"):
        assert place in result.out


@pytest.mark.parametrize(
    "content",
    [FIRST.replace("\n", "\r\n"), "\ufeff" + FIRST, FIRST.replace("\n", "\r")],
    ids=["CRLF", "BOM", "CR"],
)
def test_other_line_ends_are_fine(run: Run, translated: Workspace, content: str) -> None:
    translated.write(FIRST_PATH, content.encode())
    assert run("check").status == 0
