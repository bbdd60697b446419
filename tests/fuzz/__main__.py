"""The command: hostile input for all readers, or for some of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from tests.fuzz.campaign import Result, attempt, run
from tests.fuzz.targets import TARGETS


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the call, run it, tell; the status is 1 when an input did harm."""
    options = _parser().parse_args(arguments)
    names = options.only.split(",") if options.only else list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        print(f"no target is called {unknown[0]}; there are: {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    if options.replay:
        return _replay(options.replay)
    results = []
    for result in _results(names, options):
        results.append(result)
        print(_row(result), flush=True)
    total = Result("all", sum(r.inputs for r in results), sum(r.seconds for r in results))
    total.slowest = max(r.slowest for r in results)
    total.harm = {path: words for result in results for path, words in result.harm.items()}
    print(_row(total))
    for path, words in total.harm.items():
        print(f"{words}\n  replay: python -m tests.fuzz --replay {path}")
    return 1 if total.harm else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="of all targets together")
    parser.add_argument("--seconds", type=float, default=900, help="for each target at most")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    parser.add_argument("--only", metavar="NAME,…", help=", ".join(TARGETS))
    parser.add_argument("--jobs", type=int, default=1, help="processes, a target each")
    parser.add_argument("--keep", type=Path, default=Path(".fuzz"), help="where harm is kept")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="try an input that was kept")
    return parser


def _results(names: Sequence[str], options: argparse.Namespace) -> Iterator[Result]:
    shares = sum(TARGETS[name].share for name in names)
    counts = [max(options.inputs * TARGETS[name].share // shares, 1) for name in names]
    pool = ProcessPoolExecutor(options.jobs) if options.jobs > 1 else nullcontext()
    with pool as executor:
        each = executor.map if isinstance(executor, Executor) else map
        rest = ([value] * len(names) for value in (options.seconds, options.seed, options.keep))
        yield from each(run, names, counts, *rest)


def _replay(path: Path) -> int:
    result = Result(path.name.rpartition("-")[0])
    attempt(result, path.read_bytes(), path.parent)
    print("\n".join(result.harm.values()) or f"no harm, in {result.slowest:.2f} s")
    return 1 if result.harm else 0


def _row(result: Result) -> str:
    rate = result.inputs / max(result.seconds, 0.001)
    return (
        f"{result.target:<14}{result.inputs:>8,} inputs{result.seconds:>8.0f} s{rate:>7.0f} / s"
        f"{result.slowest:>7.2f} s the slowest{len(result.harm):>4} did harm"
    )


if __name__ == "__main__":
    sys.exit(main())
