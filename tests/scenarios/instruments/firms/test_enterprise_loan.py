"""The enterprise loan: 200,000 yuan a hire, 3 million at most, half its interest paid back."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.groups import GROUP_NAMES
from sim.job_relief import job_relief
from sim.levers import Levers
from tests.scenarios.instruments.clauses import moved, paid, settle_month
from tests.scenarios.instruments.firms.policies import built
from tests.sim.desks import small_state
from tests.sim.markets import asked_for, settled

VETERAN = np.uint64(GROUP_NAMES["veteran"])
OF_ONE = 0.5 * 0.03 * 200_000.0

# clause, its terms, hires covered, hires not covered, yuan paid a year later
CLAUSES: list[tuple[str, dict[str, Any], int, int, float]] = [
    ("half the interest of a year", {}, 1, 0, OF_ONE),
    ("for each hire", {}, 4, 3, 4 * OF_ONE),
    ("on 3 million at most", {}, 40, 0, 15 * OF_ONE),
    ("for those covered alone", {}, 0, 3, 0.0),
    ("all of it at the prime rate", {"pays": {"amount": 1.0}}, 1, 0, 2 * OF_ONE),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], int, int, float]) -> None:
    _, changes, covered, others, yuan = clause
    state, instrument = small_state(60, 1), built("enterprise_loan", **changes)
    state.people["groups"][:covered] = VETERAN
    hired = np.arange(covered + others)
    state.events.hired, state.events.hired_by = hired, np.zeros_like(hired)
    for _ in range(14):
        settle_month(instrument, state)
    assert paid(state) == ([(12, yuan)] if yuan else [])


def test_three_million_is_what_a_firm_may_owe_at_a_time() -> None:
    state, instrument = small_state(60, 1), built("enterprise_loan")
    state.people["groups"][:] = VETERAN
    for month in range(27):
        hires = {0: 10, 1: 10, 2: 10, 12: 10}.get(month, 0)
        state.events.hired, state.events.hired_by = np.arange(hires), np.zeros(hires, np.int64)
        settle_month(instrument, state)
    # Two million, then the million that is left, nothing, and two again once those are repaid.
    assert paid(state) == [(12, 10 * OF_ONE), (13, 5 * OF_ONE), (24, 10 * OF_ONE)]


def test_a_firm_that_closes_has_not_repaid() -> None:
    state, instrument = small_state(60, 1), built("enterprise_loan")
    state.people["groups"][:1] = VETERAN
    state.events.hired, state.events.hired_by = np.array([0]), np.array([0])
    for month in range(14):
        state.firms["alive"][:] = month < 5
        settle_month(instrument, state)
    assert not paid(state)


def test_firms_expect_it_for_the_share_of_hires_that_it_covers() -> None:
    market, numbers = settled(), asked_for("baseline").firms
    state, world = market.state, market.world
    levers = Levers(keeping=0.98)
    everybody: dict[str, Any] = {"who": {}}
    built("enterprise_loan", **everybody).fill(levers, 0, 1.0)
    saved = job_relief(state, world, numbers, levers)
    assert isinstance(saved, np.ndarray)
    here = state.firms["kind"] != 4
    assert saved[here] == pytest.approx(np.full(here.sum(), OF_ONE * 0.98**12))
    assert not saved[~here].any()
    some = job_relief(state, world, numbers, moved(built("enterprise_loan")))
    assert isinstance(some, np.ndarray)
    assert 0 < some.max() < OF_ONE


@pytest.mark.parametrize(
    "changes",
    [{"take_up": 0.0}, {"pays": {"amount": 0.0}}, {"who": {"all": ["student", "unemployed"]}}],
)
def test_nothing_moves_nothing(changes: dict[str, Any]) -> None:
    market, numbers = settled(), asked_for("baseline").firms
    levers = moved(built("enterprise_loan", **changes))
    assert not np.any(job_relief(market.state, market.world, numbers, levers))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"most": 100_000.0}, "most: the cap 100000 lies below the loan for one hire 200000"),
        ({"pays": {"amount": 2.0}}, "pays.amount: 2 is more than all interest"),
        ({"limits": {}}, "limits.kept_months: a loan runs for no month"),
        ({"pays": {"unit": "yuan/hire"}}, "pays.unit: 'yuan/hire' is not a unit"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        built("enterprise_loan", **changes)
