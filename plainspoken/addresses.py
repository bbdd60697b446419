"""Where the pages of handouts lie on the web, and the short addresses that paper carries.

Paper lives long: a code depends on the names of a handout and of its section, and on nothing
else, so that it is the same in every edition.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from plainspoken import folders
from plainspoken.model import Finding, Origin

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels, which would make words, and no signs that look like others."""

LENGTH = 7
"""Of a code. Among 1,000 addresses two are the same once in 20,000 workspaces: that is found."""

FOLDER = "go"


def without_password(text: str) -> str:
    """Return a text in which no address tells a name and a password."""
    return re.sub(r"(?<=//)\S*@", "…@", text)


def web_page(handout_id: str, locale: str, section_id: str | None = None) -> str:
    """Return the path, in the outputs, of the page of a handout, or of a section on it."""
    page = f"{handout_id}/{locale}/{handout_id}_{locale}.html"
    return f"{page}#{section_id}" if section_id else page


def short_code(handout_id: str, locale: str, section_id: str | None = None) -> str:
    """Return the code of a handout in a language, or of one section of it."""
    # No name of a file holds a slash, so no two addresses are spelled the same here.
    name = "/".join((handout_id, locale, section_id or ""))
    number = int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest())
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def code_file(code: str) -> str:
    """Return the path, in the outputs, of the little page that a code leads to."""
    return f"{FOLDER}/{code}/index.html"


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """What a sheet of paper leads to: what a person types, and what a camera reads.

    The latter tells the page which edition is on paper. It has a slash before that, since some
    servers that put it in themselves lose what stands behind the question mark.
    """

    typed: str
    scanned: str


def short_address(base_url: str, code: str, edition: str) -> ShortAddress:
    """Return the short address of a code, on paper of an edition."""
    typed = f"{base_url.rstrip('/')}/{FOLDER}/{code}"
    return ShortAddress(typed, f"{typed}/?e={edition}")


def shown(address: str) -> str:
    """Return an address as it is printed: browsers add the rest."""
    return address.removeprefix("https://")


def path_on_server(base_url: str, path: str) -> str:
    """Return the address, on its own server, of a path in the outputs."""
    return f"{urlsplit(base_url).path.rstrip('/')}/{path}"


def dialled(phone: str) -> str:
    """Return the address that a phone dials, or "" for what is not one plain number.

    The digits of an extension would make it another; E.164 numbers have 15 at most.
    """
    number = re.sub(r"[ ().\u00a0-]", "", phone)
    return f"tel:{number}" if re.fullmatch(r"[+]?[0-9]{3,15}", number) else ""


Place = tuple[str, str, str | None]
"""Handout, locale and section of what a code leads to; None is the whole handout."""


def owners(
    handouts: Mapping[str, Mapping[str, str]], locales: Iterable[str]
) -> tuple[dict[str, Place], tuple[Finding, ...]]:
    """Return what each code leads to; of two places with the same code the first.

    `handouts` has the paths of sections by their ids by the id of the handout. The others are
    found.
    """
    found: dict[str, Place] = {}
    wrong = []
    for (handout, locale, section), path in _places(handouts, locales):
        mine = (handout, locale, section)
        if (owner := found.setdefault(short_code(*mine), mine)) != mine:
            wrong.append(_same_address(owner, mine, path))
    return found, tuple(wrong)


def _places(
    handouts: Mapping[str, Mapping[str, str]], locales: Iterable[str]
) -> Iterator[tuple[Place, str]]:
    for locale in locales:
        for handout, sections in handouts.items():
            yield (handout, locale, None), f"{folders.SOURCE}/{handout}/handout.toml"
            for section, path in sections.items():
                yield (handout, locale, section), path


def _same_address(owner: Place, mine: Place, path: str) -> Finding:
    name, other = ("/".join(filter(None, (place[0], place[2]))) for place in (mine, owner))
    message = f"{name} has the same short address as {other} in {owner[1]}"
    hint = "Give its file (or, for a handout, its folder) another name: the address comes from it."
    return Finding("same-address", "error", message, Origin(path, 1), hint)
