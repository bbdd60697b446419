"""What a recording costs beyond its voice, beside the pipe `espeak-ng --stdout | lame`.

`python -m benchmarks.sound` prints a table for the section of about 200 words, said by espeak.
Every ratio is of two figures of the same run.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.__main__ import PROJECT
from benchmarks.calls import Times
from plainspoken.world import World

if TYPE_CHECKING:
    from plainspoken.speech.narrate import Narration
    from plainspoken.speech.sound import Clip

WORDS = 200
ROUNDS = 15
AROUND = 0.1
"""Seconds of silence around what a voice says, before it is trimmed."""

PIPE = "espeak-ng --stdout | lame"
COMMAND = "espeak-ng -v en-us --stdout -f text | lame --quiet - pipe.mp3"

Steps = Mapping[str, Callable[[Path], object]]


def main() -> None:
    """Print the table."""
    spoken = section()
    missing = [name for name in ("espeak-ng", "lame") if not shutil.which(name)]
    print(f"{spoken.title}, {len(text(spoken).split())} words")
    if missing:
        print(f"not installed: {', '.join(missing)} (apt-get install espeak-ng lame)")
    times = costs(spoken, {} if missing else {PIPE: pipe}, ROUNDS)
    print(f"{'seconds of one core':<32}{'best':>9}{'median':>9}{'x the pipe':>13}")
    for name, each in times.items():
        ratio = "" if missing else f"{each.best / times[PIPE].best:.2f}"
        print(f"{name:<32}{each.best:>9.3f}{each.median:>9.3f}{ratio:>13}")


def section() -> Narration:
    """Return the English section of this repository that is nearest to 200 words."""
    from plainspoken.languages import LANGUAGES
    from plainspoken.plan import make_plan, read_ground
    from plainspoken.speech.narrate import narration, reading
    from plainspoken.speech.voices import reader

    world = World(PROJECT, PROJECT / "outputs")
    units, espeak = make_plan(read_ground(world, LANGUAGES)).units, reader("espeak", world)
    narrations = [
        narration(
            unit.document,
            each,
            unit.language,
            reading(espeak, unit.subject.lexicons),
            world.settings,
        )
        for unit in units
        if unit.language.iso639 == "eng"
        for each in unit.document.sections
    ]
    return min(narrations, key=lambda spoken: abs(len(text(spoken).split()) - WORDS))


def text(spoken: Narration) -> str:
    """Return what is said, a sentence a line."""
    from plainspoken.speech.voices import words

    return "\n".join(words(utterance.said) for part in spoken.script for utterance in part)


def costs(spoken: Narration, others: Steps, rounds: int) -> dict[str, Times]:
    """Return what other ways cost, and all that we do beyond the voice, whole and in parts."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "text").write_text(text(spoken), "utf-8")
        times = taken({**others, **ours(spoken, root)}, root, rounds)
    keep, make = (times[name] for name in ("trim the clips, keep them", "make the recording"))
    whole = Times(a + b for a, b in zip(keep, make, strict=True))
    return {
        **{name: times.pop(name) for name in others},
        "beyond the voice": whole,
        **{f"  {name}": each for name, each in times.items()},
    }


def ours(spoken: Narration, root: Path) -> Steps:
    """Return our steps; what a voice says is said now, and kept in the folder."""
    from plainspoken.speech import mp3
    from plainspoken.speech.levelling import level
    from plainspoken.speech.narrate import narrate, speak
    from plainspoken.speech.sound import decode, encode_clip, in_a_row, trim

    world = World(root, root)
    pieces = [([speak(clip, world) for clip in each.clips], each) for each in spoken.pieces()]
    clips = [around(decode(clip)) for kept, _ in pieces for clip in kept]
    rows = [in_a_row([*map(decode, kept)], each.pauses) for kept, each in pieces]
    levelled = [level(row) for row in rows]
    return {
        "trim the clips, keep them": lambda _: [encode_clip(trim(clip)) for clip in clips],
        "make the recording": lambda fresh: narrate(spoken, World(fresh, fresh)),
        "  of this, loudness": lambda _: [level(row) for row in rows],
        "  of this, MP3": lambda _: [mp3.encode(row) for row in levelled],
    }


def around(clip: Clip) -> Clip:
    """Return a clip as a voice gives it, with silence around."""
    from plainspoken.speech.sound import in_a_row, silence

    return in_a_row([silence(AROUND, clip.rate), clip], [0, AROUND])


def pipe(folder: Path) -> None:
    """Say the file `text` of a folder into an MP3, as one does in a shell."""
    subprocess.run(COMMAND, shell=True, cwd=folder, check=True)


def taken(steps: Steps, root: Path, rounds: int) -> dict[str, Times]:
    """Return the seconds of one core that steps take. They take turns, the first unmeasured.

    Each works in a copy of the folder: there are clips, and nothing made of them yet.
    """
    times = {name: Times() for name in steps}
    for number in range(rounds + 1):
        for name, step in steps.items():
            with tempfile.TemporaryDirectory() as folder:
                shutil.copytree(root, folder, dirs_exist_ok=True)
                seconds = spent(step, Path(folder))
            if number:
                times[name].append(seconds)
    return times


def spent(step: Callable[[Path], object], folder: Path) -> float:
    """Return the seconds of any core that a step takes, here and in the programs it starts."""

    def so_far() -> Iterator[float]:
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
            usage = resource.getrusage(who)
            yield usage.ru_utime + usage.ru_stime

    before = sum(so_far())
    step(folder)
    return sum(so_far()) - before


if __name__ == "__main__":
    main()
