"""Pictures on paper: words that leave their place, drawings larger than the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from posixpath import basename

from plainspoken.checks.subject import Subject
from plainspoken.inline import plain
from plainspoken.model import Figure, Finding
from plainspoken.store import digest
from plainspoken.walk import figures


def unfit(subject: Subject) -> Iterator[Finding]:
    """Find pictures that do not fit the page, and words that do not fit their picture."""
    pairs = zip(figures(subject.source.sections), figures(subject.document.sections), strict=True)
    for source, figure in pairs:
        if figure.path not in subject.pictures:
            continue
        is_large, wide = _measured(figure, subject)
        if is_large:
            message = f"the picture {basename(figure.path)} is larger than the page"
            hint = (
                "Its smallest words are as large as the text: draw it smaller, or its words larger."
            )
            yield Finding("large-picture", "error", message, source.alternative.origin, hint)
        for label in (figure.labels[index] for index in wide):
            message = f"“{plain(label.text)}” does not fit its place in {basename(figure.path)}"
            hint = "Say it in fewer letters, make its place wider, or move it away from the edge."
            yield Finding("wide-label", "error", message, label.origin, hint)


def _measured(figure: Figure, subject: Subject) -> tuple[bool, list[int]]:
    """Tell whether a picture is too large, and which of its labels are too wide."""

    def measure() -> bytes:
        from plainspoken.pdf.pictures import labels, printed_size
        from plainspoken.pdf.theme import theme_of

        theme, content = theme_of(subject.settings), subject.pictures[figure.path]
        across, down = printed_size(figure, content, theme)
        is_large = across > theme.column + 0.1 or down > theme.block_height + 0.1
        wide = [at for at, label in enumerate(labels(figure, content)) if not label.fits]
        return json.dumps([is_large, wide]).encode()

    looks = (subject.settings.page, subject.settings.print)
    is_large, wide = json.loads(subject.store.make(digest("pictures 2", looks, figure), measure))
    return is_large, wide
