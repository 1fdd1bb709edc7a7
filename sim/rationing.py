"""Who is paid when a budget does not reach: never those with low keys."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from sim.claims import Records
from sim.instrument import Rationing
from sim.state import State

Ints = npt.NDArray[np.int64]


def allot(
    rationing: Rationing, due: Records, fen: int, luck: Luck, state: State, number: int
) -> Ints:
    """The fen that each due claim is paid from a remaining budget of ``fen``.

    ``first_come``: by month of the event, ties by lot. ``lottery``: by lot. ``neediest``: the
    lowest paid first, ties by lot. ``pro_rata``: everyone the same share.
    ``entitlement``: everyone in full, whatever the budget. Whoever is not reached gets nothing.
    """
    asked: Ints = due["amount"].astype(np.int64)
    total = int(asked.sum())
    if rationing == "entitlement" or total <= fen:
        return asked
    if rationing == "pro_rata":
        return asked * fen // total
    order = _order(rationing, due, luck, state, number)
    reached = np.cumsum(asked[order]) <= fen
    paid = np.zeros_like(asked)
    paid[order[reached]] = asked[order[reached]]
    return paid


def _order(rationing: Rationing, due: Records, luck: Luck, state: State, number: int) -> Ints:
    identity = np.where(due["person"] >= 0, due["person"], due["firm"])
    rows = np.maximum(identity, 0)
    people, firms = state.people, state.firms
    keys = np.where(
        due["person"] >= 0,
        people["key"][np.minimum(rows, len(people) - 1)],
        firms["key"][np.minimum(rows, len(firms) - 1)],
    )
    lot = luck.draws(Decision.RATIONING, state.month, keys, number)
    if rationing == "first_come":
        return np.lexsort((lot, due["event"]))
    if rationing == "neediest":
        return np.lexsort((lot, people["wage"][np.maximum(due["person"], 0)]))
    return np.argsort(lot, kind="stable")
