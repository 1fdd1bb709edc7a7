"""Public-welfare posts: jobs for those who are hard to employ, at the minimum wage, for a while."""

import numpy as np

from agents.chance import Decision
from agents.groups import Group
from agents.people import Status
from sim.participation import Participation
from sim.starters import count_starters
from sim.state import State, move
from sim.world import World


def public_welfare_posts_turn_over(
    state: State, world: World, participation: Participation
) -> None:
    """Posts end after their longest stay; free ones go by lot to the hard to employ."""
    people = state.people
    held = people.with_status(Status.PUBLIC_WELFARE)
    stayed = state.month - people["spell_start"][held]
    ended = held[stayed >= participation.public_welfare_months]
    move(state, ended, Status.UNEMPLOYED)
    posts = round(world.region.residents.public_welfare_posts * world.scale)
    free = posts - (held.size - ended.size)
    idle = people.with_status(Status.UNEMPLOYED)
    hard = (people["groups"][idle] & np.uint64(Group.HARD_TO_EMPLOY)) > 0
    eligible = idle[hard & (people["spell_start"][idle] < state.month)]
    lot = world.luck.draws(Decision.PUBLIC_WELFARE, state.month, people["key"][eligible])
    chosen = eligible[np.argsort(lot, kind="stable")[: max(free, 0)]]
    move(state, chosen, Status.PUBLIC_WELFARE)
    people["wage"][chosen] = state.market.minimum_wage
    count_starters(state, chosen)
