"""What labour costs a firm: every part of it counts with its own sign."""

import numpy as np
import pytest

from scenarios.instruments.hiring_subsidy import HiringSubsidy, build
from sim.desk import Desk
from sim.vacancies import cost_ratio
from tests.sim.markets import asked_for, settled


@pytest.mark.parametrize(
    ("name", "dearer", "cheaper"),
    [("hiring_cost", 3.0, 0.2), ("contribution_rate", 0.39, 0.1), ("interest_rate", 0.02, 0.0)],
)
def test_dearer_parts_make_labour_dearer(name: str, dearer: float, cheaper: float) -> None:
    state, numbers = settled().state, asked_for("baseline").firms
    nothing = np.zeros(len(state.firms))
    usual, more, less = (
        cost_ratio(state, numbers.model_copy(update={name: value}), nothing)
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
        desk = Desk([build("insurance", longer, asked.calendar(), 1.0)])
        levers = desk.announce(state, 1.0, 1.0 - leaving)
        worth = levers.hiring.values(stacks=True).max() * leaving
        expected = policy.pays.amount * (1 - (1 - leaving) ** months)
        assert worth == pytest.approx(expected, rel=1e-3)
        assert worth < policy.pays.amount
