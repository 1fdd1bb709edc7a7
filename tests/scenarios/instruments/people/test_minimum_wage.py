"""The minimum wage: what it is in which month, and whom it touches."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import LASTING_DEMAND
from agents.people import Status
from sim.labour_cost import cost_ratio
from sim.minimum_wage import minimum_wage_is_set
from sim.vacancies import wanted
from tests.scenarios.instruments.people.usual import build, levers_of, market_with, next_month

STATUTORY = 2490.0
"""Yuan in the first month."""

# clause, its terms, the minimum wage in the first month
CLAUSES: list[tuple[str, list[dict[str, Any]], float]] = [
    ("the statutory amount", [], STATUTORY),
    ("a tenth above", [{}], 1.1 * STATUTORY),
    ("2,800 at least", [{"above": 0.0, "least": 2800.0}], 2800.0),
    ("2,000 at least changes nothing", [{"above": 0.0, "least": 2000.0}], STATUTORY),
    ("of two rules the higher", [{"above": 0.05}, {"above": 0.2}], 1.2 * STATUTORY),
    ("a share and an amount: the higher", [{"least": 2500.0}], 1.1 * STATUTORY),
    ("half kept to", [{"take_up": 0.5}], 1.05 * STATUTORY),
    ("kept to by nobody", [{"take_up": 0.0, "least": 9000.0}], STATUTORY),
    ("of nothing", [{"above": 0.0}], STATUTORY),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_makes_of_it(clause: tuple[str, list[dict[str, Any]], float]) -> None:
    _, rules, expected = clause
    market = next_month()
    levers = levers_of(*(build("minimum_wage", **rule) for rule in rules))
    minimum_wage_is_set(market.state, market.world, levers)
    assert market.state.market.minimum_wage == pytest.approx(expected)
    if expected == STATUTORY:
        assert market.state.market.minimum_wage == market.world.minimum_wage(0)


def test_a_nominal_amount_loses_value_as_pay_grows() -> None:
    levers = levers_of(build("minimum_wage", above=0.0, least=4000.0), worth=0.8)
    assert levers.minimum_wage_least == 3200.0


def test_nobody_is_paid_below_it_and_firms_want_fewer() -> None:
    rule = build("minimum_wage", above=0.0, least=5000.0)
    raised, usual = market_with(rule, months=2), market_with(months=2)
    pay = raised.state.people["wage"][raised.state.people["status"] == Status.EMPLOYEE]
    floor = raised.state.market.minimum_wage
    assert floor == pytest.approx(5000 * raised.world.deflator(1))
    assert floor * 0.9999 <= pay.min() <= floor * 1.01
    settings, world = usual.settings, usual.world
    nothing = np.zeros(len(usual.state.firms))
    jobs = []
    for least in (usual.state.market.minimum_wage, floor):
        usual.state.market.minimum_wage = least
        ratio = cost_ratio(usual.state, world, settings.firms, nothing)
        private = ~np.isin(usual.state.firms["kind"], LASTING_DEMAND)
        jobs.append(wanted(usual.state, settings.firms, settings.closure, ratio)[private].sum())
    assert jobs[1] < jobs[0]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"who": {"all": ["female"]}}, "policies.invented: a minimum_wage is for all employees"),
        (
            {"pays": {"amount": 5.0, "unit": "yuan/month", "to": "person", "from": "union_fund"}},
            "pays.amount: a minimum_wage pays nothing",
        ),
        (
            {"pays": {"unit": "yuan/hour", "to": "person", "from": "union_fund"}},
            "'yuan/hour' is not a unit",
        ),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("minimum_wage", **changes)
