"""`handout.toml` and `glossary.toml`: what stands in them, as the model has it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainspoken.inline import SAFE_LINK, is_acronym, plain, troubles
from plainspoken.model import SOURCE_TAG, Acronym, Handout, Prose, Reference, Section, Term
from plainspoken.phrases import phrases
from plainspoken.toml_file import Key, TomlFile
from plainspoken.walk import split_forms

SIGN_OFF = "sign-off"

HANDOUT_KEYS: Mapping[str, Key] = {
    "title": Key(str),
    "summary": Key(str),
    "audience": Key(str),
    "notice": Key(str, required=False),
    "order": Key(int, required=False),
    "reviewed": Key(datetime.date, required=False),
    "review-by": Key(datetime.date, required=False),
    "sources": Key(list),
    SIGN_OFF: Key(dict, required=False),
}
REFERENCE_KEYS: Mapping[str, Key] = {
    "title": Key(str),
    "publisher": Key(str),
    "url": Key(str, required=False),
}
TERM_KEYS: Mapping[str, Key] = {
    "term": Key(str),
    "definition": Key(str),
    "forms": Key(list, required=False),
    "note": Key(str, required=False),
}
ACRONYM_KEYS: Mapping[str, Key] = {
    "letters": Key(str),
    "expansion": Key(str),
    "note": Key(str, required=False),
}

MAX_LENGTH: Mapping[str, int] = {"title": 120, "summary": 600}
"""Characters. The title stands at the foot of every page."""

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What `glossary.toml` holds."""

    terms: tuple[Term, ...] = ()
    acronyms: tuple[Acronym, ...] = ()


def read_glossary(file: TomlFile) -> Glossary:
    """Return what stands in a glossary; what is wrong goes to the file's findings."""
    either = Key(list, required=False)
    file.check(file.values, {"terms": either, "acronyms": either})
    terms = tuple(_term(file, index, table) for index, table in enumerate(file.tables("terms")))
    _find_doubles(file, terms)
    tables = enumerate(file.tables("acronyms"))
    acronyms = tuple(_acronym(file, index, table) for index, table in tables)
    _find_double_letters(file, acronyms)
    return Glossary(terms, acronyms)


def read_handout(
    file: TomlFile, id: str, sections: tuple[Section, ...], glossary: Glossary
) -> Handout:
    """Return the handout of a file; what is missing is empty, and among the file's findings."""
    values = file.values
    file.check(values, HANDOUT_KEYS)
    notice = _prose(file, values, "notice")
    _find_contradictions(file)
    return Handout(
        id=id,
        locale="",
        order=_whole(values.get("order")),
        title=_prose(file, values, "title"),
        summary=_prose(file, values, "summary"),
        audience=_prose(file, values, "audience"),
        notice=notice if notice.text else None,
        reviewed=_date(values.get("reviewed")),
        review_by=_date(values.get("review-by")),
        references=tuple(_references(file)),
        sections=sections,
        glossary=glossary.terms,
        acronyms=glossary.acronyms,
        phrases=phrases(),
    )


def _find_contradictions(file: TomlFile) -> None:
    reviewed, again = (_date(file.values.get(key)) for key in ("reviewed", "review-by"))
    if reviewed and again and again < reviewed:
        hint = "The next review comes after the last one."
        file.find("wrong-date", "review-by is before reviewed", hint, "review-by")
    for key in ("title", "summary"):
        value = file.values.get(key)
        if isinstance(value, str) and len(value) > MAX_LENGTH[key]:
            message = f"the {key} has {len(value)} characters"
            hint = f"Keep it to {MAX_LENGTH[key]}."
            file.find("too-long", message, hint, key)
    if file.values.get("sources") == []:
        file.find("missing-key", "there is no source", "Name where the facts come from.", "sources")


def _term(file: TomlFile, index: int, table: Table) -> Term:
    place = ("terms", index)
    file.check(table, TERM_KEYS, *place)
    term = _prose(file, table, "term", *place)
    if plain(term.text) != term.text:
        hint = "Write the word as the text has it, without stars or brackets."
        file.find("unsupported-markup", "a term has no markup", hint, *place, "term")
    return Term(
        term=term,
        meaning=_prose(file, table, "definition", *place),
        forms=_forms(file, table, term.text, *place),
    )


def _forms(file: TomlFile, table: Table, term: str, *place: str | int) -> Prose:
    words = table.get("forms", [])
    if not isinstance(words, list) or not all(map(_is_form, [term, *words])):
        hint = 'Write words in quotes, without commas inside them: forms = ["blasts"].'
        file.find("wrong-type", "the forms are no list of words", hint, *place, "forms")
        words = []
    key = "forms" if words else "term"
    return Prose(", ".join([term, *words]), SOURCE_TAG, file.origin(*place, key))


def _is_form(word: object) -> bool:
    return isinstance(word, str) and "," not in word


def _find_doubles(file: TomlFile, terms: tuple[Term, ...]) -> None:
    seen: dict[str, int] = {}
    for index, term in enumerate(terms):
        for form in split_forms(term.forms.text):
            first = seen.setdefault(form.casefold(), index)
            if first != index:
                other = terms[first].term
                message = f"{form!r} is a form of {other.text!r} at {other.origin} too"
                file.find("duplicate-term", message, "Keep it in one place.", "terms", index)


def _acronym(file: TomlFile, index: int, table: Table) -> Acronym:
    place = ("acronyms", index)
    file.check(table, ACRONYM_KEYS, *place)
    letters = _prose(file, table, "letters", *place)
    if letters.text and not is_acronym(letters.text):
        message = f"{letters.text!r} cannot be found as an acronym"
        hint = "Write letters without spaces or stars, one of them a capital, such as ALL or Ph+."
        file.find("wrong-acronym", message, hint, *place, "letters")
    return Acronym(letters, _prose(file, table, "expansion", *place))


def _find_double_letters(file: TomlFile, acronyms: tuple[Acronym, ...]) -> None:
    seen: dict[str, Prose] = {}
    for index, acronym in enumerate(acronyms):
        first = seen.setdefault(acronym.letters.text, acronym.letters)
        if first != acronym.letters:
            message = f"{first.text!r} stands at {first.origin} too"
            file.find("duplicate-term", message, "Keep it in one place.", "acronyms", index)


def _references(file: TomlFile) -> Iterator[Reference]:
    for index, table in enumerate(file.tables("sources")):
        place = ("sources", index)
        file.check(table, REFERENCE_KEYS, *place)
        yield Reference(
            title=_prose(file, table, "title", *place),
            publisher=_prose(file, table, "publisher", *place),
            url=_url(file, table, *place),
        )


def _url(file: TomlFile, table: Table, *place: str | int) -> str | None:
    url = table.get("url")
    if not isinstance(url, str):
        return None
    if not SAFE_LINK.match(url) or not url.isascii() or not url.isprintable() or " " in url:
        hint = "Write a whole address that starts with https://, in plain letters."
        file.find("unsafe-link", f"{url!r} is no web address", hint, *place, "url")
    return url


def _prose(file: TomlFile, table: Table, key: str, *place: str | int) -> Prose:
    prose = file.prose(table, key, *place)
    for code, message, hint in troubles(prose.text) if prose.text else ():
        file.find(code, message, hint, *place, key)
    return prose


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _date(value: object) -> datetime.date | None:
    return value if type(value) is datetime.date else None
