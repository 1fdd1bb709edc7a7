"""One-off awards for services: how many fall in a month is drawn, so that each is paid whole."""

import numpy as np

from agents.chance import Decision
from agents.quantiles import whole
from sim.levers import Levers
from sim.state import State
from sim.world import World

FIRST_GRADE = 20
"""Draws of awards begin here: lower counters are of what stations do."""


def awards_are_made(state: State, world: World, levers: Levers) -> None:
    """Draw how many awards of each grade fall in this month."""
    for each in levers.awards:
        key = np.array([each.number])
        counts = []
        for grade, expected in enumerate(each.expected):
            u = world.luck.draws(Decision.SERVICE, state.month, key, FIRST_GRADE + grade)
            counts.append(int(whole(np.array([expected]), u)[0]))
        state.events.awards[each.number] = tuple(counts)
