"""`manifest.json` as bytes: written so that a person can read it, read with distrust."""

from __future__ import annotations

import json
from pathlib import Path

from plainspoken.speech.voices import VOICES

NAME = "manifest.json"


def spell(value: object) -> bytes:
    """Return JSON that a person can read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def previous_engines(outputs: Path) -> dict[tuple[str, str], str]:
    """Return the voice engine of each (handout, locale) in the manifest that is there."""
    try:
        handouts = json.loads((outputs / NAME).read_bytes())["handouts"]
        return {
            (handout["id"], handout["locale"]): handout["voice"]["engine"]
            for handout in handouts
            if handout["voice"]["engine"] in VOICES
        }
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
