"""The frame of every report, and elements that escape what they are handed.

Made for WCAG 2.2 AA: languages, a way past the contents, one heading of level 1, table captions
and scopes, text that reflows at 320 px, colours of 4.5 to 1 or more by day and by night, and
system colours where those are forced.
"""

from __future__ import annotations

from collections.abc import Iterable

from plainspoken.html import Html, element

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #6b6b6b; --link: #0b4f9c;
  --easy: #e3f3e6; --fair: #fdf0c8; --hard: #fbdcd8; --word: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #161616; --line: #9a9a9a;
  --link: #9cc7ff; --easy: #143a20; --fair: #453608; --hard: #551a16; --word: #6a4f00; } }
* { box-sizing: border-box; }
body { font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 80rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin-block: 1.6em 0.5em; }
h1 { margin-block-start: 0.5em; }
h2 { border-block-start: 3px solid var(--line); padding-block-start: 0.8rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -200vw; background: var(--paper); padding: 0.5rem; }
.skip:focus { position: static; display: inline-block; }
nav li { padding-block: 0.1rem; }
nav a { display: inline-block; padding-block: 0.2rem; }
table { border-collapse: collapse; width: 100%; margin-block: 0.6rem 1.2rem; }
caption { text-align: start; font-weight: bold; padding-block: 0.3rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.5rem; text-align: start;
  vertical-align: top; }
tbody th { font-weight: normal; }
thead th { overflow-wrap: break-word; }
.parts { display: grid; gap: 0 2rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr)); }
.parts > * { min-width: 0; }
.sentences { list-style: none; padding: 0; }
.sentences > li { border-inline-start: 0.5rem solid var(--line); padding: 0.35rem 0.7rem;
  margin-block: 0.35rem; }
.sentences p { margin: 0; }
.sentences > li > div { padding: 0.3rem 0.5rem; }
.sentences ul { margin: 0.3rem 0 0; padding-inline-start: 1.2rem; }
.easy { background: var(--easy); } .fair { background: var(--fair); }
.hard { background: var(--hard); }
.band, .say { font-size: 0.9375em; font-weight: bold; }
.place { font-size: 0.9375em; }
mark { color: inherit; background: var(--word); text-decoration: underline; }
.box { display: inline-block; width: 1.4em; height: 1.4em; border: 2px solid currentColor;
  vertical-align: middle; }
.line { display: block; border-block-end: 1px solid currentColor; padding-block-start: 0.6rem; }
@media (max-width: 30rem) { th, td { padding: 0.25rem; font-size: 0.9375rem; }
  .wide thead th { overflow-wrap: anywhere; } }
@media (forced-colors: active) { .hard { border-style: double; border-inline-start-width: 0.9rem; }
  mark { outline: 1px solid; } }
@media print { .skip, nav { display: none; } body { max-width: none; padding: 0; }
  :root { color-scheme: light; --ink: #000; --paper: #fff; --line: #555; --easy: #fff;
    --fair: #fff; --hard: #fff; --word: #fff; --link: #000; }
  h2, h3, h4 { break-after: avoid; } .sentences > li, tr { break-inside: avoid; } }
"""


def document(title: str, body: Iterable[Html]) -> bytes:
    """Return a page. Its body comes without the heading of level 1, which is the title."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            element("title", title),
            f"<style>{STYLE}</style>\n</head>\n<body>",
            element("a", "Skip to the text", class_="skip", href="#text"),
            f'<main id="text" tabindex="-1">\n{element("h1", title)}',
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    ).encode()
