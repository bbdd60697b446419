"""The command that is called most: what a build needs is loaded only where one is needed."""

from __future__ import annotations

import argparse

from plainspoken.errors import OK
from plainspoken.lock import alone
from plainspoken.remembered import is_auto, recall, see
from plainspoken.sweeping import sweep
from plainspoken.workspace import world_of


def build(options: argparse.Namespace) -> int:
    """Tell at once that there is nothing to do, or build."""
    world = world_of(options)
    with alone(world):
        sweep(world)
        seen = see(options, world)
        said = None if options.release else recall(seen, world, is_auto(options, world))
        if said is None:
            from plainspoken import assembly

            return assembly.build(options, seen)
    print(said)
    return OK
