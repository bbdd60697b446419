"""Make files: one executor, jobs that can be pickled, each file whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from plainspoken.formats import key, row
from plainspoken.formats.sound import task_narration, voice_failed
from plainspoken.formats.task import RenderError, Task
from plainspoken.model import Finding
from plainspoken.progress import Progress, finished
from plainspoken.speech.narrate import ClipRequest, Piece, encode, speak
from plainspoken.speech.times import Time, read_times
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.store import digest, write_whole
from plainspoken.text_file import is_inside
from plainspoken.world import World


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a file's bytes without reading them.

    `extent` is counted as its format is, `times` are empty but for recordings.
    """

    sha256: str
    bytes: int
    extent: float
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The outcome of a task: its record, or why there is none."""

    task: Task
    record: Record | None
    failure: Finding | None = None


def is_current(task: Task, world: World) -> Record | None:
    """Return the record of a task whose file is in place and right, else None."""
    record, path = _record(key(task), world), world.outputs / task.path
    if record is None or not path.is_file():  # a pipe would be waited for
        return None
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return record if hashlib.sha256(content).hexdigest() == record.sha256 else None


def triage(tasks: Sequence[Task], world: World) -> tuple[dict[str, Record], list[Task]]:
    """Return the records, by path, of files that are current, and the tasks that are left."""
    current, waiting = {}, []
    for task in tasks:
        if record := is_current(task, world):
            current[task.path] = record
        else:
            waiting.append(task)
    return current, waiting


def render(
    tasks: Sequence[Task], executor: Executor, world: World, progress: Progress
) -> Iterator[Made]:
    """Put the files of tasks into the store, each sentence said once; place none of them."""
    failures = _record_all(_missing_pieces(tasks, world), executor, world, progress)
    ready = [task for task in tasks if not _failed(task, failures)]
    for task in tasks:
        if why := _failed(task, failures):
            yield Made(task, None, voice_failed(why))
    if ready:
        progress.phase("Files", len(ready))
    futures = {executor.submit(_render, task, world): task for task in ready}
    for future in finished({future: task.path for future, task in futures.items()}):
        progress.step(futures[future].path)
        yield _outcome(future, futures[future])


def _outcome(future: Future[Record | Finding], task: Task) -> Made:
    try:
        made = future.result()
        return Made(task, None, made) if isinstance(made, Finding) else Made(task, made)
    except BrokenExecutor:
        return Made(task, None, _worker_died(task.path))


def _worker_died(what: str) -> Finding:
    message = f"the process that made {what} died, and so did those that tried again"
    hint = "Look at the memory of the computer that it ran on, and try --jobs 1."
    return Finding("worker-died", "error", message, None, hint)


def _missing_pieces(tasks: Iterable[Task], world: World) -> list[Piece]:
    audio = [task for task in tasks if row(task).spoken and not world.store.has(key(task))]
    pieces = dict.fromkeys(piece for task in audio for piece in task_narration(task).pieces())
    return [piece for piece in pieces if not world.store.has(piece.key)]


def _failed(task: Task, failures: dict[Piece, str]) -> str:
    if not failures or not row(task).spoken:
        return ""
    pieces = task_narration(task).pieces()
    return next((failures[piece] for piece in pieces if piece in failures), "")


def _record_all(
    pieces: Sequence[Piece], executor: Executor, world: World, progress: Progress
) -> dict[Piece, str]:
    """Say and encode what was never said; return the pieces that failed and why."""
    unsaid = _speak_online(pieces, world, progress)
    failures = {piece: unsaid[clip] for piece in pieces for clip in piece.clips if clip in unsaid}
    ready = [piece for piece in pieces if piece not in failures]
    if ready:
        progress.phase("Recordings", len(ready))
    futures = {executor.submit(_encode, piece, world): piece for piece in ready}
    for future in finished(dict.fromkeys(futures, "a recording")):
        progress.step("")
        try:
            why = future.result()
        except BrokenExecutor:
            why = "the process of the voice died, and so did those that tried again"
        if why:
            failures[futures[future]] = why
    return failures


def _speak_online(
    pieces: Sequence[Piece], world: World, progress: Progress
) -> dict[ClipRequest, str]:
    """Ask a service for clips one at a time, and no more after a failure: it is another's."""
    requests = dict.fromkeys(clip for piece in pieces for clip in piece.clips)
    online = [request for request in requests if VOICES[request.engine].online]
    missing = [request for request in online if not world.store.has(request.key)]
    if missing:
        progress.phase("Sentences to ask for", len(missing))
    failures: dict[ClipRequest, str] = {}
    for request in missing:
        why = next(iter(failures.values()), "") or _speak(request, world)
        if why:
            failures[request] = why
        progress.step("")
    return failures


def _speak(request: ClipRequest, world: World) -> str:
    try:
        speak(request, world)
    except VoiceError as error:
        return str(error)
    return ""


def _encode(piece: Piece, world: World) -> str:
    """Job: put a piece into the store; return why it failed, if it did."""
    try:
        encode(piece, world)
    except VoiceError as error:
        return str(error)
    return ""


def _render(task: Task, world: World) -> Record | Finding:
    """Job: put the bytes of a file into the store, unless they are there; return why it failed.

    The task is not returned: from another process it would come as a copy, its handout with it.
    """
    name = key(task)
    record = _record(name, world)
    if record and world.store.get(name) is not None:
        return record
    try:
        made = row(task).render(task, world)
    except RenderError as error:
        return error.finding
    sha256 = hashlib.sha256(made.content).hexdigest()
    record = Record(sha256, len(made.content), made.extent, made.times)
    world.store.put(name, made.content)
    world.store.put(_record_key(name), json.dumps(asdict(record)).encode())
    return record


def place(made: Made, world: World) -> Made:
    """Put a file that was rendered from the store into the outputs."""
    path = world.outputs / made.task.path
    content = world.store.get(key(made.task))
    try:
        if not is_inside(path, world.outputs):
            raise OSError(0, "a link leads out of the outputs")
        if content is None:
            raise OSError(0, "the store has lost it")
        write_whole(path, content)
    except OSError as error:
        return Made(made.task, None, cannot_write(path, error.strerror))
    return made


def cannot_write(path: Path, why: str | None) -> Finding:
    """Return the finding for a file in the outputs that cannot be put or taken away."""
    hint = "Close programs that hold it open, and check the folder and the disk."
    return Finding("cannot-write", "error", f"{path} cannot be written: {why}", None, hint)


def _record(key: str, world: World) -> Record | None:
    found = world.store.get(_record_key(key))
    return _read_record(found) if found else None


def _read_record(content: bytes) -> Record | None:
    """Return a record, or None for one that an older program wrote: its file is made again."""
    try:
        record = Record(**json.loads(content))
    except TypeError:
        return None
    return replace(record, times=read_times(record.times))


def _record_key(key: str) -> str:
    return digest("record", key)
