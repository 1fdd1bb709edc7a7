"""The quota award: for disabled employees beyond the statutory quota, or up to it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.groups import GROUP_NAMES
from sim.levers import Levers
from tests.scenarios.instruments.clauses import paid, settle_month
from tests.scenarios.instruments.firms.policies import built
from tests.sim.desks import small_state

DISABLED = np.uint64(GROUP_NAMES["disabled"])

# clause, staff, disabled among them, yuan above the quota, yuan up to it
CLAUSES: list[tuple[str, int, int, float, float]] = [
    ("nobody disabled", 100, 0, 0.0, 0.0),
    ("a small firm owes nobody, so that one is beyond", 20, 1, 5000.0, 0.0),
    ("one in 100 fills the quota of one", 100, 1, 0.0, 5000.0),
    ("two in 100: one beyond, one within", 100, 2, 5000.0, 5000.0),
    ("five in 400 are short of six", 400, 5, 0.0, 25_000.0),
    ("nine in 400: three beyond, six within", 400, 9, 15_000.0, 30_000.0),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, int, int, float, float]) -> None:
    _, staff, disabled, above, within = clause
    for pays_for, yuan in (("above_quota", above), ("up_to_quota", within)):
        state, instrument = small_state(staff, 1), built("quota_award", pays_for=pays_for)
        state.people["groups"][:disabled] = DISABLED
        state.month = 10
        settle_month(instrument, state)
        assert not paid(state)
        settle_month(instrument, state)
        assert paid(state) == ([(11, yuan)] if yuan else [])


def test_firms_whose_next_hire_counts_expect_it_each_december() -> None:
    levers = Levers(keeping=0.98)
    built("quota_award").fill(levers, 8, 1.0)
    built("quota_award", pays_for="up_to_quota").fill(levers, 8, 0.5)
    beyond, within = levers.hiring.offers
    decembers = sum(0.98**wait for wait in (3, 15, 27, 39, 51))
    assert beyond.value == pytest.approx(5000 * decembers)
    assert within.value == pytest.approx(0.5 * 5000 * decembers)
    # 1 of 67 is the first whole person: 66 × 0.015 = 0.99.
    assert (beyond.firms.fewest, beyond.firms.most) == (0, 66)
    assert (within.firms.fewest, within.firms.most) == (67, None)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": {"unit": "yuan/hire"}}, "pays.unit: 'yuan/hire' is not a unit"),
        ({"limits": {"months": 2}}, "limits.months: a quota_award in yuan/year pays each claim"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        built("quota_award", **changes)
