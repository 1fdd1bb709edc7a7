"""The packages of the plans: each policy in them acts, and each covers its whole region."""

from functools import cache

import pytest

from scenarios.instruments.firms.unpaid import Unpaid
from scenarios.instruments.people.pays_nothing import PaysNothing
from scenarios.policy import Policy
from sim.desk import Desk
from sim.instrument import Instrument
from sim.model import Market
from tests.scenarios.packages import PACKAGES, asked_of, own_policies

EACH = [(package, policy) for package in PACKAGES for policy in own_policies(package)]


LATER = 12
"""Months after which measures whose first fruits must ripen act too."""

RARE = "rare among so few people"
UNPAID_IN_A_YEAR = {
    "yuhang_student_growth_award": "asks for a student's firm of more than a hundred people",
    "huzhou_apprenticeship": "paid at the end of twelve months",
    "huzhou_rural_youth_startups": "paid once staff have been kept for twelve months",
    "huzhou_startup_employment_subsidy": "paid once staff have been kept for twelve months",
    "startup_employment_subsidy": "paid once staff have been kept for twelve months",
    "huzhou_startup_contests": "its budget at this scale is less than one prize",
    "care_startup_grant": RARE,
    "startup_loan_compensation": RARE,
    "hangzhou_space_operators": RARE,
    "hangzhou_contest_prizes": RARE,
    "hangzhou_rider_contests": RARE,
    "binjiang_craftsman_units": RARE,
    "binjiang_skill_contests": RARE,
    "binjiang_star_award": "paid at the end of a term of three years",
}
"""Policies that pay, but not in the first year of the small runs here, and why."""


@cache
def market_of(package: str, months: int) -> Market:
    """A region so many months after it has settled under its package."""
    asked = asked_of(package)
    calendar = asked.calendar()
    market = Market(asked, asked.desk(), seed=1, scale=asked.scale, calendar=calendar, threads=1)
    return market.run(months)


def levers_without(package: str, left_out: str | None, months: int) -> str:
    """All levers of the package after so many months, as text, without one of its policies."""
    asked, market = asked_of(package), market_of(package, months)
    named = [each for each in asked.desk().instruments if each.terms.id != left_out]
    state = market.state
    before, state.month = state.month, market.calendar.begin + months
    try:
        levers = Desk(named, stacks=asked.scenario.stacks).announce(state, 1.0)
    finally:
        state.month = before
    return repr(levers)


@pytest.mark.parametrize(("package", "policy"), EACH, ids=[f"{a}.{b}" for a, b in EACH])
def test_each_policy_acts(package: str, policy: str) -> None:
    """What decisions are moved by differs without it: it moves a lever, informs, or watches."""
    acts = (
        levers_without(package, policy, months) != levers_without(package, None, months)
        for months in (0, LATER)
    )
    assert any(acts)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_covers_every_place_of_its_region(package: str) -> None:
    asked, market = asked_of(package), market_of(package, 0)
    places = set(market.state.firms["place"].tolist())
    assert places >= set(range(len(asked.region.places)))


def pays_nothing(policy: Policy, instrument: Instrument) -> bool:
    """Whether no money passes through a policy, by its kind or by its amounts."""
    more = [getattr(policy, name, None) for name in ("prizes", "amounts")]
    amounts = (policy.pays.amount, policy.pays.levels, *more)
    return isinstance(instrument, Unpaid | PaysNothing) or not any(amounts)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_policy_pays_somebody_in_a_year(package: str) -> None:
    """All but those that pay nothing by design, and a few that we know of."""
    asked, state = asked_of(package), market_of(package, LATER).state
    paid = {name for (_, name), (payments, _) in state.claims.ledger.items() if payments}
    paying = {
        each.terms.id
        for each in asked.desk().instruments
        if not pays_nothing(asked.scenario.policies[each.terms.id], each)
    }
    unpaid = paying & set(own_policies(package)) - paid
    assert unpaid <= UNPAID_IN_A_YEAR.keys()
