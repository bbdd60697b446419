"""Web and e-mail addresses: who listens needs the name of the site, the rest is in print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plainspoken.speech.spoken.rules import Rule

_KNOWN_ENDS = "ca|com|edu|fr|gov|info|net|org|quebec"
"""Ends by which an address without https:// is known for one."""


@dataclass(frozen=True, slots=True)
class WebWords:
    """The words of a language: signs of an address, ends said as words, the rest in print.

    `digit` says a digit.
    """

    signs: Mapping[str, str]
    ends: frozenset[str]
    in_print: str
    digit: Callable[[int], str]


def web_rules(words: WebWords) -> tuple[Rule, ...]:
    """Return the rules for addresses."""
    label = r"[\w-]+"
    host = rf"{label}(?:\.{label})*\.[A-Za-z]{{2,}}"
    bare = rf"{label}(?:\.{label})*\.(?:{_KNOWN_ENDS})(?![\w-]|\.\w)"
    path = r"(?P<path>(?:[/?#:][^\s()«»“”]*[\w/=&#-]|/)?)"
    before = r"(?<![\w@./-])"
    return (
        Rule(
            rf"(?<![\w.@-])(?:mailto:)?(?P<name>[\w.+-]+)@(?P<host>{host})",
            lambda found: (
                f"{_spell(found['name'], words)} {words.signs['@']} {_host(found, words)}"
            ),
        ),
        Rule(rf"{before}https?://(?:www\.)?(?P<host>{host}){path}", lambda f: _address(f, words)),
        Rule(rf"{before}(?:www\.)(?P<host>{host}){path}", lambda f: _address(f, words)),
        Rule(rf"{before}(?P<host>{bare}){path}", lambda f: _address(f, words)),
    )


def _address(found: re.Match[str], words: WebWords) -> str:
    more = found["path"].strip("/")
    return f"{_host(found, words)}{words.in_print if more else ''}"


def _host(found: re.Match[str], words: WebWords) -> str:
    *names, end = found["host"].split(".")
    is_word = end.lower() in words.ends
    last = end.lower() if is_word else "".join(f"{letter.upper()}." for letter in end)
    return f" {words.signs['.']} ".join([*(_spell(name, words) for name in names), last])


def _spell(name: str, words: WebWords) -> str:
    if re.fullmatch("[A-Za-z]{2}", name):
        return "".join(f"{letter.upper()}." for letter in name)
    said = re.sub(r"\d", lambda found: f" {words.digit(int(found[0]))} ", name)
    said = "".join(f" {words.signs[each]} " if each in words.signs else each for each in said)
    return " ".join(said.split())
