"""What policies take off the cost of jobs beside payments for a hire: burdens and interest."""

import numpy as np
import numpy.typing as npt

from sim.entitlements import employers_seen
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
    monthly, loans = levers.job_costs, levers.loans
    if not monthly.offers and not loans.offers:
        return 0.0
    rows = np.arange(len(state.firms))
    employers = employers_seen(state.firms, rows, state.month, state.scale)
    keys = state.firms["key"].astype(np.int64)
    relief = np.zeros(rows.size)
    if firms.amortisation:
        classes = monthly.known(world.luck, keys) & monthly.open_to(employers)
        relief += monthly.values(stacks=levers.stacks)[classes] / firms.amortisation
    classes = loans.known(world.luck, keys) & loans.open_to(employers)
    relief += expected_value(state, loans, stacks=levers.stacks)[classes]
    return relief
