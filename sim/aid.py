"""Money in the hand of those without work: while it lasts they ask for more, or search harder."""

import numpy as np
import numpy.typing as npt

from sim.records import AID
from sim.state import State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def aid_of(
    month: int, rows: Ints, yuan: Floats, months: int, *, for_search: bool
) -> npt.NDArray[np.void]:
    """What people were paid at the end of a month and lasts for so many, records of aid.

    ``yuan``: deflated, one a person.
    """
    given = np.zeros(rows.size, dtype=AID)
    given["person"], given["until"] = rows, month + months
    given["yuan"], given["for_search"] = yuan / months, for_search
    return given


def aid_runs_out(state: State) -> None:
    """Forget the aid that lasted until last month."""
    if state.aids.size:
        state.aids = state.aids[state.aids["until"] >= state.month]


def aided(state: State, rows: Ints, *, for_search: bool) -> Floats:
    """Yuan a month that people still have of aid of one sort, float64 (rows)."""
    mine = state.aids[state.aids["for_search"] == for_search]
    held: Floats = np.zeros(len(state.people))
    np.add.at(held, mine["person"], mine["yuan"].astype(np.float64))
    found: Floats = held[rows]
    return found
