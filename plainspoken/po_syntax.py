"""What is wrong with a PO file, line by line. Babel alone would read past most of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.pofile import PoFileError, read_po

from plainspoken.model import Finding, Origin

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:(?P<keyword>msg[a-z_]+(?:\[\d+\])?)\s+)?(?P<string>{_STRING})")
_KEYWORDS = re.compile(r"msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?")
_UNBEGUN: tuple[list[str], ...] = ([], ["msgctxt"])
"""Parts of an entry whose msgid is still to come."""
_NAMED = 6
"""Parts of an entry that a message names; of more there is no need."""
_CHARSET = re.compile(r"charset=([\w-]+)")

_QUOTE = "Open the file in Poedit, or look for a quote that is missing on this line."
_ABOVE = "Look at the entry above this line; in the header, at dates, language and plural forms."
_ORDER = "Each entry has one msgid and then one msgstr: open the file in Poedit to see it."


def syntax_findings(text: str, path: str) -> tuple[Finding, ...]:
    """Return what is wrong with a PO text, in the order of its lines."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1)]
    kept = [(number, line) for number, line in lines if line and not line.startswith("#")]
    wrong = tuple(_line_findings(kept, path)) or tuple(_entry_findings(kept, path))
    return wrong or tuple(_other_findings(text, path))


def _line_findings(lines: list[tuple[int, str]], path: str) -> Iterator[Finding]:
    for number, line in lines:
        match = _LINE.fullmatch(line)
        keyword = match["keyword"] if match else None
        if not match or (keyword and not _KEYWORDS.fullmatch(keyword)):
            message = f"this is no line of a catalogue: {line[:60]}"
            yield _error(message, path, number, _QUOTE)


def _entry_findings(lines: list[tuple[int, str]], path: str) -> Iterator[Finding]:
    """Find entries whose parts are out of order, and msgids that stand twice."""
    seen: dict[tuple[str, str], int] = {}
    for start, parts in _entries(lines):
        keywords = [keyword for keyword, _ in parts]
        msgid = "".join(text for keyword, text in parts if keyword == "msgid")
        context = "".join(text for keyword, text in parts if keyword == "msgctxt")
        if not _is_in_order(keywords):
            named = [*keywords[:_NAMED], *(["…"] if keywords[_NAMED:] else [])]
            message = f"the entry has its parts out of order: {', '.join(named)}"
            yield _error(message, path, start, _ORDER)
        first = seen.setdefault((context, msgid), start)
        if first != start:
            message = f"the same msgid stands at line {first} too"
            yield _error(message, path, start, "Keep one of the two.")


def _is_in_order(keywords: list[str]) -> bool:
    spelled = " ".join(keyword.partition("[")[0] for keyword in keywords)
    return re.fullmatch(r"(msgctxt )?msgid( msgstr| msgid_plural( msgstr)+)", spelled) is not None


def _entries(lines: list[tuple[int, str]]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield each entry with the line of its msgid; strings that go on are put together."""
    parts: list[tuple[str, list[str]]] = []
    start = 1
    for number, line in lines:
        match = _LINE.fullmatch(line)
        keyword, text = (match["keyword"], match["string"][1:-1]) if match else (None, "")
        if keyword in ("msgid", "msgctxt") and [name for name, _ in parts[:2]] not in _UNBEGUN:
            yield start, _joined(parts)
            parts = []
        if keyword is None and parts:
            parts[-1][1].append(text)
        else:
            parts.append((keyword or "text", [text]))
        start = number if keyword == "msgid" or not parts[1:2] else start
    if parts:
        yield start, _joined(parts)


def _joined(parts: list[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    return [(keyword, "".join(texts)) for keyword, texts in parts]


def _other_findings(text: str, path: str) -> Iterator[Finding]:
    charset = _CHARSET.search(text)
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        line = text.count("\n", 0, charset.start()) + 1
        message = f"the header says that the file is in {charset[1]}"
        yield _error(message, path, line, "Write charset=UTF-8; the file is read as UTF-8.")
    try:
        read_po(text.replace("#~|", "#").split("\n"), abort_invalid=True)
    except PoFileError as error:
        reason = str(error).rpartition(" on ")[0] or str(error)
        yield _error(reason, path, error.lineno + 1, _ABOVE)
    except (ValueError, IndexError, LookupError) as error:
        yield _error(f"the catalogue cannot be read: {error}", path, 1, _ABOVE)


def _error(message: str, path: str, line: int, hint: str) -> Finding:
    return Finding("bad-catalogue", "error", message, Origin(path, line), hint)
