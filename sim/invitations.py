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
MOST = 0.2
"""The largest share of a group that a campaign can ask in a month: the bound of the rare event."""


def invited(state: State, world: World, invitations: list[Invitation]) -> Ints:
    """Rows of the residents who are asked this month by a campaign that covers them.

    Whoever studies, works, seeks work or stays out may be asked, if she takes no course already.
    """
    people = state.people
    found = [np.empty(0, dtype=np.int64)]
    for invitation in invitations:
        if not invitation.share:
            continue
        asking = rare_event(MOST, Decision.INVITATION_VISIT, Decision.INVITATION)
        visited = asking.visited(world.luck, state.month, world.keys.before(state.month + 1))
        rows = people.rows(visited)
        here = (people["status"][rows] != Status.AWAY) & (people["place"][rows] != state.city.place)
        rows = rows[here & (people["status"][rows] != Status.TRAINEE)]
        rows = rows[people["course_end"][rows] == NEVER]
        keys = people["key"][rows].astype(np.int64)
        lot = world.luck.draws(Decision.INVITATION, state.month, keys, 1 + invitation.number)
        rows = rows[lot * MOST < invitation.share]
        found.append(rows[covers(state, invitation.who, rows)])
    return np.unique(np.concatenate(found))
