"""Inputs: tokens put together by chance, and good files that were spoilt."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.nasty import LONG, MARKS, NASTY, WORDS

MOST = 8_000
"""Characters of a seed that are looked at: what is longer is a stretch of it."""
REPEATS = (2, 2, 10, 10, 100, 100, 1_000, 5_000)

numbered = st.text("abcdefghij", min_size=3, max_size=3).map("zq{}".format)
"""Words of ours, by which it can be told whether one was lost; no rule of a language knows them."""

token = st.one_of(st.sampled_from(NASTY), st.sampled_from(WORDS), numbered, st.text(max_size=4))
run = st.tuples(st.sampled_from(LONG), st.sampled_from(REPEATS)).map(lambda t: t[0] * t[1])
piece = st.one_of(token, token, token, token, token, token, token, run)
gap = st.sampled_from(["", " ", " ", "\n", "\n\n"])

tokens = st.lists(st.tuples(piece, gap), max_size=14).map(lambda t: "".join(a + b for a, b in t))
line = st.lists(st.tuples(piece, st.sampled_from(["", " "])), max_size=8).map(
    lambda t: " ".join("".join(a + b for a, b in t).split("\n"))
)
prose = st.lists(
    st.one_of(numbered, st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=16
).map(" ".join)


@st.composite
def spoilt(draw: st.DrawFn, seeds: Sequence[str]) -> str:
    """Return a good text with some of it cut, repeated, nested, swapped, or put in."""
    seed = seeds[draw(st.integers(0, len(seeds) - 1))]
    start = draw(st.integers(0, max(len(seed) - MOST, 0)))
    text = seed[start : start + MOST]
    for _ in range(draw(st.integers(1, 4))):
        begin, length = draw(st.integers(0, len(text))), draw(st.integers(0, 200))
        before, inner, behind = text[:begin], text[begin : begin + length], text[begin + length :]
        text = before + _changed(draw, inner) + behind
    return text


def _changed(draw: st.DrawFn, inner: str) -> str:
    new, times = draw(piece), draw(st.sampled_from(REPEATS[:5]))
    ways = (
        "",
        inner + new,
        inner * times,
        new + inner + new,
        inner[::-1],
        new,
        "\n".join(sorted(inner.split("\n"))),
        inner.replace(" ", new, 3),
        inner.swapcase(),
        f"{inner}\n{inner}",
    )
    return ways[draw(st.integers(0, len(ways) - 1))]


def texts(*seeds: Sequence[str]) -> st.SearchStrategy[bytes]:
    """Return a strategy of files: tokens, or one of the seeds spoilt, sometimes no UTF-8."""
    either = st.one_of(tokens, *(spoilt(each) for each in seeds if each))
    good = either.map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.one_of(
        good, good, good, good, good, good, st.builds(_cut, good, st.integers(0, 9999))
    )


def _cut(content: bytes, place: int) -> bytes:
    at = place % (len(content) + 1)
    return content[:at] + bytes([place % 256]) + content[at + 1 :]
