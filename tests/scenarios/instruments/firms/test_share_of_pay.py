"""A hiring subsidy as a share of pay or of insurance, yearly, or for net growth alone."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.quantiles import power_of
from sim.levers import Levers
from sim.vacancies import firm_programmes
from tests.scenarios.instruments.clauses import moved, paid, settle_month
from tests.scenarios.instruments.firms.policies import built
from tests.sim.desks import small_state
from tests.sim.markets import asked_for, continued

WAGE = {"amount": 0.2, "unit": "share_of_wage/month"}
INSURANCE = {"amount": 1.0, "unit": "share_of_insurance/month"}
RATE: dict[str, Any] = {"insurance": {"rate": 0.26, "least_base": 4800.0, "most_base": 10000.0}}
TWICE: dict[str, Any] = {"limits": {"kept_months": 1, "months": 2}}
YEARLY: dict[str, Any] = {
    "pays": {"amount": 6000.0, "unit": "yuan/year"},
    "limits": {"kept_months": 12, "months": 3, "every": 12},
}

# clause, its terms, pay of the hired, months she stays, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], float, int, list[tuple[int, float]]]] = [
    ("a fifth of pay", {"pays": WAGE, **TWICE}, 5000.0, 9, [(1, 1000.0), (2, 1000.0)]),
    ("at most 800", {"pays": WAGE, "most": 800.0, **TWICE}, 5000.0, 9, [(1, 800.0), (2, 800.0)]),
    ("while she stays", {"pays": WAGE, **TWICE}, 5000.0, 2, [(1, 1000.0)]),
    ("contributions", {"pays": INSURANCE, **RATE, **TWICE}, 6000.0, 2, [(1, 1560.0)]),
    ("on the lowest base", {"pays": INSURANCE, **RATE, **TWICE}, 3000.0, 2, [(1, 1248.0)]),
    ("on the highest base", {"pays": INSURANCE, **RATE, **TWICE}, 20000.0, 2, [(1, 2600.0)]),
    ("a quarter of them", {"pays": INSURANCE | {"amount": 0.25}, **RATE}, 6000.0, 9, [(0, 390.0)]),
    ("three years", YEARLY, 5000.0, 99, [(12, 6000.0), (24, 6000.0), (36, 6000.0)]),
    ("years that she stays", YEARLY, 5000.0, 20, [(12, 6000.0)]),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], float, int, Any]) -> None:
    _, changes, pay, stays, expected = clause
    state, instrument = small_state(), built("hiring_subsidy", **changes)
    state.people["wage"][4] = pay
    state.people["employer"][4] = 2
    state.events.hired, state.events.hired_by = np.array([4]), np.array([2])
    for month in range(40):
        if month == stays:
            state.people["employer"][4] = 0
        settle_month(instrument, state)
    assert paid(state) == expected


def test_pay_is_nominal_where_a_share_of_it_is_paid() -> None:
    state, instrument = small_state(), built("hiring_subsidy", pays=WAGE)
    state.market.deflator = 0.8
    state.events.hired, state.events.hired_by = np.array([4]), np.array([1])
    settle_month(instrument, state)
    assert paid(state) == [(0, 0.2 * 5000 / 0.8)]


def test_firms_expect_a_share_of_usual_pay() -> None:
    levers = Levers(keeping=0.98, usual_pay=8000.0)
    built("hiring_subsidy", pays=INSURANCE, **RATE, **TWICE).fill(levers, 0, 0.5)
    (offer,) = levers.hiring.offers
    assert offer.value == pytest.approx(0.5 * 0.26 * 8000 * (0.98 + 0.98**2))
    built("hiring_subsidy", **YEARLY).fill(levers, 0, 1.0)
    months = np.array([12.0, 24.0, 36.0])
    assert levers.hiring.offers[1].value == 6000 * power_of(0.98, months).sum()


NET: dict[str, Any] = {"limits": {"net_growth": True}}


@pytest.mark.parametrize(("at_turn", "expected"), [(1, [(0, 1500.0)]), (2, []), (5, [])])
def test_for_firms_that_grow_it_pays_only_above_the_staff_at_the_turn(
    at_turn: int, expected: list[tuple[int, float]]
) -> None:
    state, instrument = small_state(), built("hiring_subsidy", **NET)
    state.headcount_last_year = np.array([0, 0, at_turn])
    state.events.hired, state.events.hired_by = np.array([2]), np.array([2])
    assert state.firms["headcount"][2] == 2
    settle_month(instrument, state)
    assert paid(state) == expected


def test_only_firms_whose_next_hire_is_growth_expect_it() -> None:
    market = continued(asked_for("baseline"), 3)
    state, world, rows = market.state, market.world, np.arange(len(market.state.firms))
    before = np.pad(state.headcount_last_year, (0, rows.size - state.headcount_last_year.size))
    at_full = state.firms["headcount"] >= before
    assert 0 < at_full.sum() < rows.size
    always = firm_programmes(state, world, moved(built("hiring_subsidy")), rows)
    grows = firm_programmes(state, world, moved(built("hiring_subsidy", **NET)), rows)
    assert (grows == np.where(at_full, always, 0)).all()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": WAGE | {"amount": 1.5}}, "pays.amount: 1.5 is more than the whole"),
        ({"pays": INSURANCE}, "insurance: insurance goes with pays.unit share_of_insurance/month"),
        ({"pays": WAGE, **RATE}, "insurance: insurance goes with pays.unit"),
        (
            {"pays": INSURANCE, "insurance": {"rate": 0.2, "least_base": 9.0, "most_base": 5.0}},
            "insurance: most_base 5 lies below least_base 9",
        ),
        ({"most": 1000.0}, "most: the cap 1000 lies below the amount 1500"),
        ({**YEARLY, "limits": {"months": 3}}, "limits.every: payments in yuan/year do not come"),
        (
            {"pays": WAGE, "limits": {"every": 12}},
            "limits.every: payments in share_of_wage/month do not come every 12 months",
        ),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        built("hiring_subsidy", **changes)
