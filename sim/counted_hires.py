"""Which firms may reckon that their next hire counts, where a policy does not pay for each."""

import numpy as np
import numpy.typing as npt

from sim.entitlements import Employers, Offer, Offers, UsualHires
from sim.layoffs import staff_at_turn
from sim.state import State

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


def hires_that_count(state: State, offers: Offers, rows: Ints, employers: Employers) -> Bytes:
    """The offers, as bits, that are worth something to the firms in ``rows`` for the next hire.

    uint8 (rows). ``employers``: what rules ask about the same firms.
    """
    found = np.full(rows.size, 255, dtype=np.uint8)
    for bit, offer in enumerate(offers.offers):
        counts = np.ones(rows.size, dtype=np.bool_)
        if offer.net_growth:
            counts &= state.firms["headcount"][rows] >= staff_at_turn(state)[rows]
        if offer.counts is not None:
            counts &= within_reach(state, offer, offer.counts, employers)
        found[~counts] &= np.uint8(255 - (1 << bit))
    return found


def within_reach(state: State, offer: Offer, counted: UsualHires, employers: Employers) -> Bools:
    """Whether firms usually hire as many of those covered in a year as the rule asks.

    Staff × turnover × the share of those covered among last month's hires: firms far below the
    first award of a scale, or above its cap, expect nothing for one hire more.
    """
    hired = state.market.hired_groups
    share = float(offer.who.covers(hired).mean()) if hired.size else 0.0
    usual = employers.size * (counted.turnover * share)
    result: Bools = (usual >= counted.fewest) & (usual < counted.most)
    return result
