"""Rents rise with residents, keep candidates away, and make residents leave."""

import numpy as np
import pytest

from agents.groups import Group
from agents.people import Status
from sim.rents import excess_burden, rents_move, restlessness, willingness
from tests.sim.surroundings import gone_on, summed

DEAR = ("rents.room=7600", "rents.arrival_response=3", "rents.leaving_response=3")


def test_rents_follow_residents_by_their_elasticity() -> None:
    market = gone_on(0)
    state, rents = market.state, market.settings.rents
    state.month = market.world.calendar.first
    state.residents = state.market.residents
    rents_move(state, market.world, rents)
    assert state.market.rent == pytest.approx(rents.room)
    residents = state.market.residents
    state.residents = 2 * residents
    rents_move(state, market.world, rents)
    assert state.market.rent == pytest.approx(rents.room * 2**rents.elasticity, rel=1e-8)
    state.month += 12
    rents_move(state, market.world, rents)
    dwellings = 1 + rents.housing_growth
    assert state.market.rent == pytest.approx(
        rents.room * (2 / dwellings) ** rents.elasticity, rel=1e-8
    )


def test_the_low_skilled_feel_rents_more_and_those_at_home_not_at_all() -> None:
    market = gone_on(1)
    state, world = market.state, market.world
    rents = market.settings.rents.model_copy(update={"renting_share": 1.0})
    state.market.rent = rents.room * 1.2
    keys = np.arange(3)
    groups = np.array([Group.NON_LOCAL, Group.NON_LOCAL, 0], dtype=np.uint64)
    skill = np.array([0.5, 2.0, 0.5])
    low, high, local = willingness(state, world, rents, keys, groups, skill)
    assert low < high
    assert local == 1
    pay = np.full(3, state.market.first_unit_wage)
    usual = rents.room / state.market.first_unit_wage
    expected = [0.2 * usual, 0.2 * usual, 0.0]
    found = excess_burden(state, world, rents, keys, groups, pay)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_residents_leave_sooner_where_rent_takes_more_of_their_own_pay() -> None:
    market = gone_on(1)
    state, world = market.state, market.world
    rents = market.settings.rents.model_copy(update={"renting_share": 1.0})
    rows = state.people.with_status(Status.EMPLOYEE)
    rows = rows[(state.people["groups"][rows] & np.uint64(Group.NON_LOCAL)) > 0][:2]
    state.people["wage"][rows] = [4000.0, 20000.0]
    poor, rich = restlessness(state, world, rents, rows)
    assert rich < 1 < poor


def test_dear_rooms_lower_arrivals_and_raise_leaving_only_where_rents_matter() -> None:
    usual, dear = gone_on(4), gone_on(4, *DEAR)
    off = gone_on(4, "rents.enabled=false")
    off_and_dear = gone_on(4, "rents.enabled=false", *DEAR)
    # At dear rooms those of little skill pay more than the usual share of pay.
    crowded = gone_on(4, *DEAR, "rents.housing_growth=-0.5", "rents.elasticity=1.5")
    assert crowded.state.market.rent > dear.state.market.rent
    assert summed(crowded, "young_talent_arrived") < summed(dear, "young_talent_arrived")
    assert summed(crowded, "moved_to_city") > summed(usual, "moved_to_city")
    assert off.outcomes().equals(off_and_dear.outcomes())
    assert not off.outcomes().equals(usual.outcomes())
