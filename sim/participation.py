"""Into the labour force and out of it, into gig work and out of it, and public-welfare posts.

Flows at given rates; gig pay falls with the number who live on it.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.groups import Group
from agents.parameters import Parameters
from agents.people import Status
from agents.quantiles import power_of
from agents.region import Amount, Share
from agents.retirement import retirement_ages
from agents.skips import rare_event
from sim.search import Search, reservation_wages
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]


class Participation(Parameters):
    """Monthly rates of the flows, and what gig work pays.

    ``gig_pay``: yuan a month at the first number of gig workers; it falls with their number by
    ``gig_pay_elasticity``. ``public_welfare_months``: the longest stay in a public-welfare post.
    """

    leave_rate: Share
    enter_rate: Share
    gig_entry_rate: Share
    gig_exit_rate: Share
    gig_pay: Amount
    gig_pay_elasticity: Amount
    public_welfare_months: int


def gig_pay(state: State, participation: Participation) -> float:
    """What a month of gig work pays now, in yuan."""
    workers = state.people.with_status(Status.GIG_WORKER).size
    crowding = max(workers, 1) / max(state.market.gig_workers, 1)
    pay = participation.gig_pay * power_of(crowding, -participation.gig_pay_elasticity)
    return float(pay) * state.market.wage_index


def people_enter_and_leave_work(
    state: State, world: World, participation: Participation, search: Search
) -> None:
    """Flows between seeking, gig work and staying out of the labour force."""
    people = state.people
    idle = people.with_status(Status.UNEMPLOYED)
    u = world.luck.draws(Decision.PARTICIPATION, state.month, people["key"][idle])
    gives_up = u < participation.leave_rate
    seekers = idle[~gives_up]
    pay = gig_pay(state, participation)
    u = world.luck.draws(Decision.GIG, state.month, people["key"][seekers])
    acceptable = reservation_wages(state, search, seekers) < pay
    takes_gigs = acceptable & (u < participation.gig_entry_rate)
    gig = people.with_status(Status.GIG_WORKER)
    u = world.luck.draws(Decision.GIG, state.month, people["key"][gig], 1)
    stops = gig[u < participation.gig_exit_rate]
    enters = _who_enters(state, world, participation)
    move(state, idle[gives_up], Status.OUT_OF_LABOUR_FORCE)
    move(state, seekers[takes_gigs], Status.GIG_WORKER)
    move(state, stops, Status.UNEMPLOYED)
    move(state, enters, Status.UNEMPLOYED)
    people["wage"][people.with_status(Status.GIG_WORKER)] = pay
    state.events.new_workers += int(takes_gigs.sum())


def _who_enters(state: State, world: World, participation: Participation) -> Ints:
    """Rows of those below retirement age who begin to seek work."""
    people, rate = state.people, participation.enter_rate
    if not rate:
        return np.empty(0, dtype=np.int64)
    entering = rare_event(rate, Decision.ENTRY_VISIT, Decision.ENTRY)
    outside = people.rows(entering.visited(world.luck, state.month, world.keys.before(state.month)))
    outside = outside[people["status"][outside] == Status.OUT_OF_LABOUR_FORCE]
    outside = outside[people["prepares_until"][outside] < state.month]
    female = (people["groups"][outside] & np.uint64(Group.FEMALE)) > 0
    birth, education = people["birth"][outside], people["education"][outside]
    limit = retirement_ages(people.retirement, birth, female, education)
    able: Ints = outside[state.month - birth < limit]
    return able


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
    people["wage"][chosen] = world.minimum_wage(state.month)
    state.events.new_workers += chosen.size
