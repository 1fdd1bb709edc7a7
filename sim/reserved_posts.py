"""Reserved posts: vacant posts of public employers that are kept for some jobseekers."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import Kind
from agents.people import Origin, Status
from agents.quantiles import whole
from sim.levers import Levers
from sim.service_terms import ReservedPosts
from sim.starters import count_starters
from sim.state import State, join_employer
from sim.world import World

Ints = npt.NDArray[np.int64]


def reserved_posts_are_filled(state: State, world: World, levers: Levers, wanted: Ints) -> None:
    """Give vacant public posts to those for whom they are kept, by lot, one kind after the other.

    ``wanted``: headcounts that firms want now, int64 (firms). No post is added: whoever gets one
    takes it before others may apply.
    """
    for reserved in levers.reserved_posts:
        _fill(state, world, reserved, wanted)


def _fill(state: State, world: World, reserved: ReservedPosts, wanted: Ints) -> None:
    people, firms, events = state.people, state.firms, state.events
    u = world.luck.draws(
        Decision.EXAMINATION, state.month, np.array([reserved.number]), reserved.number
    )
    posts = int(whole(np.array([reserved.posts]), u)[0])
    vacant = wanted - firms["headcount"]
    public = (firms["kind"] == Kind.PUBLIC_EMPLOYER) & (firms["alive"] == 1)
    open_at = np.repeat(np.arange(len(firms)), np.where(public, np.maximum(vacant, 0), 0))
    lot = world.luck.draws(
        Decision.EXAMINATION, state.month, firms["key"][open_at], reserved.number
    )
    open_at = open_at[np.lexsort((open_at, lot))]
    idle = people.with_status(Status.UNEMPLOYED)
    idle = idle[people["spell_start"][idle] < state.month]
    idle = idle[reserved.who.covers(people["groups"][idle])]
    lot = world.luck.draws(Decision.EXAMINATION, state.month, people["key"][idle], reserved.number)
    chosen = idle[np.argsort(lot, kind="stable")[: min(posts, open_at.size)]]
    employer = open_at[: chosen.size]
    pay = firms["unit_wage"][employer].astype(np.float64) * state.market.wage_index
    pay = np.maximum(pay * people["skill"][chosen], state.market.minimum_wage)
    join_employer(state, chosen, employer, pay)
    count_starters(state, chosen)
    events.hired = np.concatenate([events.hired, chosen])
    events.hired_by = np.concatenate([events.hired_by, employer])
    origin = np.full(chosen.size, int(Origin.NONEMPLOYMENT))
    events.hire_origin = np.concatenate([events.hire_origin, origin])
