"""What policies take off the cost of jobs beside payments for a hire: burdens and interest."""

import numpy as np
import numpy.typing as npt

from sim.entitlements import Offers, employers_seen
from sim.labour_cost import Firms, expected_value
from sim.levers import Levers
from sim.state import State
from sim.world import World

Floats = npt.NDArray[np.float64]


def job_relief(state: State, world: World, firms: Firms, levers: Levers) -> Floats | float:
    """What relief is worth as a payment at hiring, yuan, float64 (firms); 0 where there is none.

    A cost that falls away each month counts in full each month, a payment at hiring with the share
    (interest + turnover): relief is worth relief / (interest + turnover) paid at once. Interest
    saved on what a hire lets a firm borrow is such a payment.
    """
    relief: Floats | float = 0.0
    if levers.job_costs.offers and firms.amortisation:
        monthly = levers.job_costs.values(stacks=levers.stacks)
        relief = relief + monthly[_classes(state, world, levers.job_costs)] / firms.amortisation
    if levers.loans.offers:
        saved = expected_value(state, levers.loans, stacks=levers.stacks)
        relief = relief + saved[_classes(state, world, levers.loans)]
    return relief


def _classes(state: State, world: World, offers: Offers) -> npt.NDArray[np.uint8]:
    """The offers that firms know of and may use, as bits, uint8 (firms)."""
    rows = np.arange(len(state.firms))
    known = offers.known(world.luck, state.firms["key"].astype(np.int64))
    return known & offers.open_to(employers_seen(state.firms, rows, state.month, state.scale))
