"""What labour costs a firm: every part of it counts with its own sign."""

from copy import deepcopy

import numpy as np
import pytest

from scenarios.instruments.firms.hiring_subsidy import HiringSubsidy, build
from scenarios.policy import Around
from sim.desk import Desk
from sim.labour_cost import cost_ratio, profit_ratio, shortfall
from tests.sim.markets import asked_for, settled


@pytest.mark.parametrize(
    ("name", "dearer", "cheaper"),
    [("hiring_cost", 3.0, 0.2), ("contribution_rate", 0.39, 0.1), ("interest_rate", 0.02, 0.0)],
)
def test_dearer_parts_make_labour_dearer(name: str, dearer: float, cheaper: float) -> None:
    market, numbers = settled(), asked_for("baseline").firms
    state, world = market.state, market.world
    nothing = np.zeros(len(state.firms))
    usual, more, less = (
        cost_ratio(state, world, numbers.model_copy(update={name: value}), nothing)
        for value in (getattr(numbers, name), dearer, cheaper)
    )
    assert (more > usual).all()
    assert (less < usual).all()


def test_what_a_monthly_subsidy_is_worth_a_month_is_less_than_what_it_pays() -> None:
    asked = asked_for("baseline")
    policy = asked.scenario.policies["hard_to_employ_insurance"]
    assert isinstance(policy, HiringSubsidy)
    numbers, state = asked.firms, settled().state
    leaving = numbers.interest_rate + numbers.turnover_rate
    for months in (1, 12, 36, 120):
        limits = policy.limits.model_copy(update={"months": months, "kept_months": 0})
        longer = policy.model_copy(update={"limits": limits})
        desk = Desk([build("insurance", longer, Around(asked.calendar(), 1.0, asked.region))])
        levers = desk.announce(state, 1.0, 1.0 - leaving)
        worth = levers.hiring.values(stacks=True).max() * leaving
        expected = policy.pays.amount * (1 - (1 - leaving) ** months)
        assert worth == pytest.approx(expected, rel=1e-3)
        assert worth < policy.pays.amount


def test_a_higher_minimum_wage_makes_labour_dearer_where_pay_is_low() -> None:
    market, numbers = settled(), asked_for("baseline").firms
    state, world = deepcopy(market.state), market.world
    nothing = np.zeros(len(state.firms))
    usual = cost_ratio(state, world, numbers, nothing)
    state.market.minimum_wage = 4000.0
    dearer = cost_ratio(state, world, numbers, nothing)
    assert (dearer >= usual).all()
    assert (dearer > usual).mean() > 0.6
    pay = state.firms["unit_wage"]
    low, high = pay < np.quantile(pay, 0.2), pay > np.quantile(pay, 0.8)
    assert (dearer - usual)[low].mean() > 2 * (dearer - usual)[high].mean()


def test_the_shortfall_is_the_mean_over_the_last_hires() -> None:
    state = settled().state
    skill = state.market.hired_skill.astype(np.float64)
    found = shortfall(state, 3500.0)
    for row in (0, 17, len(state.firms) - 1):
        pay = float(state.firms["unit_wage"][row]) * state.market.wage_index * skill
        assert found[row] == pytest.approx(np.maximum(3500.0 - pay, 0).mean(), abs=1e-6)
    assert not shortfall(state, 0.0).any()


def test_subsidies_count_in_the_cost_of_labour_unless_switched_off() -> None:
    market, numbers = settled(), asked_for("baseline").firms
    state, world = market.state, market.world
    subsidy = np.full(len(state.firms), 6000.0)
    counted = cost_ratio(state, world, numbers, subsidy)
    off = numbers.model_copy(update={"count_subsidies": False})
    assert (counted < cost_ratio(state, world, numbers, 0 * subsidy)).all()
    assert (cost_ratio(state, world, off, subsidy) > counted).all()


def test_the_profit_of_a_job_falls_as_labour_gets_dearer() -> None:
    state, numbers = settled().state, asked_for("baseline").firms
    usual = np.ones(len(state.firms))
    assert profit_ratio(state, numbers, usual) == pytest.approx(1)
    markup = asked_for("baseline").wages.markup
    surplus = markup - numbers.usual_cost
    dearer = profit_ratio(state, numbers, usual * 1.01)
    assert dearer == pytest.approx(1 - 0.01 * numbers.usual_cost / surplus, rel=0.02)
