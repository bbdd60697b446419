"""Every link between outputs leads somewhere, and every name can be copied to any disk."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from plainspoken.circulation import FOLDER
from tests.conftest import Run, sign
from tests.workspace import Workspace

BASE = "https://handouts.example.org/all"
ON_THE_WEB = f'[tool.plainspoken]\nbase_url = "{BASE}"\n'
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def links(page: html.HtmlElement) -> Iterator[str]:
    for element, attribute, link, _ in page.iterlinks():
        if attribute in ("href", "src") and not link.startswith(("data:", "tel:", "mailto:")):
            yield link
        assert element.tag not in ("form", "iframe", "object")


def target(link: str, page: str) -> tuple[str, str] | None:
    """Return the path in the outputs and the fragment that a link of a page leads to."""
    parts = urlsplit(link.removeprefix(f"{BASE}/") if link.startswith(BASE) else link)
    if parts.scheme:
        return None
    if link.startswith("/"):  # from the root of a web server
        return unquote(parts.path.removeprefix(urlsplit(BASE).path + "/")), parts.fragment
    base = "" if link.startswith(BASE) else dirname(page)
    path = normpath(join(base, unquote(parts.path))) if parts.path else page
    return path, parts.fragment


def dead(outputs: Path) -> list[str]:
    """Return the links that lead nowhere."""
    pages = {
        path.relative_to(outputs).as_posix(): html.parse(str(path)).getroot()
        for path in outputs.rglob("*.html")
        if FOLDER not in path.parts
    }
    found = []
    for name, page in pages.items():
        for link in links(page):
            if (at := target(link, name)) is None:
                continue
            path, fragment = at
            is_there = (outputs / path).is_file()
            if is_there and fragment:
                is_there = bool(pages[path].xpath("//*[@id=$id]", id=fragment))
            found += [] if is_there else [f"{name}: {link}"]
    assert len(pages) > 3
    return found


@pytest.mark.parametrize("settings", ["", ON_THE_WEB], ids=["disk", "web"])
def test_every_link_leads_somewhere(run: Run, translated: Workspace, settings: str) -> None:
    translated.write("pyproject.toml", settings)
    assert run().status == 0
    assert dead(translated.outputs) == []
    assert (translated.outputs / "go").is_dir() == bool(settings)


def test_a_page_of_a_language_that_is_gone_is_linked_no_more(
    run: Run, translated: Workspace
) -> None:
    run()
    translated.po().write_bytes(translated.po().read_bytes().replace(b"Vos pilules", b""))
    page = translated.outputs / "pills/en_CA/pills_en_CA.html"
    assert "../fr_CA/" in page.read_text("utf-8")
    assert run("--language", "en_CA", "--format", "pdf").status == 0
    assert "../fr_CA/" not in page.read_text("utf-8")
    assert dead(translated.outputs) == []


def test_a_folder_of_a_handout_is_whole(run: Run, translated: Workspace, tmp_path: Path) -> None:
    """What is copied to a stick needs nothing beside it; so does what a zip holds."""
    assert run().status == 0
    copied = tmp_path / "stick"
    with zipfile.ZipFile(translated.outputs / "pills/pills.zip") as archive:
        archive.extractall(copied)
    folder = (path for path in (translated.outputs / "pills").rglob("*") if path.is_file())
    names = {path.relative_to(translated.outputs).as_posix() for path in folder}
    held = {path.relative_to(copied).as_posix() for path in copied.rglob("*") if path.is_file()}
    assert held == names - {"pills/pills.zip"}
    for path in copied.rglob("*.html"):
        name = path.relative_to(copied).as_posix()
        for link in links(html.parse(str(path)).getroot()):
            at = target(link, name)
            assert at is None or (copied / at[0]).is_file(), f"{name}: {link}"


def test_every_name_can_be_copied_anywhere(run: Run, translated: Workspace) -> None:
    translated.write("pyproject.toml", ON_THE_WEB)
    sign(run, translated)
    assert run().status == 0
    paths = [path.relative_to(translated.outputs) for path in translated.outputs.rglob("*")]
    names = [part for path in paths for part in path.parts]
    assert all(re.fullmatch(r"[\w.-]+", name, re.ASCII) for name in names)
    assert not [name for name in names if RESERVED.match(name) or name.endswith(".")]
    small = [path.as_posix().lower() for path in paths]
    assert len(set(small)) == len(small), "two names differ by case alone"
    assert max(map(len, small)) < 120, "with a folder before it, Windows allows 259"
