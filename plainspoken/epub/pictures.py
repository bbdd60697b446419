"""Pictures as files of an EPUB: a drawing has the words of the book's language."""

from __future__ import annotations

from plainspoken.inline import plain
from plainspoken.languages import Language
from plainspoken.model import Figure
from plainspoken.web.marks import lang


def picture_file(figure: Figure, content: bytes, language: Language) -> bytes:
    """Return the file of a figure, which was read and judged before."""
    return _drawing(figure, content, language) if figure.path.endswith(".svg") else content


def _drawing(figure: Figure, content: bytes, language: Language) -> bytes:
    from lxml import etree

    root = etree.fromstring(content, etree.XMLParser(remove_comments=True, remove_pis=True))
    # What they say stands in the page, in its language: in the drawing they are the author's.
    for told in [*root.iter("{*}title", "{*}desc")]:
        told.getparent().remove(told)
    for text, label in zip(root.iter("{*}text"), figure.labels, strict=True):
        text.text = plain(label.text)
        if label.language != language.tag:
            text.set(_LANG, lang(label.language)["xml:lang"])
    root.set(_LANG, language.tag)
    root.set("font-family", "sans-serif")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
