"""Where the codes on paper lead: a little page each, on to the text or away from it.

It needs no JavaScript. Where there is some, what stands behind the question mark of the code goes
along, so that the page can tell which edition somebody holds. Nothing else may run or load.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from plainspoken.addresses import Place, code_file, dialled, path_on_server, short_code, web_page
from plainspoken.inline import plain
from plainspoken.model import Contact, Finding, Prose, Run
from plainspoken.phrases import say
from plainspoken.pipeline import cannot_write
from plainspoken.plan import Unit
from plainspoken.settings import Settings, contact
from plainspoken.store import write_changed
from plainspoken.text_file import is_inside
from plainspoken.world import World

_SCRIPT = (
    'const to = new URL(document.querySelector("a").href);'
    "to.search = location.search; location.replace(to);"
)
_STYLE = (
    ":root { color-scheme: light dark; } "
    "body { font: 1.25rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; "
    "padding: 1rem; overflow-wrap: break-word; } "
    "a { display: inline-block; padding: 0.5rem 0; }"
)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_POLICY = (
    f"default-src 'none'; script-src {_hash(_SCRIPT)}; style-src {_hash(_STYLE)}; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Redirects:
    """The little pages: their bytes by their path, and by that path where each leads.

    A path in the outputs, with the place on the page; "" where it leads nowhere today.
    """

    files: Mapping[str, bytes]
    targets: Mapping[str, str]


def redirects(
    units: Sequence[Unit], pages: Collection[str], settings: Settings, owners: Mapping[str, Place]
) -> Redirects:
    """Return a page for each code on paper; none without a place on the web.

    `pages` are the paths of what lies in the outputs and is right, `owners` tell what each code
    leads to. The code of a text that is withheld, or has no page, leads to a few words that say so.
    """
    files: dict[str, bytes] = {}
    targets: dict[str, str] = {}
    for unit in units if settings.base_url else ():
        document = unit.document
        is_there = not unit.blocked and web_page(document.id, document.locale) in pages
        for section_id, title in _places(unit):
            place = (document.id, document.locale, section_id)
            if owners[code := short_code(*place)] != place:
                continue  # the finding `same-address` keeps this one back
            path = code_file(code)
            to = web_page(document.id, document.locale, section_id) if is_there else ""
            lines = _onward(unit, title, to, settings) if to else _taken_back(unit, settings)
            files[path] = "\n".join([*lines, "</main>\n</body>\n</html>\n"]).encode()
            targets[path] = to
    return Redirects(files, targets)


def place(made: Redirects, world: World) -> list[Finding]:
    """Write the pages; return why one cannot be written."""
    outputs, failures = world.outputs, []
    for path, content in made.files.items():
        try:
            if not is_inside(outputs / path, outputs):
                raise OSError(0, "a link leads out of the outputs")
            write_changed(outputs / path, content)
        except OSError as error:
            failures.append(cannot_write(outputs / path, error.strerror))
    return failures


def _places(unit: Unit) -> Iterator[tuple[str | None, Prose]]:
    yield None, unit.document.title
    for section in unit.document.sections:
        yield section.id, section.title


def _head(unit: Unit, title: str, extra: str) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{escape(unit.language.tag)}">\n<head>'
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY, quote=False)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">'
    yield f"{extra}<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>"
    yield "<body>\n<main>"


def _onward(unit: Unit, title: Prose, to: str, settings: Settings) -> Iterator[str]:
    words = plain(title.text)
    href = escape(path_on_server(settings.base_url, to))
    # Only where no script runs: else two ways would be taken at once.
    refresh = f'<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>\n'
    yield from _head(unit, words, refresh)
    said = escape(say(unit.document, "go_on", title=Run(words)))
    yield f'<p><a href="{href}">{said}</a></p>\n<script>{_SCRIPT}</script>'


def _taken_back(unit: Unit, settings: Settings) -> Iterator[str]:
    """Yield the page without a word of the handout: any of them may be what is wrong."""
    reached: Contact = contact(settings)
    prose = dict(unit.document.phrases)["taken_back"]
    yield from _head(unit, reached.clinic or unit.language.name, "")
    yield f'<p lang="{escape(prose.language)}">{escape(plain(prose.text))}</p>'
    if reached.clinic:
        yield f"<p>{escape(reached.clinic)}</p>"
    if reached.phone:
        said = escape(say(unit.document, "phone", phone=Run(reached.phone)))
        href = dialled(reached.phone)
        yield f'<p><a href="{href}">{said}</a></p>' if href else f"<p>{said}</p>"
