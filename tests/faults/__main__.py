"""Try all faults, and count what comes of them."""

from __future__ import annotations

import argparse
import sys

from tests.faults.campaign import FAULTS, chosen, count, run, table
from tests.faults.field import Field

EVERY = 20


def main() -> int:
    """Return 1 if a try was not whole, else 0."""
    options = _options()
    lines, whole = [], True
    with Field(options.seed) as field:
        for fault in chosen(options.only):
            print(f"{fault.name}: {fault.how}; {fault.holds}", flush=True)
            outcomes = []
            for number, outcome in enumerate(
                run(fault, field, options.kills if fault.kills else fault.tries), 1
            ):
                outcomes.append(outcome)
                if not outcome.whole:
                    print(f"  {number}: {outcome}", flush=True)
                if number % EVERY == 0:
                    print(f"  {number} tries", flush=True)
            whole = whole and all(outcome.whole for outcome in outcomes)
            lines.append(count(fault.name, outcomes))
            print(table([lines[-1]]), flush=True)
    print(f"\n{table(lines)}")
    return 0 if whole else 1


def _options() -> argparse.Namespace:
    names = ", ".join(fault.name for fault in FAULTS)
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="kills of each row of kills")
    parser.add_argument("--only", default="", metavar="NAME,…", help=names)
    parser.add_argument("--seed", type=int, default=1, help="what the moments are drawn by")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
