"""Public-welfare posts: jobs for those who are hard to employ, at the minimum wage, for a while."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.groups import Group
from agents.people import Status
from agents.retirement import retirement_ages
from sim.claims import claims_before, count_claims
from sim.levers import Levers
from sim.participation import Participation
from sim.search import Search
from sim.starters import count_starters
from sim.state import State, move
from sim.subsidised_posts import (
    posts_of_providers,
    standing_posts_are_claimed,
    subsidised_now,
)
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def public_welfare_posts_turn_over(
    state: State, world: World, participation: Participation, search: Search, levers: Levers
) -> None:
    """Posts end after their longest stay; free ones go by lot to the hard to employ.

    The region keeps its posts; providers offer others as far as subsidies cover what they cost.
    """
    people = state.people
    held = people.with_status(Status.PUBLIC_WELFARE)
    ended = held[_stay_is_over(state, participation, levers, held)]
    _count_first(state, ended)
    move(state, ended, Status.UNEMPLOYED)
    subsidised = subsidised_now(state)
    posts = round(world.region.residents.public_welfare_posts * world.scale)
    free = posts - (held.size - ended.size - subsidised)
    idle = people.with_status(Status.UNEMPLOYED)
    idle = idle[people["spell_start"][idle] < state.month]
    idle = idle[_may_be_placed(state, levers, idle)]
    hard = (people["groups"][idle] & np.uint64(Group.HARD_TO_EMPLOY)) > 0
    eligible = idle[hard]
    lot = world.luck.draws(Decision.PUBLIC_WELFARE, state.month, people["key"][eligible])
    chosen = eligible[np.argsort(lot, kind="stable")[: max(free, 0)]]
    others = posts_of_providers(
        state, world, participation, search, levers, idle[~np.isin(idle, chosen)]
    )
    placed = np.concatenate([chosen, others])
    move(state, placed, Status.PUBLIC_WELFARE)
    people["wage"][placed] = state.market.minimum_wage + levers.welfare_pay
    count_starters(state, placed)
    count_claims(state.placements, placed, 1)
    _note_first(state, placed)
    standing_posts_are_claimed(state, world, participation, levers)


def _stay_is_over(state: State, participation: Participation, levers: Levers, held: Ints) -> Bools:
    """Whether holders have stayed as long as they may.

    Whoever was near retirement when first placed stays until then.
    """
    people, rule = state.people, levers.welfare_rule
    stayed = state.month - people["spell_start"][held]
    if rule is None:
        over: Bools = stayed >= participation.public_welfare_months
        return over
    female = (people["groups"][held] & np.uint64(Group.FEMALE)) > 0
    birth = people["birth"][held]
    limit = retirement_ages(people.retirement, birth, female, people["education"][held])
    begun = people["spell_start"][held].tolist()
    first = [state.first_placed.get(row, at) for row, at in zip(held.tolist(), begun, strict=True)]
    near = limit - (np.array(first, dtype=np.int64) - birth) < rule.near
    ends: Bools = (stayed >= rule.months) & ~near
    return ends


def _count_first(state: State, ended: Ints) -> None:
    """Whoever held a post from the start had one placement, which nobody wrote down."""
    unknown = ended[claims_before(state.placements, ended) == 0]
    count_claims(state.placements, unknown, 1)
    _note_first(state, unknown)


def _note_first(state: State, placed: Ints) -> None:
    begun = state.people["spell_start"][placed].tolist()
    for row, month in zip(placed.tolist(), begun, strict=True):
        state.first_placed.setdefault(row, month)


def _may_be_placed(state: State, levers: Levers, idle: Ints) -> Bools:
    """Whether people may have another placement, by the rule in force."""
    rule = levers.welfare_rule
    if rule is None:
        return np.ones(idle.size, dtype=np.bool_)
    times = claims_before(state.placements, idle)
    again = rule.again.covers(state.people["groups"][idle])
    may: Bools = (times == 0) | ((times < rule.placements) & again)
    return may
