"""Incubators: free desks for young firms, by lot among those who ask, as long as there are any."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision, Luck
from sim.levers import Levers
from sim.startup_book import PLACE
from sim.startup_terms import Applicants, Places, reached
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def places_open_to(world: World, levers: Levers, who: Applicants) -> Bools:
    """Which places would-be founders are entitled to and know of, bool (places, applicants)."""
    found = np.zeros((len(levers.incubator_places), who.keys.size), dtype=np.bool_)
    for index, each in enumerate(levers.incubator_places):
        found[index] = reached(each.offer, world.luck, who)
    return found


def places_won(state: State, world: World, levers: Levers, asks: Bools, keys: Ints) -> Ints:
    """Which of the places each would-be founder gets: its index, −1 for none.

    Those that are free go by lot. ``asks``: who would found with a place and asks for which,
    bool (places, keys): most of them would found without one too.
    """
    won = np.full(keys.size, -1)
    for index, each in enumerate(levers.incubator_places):
        rows = np.flatnonzero(asks[index] & (won < 0))
        lot = world.luck.draws(Decision.RATIONING, state.month, keys[rows], each.offer.number)
        order = rows[np.argsort(lot, kind="stable")]
        won[order[: free_places(state, world.luck, each)]] = index
    return won


def free_places(state: State, luck: Luck, places: Places) -> int:
    """How many of an instrument's places are free this month; their number is whole by lot."""
    number = places.offer.number
    u = float(luck.draws(Decision.RATIONING, 0, np.array([number]), number)[0])
    taken = int((state.startup_book.places["instrument"] == number).sum())
    return max(int(np.floor(places.places + u)) - taken, 0)


def note_places(state: State, levers: Levers, won: Ints, firms: Ints) -> None:
    """Write down the places of those who founded: indices of places (−1: none), rows of firms."""
    housed = won >= 0
    if not housed.any():
        return
    kinds = [levers.incubator_places[index] for index in won[housed].tolist()]
    places = np.zeros(len(kinds), dtype=PLACE)
    places["firm"] = firms[housed]
    places["instrument"] = [each.offer.number for each in kinds]
    places["last"] = [state.month + each.months - 1 for each in kinds]
    state.startup_book.places = np.concatenate([state.startup_book.places, places])
