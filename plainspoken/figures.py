"""Pictures of a section: their files read and judged, so that renderers can trust them."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from posixpath import basename

from plainspoken.model import Block, Figure, Finding, Origin, Prose, Section
from plainspoken.svg import read_svg
from plainspoken.text_file import decode, read_bytes
from plainspoken.walk import figures

MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZE_HINT = "Make it smaller: 2,000 pixels across are enough for a sheet of paper."
_AGAIN = "Save it again as PNG from the program that made it."


def complete(root: Path, blocks: tuple[Block, ...], findings: list[Finding]) -> tuple[Block, ...]:
    """Return blocks with each picture's digest and labels; what is wrong goes to `findings`."""
    return tuple(
        _complete(root, block, findings) if isinstance(block, Figure) else block for block in blocks
    )


def read_pictures(root: Path, sections: Sequence[Section]) -> dict[str, bytes]:
    """Return the bytes of pictures by path; those that have changed since are left out."""
    found = {figure: read_bytes(root, figure.path, "")[0] for figure in figures(sections)}
    return {
        figure.path: raw
        for figure, raw in found.items()
        if hashlib.sha256(raw).hexdigest() == figure.sha256
    }


def _complete(root: Path, figure: Figure, findings: list[Finding]) -> Figure:
    raw, found = read_bytes(root, figure.path, _SIZE_HINT)
    if any(finding.code == "unreadable-file" for finding in found):
        message = f"the picture {basename(figure.path)} is not there, or may not be read"
        hint = "Put the file beside the section, and look how its name is written."
        origin = figure.alternative.origin
        found = [Finding("unreadable-file", "error", message, origin, hint)]
    labels: tuple[Prose, ...] = ()
    if not found and figure.path.endswith(".svg"):
        labels, found = _svg(raw, figure.path)
    elif not found:
        found = _png_findings(raw, Origin(figure.path, 1))
    findings += found
    # Without a digest nobody takes it for a picture that was judged.
    digest = "" if found else hashlib.sha256(raw).hexdigest()
    return replace(figure, sha256=digest, labels=labels)


def _svg(raw: bytes, path: str) -> tuple[tuple[Prose, ...], list[Finding]]:
    text, found = decode(raw, path)
    if found:
        return (), found
    drawing = read_svg(text, path)
    return drawing.labels, [*drawing.findings]


def _png_findings(raw: bytes, origin: Origin) -> list[Finding]:
    if not raw.startswith(_PNG):
        message = "this is no PNG, whatever its name says"
        return [Finding("broken-picture", "error", message, origin, _AGAIN)]
    try:
        if _decode(raw):
            return []
    except Exception:  # Pillow raises of every kind on a file that is broken
        message = "this PNG is damaged, or cut short"
        return [Finding("broken-picture", "error", message, origin, _AGAIN)]
    message = f"this picture has more than {MAX_PIXELS // 1_000_000} million pixels"
    return [Finding("too-large", "error", message, origin, _SIZE_HINT)]


def _decode(raw: bytes) -> bool:
    """Decode a PNG to its last pixel; tell whether it was small enough to be decoded at all."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(raw), formats=["PNG"]) as image:
                if image.width * image.height > MAX_PIXELS:
                    return False
                image.verify()
            # Verifying decodes nothing, and what was verified cannot be decoded any more.
            with Image.open(io.BytesIO(raw), formats=["PNG"]) as image:
                image.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return False
    return True
