"""How near services are to people: stations, points beside them, and what circles decree."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from agents.people import Status
from agents.stations import STATIONS
from agents.table import Table
from sim.learning_offers import TravelLimit
from sim.levers import Levers
from sim.model import Market
from sim.outcomes.catalogue import OUTCOMES
from sim.outcomes.places import within
from sim.outcomes.registry import evaluate
from sim.service_points import way_to_service
from sim.service_terms import StationGrant
from tests.sim.markets import SCALE, asked_for, continued

TRAINING, STATION = "within_30_minutes_of_training", "within_15_minutes_of_station"


def value(market: Market, outcome: str, group: str = "all") -> float:
    at = market.recorder.groups[outcome].index(group)
    return float(market.recorder.latest[outcome][at])


def places(counts: list[int], minutes: list[list[float]], base: float, **moved: Any) -> Any:
    """A book of which only stations, places and the levers ``moved`` are looked at."""
    stations = Table(STATIONS, 16)
    at = np.repeat(np.arange(len(counts)), counts)
    stations.append(at.size, place=at, staff=1.0)
    return SimpleNamespace(
        state=SimpleNamespace(stations=stations),
        places=[str(number) for number in range(len(counts))],
        minutes=np.array(minutes),
        minutes_base=base,
        levers=Levers(**moved),
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
@pytest.mark.parametrize("base", [5.0, 10.0, 20.0])
def test_nearness_within_a_subdistrict(count: int, base: float) -> None:
    found = within(places([count], [[base]], base), 15.0)
    assert found[0] == pytest.approx(min(1.0, 15.0 * np.sqrt(count) / (2 * base)))


def test_nearness_of_the_next_subdistrict() -> None:
    # Eight minutes to the next subdistrict leave seven of fifteen within it, of twenty.
    minutes = [[10.0, 18.0], [18.0, 10.0]]
    np.testing.assert_allclose(within(places([1, 0], minutes, 10.0), 15.0), [0.75, 7 / 20])
    np.testing.assert_allclose(within(places([0, 0], minutes, 10.0), 15.0), [0, 0])
    np.testing.assert_allclose(within(places([1, 1], minutes, 10.0), 15.0), [0.75, 0.75])


def test_a_station_without_staff_is_none() -> None:
    book = places([1, 1], [[10.0, 30.0], [30.0, 10.0]], 10.0)
    book.state.stations["staff"][1] = 0
    np.testing.assert_allclose(within(book, 15.0), [0.75, 0])
    book.state.stations["added_staff"][1] = 2
    np.testing.assert_allclose(within(book, 15.0), [0.75, 0.75])


def test_stations_that_policies_open_bring_more_people_near() -> None:
    few = continued(asked_for("baseline"), 1)
    many = continued(asked_for("service_stations"), 1)
    outcome = "within_15_minutes_of_station"
    assert value(few, outcome) == pytest.approx(75, abs=0.01)  # one each, ten minutes within
    assert value(many, outcome) > value(few, outcome)
    place = f"place_{next(iter(few.settings.region.places))}"
    assert value(few, outcome, place) == pytest.approx(75, abs=0.01)
    assert few.world.scale == SCALE


def grant(centres: float) -> StationGrant:
    return StationGrant(number=1, per_client=0.0, most=0.0, caseworker=1.0, centres=centres)


@pytest.mark.parametrize(
    ("moved", "services"),
    [
        ({"service_points": 3.0}, 4),
        ({"station_grants": [grant(3.0)]}, 4),
        ({"service_points": 1.0, "station_grants": [grant(2.0), grant(5.0)]}, 9),
    ],
)
def test_points_and_community_centres_count_as_stations_do(
    moved: dict[str, Any], services: int
) -> None:
    near = within(places([1], [[20.0]], 20.0, **moved), 10.0)
    np.testing.assert_allclose(near, within(places([services], [[20.0]], 20.0), 10.0))
    # The mean of the ways that the outcome counts is the way that clients have in the model.
    world: Any = SimpleNamespace(
        minutes=np.array([[20.0]]),
        region=SimpleNamespace(places={"here": SimpleNamespace(stations=1)}),
    )
    beyond = way_to_service(world, np.zeros(1, np.uint8), np.zeros(1), Levers(**moved))
    assert beyond[0] + 20.0 == pytest.approx(10.0 / (2 * near[0]))


def test_points_serve_where_a_place_has_no_station_but_not_without_any_staff() -> None:
    minutes = [[10.0, 90.0], [90.0, 10.0]]
    points = places([1, 0], minutes, 10.0, service_points=1.0)
    np.testing.assert_allclose(within(points, 10.0), [min(1.0, np.sqrt(2) / 2), 0.5])
    nobody = places([0, 0], minutes, 10.0, service_points=9.0, service_within=15.0)
    np.testing.assert_allclose(within(nobody, 15.0), [0, 0])


@pytest.mark.parametrize(("limit", "share"), [(10.0, 1.0), (15.0, 1.0), (16.0, 0.375)])
def test_a_circle_is_closed_by_decree_where_it_is_narrow_enough(limit: float, share: float) -> None:
    book = places([1], [[20.0]], 20.0, service_within=limit)
    assert within(book, 15.0)[0] == pytest.approx(share)


def training_share(*limits: TravelLimit) -> float:
    """Percent near training, where one of two equal places has a station, an hour away."""
    minutes = [[10.0, 60.0], [60.0, 10.0]]
    book = places([1, 0], minutes, 10.0, travel_limits=list(limits))
    book.residents = np.full((2, 1, 1, len(Status)), 7)
    book.split = lambda counts: counts.sum(keepdims=True).ravel()
    return float(evaluate(OUTCOMES[TRAINING], book)[0])


def test_courses_brought_near_count_by_their_share() -> None:
    assert training_share() == pytest.approx(50)
    assert training_share(TravelLimit(30.0, 0.8)) == pytest.approx(50 + 0.8 * 50)
    assert training_share(TravelLimit(0.0, 0.3), TravelLimit(30.0, 0.8)) == pytest.approx(90)
    assert training_share(TravelLimit(31.0, 1.0)) == pytest.approx(50)


@pytest.mark.parametrize(
    ("policy", "outcome"),
    [
        ("hangzhou_service_circle", STATION),
        ("binjiang_street_grant", STATION),
        ("yuhang_training_circle", TRAINING),
    ],
)
def test_policies_of_nearness_are_seen(policy: str, outcome: str) -> None:
    farther = "region.travel_minutes_base=40"
    without = continued(asked_for("none", farther), 1)
    given = continued(asked_for("none", farther, f"+policy@scenario.policies.near={policy}"), 1)
    assert value(given, outcome) > value(without, outcome)
