"""Job-search allowance and temporary living aid: paid once, and in hand for a while."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.people import Status
from sim.aid import aid_is_received, aid_runs_out, aided
from sim.levers import Aid
from sim.records import AID
from sim.search import active_list, reservation_wages
from tests.scenarios.instruments.clauses import bits, paid, settle_month
from tests.scenarios.instruments.people.usual import build, levers_of, next_month, paying
from tests.sim.desks import small_state
from tests.sim.test_phases import AFAR

KINDS = ("job_search_allowance", "temporary_living_aid")
NEEDY: dict[str, Any] = {"who": {"all": ["unemployed", "low_income"]}}

# clause, its terms, her traits, months without work, (month, yuan) paid
CLAUSES: list[tuple[str, dict[str, Any], tuple[str, ...], int, list[tuple[int, float]]]] = [
    ("3,000 once, however long she seeks", {}, (), 9, [(0, 3000.0)]),
    ("nothing to whoever works", {}, (), 0, []),
    ("for families in need", NEEDY, ("low_income",), 9, [(0, 3000.0)]),
    ("for no others", NEEDY, (), 9, []),
    ("once registered", {"who": {"all": ["registered_unemployed"]}}, ("registers",), 9,
     [(1, 3000.0)]),
    ("after half a year", {"who": {"all": ["registered_unemployed_half_year"]}}, ("registers",), 9,
     [(6, 3000.0)]),
    ("if anybody knows of it", {"take_up": 0.0}, (), 9, []),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_what_a_clause_pays(kind: str, clause: tuple[str, Any, Any, int, Any]) -> None:
    _, changes, traits, seeks, expected = clause
    state, instrument = small_state(), build(kind, **changes)
    people = state.people
    people["groups"][5], people["employer"][5] = bits(traits), -1
    for month in range(12):
        people["status"][5] = Status.UNEMPLOYED if month < seeks else Status.EMPLOYEE
        settle_month(instrument, state)
    assert paid(state) == expected


def aided_market(kind: str, **changes: Any) -> Any:
    """The next month, in which half of the jobseekers have aid in hand; their rows."""
    market = next_month()
    early = {"announced": "2025-01", "start": "2025-01", "end": "2030-12"}
    instrument = build(kind, take_up=0.5, period=early, **changes)
    market.desk = type(market.desk)([instrument])
    market.state.month -= 1
    market.desk.pay(market.state, market.world.luck)
    aid_is_received(market.state, levers_of(instrument), ["invented"])
    market.state.month += 1
    return market, instrument, market.state.people.with_status(Status.UNEMPLOYED)


@pytest.mark.parametrize("kind", KINDS)
def test_it_lasts_for_its_months(kind: str) -> None:
    market, _, rows = aided_market(kind)
    state, for_search = market.state, kind == "job_search_allowance"
    yuan = 3000 / 3 * state.market.deflator
    for month in range(5):
        aid_runs_out(state)
        held = aided(state, rows, for_search=for_search)
        assert (held > 0).any() == (month < 3)
        assert set(np.round(held, 2)) <= {0.0, round(yuan, 2)}
        assert not aided(state, rows, for_search=not for_search).any()
        state.month += 1
    assert not state.aids.size


def test_living_aid_raises_what_its_receivers_ask_for() -> None:
    market, instrument, rows = aided_market("temporary_living_aid")
    state, search = market.state, market.settings.search
    held = aided(state, rows, for_search=False)
    asked = reservation_wages(state, search, rows)
    state.aids = np.zeros(0, dtype=AID)
    usual = reservation_wages(state, search, rows)
    assert 0.3 < (held > 0).mean() < 0.7
    assert asked - usual == pytest.approx(search.aid_response * held)
    assert levers_of(instrument).aid == {"invented": Aid(3, for_search=False)}
    assert not levers_of(instrument, worth=0.0).aid


def test_an_allowance_for_the_search_sends_more_applications() -> None:
    market, _, rows = aided_market("job_search_allowance", **paying("job_search_allowance", 3e4))
    state, world, search = market.state, market.world, market.settings.search
    held = aided(state, rows, for_search=True) > 0
    more = active_list(state, world, search, levers_of(), AFAR)[: rows.size]
    state.aids = np.zeros(0, dtype=AID)
    usual = active_list(state, world, search, levers_of(), AFAR)[: rows.size]
    assert (more["floor"] == usual["floor"]).all()
    assert (more["applications"][~held] == usual["applications"][~held]).all()
    rise = more["applications"][held].mean() / usual["applications"][held].mean() - 1
    expected = search.allowance_response * 1e4 * state.market.deflator / state.market.unit_wage
    assert rise == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_no_amount_gives_nothing(kind: str) -> None:
    market, _, _ = aided_market(kind, **paying(kind, 0.0))
    assert not market.state.aids.size


@pytest.mark.parametrize("kind", KINDS)
def test_what_it_cannot_be(kind: str) -> None:
    with pytest.raises(InputError, match=f"'yuan/hire' is not a unit in which a {kind} pays"):
        build(kind, pays={"amount": 1.0, "unit": "yuan/hire", "to": "person", "from": "union_fund"})
    with pytest.raises(InputError, match=f"a {kind} in yuan/person pays each claim once"):
        build(kind, limits={"months": 2})
    with pytest.raises(ValueError, match="lasts_months"):
        build(kind, lasts_months=0)
