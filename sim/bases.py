"""Which firms take part in having somebody learn there: those it pays."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.quantiles import exponential, standard_normal
from sim.entitlements import Offer, takes_up
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def costs(
    world: World, decision: Decision, month: int, keys: Ints, median: float, dispersion: float
) -> Floats:
    """What it costs each decider beyond what she gains by it herself, yuan: log-normal."""
    u = world.luck.draws(decision, month, keys, 7)
    return median * exponential(dispersion * standard_normal(u))


def bases(
    state: State,
    world: World,
    offer: Offer,
    decision: Decision,
    median: float,
    dispersion: float,
) -> Ints:
    """Rows of the firms that know of an offer, may use it, and whose cost it covers this month."""
    firms = state.firms
    if offer.value <= 0 or offer.take_up <= 0:
        return np.empty(0, dtype=np.int64)
    rows = np.flatnonzero((firms["alive"] == 1) & (firms["headcount"] > 0))
    rows = rows[takes_up(world.luck, offer.number, firms["key"][rows], offer.take_up)]
    rows = rows[offer.firms.fits_rows(firms, rows, state.month, state.scale)]
    cost = costs(world, decision, state.month, firms["key"][rows], median, dispersion)
    found: Ints = rows[cost <= offer.value]
    return found


def places_at(world: World, decision: Decision, month: int, keys: Ints, expected: Floats) -> Ints:
    """Whole places at each firm, whose mean is ``expected``."""
    u = world.luck.draws(decision, month, keys, 8)
    return np.floor(expected + u).astype(np.int64)


def by_lot(world: World, decision: Decision, month: int, keys: Ints, count: int) -> Ints:
    """The positions of ``count`` of the keys, in the order of their lots."""
    lot = world.luck.draws(decision, month, keys, 9)
    chosen: Ints = np.argsort(lot, kind="stable")[: max(count, 0)]
    return chosen


def spread(world: World, decision: Decision, month: int, firm_keys: Ints, places: Ints) -> Ints:
    """Positions of firms, one a place, in an order by lot of firm and place."""
    at = np.repeat(np.arange(places.size), places)
    slot = np.arange(at.size) - np.repeat(np.cumsum(places) - places, places)
    lot = world.luck.draws(decision, month, firm_keys[at] * 4096 + slot, 10)
    order: Ints = at[np.argsort(lot, kind="stable")]
    return order
