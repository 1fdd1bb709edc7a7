"""Courses: who takes one, what it costs her, what she knows afterwards."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.parameters import Parameters
from agents.people import NEVER, Status
from agents.quantiles import exponential, standard_normal
from agents.region import Amount, Share
from agents.skips import rare_event
from sim.grouping import group
from sim.levers import Levers
from sim.state import State, move
from sim.world import World

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
HIGHEST_LEVEL = 5


class Training(Parameters):
    """Vocational courses that end with a skill certificate.

    ``seats_per_month``: places without any policy, at full scale. ``fee``: yuan. ``interest``:
    monthly chance that somebody at work, or unemployed, considers a course. ``worth``: what people
    would pay at most, in months of usual pay, log-normal with ``worth_dispersion``.
    ``skill_gain``: relative gain of skill on passing; it may be negative. ``course_months``: for
    which the unemployed do not seek.
    """

    seats_per_month: Amount
    fee: Amount
    interest_unemployed: Share
    interest_employed: Share
    interest_bound: Annotated[float, Field(gt=0, lt=1)]
    worth: Amount
    worth_dispersion: Amount
    course_months: Annotated[int, Field(ge=1)]
    pass_share: Share
    skill_gain: Annotated[float, Field(gt=-1)]


def courses_end(state: State, world: World, training: Training) -> None:
    """Courses whose last month it was end: with a certificate and skill for those who pass."""
    people = state.people
    ends = people["course_end"][state.learners] < state.month
    done, state.learners = state.learners[ends], state.learners[~ends]
    done = done[people["status"][done] != Status.AWAY]
    group(state, done)
    u = world.luck.draws(Decision.COURSE, state.month, people["key"][done], 1)
    passed = u < training.pass_share
    winners = done[passed]
    people["certificate"][winners] = people["course_level"][winners]
    people["skill"][winners] *= 1 + training.skill_gain
    people["course_end"][done] = NEVER
    _change(state, done[people["status"][done] == Status.TRAINEE], Status.UNEMPLOYED)
    state.events.completed, state.events.passed = done, passed


def people_take_courses(
    state: State, world: World, training: Training, levers: Levers, booked: Ints
) -> None:
    """Those who consider a course, or whom a station booked, enrol where it is worth its price.

    Places go by lot. The unemployed become trainees, who do not seek work meanwhile; employees
    learn beside their work.
    """
    people = state.people
    rows = _interested(state, world, training, booked)
    group(state, rows)
    keys = people["key"][rows].astype(np.int64)
    level = np.minimum(people["certificate"][rows].astype(np.int64) + 1, HIGHEST_LEVEL)
    price = training.fee - training.pass_share * voucher(state, world, levers, rows, level)
    willing = worth(state, world, training, rows) >= price
    rows, level = rows[willing], level[willing]
    lot = world.luck.draws(Decision.COURSE, state.month, keys[willing], 3)
    places = training.seats_per_month * world.scale + levers.course_seats
    u = world.luck.draws(Decision.COURSE, state.month, np.array([-1]), 4)[0]
    chosen = np.argsort(lot, kind="stable")[: int(np.floor(places + u))]
    rows = rows[chosen]
    people["course_level"][rows] = level[chosen]
    state.events.enrolled = rows.size
    people["course_end"][rows] = state.month + training.course_months - 1
    _change(state, rows[people["status"][rows] == Status.UNEMPLOYED], Status.TRAINEE)
    state.learners = np.concatenate([state.learners, rows])


def _change(state: State, rows: Ints, status: Status) -> None:
    """Begin or end a course without work: the spell without work goes on, as rules count it."""
    since = state.people["spell_start"][rows].copy()
    move(state, rows, status)
    state.people["spell_start"][rows] = since


def voucher(state: State, world: World, levers: Levers, rows: Ints, level: Ints) -> Floats:
    """Yuan off the fee that people are eligible for and know of, by the level they aim at.

    A certificate is paid once, by the instrument that pays most. It is paid to those who pass, so
    that people expect the share ``pass_share`` of it.
    """
    offers, people = levers.courses, state.people
    classes = offers.covered(people["groups"][rows])
    classes &= offers.known(world.luck, people["key"][rows].astype(np.int64))
    amounts = np.array([offers.values(stacks=False, level=at) for at in range(HIGHEST_LEVEL + 1)])
    return amounts[level, classes]


def worth(state: State, world: World, training: Training, rows: Ints) -> Floats:
    """The most that people would pay for a course, yuan."""
    people = state.people
    u = world.luck.draws(Decision.COURSE, state.month, people["key"][rows], 2)
    usual = state.market.unit_wage * people["skill"][rows]
    return usual * training.worth * exponential(training.worth_dispersion * standard_normal(u))


def _interested(state: State, world: World, training: Training, booked: Ints) -> Ints:
    people = state.people
    wishing = rare_event(training.interest_bound, Decision.COURSE_VISIT, Decision.COURSE)
    visited = wishing.visited(world.luck, state.month, world.keys.before(state.month + 1))
    rows = people.rows(visited)
    rows = rows[people["place"][rows] != state.city.place]
    status = people["status"][rows]
    hazards = np.where(status == Status.EMPLOYEE, training.interest_employed, 0.0)
    hazards = np.where(status == Status.UNEMPLOYED, training.interest_unemployed, hazards)
    keys = people["key"][rows].astype(np.int64)
    wishes = rows[wishing.happens(world.luck, state.month, keys, hazards)]
    both = np.union1d(wishes, booked)
    free: Ints = both[people["course_end"][both] == NEVER]
    return free
