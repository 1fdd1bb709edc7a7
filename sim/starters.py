"""Who counts towards new urban employment: everybody who starts to work, once a calendar year."""

import numpy as np
import numpy.typing as npt

from sim.calendar import year_of
from sim.state import State

Ints = npt.NDArray[np.int64]


def count_starters(state: State, rows: Ints) -> None:
    """Add people who start to work, and did not work before, to the month's count.

    The administrative count goes by identity card, so that nobody counts twice in a calendar year
    however many jobs she begins.
    """
    year = year_of(state.month)
    counted = state.people["counted"]
    new = rows[counted[rows] != year]
    counted[new] = year
    state.events.new_workers += new.size
