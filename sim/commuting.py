"""Commuting: people of the rest of the city who work in the region, and residents who work there.

Who lives there and works here has a row in the people's table, with the rest of the city as home;
who goes back to it has left the table and is one of its pool.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Status
from agents.population import residents_profile
from agents.profile import Columns, draw_people
from sim.rest_of_city import RestOfCity
from sim.search import Search
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]


def draw_commuters(world: World, rest: RestOfCity, keys: Ints, month: int) -> Columns:
    """The columns of people who live in the rest of the city and have left school."""
    profile = replace(residents_profile(world.region), ages=rest.ages)
    columns = draw_people(world.luck, keys, month, profile, world.ability)
    columns["place"] = np.full(keys.size, len(world.region.places))
    columns["graduated"] = np.minimum(columns["graduated"], month)
    return columns


def commuters_seek(
    state: State, world: World, rest: RestOfCity, search: Search, from_afar: Columns
) -> Columns:
    """Add this month's candidates of the rest of the city to those who seek from afar.

    Of those, as many are unemployed as among all its seekers; the others have a job there at its
    pay (``wage``, yuan a month), and come for a better one only.
    """
    city = state.city
    if not city.simulated:
        return from_afar
    columns = draw_commuters(world, rest, world.keys.commuters_of(state.month), state.month)
    u = world.luck.draws(Decision.COMMUTER, state.month, columns["key"])
    works = u >= city.seeking_share(search.employed_share)
    pay = state.market.first_unit_wage * city.wage_index * rest.pay * columns["skill"]
    columns["wage"] = np.where(works, pay, 0.0)
    return {name: np.concatenate([from_afar[name], columns[name]]) for name in from_afar}


def begin_to_commute(state: State, columns: Columns) -> Ints:
    """Give people of the rest of the city whom a firm here has hired a row; return the rows."""
    city = state.city
    worked = int((columns["wage"] > 0).sum())
    count = columns["key"].size
    columns = columns | {"wage": np.zeros(count)}
    rows = state.people.join(**columns, status=np.full(count, int(Status.AWAY)))
    city.release(count - worked, worked)
    city.commuters = np.concatenate([city.commuters, rows])
    state.events.commuters_hired = count
    return rows


def commuters_retire(state: State) -> None:
    """Commuters who have reached retirement age are residents of the city and nobody's here."""
    gone = _who_stopped(state)
    move(state, gone[state.people["status"][gone] != Status.AWAY], Status.AWAY)
    state.events.retired_workers -= gone.size
    state.events.commuters_retired = gone.size


def commuters_return(state: State, world: World, rest: RestOfCity) -> None:
    """Commuters who lost their jobs seek at home again; some others take a job at home."""
    city, people, events = state.city, state.people, state.events
    lost = _who_stopped(state)
    move(state, lost, Status.AWAY)
    city.unemployed += lost.size
    keys = people["key"][city.commuters]
    u = world.luck.draws(Decision.COMMUTING, state.month, keys)
    back = city.commuters[u < rest.return_rate]
    city.commuters = city.commuters[u >= rest.return_rate]
    move(state, back, Status.AWAY)
    city.employed += back.size
    events.commuters_returned = lost.size + back.size
    at_home = people["place"][events.separated] != city.place
    events.separated = events.separated[at_home]


def _who_stopped(state: State) -> Ints:
    """Rows of the commuters who do not work here any more; they are commuters no longer."""
    city = state.city
    works = state.people["status"][city.commuters] == Status.EMPLOYEE
    stopped: Ints = city.commuters[~works]
    city.commuters = city.commuters[works]
    return stopped
