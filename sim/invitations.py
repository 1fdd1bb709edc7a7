"""Who is invited to a course: people of some groups whom a campaign asks."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import NEVER, Status
from agents.skips import rare_event
from sim.covered import covers
from sim.learning_offers import Invitation
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
BOUNDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
"""Bounds of the rare event of being asked: the smallest above a campaign's share is taken, so that
few are looked at in vain."""
MOST = BOUNDS[-1]
"""The largest share of a group that a campaign can ask in a month."""


def invited(state: State, world: World, invitations: list[Invitation]) -> Ints:
    """Rows of the residents who are asked this month by a campaign that covers them.

    Whoever studies, works, seeks work or stays out may be asked, if she takes no course already.
    """
    people = state.people
    found = [np.empty(0, dtype=np.int64)]
    for invitation in invitations:
        if not invitation.share:
            continue
        bound = next(bound for bound in BOUNDS if invitation.share <= bound)
        asking = rare_event(bound, Decision.INVITATION_VISIT, Decision.INVITATION)
        visited = asking.visited(world.luck, state.month, world.keys.before(state.month + 1))
        rows = people.rows(visited)
        here = (people["status"][rows] != Status.AWAY) & (people["place"][rows] != state.city.place)
        rows = rows[here & (people["status"][rows] != Status.TRAINEE)]
        rows = rows[people["course_end"][rows] == NEVER]
        keys = people["key"][rows].astype(np.int64)
        lot = world.luck.draws(Decision.INVITATION, state.month, keys, 1 + invitation.number)
        rows = rows[lot * bound < invitation.share]
        found.append(rows[covers(state, invitation.who, rows)])
    return np.unique(np.concatenate(found))
