"""Points of service and gig markets: how they shorten the way, and who comes for it."""

import math

import numpy as np
import pytest

from agents.people import Status
from sim.levers import Levers
from sim.service_points import gig_market_reach, way_to_service
from tests.scenarios.instruments.clauses import moved, region
from tests.scenarios.instruments.services.usual import at_scale, build, sums, under

BASE = 10.0
"""Minutes within a place of Yuhang."""

# points a place, within minutes, minutes to the nearest station, minutes that are left
WAYS = [
    (0.0, math.inf, BASE, BASE),
    (3.0, math.inf, BASE, BASE / 2),
    (8.0, math.inf, BASE, BASE / 3),
    (3.0, math.inf, 40.0, BASE / 2),
    (0.0, 15.0, 40.0, 15.0),
    (0.0, 15.0, BASE, BASE),
    (0.0, 5.0, BASE, 5.0),
]


@pytest.mark.parametrize(("points", "within", "minutes", "left"), WAYS)
def test_the_way_to_a_service(points: float, within: float, minutes: float, left: float) -> None:
    world = under().world
    levers = Levers(service_points=points, service_within=within)
    beyond = np.array([minutes - BASE])
    found = way_to_service(world, np.zeros(1, dtype=np.uint8), beyond, levers)
    assert found[0] + BASE == pytest.approx(left)


def test_at_rest_the_way_is_the_same_bits() -> None:
    beyond = np.array([0.0, 17.3])
    homes = np.zeros(2, dtype=np.uint8)
    assert way_to_service(under().world, homes, beyond, Levers()) is beyond


def test_the_clause_opens_the_circle() -> None:
    levers = moved(build("service_circle"))
    assert (levers.service_points, levers.service_within) == (8.0, 15.0)
    assert moved(build("service_circle", take_up=0.5)).service_points == 4.0


def test_more_come_for_a_shorter_way() -> None:
    near, usual = (under(*made, months=6) for made in ([at_scale("service_circle")], []))
    came = [
        sums(market, "clients_served") + sums(market, "clients_waiting") for market in (near, usual)
    ]
    assert came[0] > 1.05 * came[1]


@pytest.mark.parametrize(("markets", "online"), [(0.0, 0.0), (33.0, 0.0), (0.0, 0.2), (33.0, 0.2)])
def test_how_near_markets_are(markets: float, online: float) -> None:
    levers = Levers(gig_markets=markets, gig_online=online)
    reach = gig_market_reach(under().world, levers, 0.04)
    for at, place in enumerate(region().places.values()):
        there = markets * place.population / sum(p.population for p in region().places.values())
        by_foot = math.exp(-0.04 * BASE / math.sqrt(there)) if there else 0.0
        assert reach[at] == pytest.approx(1 - (1 - by_foot) * (1 - online), rel=1e-6)


def test_more_take_up_gigs_near_a_market() -> None:
    gigs = [
        under(*made, months=6).state.people.with_status(Status.GIG_WORKER).size
        for made in ([], [at_scale("gig_market", markets=400.0)])
    ]
    assert gigs[1] > gigs[0]


def test_markets_add_up_and_the_telephone_reaches_the_rest() -> None:
    levers = moved(build("gig_market", online=0.5))
    build("gig_market", markets=2.0, online=0.5).fill(levers, 0, 1.0)
    assert (levers.gig_markets, levers.gig_online) == (35.0, 0.75)
