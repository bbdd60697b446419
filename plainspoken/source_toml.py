"""`handout.toml` and `glossary.toml`: what stands in them, as the model has it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from plainspoken.inline import troubles
from plainspoken.model import SOURCE_TAG, Handout, Origin, Prose, Reference, Section, Term
from plainspoken.phrases import phrases
from plainspoken.toml_file import Key, TomlFile

HANDOUT_KEYS: Mapping[str, Key] = {
    "title": Key(str),
    "summary": Key(str),
    "audience": Key(str),
    "notice": Key(str, required=False),
    "order": Key(int, required=False),
    "reviewed": Key(datetime.date, required=False),
    "review-by": Key(datetime.date, required=False),
    "sources": Key(list),
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

Table = Mapping[str, object]


def read_terms(file: TomlFile) -> tuple[Term, ...]:
    """Return the terms of a glossary; what is wrong goes to the file's findings."""
    file.check(file.values, {"terms": Key(list)})
    terms = tuple(_term(file, index, table) for index, table in enumerate(file.tables("terms")))
    _find_doubles(file, terms)
    return terms


def read_handout(
    file: TomlFile, id: str, sections: tuple[Section, ...], glossary: tuple[Term, ...]
) -> Handout:
    """Return the handout of a file; what is missing is empty, and among the file's findings."""
    values = file.values
    file.check(values, HANDOUT_KEYS)
    notice = _prose(file, values, "notice")
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
        glossary=glossary,
        phrases=phrases(),
    )


def _term(file: TomlFile, index: int, table: Table) -> Term:
    place = ("terms", index)
    file.check(table, TERM_KEYS, *place)
    term = _prose(file, table, "term", *place)
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
    seen: dict[str, Origin] = {}
    for index, term in enumerate(terms):
        first = seen.setdefault(term.term.text.casefold(), term.term.origin)
        if first != term.term.origin:
            message = f"{term.term.text!r} stands at {first} too"
            file.find("duplicate-term", message, "Keep one of the two.", "terms", index)


def _references(file: TomlFile) -> Iterator[Reference]:
    for index, table in enumerate(file.tables("sources")):
        place = ("sources", index)
        file.check(table, REFERENCE_KEYS, *place)
        url = table.get("url")
        yield Reference(
            title=_prose(file, table, "title", *place),
            publisher=_prose(file, table, "publisher", *place),
            url=url if isinstance(url, str) else None,
        )


def _prose(file: TomlFile, table: Table, key: str, *place: str | int) -> Prose:
    prose = file.prose(table, key, *place)
    for code, message, hint in troubles(prose.text) if prose.text else ():
        file.find(code, message, hint, *place, key)
    return prose


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _date(value: object) -> datetime.date | None:
    return value if type(value) is datetime.date else None
