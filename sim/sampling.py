"""Who is looked at closely: samples drawn by lot, the same in every scenario."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from agents.people import Status
from agents.table import Table
from sim.state import State

Ints = npt.NDArray[np.int64]


def by_lot(luck: Luck, table: Table, rows: Ints, count: int) -> Ints:
    """``count`` of the rows, those whose permanent keys draw the lowest lots."""
    lot = luck.draws(Decision.PANEL, 0, table["key"][rows])
    return np.sort(rows[np.argsort(lot, kind="stable")[:count]])


def resident_rows(state: State) -> Ints:
    """Rows of the people who live in the region."""
    people = state.people
    here = (people["status"] != Status.AWAY) & (people["place"] != state.city.place)
    return np.flatnonzero(here)


def living_rows(state: State) -> Ints:
    """Rows of the firms in business in the region."""
    firms = state.firms
    return np.flatnonzero((firms["alive"] == 1) & (firms["place"] != state.city.place))
