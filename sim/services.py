"""Service stations serve: they refer, train and coach those who come, as far as staff allow."""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import STARTUP_MONTHS, Kind
from agents.groups import Group
from agents.parameters import Parameters
from agents.people import Status
from agents.quantiles import exponential
from agents.region import Amount, Count, Share
from sim.levers import Levers
from sim.mentoring import mentors_coach
from sim.outreach import asks_for_dose, sought_out
from sim.service_awards import awards_are_made
from sim.service_points import way_to_service
from sim.state import State
from sim.station_grants import caseworkers_granted
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DOSE_REFERRALS = 3
"""The 1131 service: one briefing, one guidance, three referrals, one training or internship."""


class Services(Parameters):
    """What stations do.

    ``clients_per_staff``: clients whom a caseworker can serve in a month. ``visiting_share``: of
    the registered unemployed who live next door to a station and come in a month; it falls with
    travel minutes by ``distance_decay``. ``referrals``: to vacancies, for a client a month.
    ``coaching_months``: for which a client seeks more intensely. ``training_share``: of clients who
    are booked for a course. ``founders_per_staff``: start-ups that a caseworker can coach.
    ``agency_effect``: of a recruitment agency on a client, relative to a station's.
    """

    clients_per_staff: Amount
    visiting_share: Share
    distance_decay: Amount
    referrals: Count
    coaching_months: Count
    training_share: Share
    founders_per_staff: Amount
    agency_effect: Share


def stations_serve(state: State, world: World, services: Services, levers: Levers) -> Ints:
    """Serve this month's clients; return the rows of those booked for a course.

    Those who are hard to employ and come by themselves are first, then, where a policy asks for the
    1131 service, unemployed graduates, then whomever else policies seek out, of them the hard to
    employ before others; among equals the order is by lot.
    Where each graduate is to be trained, all whom the service reached are booked until they are.
    """
    people = state.people
    _open_and_staff(state, world, levers)
    people["referrals"][state.clients] = 0
    clients, station, priority = _who_comes(state, world, services, levers)
    capacity = capacities(state, world, services)
    lot = world.luck.draws(Decision.SERVICE, state.month, people["key"][clients], 1)
    order = np.lexsort((lot, priority, station))
    ranked = station[order]
    rank = np.arange(ranked.size) - np.searchsorted(ranked, ranked)
    served = np.zeros(clients.size, dtype=np.bool_)
    served[order] = rank < capacity[ranked]
    _help(state, services, levers, clients[served])
    _coach_founders(state, world, services)
    mentors_coach(state, world, levers)
    awards_are_made(state, world, levers)
    stations = state.stations
    stations["caseload"][:] = np.bincount(station[served], minlength=len(stations))
    stations["queue"][:] = np.bincount(station[~served], minlength=len(stations))
    _note(state, clients, served)
    rows = clients[served]
    u = world.luck.draws(Decision.SERVICE, state.month, people["key"][rows], 2)
    booked = u < services.training_share
    if levers.training_for_each:
        booked |= asks_for_dose(people["groups"][rows], levers) & (
            people["course_level"][rows] == 0
        )
    return rows[booked]


def capacities(state: State, world: World, services: Services) -> Ints:
    """How many clients each station can serve this month, int64 (stations)."""
    staff = state.stations["staff"] + state.stations["added_staff"]
    expected = staff.astype(np.float64) * services.clients_per_staff * world.scale
    u = world.luck.draws(Decision.SERVICE, state.month, np.arange(expected.size), 3)
    return np.floor(expected + u).astype(np.int64)


def _open_and_staff(state: State, world: World, levers: Levers) -> None:
    stations, names = state.stations, list(world.region.places)
    kept = {number: staff for number, _, staff in levers.station_openings}
    for number, place, staff in levers.station_openings:
        if number not in stations["opened_by"]:
            stations.append(1, opened_by=number, place=names.index(place), staff=staff)
    for row in np.flatnonzero(stations["opened_by"] >= 0).tolist():
        stations["staff"][row] = kept.get(int(stations["opened_by"][row]), 0.0)
    stations["added_staff"][:] = 0
    for place, staff in levers.station_staff.items():
        here = np.flatnonzero(stations["place"] == names.index(place))
        stations["added_staff"][here] += staff / max(here.size, 1)
    stations["added_staff"][:] += caseworkers_granted(state, world, levers)


