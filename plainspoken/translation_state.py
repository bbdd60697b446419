"""How far a catalogue is: counted message by message, handout by handout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from babel.messages.catalog import Message as PoMessage

from plainspoken.catalogue import catalogue_path, parse_po, take_previous
from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.model import Finding, Origin
from plainspoken.phrases import PATH as PHRASES
from plainspoken.source_names import FOLDER, GLOSSARY

State = Literal["translated", "fuzzy", "missing", "stale"]


@dataclass(frozen=True, slots=True)
class Edit:
    """English that was edited after it was translated; `origin` is the line in the PO file."""

    origin: Origin
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Group:
    """How many messages of a handout, say, are in each state. No message is in two states.

    `stale`: the English was edited after it was translated. `fuzzy`: not to be relied upon for
    another reason, such as a guess from a similar text. `words` are the English words of all
    that is not translated.
    """

    name: str
    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    stale: int = 0
    words: int = 0

    @property
    def total(self) -> int:
        """Return how many messages there are."""
        return self.translated + self.fuzzy + self.missing + self.stale


@dataclass(frozen=True, slots=True)
class TranslationState:
    """How far the catalogue of a locale is.

    A message that two handouts share counts in the group of each, and once in `whole`.
    `obsolete` translations belong to no text any more. With `findings` it cannot be read.
    """

    language: Language
    path: str
    groups: tuple[Group, ...] = ()
    whole: Group = Group("")
    edits: tuple[Edit, ...] = ()
    obsolete: int = 0
    changed: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Counted:
    state: State
    words: int
    names: frozenset[str]
    edit: Edit | None


def translation_state(
    text: str, language: Language, handouts: Sequence[str], changed: bool
) -> TranslationState:
    """Return the state of a catalogue's text, as it was written; `handouts` are ids, in order."""
    path = catalogue_path(language.locale)
    catalog = parse_po(text, language.locale)
    previous = take_previous(catalog)
    current = {message.id for message in catalog}
    known = {msgid: old for msgid, old in previous.items() if old not in current}
    counted = [_count(message, path, known) for message in catalog if message.id]
    names = {**{f"{FOLDER}/{id}": id for id in handouts}, **_OTHERS}
    return TranslationState(
        language=language,
        path=path,
        groups=tuple(_groups(counted, names)),
        whole=_group("all", counted),
        edits=tuple(each.edit for each in counted if each.edit),
        obsolete=sum(bool(message.string) for message in catalog.obsolete.values()),
        changed=changed,
    )


_OTHERS: Mapping[str, str] = {GLOSSARY: "the glossary", PHRASES: "what the program says"}


def _count(message: PoMessage, path: str, known: Mapping[str, str]) -> _Counted:
    """Judge a message; `known` has the English that a text was made from, if it is gone now."""
    english = str(message.id)  # our texts have no plural forms
    old = known.get(english) if message.fuzzy else None
    origin = Origin(path, message.lineno or 1)
    return _Counted(
        state=_state(message, old),
        words=len(plain(english).split()),
        names=frozenset(_place(file) for file, _ in message.locations),
        edit=Edit(origin, old, english) if old else None,
    )


def _state(message: PoMessage, old: str | None) -> State:
    if not message.string:
        return "missing"
    if not message.fuzzy:
        return "translated"
    return "stale" if old else "fuzzy"


def _place(file: str) -> str:
    """Return the folder of a handout's file; the glossary and the phrases are their own."""
    return file if file in _OTHERS else file.rpartition("/")[0]


def _groups(counted: Sequence[_Counted], names: Mapping[str, str]) -> Iterator[Group]:
    for place, name in names.items():
        group = _group(name, (each for each in counted if place in each.names))
        if group.total:
            yield group


def _group(name: str, counted: Iterable[_Counted]) -> Group:
    members = list(counted)
    states = [each.state for each in members]
    return Group(
        name=name,
        translated=states.count("translated"),
        fuzzy=states.count("fuzzy"),
        missing=states.count("missing"),
        stale=states.count("stale"),
        words=sum(each.words for each in members if each.state != "translated"),
    )
