"""The clinic's name, number and address, and its place on the web, must have room in print."""

from __future__ import annotations

import json
from collections.abc import Iterator

from plainspoken.addresses import LENGTH, short_address
from plainspoken.model import Finding
from plainspoken.plan import EDITION_LENGTH
from plainspoken.settings import FILE, PLACE
from plainspoken.store import digest
from plainspoken.toml_file import load_toml
from plainspoken.world import World

_NAMES = ("clinic", "phone", "address")
_WEB = len(_NAMES)


def contact_findings(world: World) -> list[Finding]:
    """Find what the font lacks, or what is wider than the page, in the settings."""
    settings = world.settings
    texts = [getattr(settings, name) for name in _NAMES]
    if not any((*texts, settings.base_url)):
        return []
    key = digest("contact 4", texts, settings.base_url, settings.page, settings.print)
    troubles = json.loads(
        world.store.make(key, lambda: json.dumps(list(_troubles(texts, world))).encode())
    )
    file = load_toml(world.root, FILE)
    for index, code, message, hint in troubles:
        file.find(code, message, hint, *PLACE, (*_NAMES, "base_url")[index])
    return file.findings


def _troubles(texts: list[str], world: World) -> Iterator[tuple[int, str, str, str]]:
    from plainspoken.pdf.fonts import fits, missing_characters
    from plainspoken.pdf.markup import printed
    from plainspoken.pdf.theme import theme_of

    for index, text in enumerate(texts):
        if missing := missing_characters(printed(text)):
            shown = ", ".join(f"{char!r} (U+{ord(char):04X})" for char in missing)
            yield index, "missing-glyph", f"the font has no {shown}", "Write it in other letters."
        for word in printed(text).split():
            if not fits(word, False, theme_of(world.settings)):
                message = f"“{word[:60]}” is wider than the page"
                yield index, "wide-word", message, "Write it in parts, or in other words."
    if world.settings.base_url:
        yield from _web_troubles(world)


def _web_troubles(world: World) -> Iterator[tuple[int, str, str, str]]:
    from plainspoken.pdf.codes import TooLong, try_address
    from plainspoken.pdf.theme import theme_of

    widest = short_address(world.settings.base_url, "w" * LENGTH, "0" * EDITION_LENGTH)
    try:
        try_address(widest, theme_of(world.settings))
    except TooLong as error:
        hint = "It is printed on each sheet: put the outputs at a shorter address."
        yield _WEB, "wrong-setting", f"base_url is {error}", hint
