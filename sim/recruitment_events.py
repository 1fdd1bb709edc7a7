"""Recruitment events: who visits one sends applications there beside her own."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Origin
from sim.levers import Levers
from sim.search import MOST_APPLICATIONS, Seekers
from sim.state import State
from sim.world import World


def visitors_apply(state: State, world: World, levers: Levers, seekers: Seekers) -> None:
    """Add the applications that visitors send at this month's events, by lot among those covered.

    ``seekers``: records of :data:`sim.search.SEEKER`; from afar may come whoever seeks to move
    here.
    """
    if not levers.recruitment:
        return
    resident = seekers["idle"] == 1
    afar = (seekers["row"] < 0) & (seekers["origin"] == Origin.ARRIVAL)
    groups = state.people["groups"][np.maximum(seekers["row"], 0)]
    for event in levers.recruitment:
        state.events.events_held += event.held
        covered = resident & event.who.covers(groups)
        u = world.luck.draws(Decision.JOB_SEARCH, state.month, seekers["key"], event.number)
        visits = covered & (u < _share(event.visitors, covered))
        visits |= afar & (u < _share(event.from_afar, afar))
        sent = seekers["applications"][visits].astype(np.int64) + event.applications
        seekers["applications"][visits] = np.minimum(sent, MOST_APPLICATIONS)


def _share(visitors: float, pool: npt.NDArray[np.bool_]) -> float:
    """The share of a pool who come, at most all of it."""
    return min(visitors / max(int(pool.sum()), 1), 1.0)
