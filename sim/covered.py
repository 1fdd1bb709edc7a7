"""Whom an offer covers among people whose groups nobody else has asked about this month."""

import numpy as np
import numpy.typing as npt

from sim.entitlements import Who
from sim.grouping import group
from sim.state import State

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def covers(state: State, who: Who, rows: Ints) -> Bools:
    """Whether a rule covers the people in the given rows as they are this month: bool (rows).

    The groups as last looked at stay as they were, so that asking in vain changes nothing.
    """
    before = state.people["groups"][rows].copy()
    group(state, rows)
    found = who.covers(state.people["groups"][rows])
    state.people["groups"][rows] = before
    return found
