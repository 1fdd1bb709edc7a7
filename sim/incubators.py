"""Incubators: free desks for young firms, by lot among those who ask, as long as there are any."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from sim.entitlements import Employers
from sim.levers import Levers
from sim.startup_book import PLACE
from sim.startup_terms import Places, reached
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]


def places_offered(
    state: State, world: World, levers: Levers, groups: Bits, keys: Ints, firms: Employers
) -> Ints:
    """Which of the month's places each would-be founder is offered: its index, −1 for none.

    Places that are free go by lot among those who are entitled and know of them; one that its
    winner does not take up is offered again next month.
    """
    offered = np.full(keys.size, -1)
    for index, each in enumerate(levers.incubator_places):
        asks = reached(each.offer, world.luck, groups, keys, firms) & (offered < 0)
        lot = world.luck.draws(Decision.RATIONING, state.month, keys, each.offer.number)
        order = np.flatnonzero(asks)[np.argsort(lot[asks], kind="stable")]
        offered[order[: free_places(state, world.luck, each)]] = index
    return offered


def free_places(state: State, luck: Luck, places: Places) -> int:
    """How many of an instrument's places are free this month; their number is whole by lot."""
    number = places.offer.number
    u = float(luck.draws(Decision.RATIONING, 0, np.array([number]), number)[0])
    taken = int((state.startup_book.places["instrument"] == number).sum())
    return max(int(np.floor(places.places + u)) - taken, 0)


def note_places(state: State, levers: Levers, offered: Ints, firms: Ints) -> None:
    """Write down the places of those who founded: indices of places (−1: none), rows of firms."""
    housed = offered >= 0
    if not housed.any():
        return
    kinds = [levers.incubator_places[index] for index in offered[housed].tolist()]
    places = np.zeros(len(kinds), dtype=PLACE)
    places["firm"] = firms[housed]
    places["instrument"] = [each.offer.number for each in kinds]
    places["last"] = [state.month + each.months - 1 for each in kinds]
    state.startup_book.places = np.concatenate([state.startup_book.places, places])
