"""The table of targets: what each is given, and what must hold then."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from tests.fuzz import front_door, readers, renderers, words
from tests.fuzz.nasty import NASTY, glossaries, handouts, markdown, shipped
from tests.fuzz.strategies import line, prose, spoilt, texts, tokens

EDITION = {
    "edition": "3f9c01ab", "handout": "pills", "locale": "fr_CA", "title": "T",
    "released": "2026-03-01", "reviewed": None, "review_by": "2027-03-01",
    "signed": {"by": "A", "date": "2026-03-01"},
    "contact": {"clinic": "", "phone": "604-555-0100", "address": ""}, "pictures": {"a.png": "00"},
    "text": [{"section": "x", "words": ["Take one pill.", "Do not take 2 mg."]}],
}  # fmt: skip
FILE = {
    "format": "mp3", "path": "pills/en_CA/pills_en_CA.mp3", "sha256": "00", "bytes": 1,
    "seconds": 1.5, "times": [["u0001", 0.0, 1.0]],
}  # fmt: skip
MANIFEST = {
    "handouts": [
        {
            "id": "pills", "locale": "en_CA", "edition": "3f9c01ab",
            "voice": {"engine": "espeak", "name": "en-us", "draft": True},
            "files": [FILE], "sections": [{"id": "x", "files": [{**FILE, "path": "a/b.mp3"}]}],
        }
    ],
    "withheld": ["a/c.pdf"], "addresses": ["go/x/index.html"],
    "archives": {"pills": {"path": "a.zip"}},
    "files": ["a/b.mp3"], "engines": [["pills", "en_CA", "espeak"], ["b", "fr_CA", "kokoro"]],
}  # fmt: skip
BASELINE = {
    "version": 1,
    "handouts": {"pills": {"x": {"en_CA": {"grade": 5.0, "grade_strict": 6}}}},
}

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">\n<g fill="none" stroke="black">\n'
    '<rect x="1" y="1" width="9" height="9"/>\n<path d="M1 1 L9 9 C1 2 3 4 5 6 Z"/>\n</g>\n'
    '<text x="1" y="2" font-size="9" text-anchor="middle">Words</text>\n</svg>\n'
)

strings = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from(["../../x", "/etc/x", "a/../../../x", "\ud800", "a/\0", "\udcff/b"]),
    st.text(max_size=5),
)
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    strings,
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none(), max_size=2),
)


@st.composite
def altered(draw: st.DrawFn, value: object) -> object:
    """Return a value of JSON with something else somewhere in it."""
    if isinstance(value, dict) and value and draw(st.integers(0, 9)):
        key = draw(st.sampled_from(sorted(value)))
        if not draw(st.integers(0, 9)):
            return {other: each for other, each in value.items() if other != key}
        return {**value, key: draw(altered(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 9)):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], draw(altered(value[at])), *value[at : at + draw(st.integers(0, 2))]]
    return draw(strings if isinstance(value, str) and draw(st.booleans()) else anything)


def _json(value: Mapping[str, object]) -> st.SearchStrategy[bytes]:
    shapes = altered(value).map(lambda made: json.dumps(made).encode())
    return st.one_of(shapes, shapes, shapes, shapes, _words())


def _json_lines(value: Mapping[str, object]) -> st.SearchStrategy[bytes]:
    return st.lists(_json(value), max_size=3).map(b"\n".join)


def png(size: tuple[int, int] = (8, 8)) -> bytes:
    """Return a small photograph."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", size, 99).save(made, "PNG")
    return made.getvalue()


def _photographs() -> st.SearchStrategy[bytes]:
    good = png()

    def spoil(changes: Sequence[tuple[int, bytes]]) -> bytes:
        made = good
        for place, new in changes:
            at = place % len(made)
            made = made[:at] + new + made[at + len(new) :]
        return _summed(made)

    new = st.one_of(st.binary(max_size=4), st.sampled_from([b"\xff\xff\xff\xff", b"IDAT", b"iCCP"]))
    return st.lists(st.tuples(st.integers(8, 200), new), max_size=4).map(spoil)


def _summed(made: bytes) -> bytes:
    """Return a PNG with the check sum of its head put right, so that more than it is read."""
    return made[:29] + zlib.crc32(made[12:29]).to_bytes(4) + made[33:]


@dataclass(frozen=True, slots=True)
class Target:
    """`share` is how many of a hundred thousand inputs it gets."""

    share: int
    inputs: Callable[[], st.SearchStrategy[bytes]]
    check: Callable[[bytes], None]


def _sections() -> st.SearchStrategy[bytes]:
    body = st.lists(st.one_of(prose, prose, line, tokens), min_size=1, max_size=6).map("\n\n".join)
    either = st.one_of(body, prose, spoilt(markdown()))
    hostile = st.lists(st.one_of(prose, line), min_size=1, max_size=8).map("\n".join)
    return st.tuples(either, hostile).map(
        lambda t: renderers.SPLIT.join(each.encode("utf-8", "replace") for each in t)
    )


def _words() -> st.SearchStrategy[bytes]:
    either = st.one_of(line, prose, tokens)
    return either.map(lambda text: text.encode("utf-8", "replace"))


@cache
def _po() -> tuple[str, ...]:
    return tuple(
        "\n\n".join(text.split("\n\n")[start : start + 12])
        for text in shipped("translations/*/LC_MESSAGES/messages.po")
        for start in (0, 40, 200)
    )


TARGETS: Mapping[str, Target] = {
    "markdown": Target(14_000, lambda: texts(markdown()), readers.markdown),
    "handout": Target(7_000, lambda: texts(handouts()), readers.handout),
    "glossary": Target(7_000, lambda: texts(glossaries()), readers.glossary),
    "pronunciation": Target(
        4_000, lambda: texts(shipped("plainspoken/speech/lexicon/*.toml")), readers.pronunciation
    ),
    "settings": Target(5_000, lambda: texts(shipped("pyproject.toml")), readers.settings),
    "po": Target(7_000, lambda: texts(_po()), readers.catalogue),
    "svg": Target(7_000, lambda: texts((DRAWING, *shipped("source/*/*.svg"))), readers.drawing),
    "png": Target(5_000, _photographs, readers.photograph),
    "editions": Target(5_000, lambda: _json_lines(EDITION), readers.record),
    "manifest": Target(6_000, lambda: _json(MANIFEST), readers.manifest),
    "baseline": Target(3_000, lambda: _json(BASELINE), readers.baseline),
    "inline": Target(9_000, _words, words.inline),
    "speech": Target(5_000, _words, words.speech),
    "facts": Target(4_000, _words, words.facts),
    "typography": Target(4_000, _words, words.typography),
    "syllables": Target(4_000, _words, words.syllables),
    "heard": Target(1_500, _sections, renderers.heard),
    "page": Target(1_500, _sections, renderers.page),
    "book": Target(1_500, _sections, renderers.book),
    "braille": Target(500, _sections, renderers.cells),
    "pdf": Target(500, _sections, renderers.printed),
    "front-door": Target(1_000, front_door.inputs, front_door.front_door),
}
