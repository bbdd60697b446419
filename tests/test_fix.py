"""`build.py fix`: what is mechanical is put right, and not a byte beside it is changed."""

from __future__ import annotations

import re
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.fix import corrected
from plainspoken.places import markdown_texts, patch, patches, po_entries, toml_texts
from plainspoken.translate import TEMPLATE
from plainspoken.typography import corrected as right
from tests.conftest import Run
from tests.workspace import Workspace, edit_po, set_fuzzy

SECTION = "source/pills/01-your-pills.md"
PO = "translations/fr_CA/LC_MESSAGES/messages.po"
NB = "\u00a0"


def typography(run: Run, *arguments: str) -> list[str]:
    found = run("check", "--format-findings", "json", *arguments).findings
    return [f["message"] for f in found if f["code"] == "typography"]


def test_nothing_to_put_right(run: Run, translated: Workspace) -> None:
    before = translated.all_files()
    result = run("fix")
    assert result.out == "0 edits made.\n"
    assert result.status == 0
    assert {k: v for k, v in translated.all_files().items() if "lock" not in k} == {
        k: v for k, v in before.items() if "lock" not in k
    }


def test_a_translation_is_put_right_where_it_stands(run: Run, translated: Workspace) -> None:
    translated.edit(PO, "s’il reste moins de 5\u00a0% des", "s'il reste moins de 5% des")
    line = translated.line(PO, "s'il reste")
    before = translated.po().read_bytes()
    assert len(typography(run, "--language", "fr_CA")) == 2
    result = run("fix")
    assert f"{PO}:{line}: s'il → s’il [apostrophe]" in result.out
    assert f"{PO}:{line}: de 5% → de 5~% [percent]" in result.out
    assert "2 edits made." in result.out
    right_bytes = before.replace(b"s'il reste moins de 5%", f"s’il reste moins de 5{NB}%".encode())
    assert translated.po().read_bytes() == right_bytes
    assert not typography(run)
    assert run("fix").out == "0 edits made.\n"


def test_all_that_is_no_translation_stays(run: Run, translated: Workspace) -> None:
    """Line ends of Windows, a byte order mark, wrapped strings, comments, what is obsolete."""
    entry = (
        'msgid "Wait for us."\nmsgstr ""\n"Attendez-nous :"\n" ici l\'a\\"b\\" 5"\n" mg!"\n'
        '\n#~ msgid "Old \'s"\n#~ msgstr "Vieux d\'ici 5%"'
    )
    translated.edit(PO, 'msgid "Wait for us."\nmsgstr "Attendez-nous."', f"# l'avis: 5%\n{entry}")
    raw = b"\xef\xbb\xbf" + translated.po().read_bytes().replace(b"\n", b"\r\n")
    translated.po().write_bytes(raw)
    assert "edits made" in run("fix", "--language", "fr_CA").out
    wanted = raw.replace(b'nous :"', f'nous{NB}:"'.encode())
    wanted = wanted.replace(b"ici l'a", "ici l’a".encode())
    wanted = wanted.replace(b'" mg!"', f'"{NB}mg!"'.encode())
    assert translated.po().read_bytes() == wanted


def test_fuzzy_translations_are_put_right_and_stay_fuzzy(run: Run, translated: Workspace) -> None:
    edit_po(translated.po(), lambda m, text: "L'eau." if m == "Wait for us." else text)
    set_fuzzy(translated.po(), "Wait for us.")
    run("fix")
    assert "#, fuzzy" in translated.po().read_text("utf-8")
    assert 'msgstr "L’eau."' in translated.po().read_text("utf-8")


def test_accents_that_are_signs_of_their_own(run: Run, translated: Workspace) -> None:
    translated.edit(PO, "Attendez-nous.", "L'e\u0301te\u0301: attendez.")
    raw = translated.po().read_bytes()
    run("fix")
    wanted = raw.replace(b"L'e", "L’e".encode()).replace(b": attendez", f"{NB}: attendez".encode())
    assert translated.po().read_bytes() == wanted


def test_a_change_that_makes_another_structure(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "> Ask your care team.", "1 . Ask your care team's doctor.")
    before = translated.first.read_bytes()
    assert run("fix", "--language", "en_CA").out == "0 edits made.\n"
    assert translated.first.read_bytes() == before


