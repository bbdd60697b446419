"""Typography: what a careful editor of this language would change."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.checks.subject import Subject
from plainspoken.model import Finding, Origin, Prose
from plainspoken.typography import Edit, edits, shown

_FIXABLE = (".md", ".toml", ".po")
_MECHANICAL = "Run: python build.py fix"
_BY_HAND = "Put it right by hand."


def typography(subject: Subject) -> Iterator[Finding]:
    """Find what the rules of the language would have another way, once for each text and rule."""
    for _, prose in subject.pairs():
        if prose.language == subject.language.tag:
            yield from judge(prose)


def judge(prose: Prose) -> Iterator[Finding]:
    """Yield what is found in one prose, by the name of the rule."""
    groups: dict[str, list[Edit]] = {}
    for edit in edits(prose.text, prose.language):
        groups.setdefault(edit.rule.name, []).append(edit)
    for group in groups.values():
        yield finding(prose.text, prose.origin, group)


def finding(text: str, origin: Origin, group: list[Edit]) -> Finding:
    """Return the finding about edits of one rule in one text."""
    first = group[0]
    before, after = shown(text, first)
    what = f"“{before}” → “{after}”" if first.replacement is not None else f"“{before}”"
    more = f", and {len(group) - 1} more" if group[1:] else ""
    message = f"{what}{more}: {first.rule.words} [{first.rule.name}]"
    mechanical = first.replacement is not None and origin.path.endswith(_FIXABLE)
    hint = _MECHANICAL if mechanical else _BY_HAND
    return Finding("typography", "warning", message, origin, hint, f"{first.rule.name}\n{text}")
