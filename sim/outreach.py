"""Whom stations seek out: groups that policies name, their households, and those just let go."""

import numpy as np
import numpy.typing as npt

from agents.firms import LASTING_DEMAND
from agents.groups import Group
from sim.entitlements import takes_up
from sim.levers import Levers
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def sought_out(state: State, world: World, levers: Levers, idle: Ints) -> Bools:
    """Whether stations seek out each of the unemployed and serve her before others: bool (idle)."""
    people = state.people
    groups = people["groups"][idle]
    sought: Bools = (groups & np.uint64(Group.UNEMPLOYED_GRADUATE)) > 0
    sought &= levers.graduates_first
    keys = people["key"][idle].astype(np.int64)
    for each in levers.outreach:
        offer = each.offer
        found = offer.who.covers(groups)
        found &= takes_up(world.luck, offer.number, keys, offer.take_up)
        if each.households:
            home = people["household"][idle]
            found |= (home >= 0) & np.isin(home, home[found])
        sought |= found
    if state.listed.size:
        sought |= np.isin(idle, state.listed)
    return sought


def monitored_firms(state: State, levers: Levers) -> Ints:
    """Rows of the firms that report whom they let go: the largest private ones of last month."""
    count = round(levers.monitored_firms)
    if not count:
        return np.empty(0, dtype=np.int64)
    firms = state.firms
    private = (firms["alive"] == 1) & ~np.isin(firms["kind"], LASTING_DEMAND)
    rows = np.flatnonzero(private)
    order = np.lexsort((firms["key"][rows], -firms["headcount"][rows].astype(np.int64)))
    return rows[order[:count]]
