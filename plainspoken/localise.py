"""Replace a handout's prose by its translation, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.catalogue import Catalogue
from plainspoken.languages import Language
from plainspoken.model import Handout, Prose
from plainspoken.walk import rewrite


def localise(handout: Handout, catalogue: Catalogue, language: Language) -> Handout:
    """Translate what the catalogue knows.

    The rest keeps the tag of its own language, so that one check finds it; only where the
    row says that an empty string means the source does it take the new tag.
    """

    def translate(prose: Prose) -> Prose:
        entry = catalogue.entries.get(prose.text)
        if entry and entry.text and not entry.fuzzy:
            return Prose(entry.text, language.tag, entry.origin)
        return replace(prose, language=language.tag) if language.empty_is_source else prose

    return replace(rewrite(handout, translate), locale=language.locale)
