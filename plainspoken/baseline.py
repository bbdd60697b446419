"""How hard the sections were when somebody last looked and agreed: `source/readability.json`.

It is committed with the source, so that everybody sees how an edit moved the scores.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from plainspoken.checks.readability import GATES
from plainspoken.languages import base
from plainspoken.model import Finding, Origin
from plainspoken.plan import Unit
from plainspoken.readability.scores import Scores, scores
from plainspoken.source_names import FOLDER
from plainspoken.store import rewrite
from plainspoken.text_file import read_text

PATH = f"{FOLDER}/readability.json"
VERSION = 1

Key = tuple[str, str, str]
"""Ids of handout and section, and the locale."""
Baseline = Mapping[Key, Scores]

STRICT = "_strict"
"""How the names of scores end in which glossary words are not neutral."""


def measured(units: Iterable[Unit]) -> Baseline:
    """Return the gate scores of all sections, and the strict ones beside them."""
    found: dict[Key, Scores] = {}
    for unit in units:
        tag = unit.language.tag
        names = {f"{gate.score}{end}" for gate in GATES.get(base(tag), ()) for end in ("", STRICT)}
        for section, sentences in unit.subject.sections():
            all_scores = scores(sentences, tag, unit.subject.store)
            kept = {name: value for name, value in all_scores.items() if name in names}
            found[unit.document.id, section.id, unit.document.locale] = kept
    return found


def save(root: Path, baseline: Baseline) -> bool:
    """Write the baseline unless it is there already; tell whether it was written."""
    handouts: dict[str, dict[str, dict[str, Scores]]] = {}
    for (handout, section, locale), kept in baseline.items():
        handouts.setdefault(handout, {}).setdefault(section, {})[locale] = kept
    content = {"version": VERSION, "handouts": handouts}
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    return rewrite(root / PATH, f"{text}\n".encode())


def read_baseline(
    root: Path, handouts: Mapping[str, Collection[str]]
) -> tuple[Baseline, tuple[Finding, ...]]:
    """Return the baseline of a workspace, empty where there is none, and what is wrong with it.

    `handouts` are the ids of sections that there are. One that is gone is found too: the file is
    older than the source.
    """
    if not (root / PATH).exists():
        return {}, ()
    text, trouble = read_text(root, PATH)
    if trouble:
        return {}, (_bad(trouble[0].message),)  # scores of old stop no handout of today
    try:
        found = dict(_entries(json.loads(text)))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return {}, (_bad("this is no baseline of readability, or one of another version"),)
    gone = sorted({f"{key[0]}/{key[1]}" for key in found if key[1] not in handouts.get(key[0], ())})
    stale = (_bad(f"the baseline has a section that is gone: {gone[0]}"),) if gone else ()
    return found, stale


def _entries(content: Mapping[str, Any]) -> Iterable[tuple[Key, Scores]]:
    """Raises one of many errors where anything else was written."""
    if content["version"] != VERSION:
        raise ValueError
    for handout, sections in content["handouts"].items():
        for section, locales in sections.items():
            for locale, kept in locales.items():
                yield (handout, section, locale), {name: _score(kept[name]) for name in kept}


def _score(value: object) -> float:
    """Return a score. JSON knows truth, and Python reads NaN out of it: neither is one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError
    return float(value)


def _bad(message: str) -> Finding:
    hint = "Write it anew: python build.py check --save-baseline"
    return Finding("bad-baseline", "warning", message, Origin(PATH, 1), hint)
