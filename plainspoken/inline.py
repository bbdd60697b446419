"""One prose: the runs that a reader sees, and what a prose may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from plainspoken.model import Run

SAFE_LINK = re.compile(r"(https?://|mailto:|tel:)", re.IGNORECASE)

UNSUPPORTED: Mapping[str, tuple[str, str]] = {
    "em": (
        "emphasis by * or _",
        "No italics in large print: write **word** for weight, or leave it plain.",
    ),
    "code_inline": ("code", "Take the backquotes out."),
    "image": (
        "an image inside other text",
        "Put it in a paragraph of its own, between empty lines.",
    ),
    "html_inline": (
        "an HTML tag",
        "Take the tag out; write **word** for weight and &lt; for a plain <.",
    ),
    "hardbreak": (
        "a forced line break",
        "Take the spaces or the backslash at the line end out, or start a new paragraph.",
    ),
}
"""Kind of token to its name and what to do about it."""

_PLACE = re.compile(r"(\{\w+\})")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
"""A sign that an author wants to be printed as it stands."""
_LANGUAGE = re.compile(r"""(?ai)\{\s*lang=("?)[a-z]{2,3}(-([a-z]{2}|[0-9]{3}))?\1\s*\}""")
"""BCP 47: two or three letters, perhaps a region. A script or a variant says nothing to a voice."""
_STRAY: Mapping[str, str] = {
    r"\*\*": (
        "Two stars do not pair up: close the **strong** words, with no space inside the stars."
    ),
    r"\]\(": "A link is broken: write [words](https://address) with nothing between ] and (.",
    r"\]\{|\{\s*lang\b": (
        "Words in another language are [mots]{lang=fr}, with nothing between ] and {. The tag is "
        "fr or fr-CA, and nothing else stands in the braces."
    ),
    r"!\[": "A picture is broken: write ![what it shows](name.svg), with no space between ] and (.",
    "<!--": "A comment stands on lines of its own and ends with -->.",
    "~~": "Nothing can be struck through: take the words out.",
}
"""Pattern of what is left of broken markup to what to do about it."""


@lru_cache(maxsize=10_000)
def runs(text: str) -> tuple[Run, ...]:
    """Return the runs of one prose. Markup that a prose may not hold comes out as plain text."""
    return tuple(_runs(_inline(text)))


def plain(text: str) -> str:
    """Return a prose as plain words, without any markup."""
    return "".join(run.text for run in runs(text))


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of a stretch of their text."""
    pieces, at = [], 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            pieces.append(replace(run, text=text))
        at += len(run.text)
    return tuple(pieces)


def is_acronym(text: str) -> bool:
    """Tell whether a prose is letters that can be found as an acronym: ALL, Ph+, but not or."""
    return plain(text) == text and not re.search(r"\s", text) and any(map(str.isupper, text))


@lru_cache(maxsize=10_000)
def links(text: str) -> tuple[str, ...]:
    """Return the addresses that a prose links to, in order."""
    return tuple(
        str(token.attrs.get("href", "")) for token in _inline(text) if token.type == "link_open"
    )


def troubles(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (code, message, hint) for each thing that a prose may not hold."""
    tokens = _inline(text)
    for kind in dict.fromkeys(t.type.removesuffix("_open") for t in tokens if t.nesting >= 0):
        if kind in UNSUPPORTED:
            name, hint = UNSUPPORTED[kind]
            yield "unsupported-markup", f"{name} is not supported", hint
    if any(token.type == "link_open" and "title" in token.attrs for token in tokens):
        yield "unsupported-markup", "a link has a title", "Write the words of it into the text."
    for href in links(text):
        if not SAFE_LINK.match(href):
            hint = "Write a whole address that starts with https://."
            yield "unsafe-link", f"the link goes to {href!r}", hint
    words = "".join(t.content for t in _inline(_ESCAPED.sub("", text)) if t.type == "text")
    for pattern, hint in _STRAY.items():
        if mark := re.search(pattern, words):
            yield "stray-markup", f"{mark[0]!r} would be printed as it stands", hint
    if not plain(text).strip():
        yield "no-words", "there are no words to read", "Write the words, or take the line out."
    elif not all(words.strip() for words in _link_words(tokens)):
        yield "no-words", "a link has no words", "Write [words](https://…), or take the link out."


def _link_words(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of each link; in no other one stands a link."""
    opened = [n for n, token in enumerate(tokens) if token.type == "link_open"]
    closed = [n for n, token in enumerate(tokens) if token.type == "link_close"]
    for start, end in zip(opened, closed, strict=True):
        yield "".join(token.content for token in tokens[start:end])


@cache
def _inline_reader() -> MarkdownIt:
    """Read a prose: tags are plain text here, for a catalogue must never be able to write one."""
    reader = MarkdownIt("commonmark", {"html": False})
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # refused with a finding
    return _with_languages(reader)


def _with_languages(reader: MarkdownIt) -> MarkdownIt:
    """Read `[mots]{lang=fr}`. The plugin would drop any other attribute without a word."""
    reader.use(attrs_plugin, after=(), spans=True)
    rules = reader.inline.ruler
    span = rules.getRules()[rules.get_active_rules().index("span")]

    def only_language(state: StateInline, silent: bool) -> bool:
        # A link that looks ahead for its end would take a span for a second link in it.
        if silent or state.src[state.pos] != "[":
            return False
        end = reader.helpers.parseLinkLabel(state, state.pos)
        return bool(_LANGUAGE.match(state.src, end + 1, state.posMax)) and span(state, silent)

    rules.at("span", only_language)
    return reader


def fill(template: str, values: Mapping[str, str | Run]) -> tuple[Run, ...]:
    """Return a phrase with its `{places}` filled; a value is Markdown of its own, or a run.

    Each part is read by itself, so that a star in one can never pair up with a star in
    another.
    """
    return tuple(
        replace(
            part,
            strong=run.strong or part.strong,
            href=part.href or run.href,
            language=part.language or run.language,
        )
        for run in runs(template)
        for piece in _PLACE.split(run.text)
        for part in _part(piece, values)
    )


def _part(piece: str, values: Mapping[str, str | Run]) -> tuple[Run, ...]:
    value = values.get(piece[1:-1], Run(piece)) if _PLACE.fullmatch(piece) else Run(piece)
    if isinstance(value, str):
        return runs(value)
    return (value,) if value.text else ()


def _inline(text: str) -> Sequence[Token]:
    tokens = _inline_reader().parseInline(text)
    return tokens[0].children or ()


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    strong, href = 0, None
    languages: list[str | None] = [None]
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "link_open":
                href = str(token.attrs.get("href", ""))
            case "link_close":
                href = None
            case "span_open":
                languages.append(str(token.attrs["lang"]))
            case "span_close":
                languages.pop()
            case "softbreak" | "hardbreak":
                yield Run(" ", strong > 0, href, languages[-1])
            case _ if token.content:
                yield Run(token.content, strong > 0, href, languages[-1])
