"""First rounds: some employers meet some of the unemployed before the month's market is held.

Caseworkers send clients to the firms on a list, or firms offer posts for a group alone. The market
is the one of every month: applications, ranking, offers. What stays open goes on to the market.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.people import Origin, Status
from agents.quantiles import whole
from sim.employer_terms import FirstRound
from sim.entitlements import takes_up
from sim.grouping import group
from sim.hiring import hold_market, note_durations
from sim.labour_cost import Firms
from sim.levers import Levers
from sim.search import (
    MOST_APPLICATIONS,
    SEEKER,
    Search,
    Seekers,
    intensity,
    list_seekers,
    reservation_wages,
)
from sim.starters import count_starters
from sim.state import State, join_employer
from sim.world import World

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def first_rounds_are_held(
    state: State, world: World, search: Search, firms: Firms, levers: Levers, posts: Ints
) -> Ints:
    """Hold the month's first rounds; return the posts that stay open for the market.

    ``posts``: each firm's vacancies, int64 (firms).
    """
    posts = posts.copy() if levers.first_rounds else posts
    for held in levers.first_rounds:
        offered = posts_offered(state, world, held, posts)
        rows = people_who_apply(state, world, held)
        if not rows.size or not offered.any():
            continue
        seekers = _seekers(state, world, search, levers, held, rows)
        hired_by = _hire(state, world, search, firms, levers, seekers, offered)
        filled = np.bincount(hired_by, minlength=posts.size)
        if held.extra is None:
            posts -= filled
        else:
            # Posts beyond those sought are wanted from now on.
            state.firms["weight"][:] += filled.astype(np.float32)
        if held.referred is not None:
            state.people["referrals"][rows] = 0
    return posts


def posts_offered(state: State, world: World, held: FirstRound, posts: Ints) -> Ints:
    """How many posts each employer brings to a round, int64 (firms)."""
    table, offer = state.firms, held.offer
    rows = np.flatnonzero(table["alive"] == 1)
    rows = rows[offer.firms.fits_rows(table, rows, state.month, state.scale)]
    rows = rows[takes_up(world.luck, offer.number, table["key"][rows], offer.take_up)]
    staff, offered = table["headcount"][rows].astype(np.float64), np.zeros_like(posts)
    if held.extra is not None:
        u = world.luck.draws(Decision.TAKE_UP, state.month, table["key"][rows], offer.number)
        offered[rows] = whole(held.extra * staff, u)
    else:
        offered[rows] = np.where(posts[rows] >= held.unfilled * staff, posts[rows], 0)
    return offered


def people_who_apply(state: State, world: World, held: FirstRound) -> Ints:
    """Rows of the unemployed who apply in a round: clients who are sent, or all it is for."""
    people, offer = state.people, held.offer
    rows = people.with_status(Status.UNEMPLOYED)
    if held.referred is not None:
        rows = rows[people["referrals"][rows] > 0]
        keys = people["key"][rows].astype(np.int64)
        sent = world.luck.draws(Decision.SERVICE, state.month, keys, offer.number)
        rows = rows[sent < held.referred]
    group(state, rows)
    found: Ints = rows[offer.who.covers(people["groups"][rows])]
    return found


def _seekers(
    state: State, world: World, search: Search, levers: Levers, held: FirstRound, rows: Ints
) -> Seekers:
    people = state.people
    seekers = np.zeros(rows.size, dtype=SEEKER)
    list_seekers(people.table.hot, rows, seekers, 0, rows.size)
    came = people["arrived"][rows] == state.month
    seekers["origin"] = np.where(came, Origin.ARRIVAL, Origin.NONEMPLOYMENT)
    seekers["open"] = seekers["idle"] = 1
    seekers["floor"] = reservation_wages(state, search, rows)
    seekers["suitable"] = search.suitable_share
    if held.referred is not None:
        seekers["referrals"] = people["referrals"][rows]
    else:
        spell = (state.month - people["spell_start"][rows]).astype(np.int64)
        u = world.luck.draws(Decision.JOB_SEARCH, state.month, seekers["key"], 1)
        sent = whole(search.applications * intensity(spell, search), u)
        seekers["applications"] = np.minimum(sent, MOST_APPLICATIONS)
    if levers.hiring.offers:
        seekers["programmes"] = levers.hiring.covered(people["groups"][rows])
    return seekers


def _hire(
    state: State,
    world: World,
    search: Search,
    firms: Firms,
    levers: Levers,
    seekers: Seekers,
    posts: Ints,
) -> Ints:
    """Match, and start the jobs that come of it; return who hires, a firm row for each."""
    vacancies, chosen = hold_market(state, world, search, firms, levers, seekers, posts)
    hired, taken = seekers[chosen >= 0], vacancies[chosen[chosen >= 0]]
    rows, hired_by = hired["row"].astype(np.int64), taken["firm"].astype(np.int64)
    pay = np.maximum(taken["unit_wage"] * hired["skill"], state.market.minimum_wage)
    note_durations(state, hired, np.zeros(rows.size, dtype=np.int64))
    join_employer(state, rows, hired_by, pay)
    count_starters(state, rows)
    events = state.events
    events.hired = np.concatenate([events.hired, rows])
    events.hired_by = np.concatenate([events.hired_by, hired_by])
    origin = hired["origin"].astype(np.int64)
    events.hire_origin = np.concatenate([events.hire_origin, origin])
    events.hired_first += rows.size
    return hired_by
