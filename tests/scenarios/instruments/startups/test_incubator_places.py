"""Incubator places: how many there are, who gets one, what a place does and costs."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from sim.incubators import note_places, places_open_to, places_won
from sim.levers import Levers
from tests.scenarios.instruments.clauses import bits, moved, paid
from tests.scenarios.instruments.startups.founding import FIRM, build, founded, pay_months, pays
from tests.scenarios.instruments.startups.test_rent_subsidy import would_be
from tests.sim.markets import settled

BY_YEAR: dict[str, Any] = {"pays": pays(300000.0, "yuan/incubator", "incubator")}


def offered(levers: Levers, asking: int, taken: int = 0, month: int = 0) -> Any:
    """Which places would-be founders are offered, when so many are taken."""
    state = founded()
    state.month = month
    note_places(state, levers, np.zeros(taken, dtype=np.int64), np.full(taken, FIRM))
    people = would_be(asking)
    people.groups[::2] = bits(["veteran"])
    world = settled().world
    asks = places_open_to(world, levers, people)
    return places_won(state, world, levers, asks, people.keys)


@pytest.mark.parametrize(
    ("asking", "taken", "places"), [(100, 0, 60), (100, 45, 15), (100, 60, 0), (20, 0, 20)]
)
def test_places_are_as_many_as_there_are(asking: int, taken: int, places: int) -> None:
    found = offered(moved(build("incubator_places")), asking, taken)
    assert (found >= 0).sum() == places


def test_places_go_by_lot_and_not_by_key() -> None:
    levers = moved(build("incubator_places"))
    first, second = (np.flatnonzero(offered(levers, 1000, month=month) == 0) for month in (0, 1))
    for won in (first, second):
        assert 400 < won.mean() < 600
    assert 0 < np.isin(first, second).sum() < 20


@pytest.mark.parametrize(
    ("changes", "scale", "expected"),
    [
        ({}, 1.0, 60),
        ({}, 0.1, 6),
        ({"incubators": 3.0}, 1.0, 90),
        ({"budget": {"yuan_per_year": 90000.0, "rationing": "lottery"}}, 1.0, 15),
        ({"budget": {"yuan_per_year": 0.0, "rationing": "lottery"}}, 1.0, 0),
        ({"pays": pays(0.0, "yuan/place")}, 1.0, 0),
        ({"take_up": 0.0}, 1.0, 0),
        (BY_YEAR, 1.0, 60),
        (BY_YEAR | {"budget": {"yuan_per_year": 3e5, "rationing": "first_come"}}, 1.0, 30),
    ],
)
def test_places_that_are_paid_for(changes: dict[str, Any], scale: float, expected: float) -> None:
    (found,) = moved(build("incubator_places", scale=scale, **changes)).incubator_places
    assert found.places == pytest.approx(expected)


def test_others_are_offered_none() -> None:
    found = offered(moved(build("incubator_places", who={"any": ["veteran"]})), 100)
    assert (found[::2] == 0).all()
    assert (found[1::2] == -1).all()


# clause, its terms, month in which the firm closes, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], int, list[tuple[int, float]]]] = [
    ("a sum a month for the place", {"stay": 3}, 99, [(month, 500.0) for month in range(3)]),
    ("until the firm closes", {}, 2, [(0, 500.0), (1, 500.0)]),
    ("awards, places taken or not", BY_YEAR, 0, [(month, 50000.0) for month in range(5)]),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], int, Any]) -> None:
    _, changes, closes, expected = clause
    state, instrument = founded(), build("incubator_places", **changes)
    note_places(state, moved(instrument), np.array([0]), np.array([FIRM]))
    for month in range(5):
        state.startup_book.forget(state.firms, month)
        pay_months(instrument, state, 1, 0 if month == closes else 99)
    assert paid(state) == expected


def test_firms_with_a_place_close_less_often() -> None:
    state, life = founded(), settled().settings.firm_life
    rows = np.array([FIRM])
    before = life.yearly(state, rows)
    note_places(state, moved(build("incubator_places")), np.array([0]), rows)
    assert life.yearly(state, rows) == before * life.incubated
    state.startup_book.forget(state.firms, 12)
    assert life.yearly(state, rows) == before


def test_firms_that_are_spared_the_rent_close_less_often() -> None:
    state, life = founded(), settled().settings.firm_life
    rows = np.array([FIRM])
    before = life.yearly(state, rows)
    state.startup_book.note_rights(rows, 7, np.array([4562.5]), 6, 41)
    expected = {5: before, 6: before * life.supported**4.5625, 41: None, 42: None}
    for month, hazard in expected.items():
        state.month = month
        table = state.firms["founded"]
        table[FIRM] = month  # of the same age each time
        found = life.yearly(state, rows)
        relative = life.supported**4.5625 if 6 <= month <= 41 else 1.0
        np.testing.assert_allclose(found, before * relative if hazard is None else hazard, 1e-8)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(1.0, "yuan/month")}, "'yuan/month' is not a unit"),
        ({"limits": {"months": 2}}, "pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("incubator_places", **changes)
