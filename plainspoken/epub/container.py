"""The container of an EPUB (OCF): a zip that begins with its kind."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.zip_file import zipped


def pack(package: str, files: Mapping[str, bytes]) -> bytes:
    """Return an EPUB of files by name, in their order; `package` is the name of one of them."""
    first = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.format(package=package).encode(),
    }
    return zipped({**first, **files}.items())


_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{package}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
