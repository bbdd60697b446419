"""Make files: one executor, jobs that can be pickled, each file whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from plainspoken.formats import FORMATS, Task, task_narration
from plainspoken.progress import Progress
from plainspoken.speech.narrate import ClipRequest, speak
from plainspoken.speech.voices import VOICES, VoiceError
from plainspoken.store import digest, write_whole
from plainspoken.world import World

T = TypeVar("T")

_BATCH = 16
"""Clips a job: enough that the way to another process costs little."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a file's bytes without reading them."""

    sha256: str
    bytes: int
    extent: float


@dataclass(frozen=True, slots=True)
class Made:
    """The outcome of a task: its record, or in words why there is none."""

    task: Task
    record: Record | None
    failure: str = ""
    rendered: bool = False


class InlineExecutor(Executor):
    """Runs each job at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run a job; its exception, if any, waits in the future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def is_current(task: Task, world: World) -> Record | None:
    """Return the record of a task whose file is in place and right, else None."""
    record = _record(task.key, world)
    if record is None:
        return None
    try:
        content = (world.outputs / task.path).read_bytes()
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


def build(
    tasks: Sequence[Task], executor: Executor, world: World, progress: Progress
) -> Iterator[Made]:
    """Make the files of tasks: first what is said, each sentence once, then the files."""
    failures = _speak_all(_missing_clips(tasks, world), executor, world, progress)
    ready = []
    for task in tasks:
        if why := _failed(task, failures):
            yield Made(task, None, why)
        else:
            ready.append(task)
    progress.phase("Files", len(ready))
    futures = {executor.submit(_make, task, world): task for task in ready}
    for future in as_completed(futures):
        progress.step(futures[future].path)
        yield future.result()


def _missing_clips(tasks: Iterable[Task], world: World) -> list[ClipRequest]:
    audio = [task for task in tasks if task.format == "mp3" and not _record(task.key, world)]
    requests = dict.fromkeys(clip for task in audio for clip in task_narration(task).clips())
    return [request for request in requests if not world.store.has(request.key)]


def _failed(task: Task, failures: dict[ClipRequest, str]) -> str:
    if not failures or task.format != "mp3":
        return ""
    return next((failures[c] for c in task_narration(task).clips() if c in failures), "")


def _speak_all(
    requests: Sequence[ClipRequest], executor: Executor, world: World, progress: Progress
) -> dict[ClipRequest, str]:
    """Say what was never said; return what could not be said and why."""
    if requests:
        progress.phase("Sentences to say", len(requests))
    if requests and VOICES[requests[0].engine].online:
        return _speak_online(requests, world, progress)
    failures: dict[ClipRequest, str] = {}
    batches = [requests[start : start + _BATCH] for start in range(0, len(requests), _BATCH)]
    futures = {executor.submit(_speak, batch, world): len(batch) for batch in batches}
    for future in as_completed(futures):
        failures.update(future.result())
        progress.step("", futures[future])
    return failures


def _speak_online(
    requests: Sequence[ClipRequest], world: World, progress: Progress
) -> dict[ClipRequest, str]:
    """One at a time, and no more after a failure: the service is another's."""
    failures: dict[ClipRequest, str] = {}
    for request in requests:
        why = next(iter(failures.values()), "")
        failures.update({request: why} if why else _speak([request], world))
        progress.step("")
    return failures


def _speak(requests: Sequence[ClipRequest], world: World) -> dict[ClipRequest, str]:
    failures = {}
    for request in requests:
        try:
            speak(request, world)
        except VoiceError as error:
            failures[request] = str(error)
    return failures


def _make(task: Task, world: World) -> Made:
    """Job: put a file in its place, from the store where it holds the bytes already."""
    key = task.key
    record, content = _record(key, world), world.store.get(key)
    rendered = record is None or content is None
    if record is None or content is None:
        try:
            made = FORMATS[task.format].render(task, world)
        except VoiceError as error:
            return Made(task, None, str(error))
        content = made.content
        record = Record(hashlib.sha256(content).hexdigest(), len(content), made.extent)
        world.store.put(key, content)
        world.store.put(_record_key(key), json.dumps(asdict(record)).encode())
    write_whole(world.outputs / task.path, content)
    return Made(task, record, rendered=rendered)


def _record(key: str, world: World) -> Record | None:
    found = world.store.get(_record_key(key))
    return Record(**json.loads(found)) if found else None


def _record_key(key: str) -> str:
    return digest("record", key)
