"""Recruitment agencies serve jobseekers whom no station served this month.

What they do for a client is a station's help, for fewer of them: private providers did about half
as much (Behaghel, Crépon and Gurgand, 2014).
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Status
from agents.quantiles import whole
from sim.levers import Levers
from sim.records import AGENCY_CLIENT
from sim.services import Services
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]


def agencies_serve(state: State, world: World, services: Services, levers: Levers) -> None:
    """Take on as many of those covered as agencies have room for, by lot, and help some of them."""
    people, events = state.people, state.events
    past = state.agency_clients
    earlier = past["person"][past["since"] == state.month - 1].astype(np.int64)
    people["referrals"][earlier[~np.isin(earlier, events.served)]] = 0
    state.agency_clients = past[past["since"] > state.month - services.coaching_months]
    if not levers.agencies:
        return
    idle = people.with_status(Status.UNEMPLOYED)
    idle = idle[~np.isin(idle, events.served)]
    idle = idle[~np.isin(idle, state.agency_clients["person"])]
    for agency in levers.agencies:
        covered = idle[agency.who.covers(people["groups"][idle])]
        lot = world.luck.draws(Decision.SERVICE, state.month, people["key"][covered], 7)
        u = world.luck.draws(Decision.SERVICE, state.month, np.array([agency.number]), 8)
        room = int(whole(np.array([agency.clients]), u)[0])
        taken = covered[np.argsort(lot, kind="stable")[:room]]
        idle = idle[~np.isin(idle, taken)]
        _take_on(state, world, services, agency.number, taken)


def _take_on(state: State, world: World, services: Services, number: int, taken: Ints) -> None:
    people, events = state.people, state.events
    u = world.luck.draws(Decision.SERVICE, state.month, people["key"][taken], 9)
    helped = taken[u < services.agency_effect]
    people["referrals"][helped] = services.referrals
    coached = np.maximum(
        people["coached_until"][helped], state.month + services.coaching_months - 1
    )
    people["coached_until"][helped] = coached
    clients = np.zeros(taken.size, dtype=AGENCY_CLIENT)
    clients["person"], clients["number"], clients["since"] = taken, number, state.month
    state.agency_clients = np.concatenate([state.agency_clients, clients])
    events.agency_clients = np.concatenate([events.agency_clients, taken])
    events.agency_numbers = np.concatenate(
        [events.agency_numbers, np.full(taken.size, number, dtype=np.int64)]
    )
