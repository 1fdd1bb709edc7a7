"""From school to work: ordered classes, technical classes, majors and visits to firms."""

import numpy as np
import pytest

from agents.groups import GROUP_NAMES
from agents.people import Status
from sim.company_visits import firms_receive_visits
from sim.entitlements import Who
from sim.learning_offers import OrderClasses, SchoolClasses
from sim.majors import shortages, students_choose_majors
from sim.model import Market
from sim.order_classes import order_classes_begin, vocational_students
from sim.school_classes import students_join_classes
from tests.sim.learning import NOBODY, offered, programme, quiet, targets_of

SEPTEMBER, OCTOBER = 8, 9


def ordering(month: int, students: float, **changes: object) -> Market:
    """September's market without offers, once classes for so many students were ordered."""
    market = quiet(month)
    numbers = market.settings
    market.state.offers = market.state.offers[:0]
    order_classes_begin(
        market.state,
        market.world,
        numbers.training.class_orders,
        numbers.demography,
        numbers.examinations,
        [OrderClasses(offered(1000.0, **changes), students)],
        targets_of(market),
    )
    return market


def test_students_of_a_class_have_a_job_for_the_day_they_leave() -> None:
    market = ordering(SEPTEMBER, 40.0)
    state = market.state
    rows = state.offers["person"].astype(np.int64)
    assert rows.size == state.events.ordered.size > 10
    assert np.isin(rows, vocational_students(state)).all()
    assert (state.offers["starts"] == state.people["graduated"][rows]).all()
    size = targets_of(market) / np.where(state.firms["largest"] == 1, state.scale, 1.0)
    smallest = market.settings.training.class_orders.smallest_firm
    assert (size[state.offers["firm"]] >= smallest).all()
    assert ordering(SEPTEMBER, 20.0).state.offers.size < rows.size


@pytest.mark.parametrize(
    ("month", "students", "changes"),
    [
        (OCTOBER, 40.0, {}),
        (SEPTEMBER, 0.0, {}),
        (SEPTEMBER, 40.0, {"value": 0.0}),
        (SEPTEMBER, 40.0, {"take_up": 0.0}),
        (SEPTEMBER, 40.0, {"who": NOBODY}),
    ],
)
def test_there_is_no_class_otherwise(
    month: int, students: float, changes: dict[str, object]
) -> None:
    market = quiet(month)
    numbers = market.settings
    before = market.state.offers.size
    offer = offered(**({"value": 1000.0} | changes))  # type: ignore[arg-type]
    order_classes_begin(
        market.state,
        market.world,
        numbers.training.class_orders,
        numbers.demography,
        numbers.examinations,
        [OrderClasses(offer, students)],
        targets_of(market),
    )
    assert market.state.offers.size == before


def joined(month: int, places: float, allowance: float, **changes: object) -> Market:
    market = quiet(month)
    classes = SchoolClasses(offered(allowance, **changes), places, 3)
    students_join_classes(market.state, market.world, market.settings.training, [classes])
    return market


def test_a_technical_class_ends_with_school_and_a_certificate() -> None:
    market = joined(SEPTEMBER, 10.0, 2600.0)
    state = market.state
    rows = state.events.enrolled["person"]
    assert rows.size == 10
    assert (state.people["course_level"][rows] == 3).all()
    assert (state.people["course_end"][rows] == state.people["graduated"][rows]).all()
    assert (state.people["status"][rows] == Status.STUDENT).all()
    assert np.isin(rows, state.learners).all()


def test_an_allowance_makes_more_willing_and_places_limit_them() -> None:
    sizes = [
        joined(SEPTEMBER, 1e6, allowance).state.events.enrolled.size
        for allowance in (0.0, 1000.0, 2600.0)
    ]
    assert sizes == sorted(set(sizes))
    assert joined(SEPTEMBER, 3.0, 2600.0).state.events.enrolled.size == 3
    assert not joined(OCTOBER, 10.0, 2600.0).state.events.enrolled.size
    assert not joined(SEPTEMBER, 0.0, 2600.0).state.events.enrolled.size
    assert not joined(SEPTEMBER, 10.0, 2600.0, take_up=0.0).state.events.enrolled.size


def test_majors_follow_the_people_whom_firms_miss() -> None:
    market = quiet(SEPTEMBER)
    state, sectors = market.state, len(market.world.region.sectors)
    targets = targets_of(market)
    short = (state.firms["sector"] == 2) & (state.firms["alive"] == 1)
    targets[short] += 5
    assert shortages(state, targets, sectors)[2] == 1.0
    before = state.people["field"][:].copy()
    students_choose_majors(state, market.world, 0.5, targets)
    changed = np.flatnonzero(state.people["field"] != before)
    assert changed.size
    assert (state.people["field"][changed] == 2).all()
    assert (state.people["status"][changed] == Status.STUDENT).all()


@pytest.mark.parametrize(("month", "follow"), [(OCTOBER, 0.5), (SEPTEMBER, 0.0)])
def test_majors_stay_otherwise(month: int, follow: float) -> None:
    market = quiet(month)
    before = market.state.people["field"][:].copy()
    students_choose_majors(market.state, market.world, follow, targets_of(market, 1))
    assert (market.state.people["field"] == before).all()


def visited(value: float, **changes: object) -> Market:
    market = quiet(0, "training.company_visits.interest=0.5")
    visits = market.settings.training.company_visits
    firms_receive_visits(market.state, market.world, visits, [programme(value, 3, **changes)])
    return market


def test_guests_seek_more_widely_from_then_or_from_leaving_school() -> None:
    market = visited(1e9)
    state, months = market.state, market.settings.training.company_visits.months
    rows = state.events.visits["person"]
    assert rows.size > 10
    until = np.maximum(state.people["graduated"][rows], state.month) + months
    assert (state.people["coached_until"][rows] >= until).all()


def test_firms_receive_more_guests_for_more() -> None:
    sizes = [visited(value).state.events.visits.size for value in (0.0, 100.0, 300.0, 2000.0)]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)
    assert not visited(1e9, take_up=0.0).state.events.visits.size
    assert not visited(1e9, who=NOBODY).state.events.visits.size
    local = visited(1e9, who=Who(none=GROUP_NAMES["non_local"]))
    rows = local.state.events.visits["person"]
    assert rows.size
    assert not (local.state.people["groups"][rows] & np.uint64(GROUP_NAMES["non_local"])).any()


def test_who_takes_a_course_joins_no_class() -> None:
    market = quiet(SEPTEMBER)
    rows = vocational_students(market.state)
    market.state.people["course_end"][rows] = 30
    classes = SchoolClasses(offered(2600.0), 100.0, 3)
    students_join_classes(market.state, market.world, market.settings.training, [classes])
    assert not market.state.events.enrolled.size
