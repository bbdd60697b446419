"""Where each text stands in its file: one sign can be changed, and all else stay as it is."""

from plainspoken.places.markdown import markdown_texts
from plainspoken.places.placed import Patch, Placed, line_of, patch, patches
from plainspoken.places.po import PoEntry, po_entries, with_msgids
from plainspoken.places.toml import toml_texts

__all__ = [
    "Patch",
    "Placed",
    "PoEntry",
    "line_of",
    "markdown_texts",
    "patch",
    "patches",
    "po_entries",
    "toml_texts",
    "with_msgids",
]
