"""Money in the hand of those without work: while it lasts they ask for more, or search harder."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sim.claims import FEN
from sim.levers import Aid, Levers
from sim.records import AID
from sim.state import State

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def aid_is_received(state: State, levers: Levers, names: Sequence[str]) -> None:
    """Put what jobseekers were paid this month into their hands: it counts from the next one on.

    ``names``: of the instruments, in the order of their numbers.
    """
    if not levers.aid:
        return
    for made in state.claims.payments_since(state.month):
        aid = levers.aid.get(names[int(made["instrument"][0])])
        if aid is not None:
            rows = state.people.rows(made["person"])
            yuan = made["amount"] / FEN * state.market.deflator
            given = _given(state.month, rows, yuan, aid)
            state.aids = np.concatenate([state.aids, given])


def _given(month: int, rows: Ints, yuan: Floats, aid: Aid) -> npt.NDArray[np.void]:
    given = np.zeros(rows.size, dtype=AID)
    given["person"], given["until"] = rows, month + aid.months
    given["yuan"], given["for_search"] = yuan / aid.months, aid.for_search
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
