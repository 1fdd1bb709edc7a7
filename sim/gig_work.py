"""Gig work: taken up where it pays more than one asks for; its pay falls with those who do it."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Status
from agents.quantiles import power_of
from sim.grouping import groups_now
from sim.levers import Levers
from sim.participation import Participation
from sim.search import Search, reservation_wages
from sim.service_points import gig_market_reach
from sim.starters import count_starters
from sim.state import State, move
from sim.world import World
from sim.worth import worth_of_gigs

Ints = npt.NDArray[np.int64]


def gig_pay(state: State, participation: Participation) -> float:
    """What a month of gig work pays now, in yuan."""
    workers = state.people.with_status(Status.GIG_WORKER).size
    crowding = max(workers, 1) / max(state.market.gig_workers, 1)
    pay = participation.gig_pay * power_of(crowding, -participation.gig_pay_elasticity)
    return float(pay) * state.market.wage_index


def people_take_up_gigs(
    state: State, world: World, participation: Participation, search: Search, levers: Levers
) -> None:
    """Jobseekers who ask for less than gig work pays take it up; who could ask for more give it up.

    Both with a chance a month; near a market for day labour gigs are taken up sooner. Whoever lives
    on gigs asks for what a fresh jobseeker would. What policies make gig work worth counts with its
    pay.
    """
    people = state.people
    pay = gig_pay(state, participation)
    seekers = people.with_status(Status.UNEMPLOYED)
    u = world.luck.draws(Decision.GIG, state.month, people["key"][seekers])
    reach = gig_market_reach(world, levers, search.distance_decay)
    sooner = 1 + participation.gig_market_gain * reach[people["place"][seekers]]
    # Only those who think it over this month are asked what it is worth to them.
    seekers = seekers[u < participation.gig_entry_rate * sooner]
    worth = worth_of_gigs(state, world, levers, seekers)
    earned = pay if worth is None else pay + worth
    takes_up = seekers[reservation_wages(state, search, seekers) < earned]
    gig = people.with_status(Status.GIG_WORKER)
    u = world.luck.draws(Decision.GIG, state.month, people["key"][gig], 1)
    gig = gig[u < participation.gig_exit_rate]
    worth = worth_of_gigs(state, world, levers, gig)
    earned = pay if worth is None else (pay + worth).astype(np.float32)
    asked = search.reservation_share * people["skill"][gig] * state.market.unit_wage
    gives_up = gig[asked > earned]
    state.events.gigs_begun = takes_up
    state.events.gig_groups = groups_now(state, takes_up)
    move(state, takes_up, Status.GIG_WORKER)
    move(state, gives_up, Status.UNEMPLOYED)
    people["wage"][people.with_status(Status.GIG_WORKER)] = pay
    count_starters(state, takes_up)
