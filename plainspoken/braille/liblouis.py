"""liblouis, by its own C interface: text to braille cells.

It comes with the system and not by pip. Source: liblouis.h of liblouis 3.24.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock

_DOTS_AS_UNICODE = 0x04 | 0x40
_UNKNOWN_IS_NOTHING = 0x80
_BOLD = 0x04
_LOG_OFF = 60_000

_PLACES = (
    "liblouis.so.20",
    "liblouis.dll",
    "louis.dll",
    "/opt/homebrew/lib/liblouis.dylib",
    "/usr/local/lib/liblouis.dylib",
)
"""Where it lies if the system's own search does not tell: Homebrew's folders are not in it."""

_LOCK = Lock()
"""The library keeps tables and buffers of its own, so one text is translated at a time."""

Cells = tuple[str, tuple[int, ...]]
"""Unicode braille, and for each cell the place in the text that it stands for."""


class NoLiblouis(Exception):
    """The library, or a table, is not on this computer."""


def version() -> str:
    """Return the version of the library. Raises `NoLiblouis`."""
    return str(_library().lou_version().decode())


def has_table(table: str) -> bool:
    """Tell whether a table is there and whole. Raises `NoLiblouis` without the library."""
    with _LOCK:
        return bool(_library().lou_checkTable(table.encode()))


def translate(text: str, table: str, bold: Sequence[bool] = ()) -> Cells:
    """Return a text in braille. `bold` tells of each character whether it is. Raises `NoLiblouis`.

    What the table does not know leaves nothing behind, or an empty cell.
    """
    library = _library()
    width = int(library.lou_charSize())
    encoding = "utf-16-le" if width == ctypes.sizeof(ctypes.c_uint16) else "utf-32-le"
    content = text.encode(encoding)
    length, room = len(content) // width, 8 * len(text) + 100
    out = ctypes.create_string_buffer(room * width)
    given, made = ctypes.c_int(length), ctypes.c_int(room)
    marks = (ctypes.c_uint16 * room)(*(_BOLD if each else 0 for each in bold))
    places = (ctypes.c_int * room)()
    # fmt: off
    arguments = (
        table.encode(), content, ctypes.byref(given), out, ctypes.byref(made), marks,
        None, None, places, None, _DOTS_AS_UNICODE | _UNKNOWN_IS_NOTHING,
    )
    # fmt: on
    with _LOCK:
        done = library.lou_translate(*arguments)
    if not done or given.value != length:
        raise NoLiblouis(f"liblouis cannot use its table {table}")
    return out.raw[: made.value * width].decode(encoding), tuple(places[: made.value])


@cache
def _library() -> ctypes.CDLL:
    for place in _candidates():
        try:
            library = ctypes.CDLL(place)
        except OSError:
            continue
        library.lou_version.restype = ctypes.c_char_p
        library.lou_setLogLevel(_LOG_OFF)
        return library
    raise NoLiblouis("liblouis is not on this computer")


def _candidates() -> Iterator[str]:
    found = ctypes.util.find_library("louis")
    if found:
        yield found
    yield from _PLACES
