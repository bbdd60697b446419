"""A finished recording as ffmpeg hears it; nothing of ours is imported."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

Samples = npt.NDArray[np.int16]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Heard:
    """Integrated loudness in LUFS, and true peak in dBTP."""

    loudness: float
    true_peak: float


def hear(samples: Samples, rate: int) -> Heard:
    """Return what ffmpeg's filter ebur128 measures."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=rate, format="s16", layout="mono")
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    found: dict[str, Any] = {}
    for frame in (*_frames(samples, rate), None):
        source.push(frame)
        found |= _pulled(graph)
    peak = float(found["lavfi.r128.true_peak"])
    return Heard(float(found["lavfi.r128.I"]), 20 * math.log10(peak) if peak else -math.inf)


def _frames(samples: Samples, rate: int) -> Iterator[av.AudioFrame]:
    for at in range(0, len(samples), 4096):
        part = np.ascontiguousarray(samples[None, at : at + 4096])
        frame = av.AudioFrame.from_ndarray(part, format="s16", layout="mono")
        frame.sample_rate, frame.pts = rate, at
        yield frame


def _pulled(graph: Graph) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        try:
            found |= graph.pull().metadata
        except (av.error.BlockingIOError, av.error.EOFError):
            return found


def decoded(path: Path) -> tuple[Floats, int]:
    """Return the samples of a file, 1.0 for full scale, and their rate."""
    with av.open(str(path)) as file:
        parts = [frame.to_ndarray().ravel() for frame in file.decode(audio=0)]
        return np.concatenate(parts), file.streams.audio[0].rate


def whole(samples: Floats) -> Samples:
    """Return samples as whole numbers."""
    return np.asarray(np.rint(np.clip(samples, -1, 32767 / 32768) * 32768), np.int16)
