"""Agencies: whom they take on, what of a station's help they give, what is paid for it."""

from typing import Any

import numpy as np
import pytest

from agents.people import Status
from sim.agencies import agencies_serve
from sim.events import MonthEvents
from sim.grouping import people_are_grouped
from sim.records import AGENCY_CLIENT
from tests.scenarios.instruments.clauses import moved, paid, settle_month
from tests.scenarios.instruments.services.usual import (
    at_scale,
    budget,
    build,
    pays,
    rows_of,
    under,
)
from tests.sim.desks import small_state

PLACED: dict[str, Any] = {
    "pays": pays(800.0, "yuan/placement", "agency"),
    "limits": {"times_per_person": 1},
}


def served(**changes: Any) -> tuple[Any, Any]:
    market = under()
    people_are_grouped(market.state)
    market.state.people["referrals"][:] = 0
    levers = moved(at_scale("service_purchase", **changes))
    agencies_serve(market.state, market.world, market.settings.services, levers)
    return market, market.state.events.agency_clients


def test_they_take_on_as_many_as_they_have_room_for() -> None:
    _, clients = served(clients=2000.0)
    assert clients.size == pytest.approx(10 * 2000 * 0.005, abs=1)
    assert np.unique(clients).size == clients.size


def test_half_as_many_are_helped() -> None:
    market, clients = served(clients=10000.0)
    people = market.state.people
    assert (people["status"][clients] == Status.UNEMPLOYED).all()
    helped = people["referrals"][clients] > 0
    assert helped.mean() == pytest.approx(0.5, abs=0.12)
    last = market.state.month + market.settings.services.coaching_months - 1
    assert (people["coached_until"][clients[helped]] >= last).all()


def test_a_budget_sets_how_many_may_come() -> None:
    levers = moved(build("service_purchase", **budget(12 * 500.0 * 300)))
    assert levers.agencies[0].clients == pytest.approx(300)
    assert moved(build("service_purchase")).agencies[0].clients == pytest.approx(2000)


def test_who_was_served_by_a_station_needs_no_agency() -> None:
    market = under(at_scale("service_purchase"), months=2)
    events = market.state.events
    assert events.agency_clients.size > 0
    assert not np.isin(events.agency_clients, events.served).any()


def test_referrals_are_for_one_month() -> None:
    market, clients = served(clients=10000.0)
    state = market.state
    state.events = MonthEvents()
    state.month += 1
    agencies_serve(state, market.world, market.settings.services, moved(build("layoff_list")))
    assert (state.people["referrals"][clients] == 0).all()


def test_a_client_is_paid_once() -> None:
    market = under(at_scale("service_purchase"), months=3)
    payments = market.state.claims.all_payments()
    assert set(payments["amount"].tolist()) == {50000}
    assert np.unique(payments["person"]).size == payments.size


# clause, who is a client, who is hired where, whether she stays, yuan
PLACEMENTS: list[tuple[str, list[int], list[int], float]] = [
    ("a client who is hired", [4], [4], 800.0),
    ("each client who is hired", [1, 4, 5], [4, 5], 1600.0),
    ("no client who is not", [4], [], 0.0),
    ("nobody who is no client", [4], [5], 0.0),
]


@pytest.mark.parametrize("case", PLACEMENTS, ids=lambda case: case[0])
def test_what_a_placement_pays(case: tuple[str, list[int], list[int], float]) -> None:
    _, clients, hired, yuan = case
    state, made = small_state(), build("service_purchase", **PLACED)
    state.agency_clients = np.zeros(len(clients), dtype=AGENCY_CLIENT)
    state.agency_clients["person"] = clients
    state.agency_clients["number"] = made.terms.number
    state.events.hired = rows_of(hired)
    state.events.hired_by = state.people["employer"][state.events.hired].astype(np.int64)
    settle_month(made, state)
    state.events.hired = rows_of(hired)
    state.events.hired_by = state.people["employer"][state.events.hired].astype(np.int64)
    settle_month(made, state)  # a second job is no second placement
    assert sum(amount for _, amount in paid(state)) == yuan


def test_another_policys_clients_are_not_its_own() -> None:
    state, made = small_state(), build("service_purchase", **PLACED)
    state.agency_clients = np.zeros(1, dtype=AGENCY_CLIENT)
    state.agency_clients["person"], state.agency_clients["number"] = 4, 1
    state.events.hired, state.events.hired_by = rows_of([4]), rows_of([1])
    settle_month(made, state)
    assert not paid(state)
