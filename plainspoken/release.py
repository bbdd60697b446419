"""What may be handed out: a release is signed and translated as a whole.

It has no draft voice, no open warning, and nothing withheld. A text that is fuzzy or has no
translation is an error or a warning of its own, so nothing of the kind gets here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from plainspoken.call import Call
from plainspoken.editions import Edition, append, read_record
from plainspoken.formats import row
from plainspoken.model import Finding
from plainspoken.signing import sign_off_findings
from plainspoken.speech.voices import VOICES
from plainspoken.today import edition_of
from plainspoken.work import Work


def release(call: Call, works: Sequence[Work]) -> list[Finding]:
    """Put what a call asks for on record as released, or return why it cannot be; [] if it can.

    On record before a file is placed: an edition that nobody got harms nobody, but one that was
    handed out and is not on record can never be called back. Raises `OSError`.
    """
    record = read_record(call.world.root)
    why = _refusals(call, works) + list(record.findings)
    if not why:
        append(call.world.root, record, _editions(call))
    return why


def _editions(call: Call) -> Iterator[Edition]:
    for unit in call.units:
        if unit.sign_off:
            yield edition_of(unit.subject.localised, unit.edition, unit.sign_off, call.world)


def _refusals(call: Call, works: Sequence[Work]) -> list[Finding]:
    """Return why what a call asks for cannot be released, its findings first; [] if it can."""
    asked = [work for work in works if call.choice.takes(work.unit)]
    voices = [finding for work in asked for finding in work.findings]
    why = [*_open_warnings(call), *_drafts(call, asked), *voices, *_unsigned(call, asked)]
    errors = any(finding.severity == "error" for finding in call.findings)
    return [*call.findings, *why] if why or errors else []


def _unsigned(call: Call, asked: Sequence[Work]) -> Iterator[Finding]:
    """Ask nobody to sign a text with errors, for it will be another one when they are mended."""
    for work in asked:
        if not work.unit.blocked:
            yield from sign_off_findings(work.unit, call.world.store)


def _open_warnings(call: Call) -> Iterator[Finding]:
    count = sum(finding.severity == "warning" for finding in call.findings)
    if count:
        what = "a warning is" if count == 1 else f"{count} warnings are"
        message = f"{what} neither mended nor accepted"
        hint = "Mend the text, or accept it with a reason: each warning tells how."
        yield Finding("open-warning", "error", message, None, hint)


def _drafts(call: Call, asked: Sequence[Work]) -> Iterator[Finding]:
    sound = call.choice.sounds
    for work in asked:
        made = sound or _has_sound(work, call.world.outputs)
        if made and VOICES[work.engine].draft and not work.unit.blocked:
            document = work.unit.document
            message = f"{work.engine}, the voice of {document.id} in {document.locale}, is a draft"
            hint = "Install a voice (python build.py voice install kokoro), or ask for gtts."
            if not sound:
                hint += " Print alone is released where no recordings lie beside it."
            yield Finding("draft-voice", "error", message, None, hint)


def _has_sound(work: Work, outputs: Path) -> bool:
    """Tell whether recordings are there already: who copies the folder hands them out too."""
    return any(row(task).spoken and (outputs / task.path).is_file() for task in work.tasks)
