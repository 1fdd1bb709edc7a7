"""The wage top-up: who is paid how often, and what jobseekers and workers make of it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import Kind
from agents.people import Status
from sim.entitlements import takes_up
from sim.migration import leaving_hazards
from sim.search import active_list, reservation_wages
from sim.worth import worth_of_jobs, worth_of_staying
from tests.scenarios.instruments.clauses import bits, paid, settle_month
from tests.scenarios.instruments.people.usual import build, levers_of, next_month, paying
from tests.sim.desks import small_state
from tests.sim.test_phases import AFAR

GRADUATES: dict[str, Any] = {"who": {"any": ["graduate_2y"]}}
SMALL: dict[str, Any] = {"employing": {"most": 2}}
YEARS = [(12, 2000.0), (24, 2000.0), (36, 2000.0)]

# clause, its terms, groups of the hired, months she stays, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], int, list[tuple[int, float]]]] = [
    ("2,000 for each 12 months, three years at most", {}, (), 60, YEARS),
    ("for as long as she stays in the post", {}, (), 25, YEARS[:2]),
    ("nothing before 12 months are full", {}, (), 12, []),
    ("for graduates of two years", GRADUATES, ("graduate_2y",), 60, YEARS),
    ("for nobody else", GRADUATES, ("graduate_5y",), 60, []),
    ("in firms that are small enough", SMALL, (), 60, YEARS),
    ("not in larger ones", {"employing": {"most": 1}}, (), 60, []),
    ("nor in those of other kinds", {"firms": ["startup"]}, (), 60, []),
    ("if anybody knows of it", {"take_up": 0.0}, (), 60, []),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], Any, int, Any]) -> None:
    _, changes, groups, stays, expected = clause
    state, instrument = small_state(), build("wage_top_up", **changes)
    state.people["groups"][5] = bits(groups)
    state.events.hired, state.events.hired_by = np.array([5]), np.array([2])
    for month in range(50):
        if month == stays:
            state.people["employer"][5] = 0
        settle_month(instrument, state)
    assert paid(state) == expected


@pytest.mark.parametrize(("wage", "asks", "paid_for"), [
    (6999.0, True, YEARS),
    (7000.0, True, []),
    (9000.0, False, YEARS),
])  # fmt: skip
def test_in_posts_that_pay_less_than_usual_where_that_is_asked(
    wage: float, asks: bool, paid_for: list[tuple[int, float]]
) -> None:
    state, instrument = small_state(), build("wage_top_up", below_usual_pay=asks)
    state.people["wage"][5] = wage
    state.events.hired, state.events.hired_by = np.array([5]), np.array([2])
    for _ in range(50):
        settle_month(instrument, state)
    assert state.market.unit_wage * state.market.skill == pytest.approx(7000.0)
    assert paid(state) == paid_for


def test_jobseekers_who_know_of_it_ask_for_less_by_the_share_of_posts_that_qualify() -> None:
    market = next_month()
    state, world, search = market.state, market.world, market.settings.search
    rows = state.people.with_status(Status.UNEMPLOYED)
    changes = paying("wage_top_up", 12000.0) | {"employing": {"most": 50}, "take_up": 0.5}
    instrument = build("wage_top_up", **changes)
    levers = levers_of(instrument)
    worth = worth_of_jobs(state, world, levers, rows)
    assert worth is not None
    firms = state.firms
    size = np.where(firms["largest"] == 1, firms["headcount"] / state.scale, firms["headcount"])
    lives = firms["alive"] == 1
    qualifies = lives & (firms["kind"] != Kind.REST_OF_CITY) & (np.round(size) <= 50)
    share = firms["headcount"][qualifies].sum() / firms["headcount"][lives].sum()
    knows = takes_up(world.luck, instrument.terms.number, state.people["key"][rows], 0.5)
    assert 0.1 < share < 0.9
    assert worth[knows] == pytest.approx(1000 * share, abs=0.01)
    assert not worth[~knows].any()
    asked = reservation_wages(state, search, rows)
    floors = active_list(state, world, search, levers, AFAR)["floor"][: rows.size]
    np.testing.assert_allclose(floors, np.maximum(asked - worth, 0), rtol=1e-5)


def test_who_waits_for_a_payment_leaves_less_often() -> None:
    market = next_month()
    state, migration = market.state, market.settings.migration
    people = state.people
    hired = people.with_status(Status.EMPLOYEE)[:200]
    instrument = build("wage_top_up", **paying("wage_top_up", 12000.0))
    market.desk = type(market.desk)([instrument])
    state.events.hired, state.events.hired_by = hired, people["employer"][hired].astype(np.int64)
    market.desk.pay(state, market.world.luck)
    levers = levers_of(instrument)
    worth = worth_of_staying(state, market.world, levers, hired)
    assert worth is not None
    waits = worth > 0
    assert waits.sum() > 100
    assert worth[waits] == pytest.approx(1000.0)
    usual, held = (leaving_hazards(state, migration, hired, given) for given in (None, worth))
    assert (held[waits] < usual[waits]).all()
    assert (held[~waits] == usual[~waits]).all()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": {"amount": 1.0, "unit": "yuan/hire", "to": "person", "from": "union_fund"}},
         "pays.unit: 'yuan/hire' is not a unit in which a wage_top_up pays"),
        ({"limits": {"months": 3}}, "limits.every: a wage_top_up in yuan/year is not paid every 1"),
    ],
)  # fmt: skip
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("wage_top_up", **changes)
