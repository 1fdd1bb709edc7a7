"""Apprenticeships, internships, classes and visits: who is paid how much and when."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.quantiles import power_of
from sim.records import TRAINED_AT
from sim.state import State
from tests.scenarios.instruments.clauses import bits, moved, paid, region, settle_month
from tests.scenarios.instruments.training.clauses_of_training import (
    happened,
    made,
    paid_over,
    pays,
)
from tests.sim.desks import small_state

# clause, changes, months she stays, (month, yuan) paid
APPRENTICES: list[tuple[str, dict[str, Any], int, list[tuple[int, float]]]] = [
    ("5,000 a year for two years", {}, 99, [(12, 5000.0), (24, 5000.0)]),
    ("one year if she leaves then", {}, 20, [(12, 5000.0)]),
    ("nothing if she leaves before", {}, 12, []),
    ("a single year", {"lasts": 12, "limits": {"kept_months": 12}}, 99, [(12, 5000.0)]),
    ("not at a firm it is not for", {"firms": ["startup"]}, 99, []),
    ("not if the firm does not know", {"take_up": 0.0}, 99, []),
    ("for groups", {"who": {"any": ["veteran"]}}, 99, []),
]


@pytest.mark.parametrize("clause", APPRENTICES, ids=lambda clause: clause[0])
def test_what_an_apprenticeship_pays(clause: tuple[str, dict[str, Any], int, Any]) -> None:
    _, changes, stays, expected = clause
    state, instrument = small_state(), made("apprenticeship", **changes)
    state.events.apprentices = happened(instrument)
    for month in range(30):
        if month == stays:
            state.people["employer"][4] = 0
        settle_month(instrument, state)
    assert paid(state) == expected


def intern(state: State, months: int) -> None:
    begun = np.zeros(1, dtype=TRAINED_AT)
    begun["person"], begun["firm"], begun["ends"] = 4, 1, months - 1
    state.interns = begun


@pytest.mark.parametrize(
    ("months", "stays", "instalments"), [(3, 3, 3), (6, 6, 6), (6, 2, 2), (3, 0, 0)]
)
def test_an_internship_pays_seven_tenths_of_the_minimum_wage_and_guidance(
    months: int, stays: int, instalments: int
) -> None:
    state, instrument = small_state(), made("internship", limits={"months": months})
    state.events.interns = happened(instrument)
    intern(state, months)
    for month in range(10):
        if month == stays:
            state.interns = state.interns[:0]
        settle_month(instrument, state)
    yuan = round(400 + 0.7 * region().minimum_wage, 2)
    assert paid(state) == [(month, yuan) for month in range(instalments)]


def test_bases_expect_it_to_follow_the_minimum_wage() -> None:
    (programme,) = moved(made("internship")).internships
    assert programme.months == 3
    assert programme.offer.value == 400 + 0.7 * region().minimum_wage
    instrument = made("internship")
    levers = moved(made("internship"))
    levers.internships.clear()
    instrument.fill(levers, 24, 1.0)
    grown = float(power_of(1 + region().minimum_wage_growth, 2.0))
    expected = 400 + 0.7 * region().minimum_wage * grown
    assert levers.internships[0].offer.value == pytest.approx(expected)


def test_classes_pay_for_each_student() -> None:
    state, instrument = small_state(), made("order_classes")
    state.events.ordered = happened(instrument)
    assert paid_over(instrument, state, 3) == [(0, 1000.0)]
    (ordered,) = moved(made("order_classes", scale=0.1)).order_classes
    assert ordered.students == pytest.approx(94 * 149 * 0.1)
    state, instrument = small_state(), made("school_classes")
    state.events.enrolled = happened(instrument)
    assert paid_over(instrument, state, 3) == [(0, 2000.0)]
    (classes,) = moved(made("school_classes", level="technician")).school_classes
    assert (classes.offer.value, classes.places, classes.level) == (2000.0, 1500.0, 4)


def test_what_a_school_is_paid_lowers_no_price() -> None:
    to_school = pays("yuan/student", "school", 2000.0)
    (classes,) = moved(made("school_classes", pays=to_school)).school_classes
    assert (classes.offer.value, classes.places) == (0.0, 1500.0)


VISITS = [
    ("600 for three days", {}, [(0, 600.0)]),
    ("200 for one", {"days": 1}, [(0, 200.0)]),
    ("once a person", {"limits": {"times_per_person": 1}}, [(0, 600.0)]),
    ("for local students only", {"who": {"none": ["non_local"]}}, []),
]


@pytest.mark.parametrize("clause", VISITS, ids=lambda clause: clause[0])
def test_what_a_visit_pays(clause: tuple[str, dict[str, Any], list[tuple[int, float]]]) -> None:
    _, changes, expected = clause
    state, instrument = small_state(), made("company_visit", **changes)
    if "who" in changes:
        state.people["groups"][4] = bits(["non_local"])
    state.events.visits = happened(instrument)
    settle_month(instrument, state)
    if "limits" in changes:
        state.events.visits = happened(instrument)
        settle_month(instrument, state)
    assert paid(state) == expected


@pytest.mark.parametrize("kind", ["order_classes", "school_classes", "company_visit"])
def test_nothing_is_offered_for_nothing(kind: str) -> None:
    unit = {"company_visit": "yuan/day"}.get(kind, "yuan/student")
    for levers in (moved(made(kind, pays=pays(unit))), moved(made(kind), worth=0.0)):
        assert not levers.order_classes + levers.school_classes + levers.visits


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("apprenticeship", {"pays": pays("yuan/hire")}, "'yuan/hire' is not a unit"),
        ("apprenticeship", {"limits": {"months": 2}}, "limits.every: yearly payments"),
        ("apprenticeship", {"lasts": 12}, "would come after the 12 months"),
        ("internship", {"limits": {"months": 2}}, "an internship lasts 2 months"),
        ("internship", {"limits": {"months": 12}}, "an internship lasts 12 months"),
        ("internship", {"pays": pays("yuan/hire")}, "'yuan/hire' is not a unit"),
        ("order_classes", {"limits": {"months": 2}}, "pays each claim once"),
        ("school_classes", {"pays": pays("yuan/hire")}, "'yuan/hire' is not a unit"),
        ("company_visit", {"pays": pays("yuan/hire")}, "'yuan/hire' is not a unit"),
    ],
)
def test_what_they_cannot_be(kind: str, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        made(kind, **changes)
