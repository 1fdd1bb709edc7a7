"""Students turn to the fields in which firms miss people, where these are made known."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Education, Status
from sim.calendar import month_of_year
from sim.order_classes import LAST_YEAR, SEPTEMBER
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def shortages(state: State, targets: Ints, sectors: int) -> Floats:
    """Each sector's share of the people whom firms want and do not have, float64 (sectors)."""
    missing = np.maximum(targets - state.firms["headcount"], 0).astype(np.float64)
    missing[state.firms["alive"] == 0] = 0.0
    by_sector = np.bincount(state.firms["sector"], missing, sectors)
    total = by_sector.sum()
    return by_sector / total if total else np.full(sectors, 1 / sectors)


def students_choose_majors(state: State, world: World, follow: float, targets: Ints) -> None:
    """In September, of vocational students with more than a year to go, the share ``follow`` turn
    to a field drawn in proportion to the people whom firms miss.
    """
    if month_of_year(state.month) != SEPTEMBER or not follow:
        return
    people = state.people
    rows = people.with_status(Status.STUDENT)
    schooling = people["education"][rows]
    vocational = (schooling == Education.SENIOR) | (schooling == Education.COLLEGE)
    rows = rows[vocational & (people["graduated"][rows] > state.month + LAST_YEAR)]
    keys = people["key"][rows].astype(np.int64)
    turns = world.luck.draws(Decision.MAJOR, state.month, keys) < follow
    rows, keys = rows[turns], keys[turns]
    shares = shortages(state, targets, len(world.region.sectors))
    u = world.luck.draws(Decision.MAJOR, state.month, keys, 1)
    field = np.searchsorted(np.cumsum(shares), u, side="right")
    people["field"][rows] = np.minimum(field, shares.size - 1)
