"""Typography as data, and beside what Unicode's locale data has for Canada."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.typography import RULES, corrected, edits
from tests.cases import cases, check_cases
from tests.conftest import Run
from tests.workspace import Workspace

NO_BREAK = "\u00a0"
PROJECT = Path(__file__).parent.parent
LANGUAGES = {"en": "en-CA", "fr": "fr-CA"}


def put_right(given: str, language: str) -> str:
    """Return a text put right, ~ for a no-break space, and below it what is asked."""
    text = corrected(given.replace("~", NO_BREAK), language)
    asked = [edit for edit in edits(text, language) if edit.replacement is None]
    told = [f"{edit.rule.name}: {text[edit.start : edit.end]}" for edit in asked]
    return "\n".join([text, *told]).replace(NO_BREAK, "~")


@pytest.mark.parametrize("language", LANGUAGES)
def test_typography(language: str, rewrite: bool) -> None:
    name = f"typography_{language}.md"
    check_cases(name, lambda text: put_right(text, LANGUAGES[language]), rewrite)
    known = cases(name)
    assert len(known) >= 60
    assert sum(case.given == case.expected for case in known) >= 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_case(language: str) -> None:
    known = cases(f"typography_{language}.md")
    found = {
        edit.rule.name
        for case in known
        for edit in edits(case.given.replace("~", NO_BREAK), LANGUAGES[language])
    }
    assert {rule.name for rule in RULES[language]} <= found


@given(st.decimals(0, 10_000_000, places=2), st.integers(0, 100))
def test_numbers_as_unicode_has_them(amount: object, share: int) -> None:
    for text in (
        format_decimal(amount, locale="fr_CA"),  # type: ignore[arg-type]
        format_currency(amount, "CAD", locale="fr_CA"),  # type: ignore[arg-type]
        format_percent(share / 100, locale="fr_CA"),
    ):
        assert edits(f"Il y a {text} ici", "fr-CA") == ()
        bare = f"Il y a {text.replace(NO_BREAK, ' ')} ici"
        assert corrected(bare, "fr-CA") == f"Il y a {text} ici"
    assert edits(format_percent(share / 100, locale="en_CA"), "en-CA") == ()


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)))
def test_dates_as_unicode_has_them(day: datetime.date) -> None:
    assert edits(format_date(day, "long", "en_CA"), "en-CA") == ()
    french = format_date(day, "long", "fr_CA")
    assert corrected(french, "fr-CA") == re.sub(r"^1 ", "1er ", french)


def test_a_text_used_twice_is_told_once(run: Run, translated: Workspace) -> None:
    po = "translations/fr_CA/LC_MESSAGES/messages.po"
    translated.edit(po, "Vous pouvez l’écrire.", "Vous pouvez l'écrire.")
    again = "\nYou can write it down.\n"
    for name in ("pills/01-your-pills.md", "pills/02-your-questions.md"):
        path = translated.path(f"source/{name}")
        translated.write(f"source/{name}", path.read_text("utf-8") + again)
    found = run("check", "--format-findings", "json").findings
    (told,) = (each for each in found if each["code"] == "typography")
    assert told["line"] == translated.line(po, 'msgid "You can write it down."')
    assert told["hint"].startswith("Run: python build.py fix")


def test_every_rule_is_documented() -> None:
    text = (PROJECT / "docs/typography.md").read_text("utf-8")
    for rules in RULES.values():
        for rule in rules:
            assert f"`{rule.name}`" in text, rule.name