MESSY = """\
# Your pills

<!-- translators: "in all" isn't the acronym - 5 % -->
Take **one pill** a day for 2-3 weeks in all. It's
10mg (ALL), a "blast".

Table: Doctor's times

| When | What's it? |
|------|------------|
| at 2.30pm | 5 % \\| or it's so |

![It's 5 % of all](x.svg) is broken, [don't](https://x.org/it's-2-3) is not.

Who's there?
___

- one... or two
"""


def test_markdown_is_put_right_where_it_stands() -> None:
    def texts(content: str) -> list[tuple[object, str]]:
        return [(text, "en") for text in markdown_texts(content)]

    new, told = corrected(MESSY, "x.md", texts)  # type: ignore[arg-type]
    wanted = MESSY
    for old, better in (
        ("2-3 weeks", "2–3 weeks"),
        ("It's\n10mg", f"It’s\n10{NB}mg"),
        ('"blast"', "“blast”"),
        ("Doctor's", "Doctor’s"),
        ("What's", "What’s"),
        ("2.30pm", f"2:30{NB}p.m."),
        ("| 5 %", "| 5%"),
        ("or it's", "or it’s"),
        ("[don't]", "[don’t]"),
        ("![It's 5 %", "![It’s 5%"),
        ("Who's", "Who’s"),
        ("one...", "one…"),
    ):
        assert old in wanted
        wanted = wanted.replace(old, better)
    assert new == wanted
    assert "x.md:4: for 2-3 → for 2–3 [range]" in told
    assert "x.md:5: It's 10mg → It's 10~mg [unit]" in told
    windows = MESSY.replace("\n", "\r\n")
    assert corrected(windows, "x.md", texts)[0] == wanted.replace("\n", "\r\n")  # type: ignore[arg-type]


TOML = '''\
# It's "a" note - 5 %
title = "It's \\"new\\"" # don't
summary = """
It's
  a day... \\
  and more
"""
notice = 'It\\u0027s 2-3'
publisher = "caf\\u00e9's"
url = "https://x.org/it's"
[[terms]]
forms = ["the doctor's", 'it', "5 %"] # it's
note = "it's"
'''


def test_toml_is_put_right_where_it_stands() -> None:
    keys = {"title", "summary", "notice", "publisher", "forms"}
    new, _ = corrected(TOML, "x.toml", lambda c: ((t, "en") for t in toml_texts(c, keys)))
    wanted = TOML
    for old, better in (
        ('"It\'s \\"new\\""', '"It’s “new”"'),
        ("\nIt's\n", "\nIt’s\n"),
        ("day... ", "day… "),
        ("2-3", "2–3"),
        ("u00e9's", "u00e9’s"),
        ("doctor's", "doctor’s"),
        ('"5 %"', '"5%"'),
    ):
        assert old in wanted
        wanted = wanted.replace(old, better, 1)
    assert new == wanted


def test_a_change_of_the_source_loses_no_translation(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "2–3 weeks", "2-3 weeks")
    translated.edit("source/pills/handout.toml", "Your new pills", "Your doctor's pills")
    translated.edit("source/glossary.toml", '["blasts"]', '["blasts", "cell\'s"]')
    translated.edit("source/glossary.toml", "A young cell.", "A young - or new - cell.")
    run("translate")
    edit_po(translated.po(), lambda m, text: text or "blaste, blastes, cellules")
    text = translated.po().read_text("utf-8")
    translated.po().write_text(text.replace("#, fuzzy\n", ""), "utf-8")
    set_fuzzy(translated.po(), "Wait for us.")
    states = re.findall(r".*_CA.*fuzzy", run("translate").out)
    gone = translated.po().read_text("utf-8").count("#~ msgid")
    result = run("fix", "--language", "en_CA")
    assert f"{SECTION}:4: for 2-3 → for 2–3 [range]" in result.out
    assert "handout.toml:1: Your doctor's → Your doctor’s [apostrophe]" in result.out
    for path in (TEMPLATE, PO):
        text = translated.path(path).read_text("utf-8")
        assert 'msgid "Take **one pill** a day for 2–3 weeks' in text
        assert 'msgid "Your doctor’s pills"' in text
        assert 'msgid "blast, blasts, cell’s"' in text
        assert 'msgid "A young – or new – cell."' in text
    assert re.findall(r".*_CA.*fuzzy", run("translate").out) == states
    assert translated.po().read_text("utf-8").count("#~ msgid") == gone
    assert run("fix").out == "0 edits made.\n"


