"""Internships: a trial at a firm, unpaid search meanwhile, and a chance to be kept on.

A base takes an intern where what it is paid covers her pay and guidance less what she does for it.
Interns without work seek none meanwhile; students stay at school. At the end a base that wants more
people keeps those with whom the trial went well (a job as an experience good: Jovanovic, 1979).
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import LASTING_DEMAND
from agents.parameters import Frozen
from agents.people import Origin, Status
from agents.region import Amount, Count, Share
from sim.bases import bases, by_lot, places_at, spread
from sim.campus import last_year_students
from sim.covered import covers
from sim.events import learning
from sim.grouping import group
from sim.learning_offers import Programme
from sim.offers import make_offers, without_offer
from sim.records import TRAINED_AT
from sim.starters import count_starters
from sim.state import State, join_employer, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class Internship(Frozen):
    """``interest``: share of those covered who would begin one in a month. ``places``: that a base
    offers in a month, as a share of its headcount. ``net_cost``: yuan a month that an intern costs
    a base before it is paid anything, her own work deducted, the median; ``dispersion``: of its
    logarithm. ``horizon``: months before leaving college from which students take part.
    ``goes_well``: share of trials after which a base that wants people keeps the intern.
    """

    interest: Share
    places: Share
    net_cost: Amount
    dispersion: Amount
    horizon: Count
    goes_well: Share


def internships_end(state: State, world: World, internship: Internship, targets: Ints) -> None:
    """Interns whose time is over are kept on or seek again; who left or whose base closed is out.

    ``targets``: headcounts that firms want, int64 (firms).
    """
    if not state.interns.size:
        return
    people, records = state.people, state.interns
    rows, firm = records["person"].astype(np.int64), records["firm"].astype(np.int64)
    waits = np.isin(people["status"][rows], (Status.TRAINEE, Status.STUDENT, Status.UNEMPLOYED))
    closed = state.firms["alive"][firm] == 0
    ended = waits & (closed | (records["ends"] < state.month))
    state.interns = records[waits & ~ended]
    rows, firm = rows[ended], firm[ended]
    keys = people["key"][rows].astype(np.int64)
    u = world.luck.draws(Decision.INTERNSHIP, state.month, keys, 2)
    order = by_lot(world, Decision.INTERNSHIP, state.month, keys, rows.size)
    good = order[(u < internship.goes_well)[order] & ~closed[ended][order]]
    room = np.maximum(targets - state.firms["headcount"], 0)
    # Firm by firm, in the order by lot.
    good = good[np.argsort(firm[good], kind="stable")]
    rank = np.arange(good.size) - np.searchsorted(firm[good], firm[good])
    kept = good[rank < room[firm[good]]]
    keeps = np.zeros(rows.size, dtype=np.bool_)
    keeps[kept] = True
    _keep_on(state, rows[keeps], firm[keeps])
    _seek_again(state, rows[~keeps & (people["status"][rows] == Status.TRAINEE)])


def _keep_on(state: State, rows: Ints, firm: Ints) -> None:
    """Those out of school begin to work, students are offered a job from when they leave."""
    people, events = state.people, state.events
    usual = state.firms["unit_wage"][firm] * state.market.wage_index * people["skill"][rows]
    pay = np.maximum(usual.astype(np.float64), state.market.minimum_wage)
    later = people["status"][rows] == Status.STUDENT
    free = np.isin(rows, without_offer(state, rows)) & (people["graduated"][rows] > state.month)
    held = later & free
    starts = people["graduated"][rows[held]].astype(np.int64)
    make_offers(state, rows[held], firm[held], pay[held], starts)
    now, by = rows[~later], firm[~later]
    group(state, now)
    join_employer(state, now, by, pay[~later])
    count_starters(state, now)
    events.hired = np.concatenate([events.hired, now])
    events.hired_by = np.concatenate([events.hired_by, by])
    origin = np.full(now.size, int(Origin.NONEMPLOYMENT))
    events.hire_origin = np.concatenate([events.hire_origin, origin])


def _seek_again(state: State, rows: Ints) -> None:
    """The spell without work goes on, as rules count it."""
    since = state.people["spell_start"][rows].copy()
    move(state, rows, Status.UNEMPLOYED)
    state.people["spell_start"][rows] = since
    group(state, rows)


def internships_begin(
    state: State, world: World, internship: Internship, programmes: list[Programme]
) -> None:
    """Match those who would be interns to the places that bases offer, both by lot."""
    for programme in programmes:
        offer = programme.offer
        at = bases(
            state,
            world,
            offer,
            Decision.INTERNSHIP,
            internship.net_cost,
            internship.dispersion,
        )
        at = at[~np.isin(state.firms["kind"][at], LASTING_DEMAND)]
        keys = state.firms["key"][at]
        expected = internship.places * state.firms["headcount"][at]
        places = places_at(world, Decision.INTERNSHIP, state.month, keys, expected)
        rows = _would_be_interns(state, world, internship, programme)
        lot = state.people["key"][rows].astype(np.int64)
        rows = rows[by_lot(world, Decision.INTERNSHIP, state.month, lot, int(places.sum()))]
        firm = at[spread(world, Decision.INTERNSHIP, state.month, keys, places)][: rows.size]
        _begin(state, rows, firm, programme)


def _would_be_interns(
    state: State, world: World, internship: Internship, programme: Programme
) -> Ints:
    people = state.people
    idle = people.with_status(Status.UNEMPLOYED)
    students = without_offer(state, last_year_students(state, internship.horizon))
    rows = np.concatenate([idle, students])
    rows = rows[~np.isin(rows, state.interns["person"])]
    u = world.luck.draws(Decision.INTERNSHIP, state.month, people["key"][rows], 1)
    rows = rows[u < internship.interest]
    return rows[covers(state, programme.offer.who, rows)]


def _begin(state: State, rows: Ints, firm: Ints, programme: Programme) -> None:
    people, events = state.people, state.events
    group(state, rows)
    begun = np.zeros(rows.size, dtype=TRAINED_AT)
    begun["person"], begun["firm"] = rows, firm
    begun["ends"] = state.month + programme.months - 1
    state.interns = np.concatenate([state.interns, begun])
    made = learning(programme.offer.number, rows, firm)
    events.interns = np.concatenate([events.interns, made])
    idle = rows[people["status"][rows] == Status.UNEMPLOYED]
    state.interned = np.union1d(state.interned, idle)
    since = people["spell_start"][idle].copy()
    move(state, idle, Status.TRAINEE)
    people["spell_start"][idle] = since
