"""A share of the campaign: a few kills, and one try of each other fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.campaign import FAULTS, IS_LINUX, Fault, run
from tests.faults.field import Field

pytestmark = pytest.mark.skipif(not IS_LINUX, reason="signals, rights and /proc are Linux's")

KILLS = 3


@pytest.fixture(scope="module")
def field() -> Iterator[Field]:
    with Field(seed=1) as opened:
        yield opened


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_wrong_or_half_and_the_next_build_mends_it(fault: Fault, field: Field) -> None:
    for outcome in run(fault, field, KILLS if fault.kills else 1):
        assert outcome.whole, outcome
