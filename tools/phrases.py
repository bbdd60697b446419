"""`python -m tools.phrases`: take the translations of the program's own phrases along.

They are made where all others are, in the catalogues of this project; the program has a copy of
those of its phrases, for the workspaces that have none.
"""

from __future__ import annotations

from pathlib import Path

from plainspoken.catalogue import catalogue_path, parse_po
from plainspoken.languages import LANGUAGES
from plainspoken.phrases import phrases

PROJECT = Path(__file__).parent.parent


def copied(locale: str) -> str:
    """Return the PO file of the phrases in a language. Raises `KeyError`: one has no text."""
    catalog = parse_po((PROJECT / catalogue_path(locale)).read_text("utf-8"), locale)
    known = {each.id: str(each.string) for each in catalog if each.string and not each.fuzzy}
    head = f"# Made by: python -m tools.phrases\n{_entry('', _HEADER.format(locale=locale))}"
    return head + "".join(_entry(prose.text, known[prose.text]) for _, prose in phrases())


_HEADER = (
    "Language: {locale}\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
)


def _entry(msgid: str, msgstr: str) -> str:
    return f"msgid {_quoted(msgid)}\nmsgstr {_quoted(msgstr)}\n\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main() -> None:
    """Write the file of each language that needs one."""
    for locale, language in LANGUAGES.items():
        if not language.empty_is_source:
            path = PROJECT / f"plainspoken/data/phrases.{locale}.po"
            path.write_text(copied(locale), "utf-8")


if __name__ == "__main__":
    main()