def _who_comes(
    state: State, world: World, services: Services, levers: Levers
) -> tuple[Ints, Ints, Ints]:
    """Rows of the clients who come this month, their stations, and their priority (0 first)."""
    people = state.people
    staffed = np.flatnonzero(state.stations["staff"] + state.stations["added_staff"] > 0)
    idle = people.with_status(Status.UNEMPLOYED)
    none = np.empty(0, dtype=np.int64)
    if not staffed.size or not idle.size:
        return none, none, none
    groups = people["groups"][idle]
    sought = sought_out(state, world, levers, idle)
    registered = (groups & np.uint64(Group.REGISTERED_UNEMPLOYED)) > 0
    keys = people["key"][idle].astype(np.int64)
    station, minutes = _nearest(state, world, staffed, people["place"][idle], keys)
    minutes = way_to_service(world, people["place"][idle], minutes, levers)
    chance = services.visiting_share * exponential(-services.distance_decay * minutes)
    u = world.luck.draws(Decision.SERVICE, state.month, keys)
    by_herself = registered & (u < chance)
    comes = sought | by_herself
    hard = (groups & np.uint64(Group.HARD_TO_EMPLOY)) > 0
    dose = asks_for_dose(groups, levers)
    first = hard & (by_herself | dose)
    priority = np.select([first, dose, hard, sought], [0, 1, 2, 3], 4)
    return idle[comes], station[comes], priority[comes]


def _nearest(
    state: State, world: World, staffed: Ints, homes: npt.NDArray[np.uint8], keys: Ints
) -> tuple[Ints, Floats]:
    """Each person's nearest staffed station, by lot among equals, and the minutes to it."""
    places = state.stations["place"][staffed]
    minutes = world.minutes[:, places]
    nearest = minutes.min(axis=1)
    lot = world.luck.draws(Decision.SERVICE, 0, keys, 4)
    station = np.empty(keys.size, dtype=np.int64)
    for home in range(world.minutes.shape[0]):
        here = homes == home
        equals = staffed[minutes[home] <= nearest[home]]
        station[here] = equals[(lot[here] * equals.size).astype(np.int64)]
    return station, nearest[homes] - world.minutes.min()


def _help(state: State, services: Services, levers: Levers, rows: Ints) -> None:
    people = state.people
    dose = asks_for_dose(people["groups"][rows], levers)
    people["referrals"][rows] = np.where(dose, DOSE_REFERRALS, services.referrals)
    people["coached_until"][rows] = state.month + services.coaching_months - 1
    people["served"][rows] = state.month
    given = rows[dose]
    people["doses"][given] = np.minimum(people["doses"][given] + 1, 255)
    state.events.doses = given.size


def _coach_founders(state: State, world: World, services: Services) -> None:
    """Young start-ups are coached for the month by lot, as far as each place's staff allow."""
    firms, stations = state.firms, state.stations
    young = (firms["alive"] == 1) & (firms["kind"] == Kind.STARTUP)
    young &= state.month - firms["founded"] < STARTUP_MONTHS
    rows = np.flatnonzero(young)
    staff = np.bincount(
        stations["place"], stations["staff"] + stations["added_staff"], world.minutes.shape[0]
    )
    expected = staff * services.founders_per_staff * world.scale
    u = world.luck.draws(Decision.SERVICE, state.month, np.arange(expected.size), 6)
    room = np.floor(expected + u).astype(np.int64)
    place = firms["place"][rows].astype(np.int64)
    lot = world.luck.draws(Decision.SERVICE, state.month, firms["key"][rows], 5)
    order = np.lexsort((lot, place))
    rank = np.arange(rows.size) - np.searchsorted(place[order], place[order])
    coached = rows[order[rank < room[place[order]]]]
    until = np.maximum(firms["coached_until"][coached], state.month + 1)
    firms["coached_until"][coached] = until


def _note(state: State, clients: Ints, served: npt.NDArray[np.bool_]) -> None:
    events, people = state.events, state.people
    events.served = clients[served]
    events.waiting = int((~served).sum())
    idle = people.with_status(Status.UNEMPLOYED)
    hard = np.uint64(Group.HARD_TO_EMPLOY)
    recently = people["served"][idle] > state.month - 12
    is_hard = (people["groups"][idle] & hard) > 0
    events.hard_to_employ = int(is_hard.sum())
    events.hard_to_employ_served = int((is_hard & recently).sum())
