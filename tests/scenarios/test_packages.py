"""The packages of the plans: each policy in them acts, and each covers its whole region."""

from functools import cache

import pytest

from sim.desk import Desk
from sim.model import Market
from tests.scenarios.packages import PACKAGES, asked_of, own_policies

EACH = [(package, policy) for package in PACKAGES for policy in own_policies(package)]


@cache
def settled(package: str) -> Market:
    """A region that has settled under its package."""
    asked = asked_of(package)
    return Market(
        asked, asked.desk(), seed=1, scale=asked.scale, calendar=asked.calendar(), threads=1
    )


def levers_without(package: str, left_out: str | None) -> str:
    """All levers in the package's first month, as text, with one of its policies left out."""
    asked, market = asked_of(package), settled(package)
    named = [each for each in asked.desk().instruments if each.terms.id != left_out]
    state = market.state
    before, state.month = state.month, market.calendar.begin
    try:
        levers = Desk(named, stacks=asked.scenario.stacks).announce(state, 1.0)
    finally:
        state.month = before
    return repr(levers)


@pytest.mark.parametrize(("package", "policy"), EACH, ids=[f"{a}.{b}" for a, b in EACH])
def test_each_policy_acts(package: str, policy: str) -> None:
    """What decisions are moved by differs without it: it moves a lever, informs, or watches."""
    assert levers_without(package, policy) != levers_without(package, None)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_covers_every_place_of_its_region(package: str) -> None:
    asked, market = asked_of(package), settled(package)
    places = set(market.state.firms["place"].tolist())
    assert places >= set(range(len(asked.region.places)))