def test_two_texts_that_become_one(run: Run, translated: Workspace) -> None:
    second = "source/pills/02-your-questions.md"
    translated.edit(second, "You can write it down.", "Don't wait.\n\nDon’t wait.")
    run("translate")
    edit_po(translated.po(), lambda m, text: text or "N’attendez pas.")
    run("fix")
    assert translated.po().read_text("utf-8").count('msgid "Don’t wait."') == 1
    assert "bad-catalogue" not in run("check").out
    assert run("translate").status == 0


def test_the_translation_outlives_its_untranslated_twin(run: Run, translated: Workspace) -> None:
    second = "source/pills/02-your-questions.md"
    translated.edit(second, "You can write it down.", "Don’t wait.\n\nDon't wait.")
    run("translate")
    edit_po(translated.po(), lambda m, text: "N’attendez pas." if m == "Don't wait." else text)
    run("fix")
    assert 'msgid "Don’t wait."\nmsgstr "N’attendez pas."' in translated.po().read_text("utf-8")
    assert "bad-catalogue" not in run("check").out
    assert "Nothing is left to translate." in run("translate").out


def test_the_source_waits_for_a_catalogue_that_cannot_follow(
    run: Run, translated: Workspace
) -> None:
    translated.edit(SECTION, "Ask your care team.", "Don't wait.")
    run("translate")
    translated.edit(PO, 'msgid "Don', "msgid Don")
    before = translated.all_files()
    result = run("fix")
    assert result.status == 1
    assert "bad-catalogue" in result.out
    assert translated.all_files() == before


def test_a_language_that_is_not_made_now_follows_too(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "Ask your care team.", "Don't wait.")
    run("translate")
    edit_po(translated.po(), lambda m, text: text or "N'attendez pas.")
    translated.write("pyproject.toml", '[tool.plainspoken]\nlocales = ["en_CA"]\n')
    assert "1 edit made." in run("fix").out
    assert 'msgid "Don’t wait."\nmsgstr "N\'attendez pas."' in translated.po().read_text("utf-8")
    for command in ("fix", "translate"):
        refused = run(command, "--language", "fr_CA")
        assert refused.status == 2
        assert "there is no language fr_CA" in refused.err


def test_links_and_permissions_stay(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "Ask your care team.", "Don't wait.")
    shared = translated.root / "shared.md"
    translated.first.rename(shared)
    translated.first.symlink_to(shared)
    shared.chmod(0o640)
    run("fix")
    assert translated.first.is_symlink()
    assert "Don’t wait." in shared.read_text("utf-8")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o640


