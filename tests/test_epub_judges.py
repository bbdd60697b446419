"""The judges of EPUBs: each must see what is wrong, and only that."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.judges import CannotJudge, ace_daisy, epubcheck

needs_epubcheck = pytest.mark.skipif(bool(epubcheck.why_not()), reason=epubcheck.why_not())
needs_ace = pytest.mark.skipif(bool(ace_daisy.why_not()), reason=ace_daisy.why_not())

CONTAINER = """\
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="eggs.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:6ba7b810-9dad-51d1-80b4-00c04fd430c8</dc:identifier>
<dc:title>Eggs</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Words and nothing else.</meta>
</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
</manifest><spine><itemref idref="nav"/></spine></package>
"""
NAV = """\
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"
xml:lang="en"><head><title>Eggs</title></head><body><h1>Eggs</h1>
<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol>
<li><a href="nav.xhtml">Eggs</a></li></ol></nav></body></html>
"""


def write(path: Path, package: str = PACKAGE, nav: str = NAV) -> Path:
    """Write a small book of one page."""
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("eggs.opf", package)
        book.writestr("nav.xhtml", nav)
    return path


@needs_epubcheck
def test_epubcheck_tells_good_from_bad(tmp_path: Path) -> None:
    assert epubcheck.judge(write(tmp_path / "œufs à la coque.epub")) == ()
    broken = write(tmp_path / "broken.epub", nav=NAV.replace('"nav.xhtml"', '"lost.xhtml"'))
    (message,) = epubcheck.judge(broken)
    assert (message.id, message.severity) == ("RSC-007", "ERROR")
    assert message.place == "nav.xhtml:4"


@needs_epubcheck
def test_a_warning_of_epubcheck_is_not_let_through(tmp_path: Path) -> None:
    empty = PACKAGE.replace("Eggs", "").replace("2020-01-01T00:00:00Z", "2020-01-01")
    dated = "<dc:date>some day</dc:date><dc:title>Eggs</dc:title>"
    path = write(tmp_path / "dated.epub", PACKAGE.replace("<dc:title>Eggs</dc:title>", dated))
    assert [message.severity for message in epubcheck.judge(path)] == ["WARNING"]
    assert epubcheck.judge(write(tmp_path / "empty.epub", empty))


@needs_epubcheck
def test_epubcheck_says_when_it_cannot_judge(tmp_path: Path) -> None:
    with pytest.raises(CannotJudge):
        epubcheck.judge(tmp_path / "not there.epub")


@needs_ace
def test_ace_tells_good_from_bad(tmp_path: Path) -> None:
    good = write(tmp_path / "œufs à la coque.epub")
    pale = write(
        tmp_path / "pale.epub", nav=NAV.replace("<h1>", '<h1 style="color: #eee; font-size: 1em">')
    )
    silent = write(tmp_path / "silent.epub", PACKAGE.replace("accessModeSufficient", "accessMode"))
    verdicts = ace_daisy.judge([pale, good, silent])
    assert verdicts[good] == ()
    (violation,) = verdicts[pale]
    assert (violation.rule, violation.impact) == ("color-contrast", "serious")
    assert violation.part == "nav.xhtml"
    assert [found.rule for found in verdicts[silent]] == ["metadata-accessmodesufficient"]


@needs_ace
def test_ace_says_when_it_cannot_judge(tmp_path: Path) -> None:
    no_book = tmp_path / "no_book.epub"
    no_book.write_bytes(b"this is no zip")
    for path in (tmp_path / "not there.epub", no_book):
        with pytest.raises(CannotJudge):
            ace_daisy.judge([path])
