"""Firms recruit on campus: students take offers in their last year, for the day they leave."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.firms import LASTING_DEMAND
from agents.parameters import Parameters
from agents.people import Education, Origin, Status
from agents.quantiles import whole
from agents.region import Amount, Count, Share
from sim.calendar import month_of_year
from sim.demography import Demography, will_seek, will_stay
from sim.examinations import Examinations, prefers_posts
from sim.grouping import group
from sim.hiring import hold_market
from sim.labour_cost import Firms
from sim.levers import Levers
from sim.offers import make_offers, without_offer
from sim.search import MOST_APPLICATIONS, SEEKER, Search, Seekers, list_seekers
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]


class Campus(Parameters):
    """Recruiting on campus.

    ``rounds``: by calendar month, posts as a share of the headcount that a firm wants.
    ``smallest_firm``: headcount wanted from which firms take part. ``horizon``: months before
    leaving school from which students do. ``take_part``: share of those who mean to seek work here
    who go to a round; they send ``applications`` each, of which ``suitable_share`` suit.
    ``kept_free``: months before graduates come in which the firm no longer seeks others for their
    places.
    """

    enabled: bool
    rounds: dict[int, Share]
    smallest_firm: Amount
    horizon: Count
    take_part: Share
    applications: Annotated[int, Field(ge=0, le=MOST_APPLICATIONS)]
    suitable_share: Share
    kept_free: Count


def last_year_students(state: State, horizon: int) -> Ints:
    """Rows of students who leave college within so many months."""
    people = state.people
    students = people.with_status(Status.STUDENT)
    left = people["graduated"][students].astype(np.int64) - state.month
    college = people["education"][students] >= Education.COLLEGE
    rows: Ints = students[college & (left > 0) & (left <= horizon)]
    return rows


def campus_posts(state: State, world: World, campus: Campus, targets: Ints) -> Ints:
    """How many posts each firm has for students this month, int64 (firms).

    Public employers take graduates by examinations and at other times.
    """
    table = state.firms
    share = campus.rounds.get(month_of_year(state.month) + 1, 0.0)
    # The largest employers are there at every scale with a share of their jobs only.
    size = targets / np.where(table["largest"] == 1, world.scale, 1.0)
    takes_part = (table["alive"] == 1) & (size >= campus.smallest_firm)
    takes_part &= ~np.isin(table["kind"], LASTING_DEMAND)
    u = world.luck.draws(Decision.CAMPUS, state.month, table["key"], 1)
    expected = np.asarray(share * targets, dtype=np.float64)
    return np.where(takes_part, whole(expected, u), 0)


def firms_recruit_on_campus(
    state: State,
    world: World,
    campus: Campus,
    examinations: Examinations,
    demography: Demography,
    search: Search,
    firms: Firms,
    levers: Levers,
    targets: Ints,
) -> None:
    """In a month with a round, match students to campus posts; who accepts holds the offer.

    ``targets``: headcounts that firms want, int64 (firms). The market is the one of every month:
    applications, ranking, offers.
    """
    if not campus.enabled or month_of_year(state.month) + 1 not in campus.rounds:
        return
    people = state.people
    rows = without_offer(state, last_year_students(state, campus.horizon))
    goes = world.luck.draws(Decision.CAMPUS, state.month, people["key"][rows]) < campus.take_part
    goes &= will_stay(state, world, demography, rows)
    goes &= will_seek(state, world, demography, examinations.college_seek(demography), rows)
    goes &= ~prefers_posts(state, world, examinations, rows)
    seekers = _student_seekers(state, search, campus, levers, rows[goes])
    posts = campus_posts(state, world, campus, targets)
    vacancies, chosen = hold_market(state, world, search, firms, levers, seekers, posts)
    accepted, taken = seekers[chosen >= 0], vacancies[chosen[chosen >= 0]]
    wage = np.maximum(taken["unit_wage"] * accepted["skill"], state.market.minimum_wage)
    graduates = accepted["row"].astype(np.int64)
    starts = people["graduated"][graduates].astype(np.int64)
    make_offers(state, graduates, taken["firm"].astype(np.int64), wage, starts)


def _student_seekers(
    state: State, search: Search, campus: Campus, levers: Levers, rows: Ints
) -> Seekers:
    people = state.people
    seekers = np.zeros(rows.size, dtype=SEEKER)
    list_seekers(people.table.hot, rows, seekers, 0, rows.size)
    seekers["origin"], seekers["open"] = Origin.GRADUATE, 1
    seekers["floor"] = search.reservation_share * state.market.unit_wage * people["skill"][rows]
    seekers["applications"] = campus.applications
    seekers["suitable"] = campus.suitable_share
    group(state, rows)
    if levers.hiring.offers:
        seekers["programmes"] = levers.hiring.covered(people["groups"][rows])
    return seekers
