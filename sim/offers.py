"""Offers of a job that starts later: held while at school or waiting, then taken up."""

import numpy as np
import numpy.typing as npt

from agents.people import NEVER, Education, Origin, Status
from sim.grouping import group
from sim.records import OFFER
from sim.starters import count_starters
from sim.state import State, join_employer

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def make_offers(state: State, rows: Ints, firms: Ints, wage: Floats, starts: Ints) -> None:
    """Note that people, who hold no offer, took one each: by which firm, at what pay, from when."""
    offers = np.zeros(rows.size, dtype=OFFER)
    at_school = state.people["status"][rows] == Status.STUDENT
    offers["person"], offers["firm"], offers["wage"] = rows, firms, wage
    offers["starts"] = starts
    offers["origin"] = np.where(at_school, Origin.GRADUATE, Origin.NONEMPLOYMENT)
    state.offers = np.concatenate([state.offers, offers])


def without_offer(state: State, rows: Ints) -> Ints:
    """Those of the rows who hold no offer."""
    kept: Ints = rows[~np.isin(rows, state.offers["person"])]
    return kept


def may_hold_an_offer(state: State, rows: Ints) -> Bools:
    """Whether people are still at school, or wait or prepare since: bool (rows)."""
    people = state.people
    status = people["status"][rows]
    at_school = (status == Status.STUDENT) & (people["graduated"][rows] >= state.month)
    waits = status == Status.OUT_OF_LABOUR_FORCE
    waits &= people["prepares_until"][rows] >= state.month
    held: Bools = at_school | waits
    return held


def offers_are_taken_up(state: State) -> None:
    """Whoever's offer starts this month begins to work, if she waits for it and the firm lives."""
    offers_lapse(state)
    people, events = state.people, state.events
    due = state.offers["starts"] <= state.month
    taken, state.offers = state.offers[due], state.offers[~due]
    rows, firms = taken["person"].astype(np.int64), taken["firm"].astype(np.int64)
    # Rules on hiring ask who somebody was before.
    group(state, rows)
    at_school = people["status"][rows] == Status.STUDENT
    college = people["education"][rows] >= Education.COLLEGE
    events.graduates_stayed += int((at_school & college).sum())
    pay = np.maximum(taken["wage"].astype(np.float64), state.market.minimum_wage)
    join_employer(state, rows, firms, pay)
    people["prepares_until"][rows] = NEVER
    events.hired, events.hired_by = rows, firms
    events.hire_origin = taken["origin"].astype(np.int64)
    count_starters(state, rows)


def offers_lapse(state: State) -> None:
    """Forget the offers of closed firms, and of people who left or do something else meanwhile."""
    offers = state.offers
    lives = state.firms["alive"][offers["firm"]] == 1
    state.offers = offers[lives & may_hold_an_offer(state, offers["person"].astype(np.int64))]


def coming(state: State, months: int) -> Ints:
    """How many begin at each firm by offers within so many months from now, int64 (firms)."""
    soon = state.offers["starts"] <= state.month + months
    return np.bincount(state.offers["firm"][soon], minlength=len(state.firms)).astype(np.int64)
