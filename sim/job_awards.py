"""Awards for the jobs of young firms: what an employee more is worth to them."""

import numpy as np
import numpy.typing as npt

from agents.quantiles import power_of
from sim.levers import Levers
from sim.startup_terms import JobAward
from sim.state import State

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
YEAR = 12


def worth_of_a_job(state: State, levers: Levers) -> Floats:
    """Yuan that awards let each firm expect for an employee more, float64 (firms).

    The yearly award's step at the firm's headcount, times the awards still to come, each counted
    for less the longer it must be waited for. Awards are counted when a firm is a full year old,
    two, and so on.
    """
    firms = state.firms
    worth = np.zeros(len(firms))
    for each in levers.startup_jobs:
        rows = state.startup_book.holders(each.offer.number)
        rows = rows[firms["alive"][rows] == 1]
        step = each.for_one_more(firms["headcount"][rows].astype(np.int64))
        age = state.month - firms["founded"][rows].astype(np.int64)
        over = np.maximum((age - 1) // YEAR, 0)
        until = power_of(levers.keeping, (YEAR * (over + 1) - age).astype(np.float64))
        left = awards_to_come(each, levers.keeping)[np.minimum(over, YEAR - 1)]
        worth[rows] += step * each.worth * until * left
    return worth


def awards_to_come(award: JobAward, keeping: float) -> Floats:
    """By awards that are over, 0 to 11: what those to come are worth on the day of the next, in
    yearly ones.

    ``keeping``: what a payment keeps of its worth for each month that it must be waited for.
    """
    left = np.maximum(award.years - np.arange(YEAR), 0)
    waits = award.waits + YEAR * np.arange(float(YEAR))
    sums = np.concatenate([[0.0], np.cumsum(power_of(keeping, waits))])
    return sums[np.minimum(left, YEAR)]
