"""What a check is handed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainspoken.catalogue import Catalogue
from plainspoken.languages import Language
from plainspoken.model import Handout, Prose, Section
from plainspoken.readability.prepare import Sentence
from plainspoken.settings import Settings
from plainspoken.speech.spoken.lexicon import Lexicons
from plainspoken.store import Store
from plainspoken.walk import proses


@dataclass(frozen=True, slots=True)
class Subject:
    """A handout in one language beside its source.

    `localised` has the structure of `source`, prose for prose; `document` is the same with
    its definitions in place, `prepared` its sentences as they are scored, section by section.
    `pictures` are the bytes of its pictures by path, `lexicons` tell how words are said. Slow
    results are kept in the store.
    """

    source: Handout
    localised: Handout
    document: Handout
    prepared: tuple[tuple[Sentence, ...], ...]
    catalogue: Catalogue
    language: Language
    settings: Settings
    store: Store
    pictures: Mapping[str, bytes]
    lexicons: Lexicons

    def sections(self) -> Iterator[tuple[Section, tuple[Sentence, ...]]]:
        """Yield each section of the document with its sentences."""
        yield from zip(self.document.sections, self.prepared, strict=True)

    def pairs(self) -> Iterator[tuple[Prose, Prose]]:
        """Yield each prose of the source with what stands in its place, empty ones left out."""
        for source, localised in zip(proses(self.source), proses(self.localised), strict=True):
            if source.text:
                yield source, localised
