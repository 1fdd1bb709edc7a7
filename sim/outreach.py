"""Whom stations seek out: groups that policies name, their households, and those just let go."""

import numpy as np
import numpy.typing as npt

from agents.firms import LASTING_DEMAND
from agents.groups import Group
from sim.entitlements import employers_seen, takes_up
from sim.levers import Levers
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint64]


def asks_for_dose(groups: Bits, levers: Levers) -> Bools:
    """Whether people of the given groups are to have the 1131 service."""
    graduate: Bools = (groups & np.uint64(Group.UNEMPLOYED_GRADUATE)) > 0
    return graduate & levers.graduates_first


def sought_out(state: State, world: World, levers: Levers, idle: Ints) -> Bools:
    """Whether stations seek out each of the unemployed and serve her before others: bool (idle)."""
    people = state.people
    groups = people["groups"][idle]
    sought = asks_for_dose(groups, levers)
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
    """Rows of the firms that report whom they let go: the largest private ones of last month.

    They are counted and ranked at full scale, where one of the largest employers stands for itself
    and any other firm for 1/scale firms, so that they employ the same share at every scale.
    """
    if not levers.monitored_firms:
        return np.empty(0, dtype=np.int64)
    firms = state.firms
    private = (firms["alive"] == 1) & ~np.isin(firms["kind"], LASTING_DEMAND)
    rows = np.flatnonzero(private)
    size = employers_seen(firms, rows, state.month, state.scale).size
    rows = rows[np.lexsort((firms["key"][rows], -size))]
    stands_for = np.where(firms["largest"][rows] == 1, 1.0, 1.0 / state.scale)
    middle = np.cumsum(stands_for) - stands_for / 2
    return rows[middle <= levers.monitored_firms]
