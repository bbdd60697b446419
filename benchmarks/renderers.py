"""The same documents by our renderer, by WeasyPrint and by Typst, each as PDF/UA-1.

What a renderer is handed was made before: our model, HTML or Typst code. What it can keep between
two documents, such as faces, it keeps. Each imports only what it needs, for the cold starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plainspoken.pdf.render import Document

PROJECT = Path(__file__).parent.parent


def shipped() -> list[Document]:
    """Return the documents of this repository: each handout and each section, in each language."""
    from plainspoken.languages import LANGUAGES
    from plainspoken.model import Contact
    from plainspoken.pdf.render import Document
    from plainspoken.plan import make_plan, read_ground
    from plainspoken.world import World

    plan = make_plan(read_ground(World(PROJECT, PROJECT / "outputs"), LANGUAGES))
    return [
        Document(
            handout=unit.document,
            section=section,
            language=unit.language,
            edition=unit.edition,
            contact=Contact(),
            pictures=unit.subject.pictures,
        )
        for unit in plan.units
        for section in (None, *unit.document.sections)
    ]


def ours(documents: Sequence[Document]) -> list[bytes]:
    """Render documents."""
    from plainspoken.pdf.render import render

    return [render(document)[0] for document in documents]


def weasyprint(pages: Sequence[str]) -> list[bytes]:
    """Render pages of HTML."""
    from weasyprint import HTML

    style, faces = _style()
    options = {"stylesheets": [style], "font_config": faces, "pdf_variant": "pdf/ua-1"}
    return [HTML(string=page).write_pdf(**options) for page in pages]


@cache
def _style() -> tuple[Any, Any]:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    faces = FontConfiguration()
    rules = "".join(
        f'@font-face {{ font-family: Hyperlegible; font-weight: {weight}; src: url("{url}") }}'
        for weight, url in ((400, _font("Regular").as_uri()), (700, _font("Bold").as_uri()))
    )
    return CSS(string=rules, font_config=faces), faces


def typst(sources: Sequence[str]) -> list[bytes]:
    """Render Typst code.

    Typst remembers what it has just set; only more than ten documents in turn make it work anew.
    """
    return [_compiler().compile(source.encode(), pdf_standards=["ua-1"]) for source in sources]


@cache
def _compiler() -> Any:
    from typst import Compiler, Fonts

    faces = Fonts(False, False, [str(_font("Regular").parent)])
    return Compiler(font_paths=faces, root=str(PROJECT))


def _font(face: str) -> Path:
    folder = Path(str(resources.files("plainspoken"))) / "data/fonts"
    return folder / f"AtkinsonHyperlegible-{face}.ttf"
