"""Classes that firms order at vocational schools: students have their job before they leave.

A firm that orders a class trains students to what it asks for, and takes on those who finish; what
it does not need to fill otherwise it does not post.
"""

import numpy as np
import numpy.typing as npt

from agents.chance import Decision
from agents.firms import LASTING_DEMAND
from agents.parameters import Frozen
from agents.people import Education, Status
from agents.region import Amount, Share
from sim.bases import by_lot, places_at, spread
from sim.calendar import month_of_year
from sim.covered import covers
from sim.demography import Demography, will_seek, will_stay
from sim.entitlements import takes_up
from sim.events import learning
from sim.examinations import Examinations
from sim.learning_offers import OrderClasses
from sim.offers import make_offers, without_offer
from sim.state import State
from sim.world import World

Ints = npt.NDArray[np.int64]
SEPTEMBER = 8
LAST_YEAR = 12
"""Months before leaving school at which the last year begins."""


class ClassOrders(Frozen):
    """``smallest_firm``: headcount wanted from which firms order classes. ``share``: of the
    headcount wanted that a firm orders at most in a year. ``finishes``: share of students who stay
    to the end and take the job.
    """

    smallest_firm: Amount
    share: Share
    finishes: Share


def vocational_students(state: State) -> Ints:
    """Rows of students of secondary and vocational schools and colleges in their last year."""
    people = state.people
    rows = people.with_status(Status.STUDENT)
    left = people["graduated"][rows].astype(np.int64) - state.month
    schooling = people["education"][rows]
    vocational = (schooling == Education.SENIOR) | (schooling == Education.COLLEGE)
    found: Ints = rows[vocational & (left > 0) & (left <= LAST_YEAR)]
    return found


def places_ordered(
    state: State, world: World, orders: ClassOrders, classes: OrderClasses, targets: Ints
) -> tuple[Ints, Ints]:
    """Firms that order places, and how many each: in proportion to the people they want."""
    firms, offer = state.firms, classes.offer
    if offer.value <= 0 or offer.take_up <= 0 or not classes.students:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    rows = np.flatnonzero((firms["alive"] == 1) & ~np.isin(firms["kind"], LASTING_DEMAND))
    size = targets[rows] / np.where(firms["largest"][rows] == 1, state.scale, 1.0)
    takes_part = size >= orders.smallest_firm
    takes_part &= offer.firms.fits_rows(firms, rows, state.month, state.scale)
    takes_part &= takes_up(world.luck, offer.number, firms["key"][rows], offer.take_up)
    rows = rows[takes_part]
    wanted = targets[rows].astype(np.float64)
    expected = np.minimum(classes.students / max(wanted.sum(), 1.0), orders.share) * wanted
    keys = firms["key"][rows]
    return rows, places_at(world, Decision.ORDER_CLASS, state.month, keys, expected)


def order_classes_begin(
    state: State,
    world: World,
    orders: ClassOrders,
    demography: Demography,
    examinations: Examinations,
    ordered: list[OrderClasses],
    targets: Ints,
) -> None:
    """In September, students of the last year join the classes; who finishes holds an offer.

    ``targets``: headcounts that firms want, int64 (firms).
    """
    if month_of_year(state.month) != SEPTEMBER:
        return
    people, events = state.people, state.events
    for classes in ordered:
        at, places = places_ordered(state, world, orders, classes, targets)
        rows = without_offer(state, vocational_students(state))
        goes = will_stay(state, world, demography, rows)
        seek = examinations.college_seek(demography)
        goes &= will_seek(state, world, demography, seek, rows)
        rows = rows[goes & covers(state, classes.offer.who, rows)]
        keys = people["key"][rows].astype(np.int64)
        rows = rows[by_lot(world, Decision.ORDER_CLASS, state.month, keys, int(places.sum()))]
        firm_keys = state.firms["key"][at]
        firm = at[spread(world, Decision.ORDER_CLASS, state.month, firm_keys, places)][: rows.size]
        u = world.luck.draws(Decision.ORDER_CLASS, state.month, people["key"][rows], 1)
        rows, firm = rows[u < orders.finishes], firm[u < orders.finishes]
        usual = state.firms["unit_wage"][firm] * state.market.wage_index * people["skill"][rows]
        wage = np.maximum(usual.astype(np.float64), state.market.minimum_wage)
        make_offers(state, rows, firm, wage, people["graduated"][rows].astype(np.int64))
        made = learning(classes.offer.number, rows, firm)
        events.ordered = np.concatenate([events.ordered, made])
