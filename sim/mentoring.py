"""Mentors coach young firms whom no station coaches, as many as are paid for, by lot."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import STARTUP_MONTHS
from sim.entitlements import employers_seen
from sim.grouping import group
from sim.levers import Levers
from sim.startup_terms import Applicants, Mentors, reached
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]


def mentors_coach(state: State, world: World, levers: Levers) -> None:
    """Each policy's mentors take up young firms of founders who are entitled and know of them."""
    firms, events = state.firms, state.events
    rooms = [firms_taken_up(state, world, each) for each in levers.mentors]
    if not any(rooms):
        return
    young, founders = _young_firms(state)
    for each, room in zip(levers.mentors, rooms, strict=True):
        if not room:
            continue
        waits = firms["coached_until"][young] <= state.month
        rows = young[waits & reached(each.offer, world.luck, founders)]
        lot = world.luck.draws(
            Decision.RATIONING, state.month, firms["key"][rows], each.offer.number
        )
        chosen = rows[np.argsort(lot, kind="stable")[:room]]
        firms["coached_until"][chosen] = state.month + each.months
        events.mentored = np.concatenate([events.mentored, chosen])
        by = np.full(chosen.size, each.offer.number)
        events.mentored_by = np.concatenate([events.mentored_by, by])


def firms_taken_up(state: State, world: World, mentors: Mentors) -> int:
    """How many firms the mentors can take up this month: a whole number by lot."""
    key = np.array([mentors.offer.number])
    u = float(world.luck.draws(Decision.RATIONING, state.month, key)[0])
    return int(np.floor(mentors.firms_per_month + u)) if mentors.offer.value > 0 else 0


def _young_firms(state: State) -> tuple[Ints, Applicants]:
    """Rows of the young firms whom nobody coaches yet, and their founders."""
    firms, people = state.firms, state.people
    young = (firms["alive"] == 1) & (firms["founder"] >= 0)
    young &= state.month - firms["founded"] < STARTUP_MONTHS
    rows = np.flatnonzero(young & (firms["coached_until"] <= state.month))
    founders = firms["founder"][rows].astype(np.int64)
    group(state, founders)
    keys = people["key"][founders].astype(np.int64)
    seen = employers_seen(firms, rows, state.month, state.scale)
    return rows, Applicants(keys, people["groups"][founders], seen)
