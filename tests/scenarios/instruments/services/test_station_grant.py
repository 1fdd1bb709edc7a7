"""Grants to streets, communities and platforms: by service up to a limit, and what they buy."""

from typing import Any

import numpy as np
import pytest

from scenarios.instruments.services.station_grant import StationGrantAtDesk
from sim.service_terms import StationGrant
from sim.station_grants import grant_of, left_for_caseworkers
from tests.scenarios.instruments.clauses import build as usual_kind
from tests.scenarios.instruments.clauses import moved, region
from tests.scenarios.instruments.services.usual import (
    at_scale,
    budget,
    build,
    sums,
    under,
)
from tests.sim.markets import SCALE

STREETS = 12
MOST = 500000.0 / 12

# clients of a street in a month, yuan that it is granted: 150 each, at most a twelfth of 500,000
BY_SERVICE = [(0, 0.0), (1, 150.0), (200, 30000.0), (277, 41550.0), (278, MOST), (5000, MOST)]


@pytest.mark.parametrize(("clients", "yuan"), BY_SERVICE)
def test_a_street_is_granted_by_service_up_to_its_most(clients: int, yuan: float) -> None:
    (grant,) = moved(build("station_grant")).station_grants
    assert grant_of(np.array([float(clients)]), grant)[0] == pytest.approx(yuan)


# clause, its terms, most of a place in a year
LIMITS: list[tuple[str, dict[str, Any], float]] = [
    ("at most 500,000 a street", {}, 500000.0),
    ("three platform centres of 300,000", {"receivers": 3.0}, 3 * 500000.0 / STREETS),
    ("half of the streets apply", {"take_up": 0.5}, 250000.0),
    ("a budget for a third", budget(STREETS * 500000.0 / 3), 500000.0 / 3),
]


@pytest.mark.parametrize("case", LIMITS, ids=lambda case: case[0])
def test_limits(case: tuple[str, dict[str, Any], float]) -> None:
    _, changes, most = case
    (grant,) = moved(build("station_grant", **changes)).station_grants
    assert grant.most * 12 == pytest.approx(most)


# centres of a street, their part of what it has, how many that pays at 150,000 each
CENTRES = [
    (0.0, 1.0, 500000.0, 0.0),
    (2.0, 1.0, 500000.0, 2.0),
    (9.0, 1.0, 500000.0, 10 / 3),
    (9.0, 0.3, 500000.0, 1.0),
    (9.0, 1.0, 9e4, 0.6),
    (9.0, 0.0, 500000.0, 0.0),
]


@pytest.mark.parametrize(("centres", "part", "grant", "paid"), CENTRES)
def test_centres_are_paid_inside_the_grant_of_the_street(
    centres: float, part: float, grant: float, paid: float
) -> None:
    unit = {"unit": "yuan/year", "to": "station", "from": "district_budget"}
    changes: dict[str, Any] = {"pays": unit | {"amount": grant}}
    made = build(
        "station_grant", centres=centres, for_centres=part, most_per_centre=150000.0, **changes
    )
    alone = build("station_grant", **changes)
    assert isinstance(made, StationGrantAtDesk)
    assert moved(made).station_grants[0].centres == pytest.approx(paid)
    assert made.yuan == alone.yuan  # type: ignore[attr-defined]


# granted to a street, the part of its two centres, yuan left for caseworkers
LEFT = [(40000.0, 0.5, 20000.0), (40000.0, 0.0, 40000.0), (40000.0, 0.9, 15000.0), (0.0, 0.5, 0.0)]


@pytest.mark.parametrize(("granted", "part", "left"), LEFT)
def test_what_centres_get_buys_no_caseworker(granted: float, part: float, left: float) -> None:
    made = build("station_grant", centres=2.0, for_centres=part, most_per_centre=150000.0)
    (grant,) = moved(made).station_grants
    assert left_for_caseworkers(np.array([granted]), grant)[0] == pytest.approx(left)


def test_each_grant_counts_the_clients_of_its_own_receivers() -> None:
    street = at_scale("station_grant", name="street", per_client=10.0)
    platform = at_scale("station_grant", name="platform", per_client=10.0, own_clients=0.25)
    market = under(street, platform, months=3)
    clients = float(market.state.stations["caseload"].sum())
    market.step()
    payments = market.state.claims.all_payments()
    last = payments[payments["month"] == market.state.month]
    by_grant = [last["amount"][last["instrument"] == at].sum() / 100 for at in (0, 1)]
    assert by_grant == pytest.approx([7.5 * clients, 2.5 * clients], rel=0.001)


def test_it_pays_for_the_caseworkers_whom_it_buys() -> None:
    market = under(at_scale("station_grant"), months=3)
    added = float(market.state.stations["added_staff"].sum())
    assert 0 < added <= STREETS * MOST / 9000
    paid = market.state.claims.all_payments()
    last = paid["amount"][paid["month"] == market.state.month].sum() / 100
    assert last == pytest.approx(added * 9000 * SCALE, rel=1e-4)


def test_more_are_served() -> None:
    assert sums(under(at_scale("station_grant"), months=6), "clients_served") > 1.2 * sums(
        under(months=6), "clients_served"
    )


def test_staff_may_be_added_at_every_station() -> None:
    made = usual_kind("station_capacity", staff_everywhere=2.0, staff={"renhe": 1.0}, openings={})
    levers = moved(made)
    expected = dict.fromkeys(region().places, 2.0) | {"renhe": 3.0}
    assert levers.station_staff == expected


def test_a_place_without_clients_gets_nothing() -> None:
    none = StationGrant(1, 150.0, MOST, 9000.0)
    assert grant_of(np.zeros(3), none).tolist() == [0.0, 0.0, 0.0]
