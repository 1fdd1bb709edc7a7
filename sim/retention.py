"""Firms hold layoffs back where a rebate on contributions is worth more than idle staff cost."""

import numpy as np
import numpy.typing as npt

from sim.calendar import month_of_year
from sim.employer_terms import Rebate
from sim.entitlements import Offers, employers_seen
from sim.labour_cost import Firms
from sim.layoffs import layoffs, pay_of_a_month, pay_of_last_year, staff_at_turn
from sim.levers import Levers
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def hold_back(
    state: State, world: World, firms: Firms, levers: Levers, targets: Ints, dismissal: Floats
) -> Floats:
    """The shares of their employees whom firms let go once they have looked at rebates.

    Whoever could not cut as planned within the year's limit compares the rebate, due in December,
    with what those kept beyond need would cost until then, and keeps them where that is less.
    ``targets``: headcounts wanted, ``dismissal``: shares planned, both (firms).
    """
    if not levers.rebates:
        return dismissal
    shares = dismissal.copy()
    planning = np.flatnonzero((dismissal > 0) & (state.firms["alive"] == 1))
    laid_off, pay = layoffs(state), pay_of_a_month(state)
    yearly = pay_of_last_year(state)
    for rebate in levers.rebates:
        rows = planning[_may_claim(state, world, rebate, planning)]
        headcount = state.firms["headcount"][rows].astype(np.float64)
        room = allowed(state, rebate)[rows] - laid_off[rows]
        crosses = (room >= 0) & (dismissal[rows] * headcount > room)
        left = 12 - month_of_year(state.month)
        idle = np.maximum(headcount - targets[rows] - room, 0.0) * left
        cost = firms.idle_loss * idle * pay[rows] * (1 + firms.contribution_rate)
        gain = yearly[rows] * rebate.offer.value
        holds = crosses & (gain > cost)
        kept = rows[holds]
        shares[kept] = np.minimum(shares[kept], room[holds] / np.maximum(headcount[holds], 1.0))
    return shares


def allowed(state: State, rebate: Rebate) -> Ints:
    """The layoffs of a year with which firms still get the rebate, int64 (firms)."""
    staff = staff_at_turn(state).astype(np.float64)
    # The largest employers are there at every scale with a share of their jobs only.
    size = np.where(state.firms["largest"] == 1, staff / state.scale, staff)
    share = np.where(size <= rebate.small, rebate.small_limit, rebate.limit)
    return np.floor(staff * share + 1e-9).astype(np.int64)


def _may_claim(state: State, world: World, rebate: Rebate, rows: Ints) -> Bools:
    offers = Offers([rebate.offer])
    known = offers.known(world.luck, state.firms["key"][rows].astype(np.int64))
    fits = offers.open_to(employers_seen(state.firms, rows, state.month, state.scale))
    claims: Bools = (known & fits) == 1
    return claims