def test_nothing_is_changed_where_a_file_is_read_only(
    run: Run, translated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.edit(SECTION, "Ask your care team.", "Don't wait.")
    run("translate")
    before = translated.all_files()
    # Root may write everything, so it is said in the place of the machine.
    monkeypatch.setattr("plainspoken.fix.may_write", lambda path: path != translated.first)
    result = run("fix")
    assert result.status == 2
    assert "read-only" in result.err
    assert "01-your-pills.md" in result.err
    assert translated.all_files() == before


@pytest.mark.parametrize(("locale", "changed"), [("fr_CA", PO), ("en_CA", SECTION)])
def test_one_language_only(run: Run, translated: Workspace, locale: str, changed: str) -> None:
    translated.edit(SECTION, "Wait for us.", "Wait for us...")
    run("translate")
    edit_po(translated.po(), lambda m, text: "L'eau..." if m == "Wait for us..." else text)
    before = translated.all_files()
    run("fix", "--language", locale)
    after = translated.all_files()
    wrong = {path for path in before if before[path] != after[path]}
    assert changed in wrong
    assert ("L'eau..." in translated.po().read_text("utf-8")) == (locale == "en_CA")
    assert ("us..." in translated.path(SECTION).read_text("utf-8")) == (locale == "fr_CA")


def test_what_was_accepted_is_not_put_right(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "Ask your care team.", "Ask the neighbor.")
    found = run("check", "--format-findings", "json", "--language", "en_CA").findings
    (told,) = (each for each in found if each["code"] == "typography")
    assert "the neighbor. → the neighbour." in told["message"].replace("”", "").replace("“", "")
    mark = re.search(r"allow typography (\w+) because", told["hint"])
    assert mark
    allow = f"<!-- plainspoken: allow typography {mark[1]} because it is a name -->"
    translated.edit(SECTION, "> Ask the", f"{allow}\n\n> Ask the")
    assert run("fix", "--language", "en_CA").out == "0 edits made.\n"
    assert "neighbor" in translated.first.read_text("utf-8")


def test_what_cannot_be_read_is_told_and_left(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "one pill", "one `pill's`")
    translated.edit(PO, 'msgid "Wait', "msgid Wait")
    before = translated.all_files()
    result = run("fix")
    assert result.status == 1
    assert "unsupported-markup" in result.out
    assert "bad-catalogue" in result.out
    assert translated.all_files() == before


def test_what_a_person_decides_is_only_told(run: Run, translated: Workspace) -> None:
    translated.edit(SECTION, "Ask your care team.", "Take 5.0 mg.")
    (told,) = typography(run, "--language", "en_CA")
    assert "5.0 is read as 50 (ISMP)" in told
    assert run("fix").out == "0 edits made.\n"


PIECES = r"""a l'
: " « » 5 % mg - ... ** | # é [a](https://b.c) mars 1 14h30 > 10 . _ &nbsp; \ [a]{lang=fr}
pm tumor coeur etc... 1,200,000 2.5 M.
9-1-1 514 555 0100 {x} 37°C ; ? March 2026 “ ” ’ 10mg A la Etes"""
pieces = st.sampled_from([*PIECES.split(), " ", " ", " ", "\u00a0", "\n", "- ", "e\u0301", "\r\n"])
messy = st.lists(pieces, max_size=30).map("".join)


@given(messy, st.sampled_from(["en", "fr"]))
def test_markdown_is_put_right_once(text: str, language: str) -> None:
    once, _ = corrected(text, "x.md", lambda c: ((t, language) for t in markdown_texts(c)))
    again, told = corrected(once, "x.md", lambda c: ((t, language) for t in markdown_texts(c)))
    assert (again, told) == (once, [])


@given(messy)
def test_every_string_of_a_catalogue_is_found_and_put_back(text: str) -> None:
    from babel.messages.pofile import escape

    head, tail = text[:7], text[7:]
    content = f'# x\n\nmsgid "k"\nmsgstr {escape(head)}\n{escape(tail)}\n'
    (entry,) = po_entries(content)
    assert entry.msgstr.text.replace("e\u0301", "é") == text.replace("e\u0301", "é")
    same = [
        p for n, s in enumerate(entry.msgstr.signs) for p in patches(entry.msgstr, n, n + 1, s[0])
    ]
    if "\u0301" not in text:
        assert next(po_entries(patch(content, same))).msgstr.text == text


@given(messy, st.sampled_from(["en-CA", "fr-CA"]))
def test_a_text_put_right_is_right_and_has_its_numbers(text: str, language: str) -> None:
    once = right(text, language)
    assert right(once, language) == once
    assert [int(n) for n in re.findall(r"\d+", once)] == [int(n) for n in re.findall(r"\d+", text)]


def test_every_string_of_toml_is_found_and_put_back() -> None:
    content = 'title = "a \\"b\\" \\\\ c"\nforms = [\'it "is"\', """x\n"y" """]\n'
    found = list(toml_texts(content, {"title", "forms"}))
    assert [placed.text for placed in found] == ['a "b" \\ c', 'it "is"', 'x "y"']
    for placed in found:
        signs = [(n, s[0]) for n, s in enumerate(placed.signs) if s[0] != " "]
        same = [made for n, sign in signs for made in patches(placed, n, n + 1, sign)]
        again = toml_texts(patch(content, same), {"title", "forms"})
        assert [each.text for each in again] == [each.text for each in found]
