"""How words are said that no rule can know: acronyms, drug names, foreign names.

Each language has a file in the package, `speech/lexicon/<language>.toml`; a workspace has its
own entries in `source/pronunciation.<language>.toml`, which go before those.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from plainspoken.languages import LANGUAGES, base
from plainspoken.model import Finding, Handout, Prose, Said
from plainspoken.speech.spoken.rules import Answer, Rule
from plainspoken.speech.spoken.shared import any_of
from plainspoken.toml_file import Key, TomlFile, load_toml, read_toml

WORD_KEYS: Mapping[str, Key] = {
    "written": Key(str),
    "said": Key(str),
    "language": Key(str, required=False),
    "ipa": Key(str, required=False),
    "note": Key(str, required=False),
}

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_LETTERS = re.compile(r"(?:[A-Z]\.)+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written and said; `language` and `ipa` as in `model.Said`."""

    written: str
    said: str
    language: str | None = None
    ipa: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, given without its region; of two for one form the first counts."""

    language: str
    words: tuple[Word, ...]


Lexicons = tuple[Lexicon, ...]


def read_lexicons(root: Path) -> tuple[Lexicons, tuple[Finding, ...]]:
    """Return a lexicon for each language, and what is wrong with the files of a workspace."""
    findings: list[Finding] = []
    lexicons = []
    for language in dict.fromkeys(base(row.tag) for row in LANGUAGES.values()):
        own = _read_own(root, f"source/pronunciation.{language}.toml", findings)
        lexicons.append(Lexicon(language, (*own, *packaged(language).words)))
    return tuple(lexicons), tuple(findings)


@cache
def packaged(language: str) -> Lexicon:
    """Return the words that come with the program, for a language without its region."""
    path = f"speech/lexicon/{language}.toml"
    file = resources.files("plainspoken").joinpath(path)
    text = file.read_text("utf-8") if file.is_file() else ""
    return Lexicon(language, tuple(_words(read_toml(text, path))))


def lexicon_of(lexicons: Lexicons, language: str) -> Lexicon:
    """Return the lexicon for a BCP 47 tag, the packaged one where there is none."""
    found = (each for each in lexicons if each.language == base(language))
    return next(found, packaged(base(language)))


def with_acronyms(lexicons: Lexicons, document: Handout) -> Lexicons:
    """Add the acronyms of a document that are capitals and nothing else, letter by letter.

    They go behind the other words: how a lexicon says an acronym counts more.
    """
    texts = [acronym.letters for acronym in document.acronyms]
    letters = [each for each in texts if re.fullmatch("[A-Z]+", each.text)]
    return tuple(
        Lexicon(lexicon.language, (*lexicon.words, *_spelt(letters, lexicon.language)))
        for lexicon in lexicons
    )


def _spelt(letters: Iterable[Prose], language: str) -> Iterator[Word]:
    for each in letters:
        if base(each.language) == language:
            yield Word(each.text, _letter_by_letter(each.text))


def _letter_by_letter(letters: str) -> str:
    return "".join(f"{letter}." for letter in letters)


@lru_cache(maxsize=100)
def lexicon_rule(lexicon: Lexicon) -> Rule:
    """Return the rule that says the words of a lexicon.

    A word in small letters is found with a capital too; an acronym also in the plural.
    """
    known: dict[str, Word] = {}
    for word in lexicon.words:
        for form, said in _forms(word):
            known.setdefault(form, said)
    if not known:
        return Rule("(?!)", lambda found: None)

    def say(found: re.Match[str]) -> Answer:
        word = known[found["word"]]
        if word.language or word.ipa:
            return Said(word.said, word.language or lexicon.language, word.ipa)
        return word.said

    return Rule(rf"(?<!\w)(?P<word>{any_of(known)})(?!\w)", say)


def _forms(word: Word) -> Iterator[tuple[str, Word]]:
    yield word.written, word
    if word.written[:1].islower():
        yield word.written[0].upper() + word.written[1:], word
    if _LETTERS.fullmatch(word.said):
        plural = Word(f"{word.written}s", f"{word.said}s")
        yield plural.written, plural


def _read_own(root: Path, path: str, findings: list[Finding]) -> tuple[Word, ...]:
    if not os.path.lexists(root / path):
        return ()
    file = load_toml(root, path)
    file.check(file.values, {"words": Key(list, required=False)})
    words = tuple(_words(file))
    findings += file.findings
    return words


def _words(file: TomlFile) -> Iterator[Word]:
    seen: dict[str, int] = {}
    for index, table in enumerate(file.tables("words")):
        place = ("words", index)
        file.check(table, WORD_KEYS, *place)
        values = {key: table.get(key) for key in WORD_KEYS}
        texts = {key: value.strip() for key, value in values.items() if isinstance(value, str)}
        language = texts.get("language")
        if language and not _TAG.fullmatch(language):
            hint = "Write two letters, such as fr, or with a region, such as fr-CA."
            file.find("wrong-language", f"{language!r} is no language", hint, *place, "language")
        first = seen.setdefault(texts.get("written", ""), index)
        if first != index and texts.get("written"):
            message = f"{texts['written']!r} stands at {file.origin('words', first)} too"
            file.find("duplicate-term", message, "Keep it in one place.", *place)
        for key in ("written", "said"):
            if texts.get(key) and not any(map(str.isalpha, texts[key])):
                message = f"{texts[key]!r} is no word: it has no letter"
                file.find("no-words", message, "Write it in letters.", *place, key)
        if texts.get("written") and texts.get("said"):
            yield Word(texts["written"], texts["said"], language, texts.get("ipa"))
