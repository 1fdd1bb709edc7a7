"""Rents rise where people come, and weigh most on those who earn least."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.groups import Group
from agents.parameters import Parameters
from agents.quantiles import exponential, power_of
from agents.region import Amount, Share
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
HEAVIEST = 1.0
"""Most by which a rent may exceed the usual share of pay and still matter more."""


class Rents(Parameters):
    """What a room costs and who minds.

    ``room``: yuan a month at the start, deflated as pay is. ``elasticity``: of rents to residents a
    dwelling; ``housing_growth``: of dwellings, a year. ``renting_share``: of people with non-local
    registration; those of local registration have a home. ``arrival_response``,
    ``leaving_response``: log points by which the chance of coming falls, and the hazard of leaving
    rises, with the whole of one's pay spent on rent.
    """

    enabled: bool
    room: Amount
    elasticity: Amount
    housing_growth: float
    renting_share: Share
    arrival_response: Amount
    leaving_response: Amount


def rents_move(state: State, world: World, rents: Rents) -> None:
    """Set the month's rent by the residents at the end of last month.

    rent = room × (residents / dwellings)^elasticity, both relative to the start.
    """
    years = (state.month - world.calendar.first) / 12
    dwellings = max(state.market.residents, 1) * power_of(1 + rents.housing_growth, years)
    crowding = power_of(state.residents / float(dwellings), rents.elasticity)
    state.market.rent = rents.room * float(crowding)


def excess_burden(
    state: State,
    world: World,
    rents: Rents,
    keys: Ints,
    groups: npt.NDArray[np.uint64],
    pay: Floats,
) -> Floats:
    """Rent over pay, less what it takes of the usual pay at the start; 0 for those who pay none.

    ``pay``: yuan a month, one a person. Who rents is a lasting trait.
    """
    usual = rents.room / state.market.first_unit_wage
    outsider = (groups & np.uint64(Group.NON_LOCAL)) > 0
    pays = outsider & (world.luck.draws(Decision.RENT, 0, keys) < rents.renting_share)
    burden = np.minimum(state.market.rent / np.maximum(pay, 1.0) - usual, HEAVIEST)
    return np.where(pays, burden, 0.0)


def willingness(
    state: State,
    world: World,
    rents: Rents,
    keys: Ints,
    groups: npt.NDArray[np.uint64],
    skill: Floats,
) -> Floats:
    """The factor by which rents change each candidate's chance of coming, float64 (candidates)."""
    if not rents.enabled:
        return np.ones(keys.size)
    pay = state.market.unit_wage * skill
    burden = excess_burden(state, world, rents, keys, groups, pay)
    return exponential(-rents.arrival_response * burden)


def restlessness(state: State, world: World, rents: Rents, rows: Ints) -> Floats:
    """The factor by which rents change the residents' hazards of leaving, float64 (rows)."""
    if not rents.enabled:
        return np.ones(rows.size)
    people = state.people
    usual = state.market.unit_wage * people["skill"][rows]
    wage = people["wage"][rows].astype(np.float64)
    pay = np.where(wage > 0, wage, usual)
    keys = people["key"][rows].astype(np.int64)
    burden = excess_burden(state, world, rents, keys, people["groups"][rows], pay)
    return exponential(rents.leaving_response * burden)
