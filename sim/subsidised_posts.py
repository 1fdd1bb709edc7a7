"""Posts that providers offer because a subsidy bears their cost.

What the work is worth to providers is spread evenly between nothing and its full cost; a provider
offers a post where worth and subsidy together reach the cost. So the share of possible posts that
is offered is the share of the cost that is subsidised.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.groups import Group
from agents.people import Status
from agents.quantiles import whole
from sim.entitlements import takes_up
from sim.levers import Levers
from sim.participation import Participation
from sim.records import SUBSIDISED
from sim.search import Search, reservation_wages
from sim.service_terms import WelfarePosts
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]


def subsidised_now(state: State) -> int:
    """How many still hold a subsidised post; the others are forgotten."""
    holders = state.subsidised_posts
    stays = state.people["status"][holders["person"]] == Status.PUBLIC_WELFARE
    state.subsidised_posts = holders[stays]
    claimed = state.standing_posts
    stays = state.people["status"][claimed["person"]] == Status.PUBLIC_WELFARE
    state.standing_posts = claimed[stays]
    return state.subsidised_posts.size


def posts_of_providers(
    state: State,
    world: World,
    participation: Participation,
    search: Search,
    levers: Levers,
    idle: Ints,
) -> Ints:
    """Rows of those placed in posts that subsidies made possible this month.

    ``idle``: rows of the unemployed who may be placed. Whoever asks for more than the post pays,
    with what holders are paid beside the wage, refuses.
    """
    people = state.people
    placed = np.empty(0, dtype=np.int64)
    if not levers.welfare_posts:
        return placed
    pay = state.market.minimum_wage + levers.welfare_pay
    idle = idle[reservation_wages(state, search, idle) <= pay]
    cost = participation.welfare_post_cost * state.market.minimum_wage
    lot = world.luck.draws(Decision.PUBLIC_WELFARE, state.month, people["key"][idle], 1)
    idle = idle[np.argsort(lot, kind="stable")]
    for offer in levers.welfare_posts:
        held = int((state.subsidised_posts["number"] == offer.number).sum())
        wanted = offer.posts * covered_share(levers, offer, cost)
        u = world.luck.draws(Decision.PUBLIC_WELFARE, 0, np.array([offer.number]), 2)
        free = max(int(whole(np.array([wanted]), u)[0]) - held, 0)
        chosen = idle[offer.who.covers(people["groups"][idle])][:free]
        idle = idle[~np.isin(idle, chosen)]
        state.subsidised_posts = np.concatenate([state.subsidised_posts, _records(offer, chosen)])
        _note(state, levers, offer, cost, chosen)
        placed = np.concatenate([placed, chosen])
    return placed


def standing_posts_are_claimed(
    state: State, world: World, participation: Participation, levers: Levers
) -> None:
    """Providers of the region's own posts claim the subsidy for those who hold them.

    It moves no decision: these posts are there without it.
    """
    people = state.people
    cost = participation.welfare_post_cost * state.market.minimum_wage
    for offer in levers.welfare_posts:
        if not offer.standing:
            continue
        held = people.with_status(Status.PUBLIC_WELFARE)
        held = held[~np.isin(held, state.subsidised_posts["person"])]
        mine = state.standing_posts["number"] == offer.number
        held = held[~np.isin(held, state.standing_posts["person"][mine])]
        keys = people["key"][held].astype(np.int64)
        held = held[takes_up(world.luck, offer.number, keys, offer.standing)]
        state.standing_posts = np.concatenate([state.standing_posts, _records(offer, held)])
        _note(state, levers, offer, cost, held)


def uncovered(levers: Levers, offer: WelfarePosts, cost: float) -> float:
    """What of a post's cost its own subsidy and fixed additions leave, yuan a month."""
    additions = sum(each.subsidy for each in _additions(levers, offer))
    return max(cost - offer.subsidy - additions, 0.0)


def covered_share(levers: Levers, offer: WelfarePosts, cost: float) -> float:
    """The share of a post's cost that subsidies bear, 0 to 1."""
    borne = min(sum(each.rest for each in _additions(levers, offer)), 1.0)
    return 1.0 - uncovered(levers, offer, cost) * (1.0 - borne) / cost if cost else 1.0


def _additions(levers: Levers, offer: WelfarePosts) -> list[WelfarePosts]:
    """What is added to an offer's posts."""
    return [
        each
        for each in levers.welfare_posts
        if not each.posts and (each.adds_to == offer.number if each.adds_to else not offer.alone)
    ]


def _records(offer: WelfarePosts, rows: Ints) -> npt.NDArray[np.void]:
    records = np.zeros(rows.size, dtype=SUBSIDISED)
    records["person"], records["number"] = rows, offer.number
    return records


def _note(state: State, levers: Levers, offer: WelfarePosts, cost: float, chosen: Ints) -> None:
    """Write down whose posts begin to be paid; all of them were placed as those covered."""
    events = state.events
    left = 0.0 if offer.alone else uncovered(levers, offer, cost)
    events.subsidised = np.concatenate([events.subsidised, chosen])
    groups = state.people["groups"][chosen] | np.uint64(Group.HARD_TO_EMPLOY)
    events.subsidised_groups = np.concatenate([events.subsidised_groups, groups])
    numbers = np.full(chosen.size, offer.number, dtype=np.int64)
    events.subsidised_by = np.concatenate([events.subsidised_by, numbers])
    events.uncovered = np.concatenate([events.uncovered, np.full(chosen.size, left)])
