"""The container of an EPUB (OCF): a zip whose bytes depend on what is in it and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold, for all files: when a file was made is nobody's concern."""

_UNIX = 3
_READABLE = 0o100644 << 16


def pack(package: str, files: Mapping[str, bytes]) -> bytes:
    """Return an EPUB of files by name, in their order; `package` is the name of one of them."""
    made = io.BytesIO()
    container = _CONTAINER.format(package=package).encode()
    # Nothing is compressed: versions of zlib do it differently, and sound is compressed already.
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container,
            **files,
        }.items():
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, content)
    return made.getvalue()


_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{package}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
