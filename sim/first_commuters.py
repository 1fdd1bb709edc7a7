"""Who commutes at the start, and the employers and people of the rest of the city."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import OUTSIDE_KEYS, Kind
from agents.people import People, Status
from agents.quantiles import choose, exponential
from agents.table import Table
from sim.city_pool import CityPool
from sim.commuting import draw_commuters
from sim.settings import Settings
from sim.world import World

Ints = npt.NDArray[np.int64]
LONGEST_SPELL = 72
"""Months for which the first jobs have been held at most."""


def jobs_here(world: World, settings: Settings, employees: int) -> int:
    """How many jobs the region has at first, where so many residents are employees."""
    rest = settings.rest_of_city
    if not rest.enabled:
        return employees
    return employees - round(rest.working_outside * employees) + world.keys.first_commuters


def some_work_outside(
    world: World, settings: Settings, people: People, firms: Table, month: int
) -> None:
    """Let residents work in the rest of the city, more of those who live near; others come here.

    Those who come have, for the moment, a home near the job that they will get, so that jobs can be
    given by nearness; :func:`surroundings` sends them to their own homes.
    """
    rest, region = settings.rest_of_city, world.region
    if not rest.enabled:
        return
    minutes = world.minutes[:-1, -1]
    near = exponential(-settings.search.distance_decay * (minutes - minutes.min()))
    workers = people.with_status(Status.EMPLOYEE)
    lot = world.luck.draws(Decision.COMMUTING, 0, people["key"][workers])
    order = np.argsort(lot / near[people["place"][workers]], kind="stable")
    chosen = workers[order[: round(rest.working_outside * workers.size)]]
    field = people["field"][chosen].astype(np.int64)
    pay = np.array([sector.pay for sector in region.sectors.values()])
    unit_wage = settings.wages.unit_wage * rest.pay * pay
    employers = firms.append(
        pay.size,
        key=OUTSIDE_KEYS + np.arange(pay.size),
        kind=Kind.REST_OF_CITY,
        place=len(region.places),
        sector=np.arange(pay.size),
        unit_wage=unit_wage,
        productivity=unit_wage * settings.wages.markup,
        founded=month - LONGEST_SPELL,
    )
    people["employer"][chosen] = employers[field]
    people["wage"][chosen] = unit_wage[field] * people["skill"][chosen]
    keys = world.keys.commuters_at_first()
    u = [world.luck.draws(Decision.COMMUTING, 0, keys, k) for k in (1, 2)]
    jobs = [place.jobs for place in region.places.values()]
    columns = draw_commuters(world, rest, keys, month)
    columns["place"] = choose(u[0], (np.array(jobs) * near).tolist())
    held = (u[1] * LONGEST_SPELL).astype(np.int64)
    status = np.full(keys.size, int(Status.EMPLOYEE))
    people.join(**columns, status=status, spell_start=month - held)


def surroundings(world: World, settings: Settings, people: People, firms: Table) -> CityPool:
    """The pool of the rest of the city at the start, once jobs are given.

    Its posts, vacancies and matches are those at which it would stand still without growth.
    """
    rest = settings.rest_of_city
    if not rest.enabled:
        return CityPool()
    place = len(world.region.places)
    commuters = people.rows(world.keys.commuters_at_first())
    people["place"][commuters] = place
    works = people["employer"][commuters] >= 0
    people["status"][commuters[~works]] = Status.AWAY
    employers = np.flatnonzero(firms["kind"] == Kind.REST_OF_CITY)
    headcount = np.bincount(people["employer"][people.with_status(Status.EMPLOYEE)])
    firms["headcount"][employers] = np.resize(headcount, len(firms))[employers]
    everybody = rest.employed * world.scale
    employed = everybody - np.count_nonzero(works)
    unemployed = everybody * rest.unemployment / (1 - rest.unemployment)
    ended = rest.separation_rate * employed
    seekers = unemployed + ended
    vacancies = rest.tightness * seekers
    held = firms["headcount"][employers].astype(np.float64)
    wanted = held * (1 + settings.firms.unfilled_share)
    firms["weight"][employers] = wanted
    return CityPool(
        place=place,
        employed=employed,
        unemployed=unemployed,
        commuters=commuters[works],
        employers=employers,
        first_posts=wanted,
        first_pay=firms["unit_wage"][employers].astype(np.float64),
        posts=employed - ended + float(held.sum()) + vacancies,
        usual_seekers=seekers,
        usual_vacancies=vacancies,
        usual_matches=ended,
    )
