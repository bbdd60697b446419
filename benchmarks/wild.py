"""A workspace out of text that nobody here wrote: paired paragraphs of somebody's documentation.

`check` on it shows what the rules say of strange text, how long that takes and how much memory.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from babel.messages.pofile import write_po

from plainspoken.catalogue import catalogue_path, parse_po, read_catalogue
from plainspoken.languages import LANGUAGES, Language
from plainspoken.source import read_source
from plainspoken.text_file import CONTROL
from plainspoken.translate import translate

PROJECT = Path(__file__).parent.parent
PARAGRAPHS, SECTIONS = 12, 20
"""Paragraphs of a section, and sections of a handout."""

_MARK = re.compile(
    r"[\\`*<\[\]~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)"
    r"|^[#>|+=-]|(?<=^Table):|(?<=^Figure):|^(?P<number>\d{1,9})(?=[.)](?:\s|$))"
)
"""What Markdown, or a handout, would read as more than the sign that it is."""

Pair = tuple[str, str, str]
"""English, French, and where they come from."""


def main() -> None:
    """Read the call, write the workspace."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wild", description=__doc__)
    parser.add_argument("pairs", type=Path, help="a file of lines: English, tab, French, tab, name")
    parser.add_argument("folder", type=Path, help="where the workspace is to be; empty, or missing")
    parser.add_argument("--pairs", type=int, dest="count", help="how many are drawn (all of them)")
    parser.add_argument("--seed", type=int, default=1, help="which ones are drawn (1)")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    pairs = draw(read_pairs(options.pairs.read_text("utf-8")), options.count, options.seed)
    make(options.folder, pairs)
    print(f"{len(pairs)} pairs. Now: python build.py check --root {options.folder}")


def read_pairs(text: str) -> list[Pair]:
    """Return the pairs of a file's text, each English once; what has invisible signs is left."""
    rows = (line.split("\t") for line in text.split("\n") if line.count("\t") == 2)  # noqa: PLR2004
    clean = [(e, f, name) for e, f, name in rows if not CONTROL.search(e + f) and e and f]
    return list({english: (english, french, name) for english, french, name in clean}.values())


def draw(pairs: Sequence[Pair], count: int | None, seed: int) -> list[Pair]:
    """Return as many pairs by chance, in their order."""
    if count is None or count >= len(pairs):
        return list(pairs)
    wanted = random.Random(seed).sample(range(len(pairs)), count)
    return [pairs[index] for index in sorted(wanted)]


def make(root: Path, pairs: Sequence[Pair]) -> None:
    """Write source and catalogues; the French of what the program says is the project's own."""
    french = {
        "A benchmark": "Un banc d’essai",
        "Learn how this text is checked.": "Apprenez comment ce texte est vérifié.",
        "For those who make the rules.": "Pour les personnes qui font les règles.",
    }
    for name, group in groupby(sorted(pairs, key=lambda pair: pair[2]), key=lambda pair: pair[2]):
        several = list(_sections(list(group)))
        for number, start in enumerate(range(0, len(several), SECTIONS), start=1):
            french |= _handout(root, f"{name} {number}", several[start : start + SECTIONS])
    french |= {escaped(pair[0]): escaped(pair[1]) for pair in pairs}
    handouts = read_source(root).handouts
    translate(root, handouts, tuple(LANGUAGES.values()))
    row = LANGUAGES["fr_CA"]
    known = {msgid: each.text for msgid, each in read_catalogue(PROJECT, row).entries.items()}
    _fill(root / catalogue_path(row.locale), row, known | french)
    translate(root, handouts, tuple(LANGUAGES.values()))


def _sections(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for start in range(0, len(pairs), PARAGRAPHS):
        yield pairs[start : start + PARAGRAPHS]


def _handout(root: Path, name: str, sections: Iterable[Sequence[Pair]]) -> dict[str, str]:
    """Write a handout; return the French of its titles."""
    plain = name.replace("-", " ")
    title, titre = f"Pages of {plain}", f"Pages de {plain}"
    folder = root / "source" / re.sub("[^a-z0-9]+", "-", f"h {name}".lower())
    folder.mkdir(parents=True)
    (folder / "handout.toml").write_text(
        f'title = "{title}"\nsummary = "Learn how this text is checked."\n'
        'audience = "For those who make the rules."\n\n'
        f'[[sources]]\ntitle = "{title}"\npublisher = "A benchmark"\n',
        "utf-8",
    )
    french = {title: titre}
    for number, pairs in enumerate(sections, start=1):
        text = "\n\n".join([f"# Part {number}", *(escaped(pair[0]) for pair in pairs)])
        (folder / f"{number:02}-part-{number}.md").write_text(f"{text}\n", "utf-8")
        french[f"Part {number}"] = f"Partie {number}"
    return french


def escaped(text: str) -> str:
    """Return a plain text as Markdown that is printed as it stands."""
    return _MARK.sub(lambda mark: f"{mark[0]}\\" if mark["number"] else f"\\{mark[0]}", text)


def _fill(path: Path, language: Language, texts: Mapping[str, str]) -> None:
    catalog = parse_po(path.read_text("utf-8"), language.locale)
    for message in catalog:
        if isinstance(message.id, str) and message.id:
            message.string = texts.get(message.id, "")
    with path.open("wb") as file:
        write_po(file, catalog, width=1_000_000)


if __name__ == "__main__":
    main()
