"""Courses: who takes one, what it costs her, what she knows afterwards."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from agents.chance import Decision
from agents.group_rules import HIGH_SKILL_CERTIFICATE
from agents.parameters import Parameters
from agents.people import NEVER, Status
from agents.quantiles import exponential, power_of, standard_normal
from agents.region import Amount, Count, Share
from agents.skips import rare_event
from sim.apprenticeships import Apprenticeship
from sim.claims import FEN
from sim.company_visits import CompanyVisits
from sim.contests import prize_expected
from sim.grouping import group
from sim.internships import Internship
from sim.invitations import invited
from sim.levers import Levers
from sim.order_classes import ClassOrders
from sim.staff_training import StaffTraining, note_staff_certificates, staff_sent
from sim.state import State, move
from sim.travel_to_courses import minutes_saved
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
    which the unemployed do not seek. ``supply_elasticity``: of places to what a place earns.
    ``sites``: places of the region where courses are given today. ``minute_cost``: yuan that a
    minute of the way costs over a whole course.
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
    supply_elasticity: Amount
    sites: Count
    minute_cost: Amount
    staff: StaffTraining
    apprenticeship: Apprenticeship
    internship: Internship
    class_orders: ClassOrders
    company_visits: CompanyVisits


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
    note_staff_certificates(state, winners)
    people["course_end"][done] = NEVER
    _change(state, done[people["status"][done] == Status.TRAINEE], Status.UNEMPLOYED)
    state.events.completed, state.events.passed = done, passed


def people_take_courses(
    state: State, world: World, training: Training, levers: Levers, booked: Ints
) -> None:
    """Those who consider a course, are invited to one or booked by a station, enrol where it is
    worth its price.

    Places go by lot. The unemployed become trainees, who do not seek work meanwhile; employees
    learn beside their work. Firms send staff beside that, to courses of their own.
    """
    people = state.people
    rows = _interested(state, world, training, booked)
    if levers.invitations:
        rows = np.union1d(rows, invited(state, world, levers.invitations))
    group(state, rows)
    keys = people["key"][rows].astype(np.int64)
    level = _next_level(state, rows)
    price = training.fee - training.pass_share * voucher(state, world, levers, rows, level)
    price -= _other_savings(state, world, training, levers, rows)
    willing = worth(state, world, training, rows) >= price
    rows, level = rows[willing], level[willing]
    lot = world.luck.draws(Decision.COURSE, state.month, keys[willing], 3)
    places = training.seats_per_month * world.scale + levers.course_seats
    places += places_for_pay(state, world, training, levers, rows, level)
    u = world.luck.draws(Decision.COURSE, state.month, np.array([-1]), 4)[0]
    order = np.argsort(lot, kind="stable")
    count = int(np.floor(places + u))
    _enrol(state, training, rows[order[:count]])
    left = order[count:]
    _enrol(state, training, rows[_kept_places(state, world, levers, rows, level, left)])
    if levers.staff_awards:
        staff, passing = training.staff, training.pass_share
        _enrol(state, training, staff_sent(state, world, staff, passing, levers.staff_awards))


def _next_level(state: State, rows: Ints) -> Ints:
    """The level of certificate that each aims at: the one above her own."""
    return np.minimum(state.people["certificate"][rows].astype(np.int64) + 1, HIGHEST_LEVEL)


def _kept_places(
    state: State, world: World, levers: Levers, rows: Ints, level: Ints, left: Ints
) -> Ints:
    """Those of the ``left``, in the order of their lots, for whom places were added alone."""
    found = np.empty(0, dtype=np.int64)
    kept: list[tuple[float, int, npt.NDArray[np.bool_]]] = [
        (each.places, each.number, each.who.covers(state.people["groups"][rows]))
        for each in levers.reserved_places
    ]
    if levers.senior_seats:
        kept.append((levers.senior_seats, -1, level >= HIGH_SKILL_CERTIFICATE))
    for places, number, may in kept:
        u = world.luck.draws(Decision.COURSE, state.month, np.array([number]), 5)[0]
        taken = left[may[left]][: int(np.floor(places + u))]
        found = np.concatenate([found, taken])
        left = left[~np.isin(left, taken)]
    return found


def _enrol(state: State, training: Training, rows: Ints) -> None:
    people = state.people
    people["course_level"][rows] = _next_level(state, rows)
    people["course_end"][rows] = state.month + training.course_months - 1
    _change(state, rows[people["status"][rows] == Status.UNEMPLOYED], Status.TRAINEE)
    state.learners = np.concatenate([state.learners, rows])
    state.events.courses_begun += rows.size


def _other_savings(
    state: State, world: World, training: Training, levers: Levers, rows: Ints
) -> Floats:
    """Yuan that a course is cheaper or worth more beside vouchers: a shorter way, a second
    certificate without a second fee, the chance of a prize.
    """
    people = state.people
    saved = np.zeros(rows.size)
    if levers.travel_limits:
        minutes = minutes_saved(world, training.sites, levers.travel_limits)
        saved += training.minute_cost * minutes[people["place"][rows]]
    if levers.second_certificates.offers:
        offers = levers.second_certificates
        classes = offers.covered(people["groups"][rows])
        classes &= offers.known(world.luck, people["key"][rows].astype(np.int64))
        saved += training.pass_share * offers.values(stacks=False)[classes]
    if levers.contests:
        saved += training.pass_share * prize_expected(state, world, levers.contests, rows)
    return saved


def places_for_pay(
    state: State, world: World, training: Training, levers: Levers, rows: Ints, level: Ints
) -> float:
    """Places that teaching staff add because certificates of those who queue are paid for.

    Places ∝ what a place earns to the power ``supply_elasticity``: fee and pass share × what is
    paid for a certificate, on average over the willing in ``rows`` who aim at ``level``.
    """
    offers = levers.teaching
    if not offers.offers or not rows.size:
        return 0.0
    classes = offers.covered(state.people["groups"][rows])
    classes &= offers.known(world.luck, state.people["key"][rows].astype(np.int64))
    by_level = range(HIGHEST_LEVEL + 1)
    amounts = np.array([offers.fen(stacks=levers.stacks, level=at) for at in by_level])
    paid = training.pass_share * float(amounts[level, classes].sum()) / FEN / rows.size
    earned = (1 + paid / training.fee) if training.fee else 1.0
    more = float(power_of(earned, training.supply_elasticity)) - 1.0
    return training.seats_per_month * world.scale * more if paid else 0.0


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
