"""What each reader of words must do with any text."""

from __future__ import annotations

import re
from collections import Counter

from plainspoken.facts.compare import Text, compare
from plainspoken.facts.reading import message_facts
from plainspoken.inline import fill, links, plain, runs, troubles
from plainspoken.readability.syllables_en import syllables as english_syllables
from plainspoken.readability.syllables_fr import syllables as french_syllables
from plainspoken.sentences import sentences
from plainspoken.speech.spoken import capitals_left, spoken
from plainspoken.text_file import MAX_TEXT
from plainspoken.typography import corrected, edits
from tests.fuzz.readers import OURS

LANGUAGES = ("en-CA", "fr-CA")


def _text(content: bytes) -> str:
    """Return a text as long as one may be: what is longer is told, and comes no further."""
    return content.decode("utf-8", "replace")[:MAX_TEXT]


def inline(content: bytes) -> None:
    """Every word of a prose is in its runs once, or in the address of a link."""
    text = _text(content)
    list(troubles(text))
    kept = OURS.findall(" ".join([plain(text), *links(text)]))
    assert set(kept) <= set(OURS.findall(text)) | set(OURS.findall(re.sub(r"\\|&\w+;", "", text)))
    if not any(sign in text for sign in "&\\]"):
        assert Counter(kept) == Counter(OURS.findall(text))
    first, *_, last = fill("a {x} b", {"x": text})
    assert (first.text, last.text) == ("a ", " b")


def speech(content: bytes) -> None:
    """Whatever has a letter is said, in words without a figure, and no word of ours is lost."""
    text = _text(content)
    for language in LANGUAGES:
        said = spoken(runs(text), language, ())
        assert bool(said) or not any(map(str.isalnum, plain(text)))
        capitals_left(plain(text), language, ())


def facts(content: bytes) -> None:
    """The facts of a text are those of the same text."""
    text = _text(content)
    for language in LANGUAGES:
        message_facts(text, language)
        told = {each.kind for each in compare(Text(text, language), Text(text, language))}
        assert told <= {"language"}, told
    compare(Text(text, "en"), Text(text[::-1], "fr-CA"))


def typography(content: bytes) -> None:
    """Only signs and spaces change, the markup stays, and a second time nothing does."""
    text = _text(content)
    for language in LANGUAGES:
        once = corrected(text, language)
        assert OURS.findall(once) == OURS.findall(text)
        assert links(once) == links(text)
        assert [run.strong for run in runs(once)] == [run.strong for run in runs(text)]
        edits(once, language)


def syllables(content: bytes) -> None:
    """Sentences lose no word, and every word has a syllable."""
    text = _text(content)
    for language in LANGUAGES:
        assert " ".join(sentences(text, language)).split() == text.split()
    for word in re.findall(r"[^\W\d_]+", text)[:50]:
        assert french_syllables(word) >= 1
        assert english_syllables(word) >= 1
