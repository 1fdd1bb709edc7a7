"""Payments to providers, drives, sites, circles, contests, recognition, lists: their clauses."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from sim.claims import FEN
from sim.desk import Desk
from tests.scenarios.instruments.clauses import bits, moved, paid, settle_month
from tests.scenarios.instruments.training.clauses_of_training import (
    LEVELS,
    happened,
    made,
    paid_over,
    pays,
)
from tests.sim.desks import LUCK, small_state

GIG: dict[str, Any] = {"who": {"any": ["gig_worker"]}}

# clause, changes, groups of the trained, level, whether passed, yuan
PROVIDERS: list[tuple[str, dict[str, Any], list[str], int, bool, float]] = [
    ("500 for a junior certificate", {}, [], 1, True, 500.0),
    ("500 for an intermediate one", {}, [], 2, True, 500.0),
    ("1,000 for a senior one", {}, [], 3, True, 1000.0),
    ("1,000 above", {}, [], 5, True, 1000.0),
    ("nothing without passing", {}, [], 3, False, 0.0),
    ("for gig workers", GIG, ["gig_worker"], 1, True, 500.0),
    ("for nobody else", GIG, ["employee"], 1, True, 0.0),
]


@pytest.mark.parametrize("kind", ["provider_payment", "training_drive"])
@pytest.mark.parametrize("clause", PROVIDERS, ids=lambda clause: clause[0])
def test_what_a_certificate_pays(
    kind: str, clause: tuple[str, dict[str, Any], list[str], int, bool, float]
) -> None:
    _, changes, groups, level, passed, yuan = clause
    state, instrument = small_state(), made(kind, **changes)
    state.people["groups"][4] = bits(groups)
    state.people["certificate"][4] = level
    state.events.completed, state.events.passed = np.array([4]), np.array([passed])
    expected = [(0, yuan)] if yuan else []
    assert paid_over(instrument, state, 3) == expected


@pytest.mark.parametrize("stacks", [True, False])
def test_a_certificate_is_paid_once_by_whoever_pays_most(stacks: bool) -> None:
    def levels(yuan: float, to: str) -> dict[str, Any]:
        return {"pays": pays("yuan/certificate", to, levels=dict.fromkeys(LEVELS, yuan))}

    state = small_state()
    state.people["certificate"][4] = 1
    state.events.completed, state.events.passed = np.array([4]), np.array([True])
    instruments = [
        made("provider_payment", **levels(500.0, "provider")),
        made("training_drive", **levels(2600.0, "provider")),
        made("training_drive", **levels(1000.0, "person")),
    ]
    Desk(instruments, stacks=stacks).pay(state, LUCK)
    assert sorted(state.claims.all_payments()["amount"] / FEN) == [2600.0]


def test_a_drive_asks_only_as_long_as_it_pays() -> None:
    levers = moved(made("training_drive", take_up=0.5, scale=0.1))
    assert [each.share for each in levers.invitations] == [0.05]
    assert [each.places for each in levers.reserved_places] == [pytest.approx(10)]
    assert not levers.course_seats
    assert levers.courses.offers[0].by_level[3] == 1000.0
    levels = dict.fromkeys(LEVELS, 0.0)
    unpaid = pays("yuan/certificate", "provider", levels=levels)
    for levers in (
        moved(made("training_drive"), worth=0.0),
        moved(made("training_drive", pays=unpaid)),
        moved(made("training_drive", take_up=0.0)),
    ):
        assert not levers.invitations
        assert not levers.reserved_places


def test_a_budget_of_two_million_is_spent_and_no_more() -> None:
    budget = {"yuan_per_year": 2_000.0, "rationing": "first_come"}
    state, instrument = small_state(), made("training_drive", budget=budget)
    for _ in range(6):
        rows = np.array([3, 4])
        state.people["certificate"][rows] = 1
        state.events.completed, state.events.passed = rows, np.array([True, True])
        settle_month(instrument, state)
    assert sum(yuan for _, yuan in paid(state)) == 2000.0


# clause, changes, (month, yuan) within a year
SITES: list[tuple[str, dict[str, Any], list[tuple[int, float]]]] = [
    ("100,000 for each new studio", {}, [(month, 100000.0) for month in (2, 5, 8, 11)]),
    ("as many as come about", {"take_up": 0.5}, [(5, 100000.0), (11, 100000.0)]),
    (
        "1,000 for a session",
        {"pays": pays("yuan/session", "person", 1000.0), "per_year": 24.0},
        [(month, 2000.0) for month in range(12)],
    ),
    ("at the scale of the run", {"scale": 0.1}, [(month, 10000.0) for month in (2, 5, 8, 11)]),
]


@pytest.mark.parametrize("clause", SITES, ids=lambda clause: clause[0])
def test_what_sites_pay(clause: tuple[str, dict[str, Any], list[tuple[int, float]]]) -> None:
    _, changes, expected = clause
    assert paid_over(made("training_site", **changes), small_state(), 12) == expected


def test_sites_stay_and_sessions_pass() -> None:
    def seats(month: int, **changes: Any) -> float:
        levers = moved(made("training_circle"))
        made("training_site", **changes).fill(levers, month, 1.0)
        return levers.senior_seats

    assert [seats(month) for month in (0, 2, 11, 23)] == [0.0, 2.5, 10.0, 20.0]
    assert seats(11, senior_only=False) == 0.0
    session = {"pays": pays("yuan/session", "person", 1000.0), "per_year": 24.0, "seats_each": 2.0}
    assert [seats(month, **session) for month in (0, 11)] == [4.0, 4.0]
    assert seats(11, pays=pays("yuan/site", "provider")) == 0.0


@pytest.mark.parametrize(("place", "yuan"), [(1, 2000.0), (2, 1500.0), (3, 1000.0)])
def test_what_prizes_pay(place: int, yuan: float) -> None:
    state, instrument = small_state(), made("contest_prize")
    state.events.prizes = happened(instrument, place=place)
    assert paid_over(instrument, state, 2) == [(0, yuan)]
    assert state.claims.all_payments()["firm"].tolist() == [-1]


def test_the_employer_of_a_craftsman_is_paid_20_000() -> None:
    changes: dict[str, Any] = {"pays": pays("yuan/prize", "firm"), "prizes": [20000.0]}
    state, instrument = small_state(), made("contest_prize", **changes)
    state.events.prizes = happened(instrument, place=1)
    assert paid_over(instrument, state, 2) == [(0, 20000.0)]
    assert state.claims.all_payments()["firm"].tolist() == [int(state.firms["key"][1])]


def test_what_pays_nobody_moves_one_lever() -> None:
    levers = moved(made("training_circle", take_up=0.6))
    assert [(each.minutes, each.share) for each in levers.travel_limits] == [(30.0, 0.6)]
    levers = moved(made("certificate_recognition", take_up=0.2))
    assert [each.value for each in levers.second_certificates.offers] == [400.0]
    assert moved(made("shortage_list", take_up=0.5)).majors_follow == 0.05
    for kind in ("training_circle", "certificate_recognition", "shortage_list"):
        assert not paid_over(made(kind), small_state(), 3)
    assert not moved(made("training_circle", take_up=0.0)).travel_limits
    assert not moved(made("shortage_list", take_up=0.0)).majors_follow


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        ("provider_payment", {"pays": pays("yuan/hire")}, "'yuan/hire' is not a unit"),
        ("training_drive", {"limits": {"months": 2}}, "pays each claim once"),
        ("training_site", {"pays": pays("yuan/hire")}, "allowed: yuan/site, yuan/session"),
        ("training_circle", {"pays": pays("yuan/site")}, "allowed: none"),
        ("certificate_recognition", {"pays": pays("yuan/site")}, "allowed: none"),
        ("shortage_list", {"pays": pays("yuan/site")}, "allowed: none"),
        ("contest_prize", {"pays": pays("yuan/prize", "school")}, "prizes go to a school"),
        ("contest_prize", {"prizes": [1000.0, 1500.0]}, "larger than the one before it"),
    ],
)
def test_what_they_cannot_be(kind: str, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        made(kind, **changes)
