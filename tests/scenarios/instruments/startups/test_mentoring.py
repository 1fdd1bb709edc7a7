"""Mentoring: how many young firms are coached, which, for how long, and what is paid for it."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.firms import FIRMS, Kind
from agents.people import Status
from agents.table import Table
from sim.mentoring import mentors_coach
from sim.state import State, move
from tests.scenarios.instruments.clauses import bits, moved, paid
from tests.scenarios.instruments.startups.founding import build, pay_months, pays
from tests.sim.desks import small_state
from tests.sim.markets import settled

PAIRS: dict[str, Any] = {"pays": pays(2000.0, "yuan/pair", "mentor"), "months": 12}
AWARDS: dict[str, Any] = {"pays": pays(5000.0, "yuan/award", "mentor"), "per_year": 12.0}


def many_founders(number: int = 40) -> State:
    """A small market in which each of many people runs a young start-up of her own."""
    state = small_state(people=number)
    state.people["groups"][:] = bits(["veteran"])
    state.people["birth"][:] = -30 * 12
    move(state, np.arange(number), Status.FOUNDER)
    state.people["firm"][:] = np.arange(number)
    state.firms = Table(FIRMS, number)
    kinds = np.full(number, int(Kind.STARTUP))
    state.firms.append(number, key=np.arange(number) + 7, kind=kinds, founder=np.arange(number))
    return state


def coached(state: State, **changes: Any) -> Any:
    """The rows of the firms that mentors take up this month, and the instrument."""
    instrument = build("mentoring", **changes)
    mentors_coach(state, settled().world, moved(instrument))
    return state.events.mentored, instrument


@pytest.mark.parametrize(
    ("changes", "firms"),
    [
        ({}, 10),
        ({"per_year": 36.0}, 3),
        ({"firms_each": 2.0}, 20),
        ({"per_year": 4800.0}, 40),
        ({"budget": {"yuan_per_year": 24000.0, "rationing": "first_come"}}, 2),
        ({"budget": {"yuan_per_year": 0.0, "rationing": "first_come"}}, 0),
        ({"pays": pays(0.0, "yuan/session")}, 0),
        ({"take_up": 0.0}, 0),
        ({"firms": ["individual_business"]}, 0),
        ({"who": {"any": ["student"]}}, 0),
        ({"who": {"any": ["veteran"]}}, 10),
    ],
)
def test_as_many_are_coached_as_are_paid_for(changes: dict[str, Any], firms: int) -> None:
    state = many_founders()
    state.people["groups"][:] = bits(["veteran"])
    found, _ = coached(state, **changes)
    assert np.unique(found).size == found.size == firms


def test_whoever_has_a_coach_needs_none() -> None:
    state = many_founders()
    first, _ = coached(state, **PAIRS)
    state.events = type(state.events)()
    second, _ = coached(state, per_year=4800.0)
    assert sorted([*first.tolist(), *second.tolist()]) == list(range(40))


def test_firms_older_than_three_years_are_not_coached() -> None:
    state = many_founders()
    state.month = 36
    state.firms["founded"][20:] = 1
    found, _ = coached(state, per_year=4800.0)
    assert found.min() == 20
    assert found.size == 20


@pytest.mark.parametrize(("changes", "months"), [({}, 1), (PAIRS, 12)])
def test_they_close_less_often_meanwhile(changes: dict[str, Any], months: int) -> None:
    state, life = many_founders(), settled().settings.firm_life
    before = life.yearly(state, np.arange(40))
    found, _ = coached(state, **changes)
    for month in (1, months, months + 1):
        state.month = month
        state.firms["founded"][:] = month  # of the same age each time
        relative = np.ones(40)
        relative[found] = life.coached if month <= months else 1.0
        np.testing.assert_allclose(life.yearly(state, np.arange(40)), before * relative)


# clause, its terms, month in which the firms close, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], int, list[tuple[int, float]]]] = [
    ("1,000 a session", {}, 99, [(0, 1000.0)] * 10),
    ("2,000 a pair", PAIRS, 99, [(0, 2000.0)] * 10),
    ("a pair that lasts a year", PAIRS | {"limits": {"kept_months": 12}}, 99, [(12, 2000.0)] * 10),
    ("not if the firms close first", PAIRS | {"limits": {"kept_months": 12}}, 12, []),
    ("5,000 an award", AWARDS, 99, [(month, 5000.0) for month in range(14)]),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(clause: tuple[str, dict[str, Any], int, Any]) -> None:
    _, changes, closes, expected = clause
    state = many_founders()
    _, instrument = coached(state, **changes)
    for month in range(14):
        if month == closes:
            state.firms["alive"][:] = 0
        pay_months(instrument, state, 1)
    assert paid(state) == expected


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": pays(1.0, "yuan/month")}, "'yuan/month' is not a unit"),
        ({"limits": {"months": 2}}, "pays each claim once"),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("mentoring", **changes)
