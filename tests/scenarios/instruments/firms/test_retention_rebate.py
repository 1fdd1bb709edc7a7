"""The retention rebate: 60 per cent of contributions where layoffs stay within 5.5 per cent."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from sim.layoffs import layoffs, pay_of_last_year, staff_at_turn
from sim.levers import Levers
from sim.retention import hold_back
from sim.state import State
from sim.vacancies import dismissals
from tests.scenarios.instruments.clauses import moved, paid, settle_month
from tests.scenarios.instruments.firms.policies import built
from tests.sim.desks import small_state
from tests.sim.markets import asked_for, continued, settled


def one_firm(staff: int, laid_off: int, month: int = 11) -> State:
    """A firm with so many employees at the turn of the year, of whom it let some go."""
    state = small_state(staff, 1)
    state.month = month
    state.headcount_last_year, state.laid_off = np.array([staff]), np.array([laid_off])
    state.firms["unit_wage"][:] = 5000.0
    return state


YEAR_OF_PAY = 5000.0 * 12

# clause, staff at the turn of the year, laid off since, share of contributions paid
CLAUSES: list[tuple[str, int, int, float]] = [
    ("nobody laid off", 100, 0, 0.6),
    ("5 of 100", 100, 5, 0.6),
    ("6 of 100 are too many", 100, 6, 0.0),
    ("11 of 200", 200, 11, 0.6),
    ("12 of 200 are too many", 200, 12, 0.0),
    ("up to 30 staff 20 per cent: 6 of 30", 30, 6, 0.6),
    ("7 of 30 are too many", 30, 7, 0.0),
    ("6 of 31 are too many", 31, 6, 0.0),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, int, int, float]) -> None:
    _, staff, laid_off, share = clause
    state = one_firm(staff, laid_off)
    settle_month(built("retention_rebate"), state)
    yuan = round(share * 0.01 * staff * YEAR_OF_PAY, 2)
    assert paid(state) == ([(11, yuan)] if share else [])


def test_it_is_reckoned_in_december_and_on_nominal_pay() -> None:
    state = one_firm(100, 0, month=10)
    state.market.deflator = 0.5
    for _ in range(3):
        settle_month(built("retention_rebate"), state)
    assert paid(state) == [(11, round(0.6 * 0.01 * 100 * YEAR_OF_PAY / 0.5, 2))]


def planned(
    staff: int, wanted: int, laid_off: int, month: int, levers: Levers
) -> tuple[float, float]:
    """The share of staff that a firm would let go, and what it does with a rebate in sight."""
    market, firms = settled(), asked_for("baseline").firms
    state, targets = one_firm(staff, laid_off, month), np.array([wanted])
    plan = dismissals(state, firms, targets)
    held = hold_back(state, market.world, firms, levers, targets, plan)
    return float(plan[0]), float(held[0])


def test_a_firm_holds_layoffs_back_to_the_limit_where_the_rebate_is_worth_more() -> None:
    levers = moved(built("retention_rebate"))
    # In December four idle employees cost half of 1.26 months of pay each, 2.5 in all; the rebate
    # is 0.6 % of 1,200 months of pay, 7.2.
    plan, held = planned(100, 90, 4, 11, levers)
    assert (plan, held) == (0.25 * 10 / 100, 0.01)
    # With 60 of 100 to go, those beyond the limit cost 37 months of pay: the rebate is let go.
    plan, held = planned(100, 40, 4, 11, levers)
    assert held == plan == 0.25 * 60 / 100
    # In January they would have to be kept for twelve months: 5 × 12 × 0.63 is above 7.2.
    plan, held = planned(100, 80, 0, 0, levers)
    assert plan == held == 0.05
    plan, held = planned(100, 76, 0, 0, levers)
    assert plan == held == 0.06


def test_who_is_within_the_limit_or_has_crossed_it_plans_as_before() -> None:
    levers = moved(built("retention_rebate"))
    for wanted, laid_off in ((96, 0), (90, 9)):
        plan, held = planned(100, wanted, laid_off, 11, levers)
        assert plan == held > 0


def test_the_exact_point_at_which_a_firm_changes_its_mind() -> None:
    firms = asked_for("baseline").firms
    for wanted in range(60, 97):
        plan, held = planned(100, wanted, 4, 11, moved(built("retention_rebate")))
        cost = firms.idle_loss * (100 - wanted - 1) * 1.26
        crosses = plan * 100 > 1
        assert (held < plan) == (crosses and cost < 0.006 * 1200)


@pytest.mark.parametrize(
    ("changes", "worth"),
    [({"pays": {"amount": 0.0}}, 1.0), ({"take_up": 0.0}, 1.0), ({}, 0.0)],
    ids=["no amount", "no take-up", "no budget"],
)
def test_nothing_moves_nothing(changes: dict[str, Any], worth: float) -> None:
    plan, held = planned(100, 90, 4, 11, moved(built("retention_rebate", **changes), worth))
    assert held == plan


def test_layoffs_of_the_year_are_those_that_firms_chose() -> None:
    market = continued(asked_for("baseline", "separation.rates={16: 0}"), 5)
    counted = layoffs(market.state)
    assert counted.sum() > 0
    state = market.state
    assert counted.size == staff_at_turn(state).size == len(state.firms)
    assert (pay_of_last_year(state) > 0).tolist() == (staff_at_turn(state) > 0).tolist()
    state.open_month(12, market.world.keys)
    assert not layoffs(state).any()


def test_fewer_are_laid_off_where_there_is_a_rebate() -> None:
    words = ("+policy@scenario.policies.rebate=retention_rebate",)
    own = ("scenario.policies.rebate.pays.amount=1", "scenario.policies.rebate.take_up=1")
    without, given = (
        sum(
            int(layoffs(continued(asked_for("baseline", *chosen, seed=seed), 11).state).sum())
            for seed in (1, 2)
        )
        for chosen in ((), (*words, *own))
    )
    assert given < without


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": {"amount": 1.2}}, "pays.amount: 1.2 is more than all contributions"),
        ({"small_limit": 0.01}, "small_limit: small firms' limit 0.01 lies below others' 0.055"),
        ({"pays": {"unit": "yuan/hire"}}, "pays.unit: 'yuan/hire' is not a unit"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        built("retention_rebate", **changes)
