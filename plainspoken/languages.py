"""The languages that handouts come in: one row each, and a catalogue to go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One row.

    `tag` is the BCP 47 tag that files and pages carry, `name` the language's own name,
    `iso639` the three-letter code of ID3 tags, `espeak`, `gtts` and `kokoro` the names that the
    voices know it by (gTTS: language and Google domain; Kokoro: the speaker's style).
    With `empty_is_source` an empty translation means that the English source stands as it is.
    """

    locale: str
    tag: str
    name: str
    iso639: str
    empty_is_source: bool
    espeak: str
    gtts: tuple[str, str]
    kokoro: str


LANGUAGES: Mapping[str, Language] = {
    row.locale: row
    for row in (
        Language(
            locale="en_CA",
            tag="en-CA",
            name="English (Canada)",
            iso639="eng",
            empty_is_source=True,
            espeak="en-us",
            gtts=("en", "ca"),
            kokoro="af_heart",
        ),
        Language(
            locale="fr_CA",
            tag="fr-CA",
            name="Français (Canada)",
            iso639="fra",
            empty_is_source=False,
            espeak="fr",
            gtts=("fr-CA", "ca"),
            kokoro="ff_siwis",
        ),
    )
}


def base(tag: str) -> str:
    """Return the language of a tag without its region: `fr-CA` is `fr`."""
    return tag.partition("-")[0]
