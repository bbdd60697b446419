"""Elements as text: well-formed XML and right HTML alike, for pages and EPUB; text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape


class Html(str):
    """Markup that is right already; any other text is escaped where it goes in."""

    __slots__ = ()


Part = str | Html


def element(name: str, *parts: Part, **attributes: str) -> Html:
    """Return an element. `class_` is class, and an underscore inside a name is a hyphen."""
    return Html(f"<{name}{_written(attributes)}>{join(parts)}</{name}>")


def void(name: str, **attributes: str) -> Html:
    """Return an element that has no content and no end tag, such as img."""
    return Html(f"<{name}{_written(attributes)}/>")


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )


def join(parts: Iterable[Part]) -> Html:
    """Return parts one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def table(caption: Part, header: Sequence[Part], rows: Iterable[Sequence[Part]]) -> Html:
    """Return a table; the first cell of each row is its heading."""
    head = element("tr", *(element("th", cell, scope="col") for cell in header))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", c) for c in row[1:]))
        for row in rows
    ]
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *body),
    )


def listing(items: Iterable[Part], name: str = "ul", **attributes: str) -> Html:
    """Return a list."""
    return element(name, *(element("li", item) for item in items), **attributes)
