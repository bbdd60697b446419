"""Disks that are full, read-only or spoilt, files that are held open, and clocks set back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.faults.field import Strike, Try
from tests.faults.judge import End
from tests.faults.signals import end
from tests.processes import start

RIGHTS = "-dac_override,-dac_read_search"
BOUND = ("setpriv", "--inh-caps", RIGHTS, "--bounding-set", RIGHTS) if os.geteuid() == 0 else ()
"""What binds root to the rights of files, as anybody else is."""

CAME_TO_ITS_END = " made. Open "


def _in_child(tried: Try, fault: str, before: Sequence[str] = ()) -> tuple[int, str]:
    """Run a build with a fault inside; return its exit status and what it said."""
    command = ("-m", "tests.faults.child", fault) if fault else ("build.py",)
    options = (*tried.ground.options, "--jobs", "1")
    process = start(tried.ground.root, *options, command=command, before=before)
    said = end(process, tried)
    return process.returncode, said


def _expect_told(tried: Try, status: int, said: str, words: Sequence[str]) -> End:
    """A build that was hit says so, in words; return whether it came to its end."""
    told = status == 2 and any(word in said for word in words)
    tried.outcome.expect(status == 0 or told, f"it ends with {status}: {said[-600:]}")
    return "ended" if CAME_TO_ITS_END in said else "failed"


def full(where: str, most: int) -> Strike:
    """Return how a disk is full after some files, fewer than `most`, with half of the next one."""

    def strike(tried: Try) -> End:
        left = tried.field.chance.randrange(most)
        status, said = _in_child(tried, f"full:{where},{left}")
        return _expect_told(tried, status, said, ["No space left on device"])

    return strike


def limited(tried: Try) -> End:
    """No file may be larger than some kilobytes."""
    status, said = _in_child(tried, f"limit:{tried.field.chance.randrange(2_000, 60_000)}")
    return _expect_told(tried, status, said, ["File too large"])


def held(tried: Try) -> End:
    """Some files that are there are held open; what stays of them is told."""
    chance = tried.field.chance
    names = chance.sample(sorted(tried.outputs), chance.randint(1, 3))
    status, said = _in_child(tried, f"held:{','.join(names)}")
    for name in names:
        kept = tried.ground.outputs().get(name) == tried.outputs[name]
        tried.outcome.expect(kept, f"{name} was held, and is another one")
        changes = tried.ground.after.get(name) != tried.outputs[name]
        named = name in said or "manifest.json" in said
        tried.outcome.expect(not changes or named, f"{name} is not told: {said[-600:]}")
    return _expect_told(tried, status, said, ["Access is denied"])


def read_only(tried: Try) -> End:
    """Nobody may write in the outputs."""
    outputs = tried.ground.workspace.outputs
    outputs.mkdir(exist_ok=True)
    folders = [outputs, *(path for path in outputs.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    status, said = _in_child(tried, "", BOUND)
    for folder in folders:
        folder.chmod(0o755)
    tried.outcome.expect(status == 2, "it could write where it may not")
    return _expect_told(tried, status, said, ["Permission denied"])


def unreadable(tried: Try) -> End:
    """Some entries of the store cannot be read, and files are missing that would need them."""
    entries = _entries(tried)
    for path in tried.field.chance.sample(entries, len(entries) // 2):
        path.chmod(0)
    _lose_some(tried)
    status, said = _in_child(tried, "", BOUND)
    tried.outcome.expect(status == 0, f"it ends with {status}: {said[-600:]}")
    return "stopped"


def spoil(how: Callable[[Random, list[Path]], None]) -> Strike:
    """Return how entries of the store are spoilt, and files lost that would come of them."""

    def strike(tried: Try) -> End:
        entries = _entries(tried)
        chance = tried.field.chance
        how(chance, chance.sample(entries, chance.randint(2, len(entries))))
        _lose_some(tried)
        return "stopped"

    return strike


def truncate(chance: Random, entries: list[Path]) -> None:
    for path in entries:
        content = path.read_bytes()
        path.write_bytes(content[: chance.randrange(len(content))])


def flip(chance: Random, entries: list[Path]) -> None:
    for path in entries:
        content = bytearray(path.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)


def swap(chance: Random, entries: list[Path]) -> None:
    contents = [path.read_bytes() for path in entries]
    for path, content in zip(entries, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)


def _entries(tried: Try) -> list[Path]:
    store = tried.ground.root / ".plainspoken"
    found = sorted(path for path in store.rglob("*") if path.is_file())
    return [path for path in found if path.name != "lock" and path.stat().st_size]


def _lose_some(tried: Try) -> None:
    for name in tried.field.chance.sample(sorted(tried.outputs), len(tried.outputs) // 2):
        (tried.ground.workspace.outputs / name).unlink()


def clock_back(tried: Try) -> End:
    """The clock was set back by years, and files are of any day."""
    chance = tried.field.chance
    for path in tried.ground.root.rglob("*"):
        moment = chance.randrange(4_000_000_000)
        os.utime(path, (moment, moment))
    status, said = _in_child(tried, "clock:2021-02-03")
    tried.outcome.expect(status == 0, f"it ends with {status}: {said[-600:]}")
    same = tried.ground.outputs() == tried.ground.after
    tried.outcome.expect(same, "what day it is has a say in what is made")
    return "ended"


def clock_before_sign_off(tried: Try) -> End:
    """The clock was set back to before a handout was signed."""
    status, said = _in_child(tried, "clock:2019-02-03")
    tried.outcome.expect(status == 1, f"it ends with {status}: {said[-600:]}")
    tried.outcome.expect("[wrong-date]" in said, "nothing is said about the day")
    return "ended"
