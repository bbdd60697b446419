"""What each reader of a file must do with anything: tell, or read, and never break."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from plainspoken.baseline import PATH as BASELINE
from plainspoken.baseline import read_baseline
from plainspoken.catalogue import catalogue_path, read_catalogue
from plainspoken.editions import NAME as EDITIONS
from plainspoken.editions import append, read_record
from plainspoken.extract import glossary_messages, handout_messages, markdown_messages, svg_messages
from plainspoken.figures import complete
from plainspoken.languages import LANGUAGES
from plainspoken.manifest_file import note, read_previous
from plainspoken.markdown import parse
from plainspoken.model import Figure, Finding, Origin, Prose
from plainspoken.recall import changes
from plainspoken.settings import FILE as SETTINGS
from plainspoken.settings import BadSettings, Settings, read_settings
from plainspoken.sign_off import read_sign_offs
from plainspoken.source_toml import Glossary, read_glossary, read_handout
from plainspoken.speech.spoken.lexicon import read_lexicons
from plainspoken.store import write_whole
from plainspoken.svg import read_svg
from plainspoken.text_file import decode
from plainspoken.toml_file import load_toml
from plainspoken.translate import translate
from plainspoken.walk import figures, own_proses, walk_blocks
from plainspoken.world import World

FRENCH = LANGUAGES["fr_CA"]
OURS = re.compile("zq[a-j]{3}")
_COMMENT = re.compile(r"<!--(?!-?>).*?-->", re.DOTALL)
_ORIGIN = Origin("x.md", 1)


@cache
def scratch() -> Path:
    """Return a folder of this process, gone at its end."""
    kept = tempfile.TemporaryDirectory(prefix="fuzz-")
    _KEPT.append(kept)
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def put(name: str, content: bytes) -> Path:
    """Write a file into a folder where nothing else is; return the folder."""
    path = scratch() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return scratch()


def sound(findings: Iterable[Finding], content: bytes) -> None:
    """See that each finding has words and a line that is there."""
    last = max(content.count(b"\n") + content.count(b"\r"), 0) + 1
    for finding in findings:
        assert finding.message
        assert finding.hint
        assert finding.origin
        assert 1 <= finding.origin.line <= last, finding
        f"{finding.message} {finding.hint}".encode()


def markdown(content: bytes) -> None:
    """No word of a section is lost or said twice, and none is dropped without a finding."""
    text, found = decode(content, "x.md")
    parsed = parse(text, "x.md")
    sound([*found, *parsed.findings], content)
    list(markdown_messages(text, "x.md"))
    if parsed.findings:
        return
    kept = [prose.text for block in walk_blocks(parsed.blocks) for prose in own_proses(block)]
    kept += [b.path for b in walk_blocks(parsed.blocks) if isinstance(b, Figure)]
    written = _COMMENT.sub("", text)
    assert Counter(OURS.findall(" ".join(kept))) == Counter(OURS.findall(written))


def handout(content: bytes) -> None:
    """A handout's TOML is read or told."""
    file = load_toml(put("source/x/handout.toml", content), "source/x/handout.toml")
    made = read_handout(file, "x", (), Glossary())
    read_sign_offs(file)
    sound(file.findings, content)
    assert made.title is not None
    list(handout_messages(*_text(content)))


def glossary(content: bytes) -> None:
    """A glossary is read or told."""
    file = load_toml(put("source/glossary.toml", content), "source/glossary.toml")
    read_glossary(file)
    sound(file.findings, content)
    list(glossary_messages(*_text(content)))


def _text(content: bytes) -> tuple[str, str]:
    return decode(content, "x")[0], "x"


def pronunciation(content: bytes) -> None:
    """An editor's own words are read or told."""
    lexicons, found = read_lexicons(put("source/pronunciation.en.toml", content))
    sound(found, content)
    assert {lexicon.language for lexicon in lexicons} == {"en", "fr"}


def settings(content: bytes) -> None:
    """Settings are read or told."""
    found: list[Finding] = []
    try:
        hash(read_settings(put(SETTINGS, content), ("auto", "espeak"), LANGUAGES))
    except BadSettings as error:
        found = error.findings or [_silent()]
    sound(found, content)


def _silent() -> Finding:
    return Finding("", "error", "", None, "")


def catalogue(content: bytes) -> None:
    """A catalogue is read or told; brought up to date it keeps what it knew, and stays so."""
    path = catalogue_path(FRENCH.locale)
    root = put(path, content)
    read = read_catalogue(root, FRENCH)
    sound(read.findings, content)
    if read.findings:
        return
    translate(root, (), (FRENCH,))
    once, again = (root / path).read_bytes(), read_catalogue(root, FRENCH)
    assert not again.findings
    for id in again.entries.keys() & read.entries.keys():
        assert again.entries[id].text == read.entries[id].text
    translate(root, (), (FRENCH,))
    assert (root / path).read_bytes() == once


def drawing(content: bytes) -> None:
    """A drawing is read, and then it can be shown, or told."""
    from lxml import etree

    from plainspoken.web.pictures import picture

    text, found = decode(content, "x.svg")
    list(svg_messages(text, "x.svg"))
    read = read_svg(text, "x.svg")
    sound(read.findings, content)
    if read.findings or found:
        return
    labels = tuple(Prose(f"<b>{n}</b>&", "fr-CA", _ORIGIN) for n, _ in enumerate(read.labels))
    figure = Figure("x.svg", "", Prose("A", "fr-CA", _ORIGIN), None, labels)
    shown = etree.fromstring(picture(figure, content, "fr-CA"))
    assert len(list(shown.iter("{*}b", "{*}script"))) == 0


def photograph(content: bytes) -> None:
    """A PNG is decoded to its last pixel, or told."""
    figure = Figure("x.png", "", Prose("A", "en", _ORIGIN), None, ())
    found: list[Finding] = []
    (made,) = complete(put("x.png", content), (figure,), found)
    assert isinstance(made, Figure)
    assert bool(made.sha256) != bool(found)
    list(figures(()))


def record(content: bytes) -> None:
    """The record of editions is read line by line; what is put behind it is read again."""
    root = put(EDITIONS, content)
    read = read_record(root)
    sound(read.findings, content)
    append(root, read, ())
    assert (root / EDITIONS).read_bytes() == content
    write_whole(root / EDITIONS, b"")
    append(root, read_record(root), read.editions)
    again = read_record(root)
    assert not again.findings
    assert [each.key for each in again.editions] == [each.key for each in read.editions]
    for old, new in pairwise(read.editions):
        changes(old.passages, new.passages)


def manifest(content: bytes) -> None:
    """A forged manifest names no file elsewhere, and what it says can be written down."""
    root = put("outputs/manifest.json", content)
    world = World(root, root / "outputs", Settings())
    (root / ".plainspoken").mkdir(exist_ok=True)
    for old in (root / ".plainspoken").glob("placed-*"):
        old.unlink()
    told = read_previous(world)
    for path in [*told.files, *told.withheld]:
        assert (world.outputs / path).resolve().is_relative_to(world.outputs.resolve())
        (world.outputs / path).is_file()
    note(world, told)
    (noted,) = (root / ".plainspoken").glob("placed-*")
    noted.write_bytes(content)
    read_previous(world)


def baseline(content: bytes) -> None:
    """The scores of old are read or told."""
    found, wrong = read_baseline(put(BASELINE, content), {})
    assert not found or wrong
    for finding in wrong:
        finding.message.encode()
