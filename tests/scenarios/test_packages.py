"""The packages of the plans: each policy in them acts, and each covers its whole region."""

from functools import cache

import pytest

from sim.desk import Desk
from sim.model import Market
from tests.scenarios.packages import PACKAGES, asked_of, own_policies

EACH = [(package, policy) for package in PACKAGES for policy in own_policies(package)]


LATER = 8
"""Months after which measures whose first fruits must ripen act too."""


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
