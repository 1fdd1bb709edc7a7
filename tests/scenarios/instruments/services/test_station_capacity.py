"""Station capacity: what staff and stations cost, where they work, whom they serve."""

from typing import Any

import numpy as np
import pytest

from agents.errors import InputError
from agents.views import ServiceStation
from scenarios.instruments.services.station_capacity import StationCapacityAtDesk
from sim.desk import Desk
from sim.model import Market
from tests.scenarios.instruments.clauses import USUAL, build, moved, paid, region, settle_month
from tests.sim.desks import small_state
from tests.sim.markets import SCALE, asked_for, settled

PAYS: dict[str, Any] = USUAL["station_capacity"]["pays"]
WHOLE = 9 * 9000.0 + 12500.0
"""Yuan a month: nine caseworkers and a new station's running costs."""

STATIONS_ONLY: dict[str, Any] = {"staff": {}, "openings": {"liangzhu": 2.0, "renhe": 0.0}}
NO_STATIONS: dict[str, Any] = {"openings": {}}


def budget(yuan: float) -> dict[str, Any]:
    return {"budget": {"yuan_per_year": yuan, "rationing": "first_come"}}


# clause, its terms, yuan a month
CLAUSES: list[tuple[str, dict[str, Any], float]] = [
    ("caseworkers and a station", {}, WHOLE),
    ("caseworkers only", NO_STATIONS, 5 * 9000.0),
    ("stations only", STATIONS_ONLY, 2 * 9000.0 + 2 * 12500.0),
    ("half of the posts are filled", {"take_up": 0.5}, 4.5 * 9000.0 + 12500.0),
    ("a budget that covers all", budget(12 * WHOLE), WHOLE),
    ("a budget for a third of the posts", budget(12 * (3 * 9000.0 + 12500.0)), 39500.0),
    ("a budget for fewer than applied", budget(12 * WHOLE) | {"take_up": 0.5}, 53000.0),
    ("a budget that pays stations and nobody in them", budget(12 * 12500.0), 0.0),
    ("a budget that does not pay the stations", budget(12 * 12000.0), 0.0),
    ("no budget", budget(0.0), 0.0),
    ("no amount", {"pays": PAYS | {"amount": 0.0}}, 0.0),
    ("nobody applies", {"take_up": 0.0}, 0.0),
]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
@pytest.mark.parametrize("scale", [1.0, 0.01])
def test_what_a_month_costs(clause: tuple[str, dict[str, Any], float], scale: float) -> None:
    _, changes, expected = clause
    state, instrument = small_state(), build("station_capacity", scale=scale, **changes)
    for _ in range(14):
        settle_month(instrument, state)
    payments = paid(state)
    assert [month for month, _ in payments] == list(range(14 if expected else 0))
    assert [yuan for _, yuan in payments] == pytest.approx(
        [expected * scale] * len(payments), abs=0.011
    )
    assert np.isin(state.claims.all_payments()["person"], -1).all()


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause[0])
def test_who_works_is_who_is_paid(clause: tuple[str, dict[str, Any], float]) -> None:
    _, changes, expected = clause
    instrument = build("station_capacity", **changes)
    assert isinstance(instrument, StationCapacityAtDesk)
    levers = moved(instrument)
    posts = sum(levers.station_staff.values()) + sum(n for _, _, n in levers.station_openings)
    assert posts * 9000 + 12500 * len(levers.station_openings) == pytest.approx(expected)
    assert bool(posts) == bool(expected)


def test_it_adds_staff_stations_and_the_1131_service_only() -> None:
    levers = moved(build("station_capacity", graduates_first=True))
    assert levers.station_staff == {"yuhang": 3.0, "cangqian": 2.0}
    ((number, place, staff),) = levers.station_openings
    assert (place, staff) == ("liangzhu", 4.0)
    assert number >= 0
    assert levers.graduates_first
    assert not moved(build("station_capacity")).graduates_first
    assert not levers.training_for_each
    assert moved(build("station_capacity", training_for_each=True)).training_for_each
    assert not levers.hiring.offers
    assert not levers.courses.offers


@pytest.mark.parametrize(
    "clause", [case for case in CLAUSES if not case[2]], ids=lambda case: case[0]
)
def test_nothing_moves_nothing(clause: tuple[str, dict[str, Any], float]) -> None:
    levers = moved(build("station_capacity", graduates_first=True, **clause[1]))
    assert not levers.station_staff
    assert not levers.station_openings
    assert not levers.graduates_first


def with_stations(months: int, **changes: Any) -> Market:
    asked = asked_for("baseline")
    desk = Desk([build("station_capacity", scale=SCALE, **changes)])
    return settled().fork(asked, desk, None).run(months)


def test_stations_open_where_they_are_wanted_and_close_when_it_ends() -> None:
    period = {"announced": "2026-01", "start": "2026-02", "end": "2026-04"}
    market = with_stations(0, period=period)
    counts, staff = [], []
    for _ in range(6):
        market.step()
        stations = market.agents_by_type[ServiceStation]
        counts.append(len(stations))
        staff.append(sum(station.staff for station in stations))
    first = len(settled().state.stations)
    assert counts == [first] + [first + 1] * 5
    assert np.diff(staff).tolist() == [9.0, 0.0, 0.0, -9.0, 0.0]
    opened = market.agents_by_type[ServiceStation][-1]
    assert opened.place == "liangzhu"
    assert opened.caseload == 0


def test_a_place_gets_its_caseworkers() -> None:
    stations = with_stations(1).agents_by_type[ServiceStation]
    before = {place: float(entry.staff) for place, entry in region().places.items()}
    now = dict.fromkeys(before, 0.0)
    for station in stations:
        now[station.place] += station.staff
    added = {place: now[place] - before[place] for place in now if now[place] != before[place]}
    assert added == {"yuhang": 3.0, "cangqian": 2.0, "liangzhu": 4.0}


def served(months: int = 6, **changes: Any) -> float:
    outcomes = with_stations(months, **changes).outcomes()
    return float(outcomes.filter(outcome="clients_served")["value"].sum())


def test_more_staff_serve_more() -> None:
    counts = [
        served(staff={"yuhang": posts, "cangqian": posts, "wuchang": posts}, openings={})
        for posts in (0.0, 5.0, 20.0)
    ]
    assert counts == sorted(counts)
    assert counts[2] > 1.1 * counts[0] > 0


def test_graduates_come_first_where_they_are_sought() -> None:
    plain, sought = (
        with_stations(4, graduates_first=first).outcomes().filter(outcome="doses_given")["value"]
        for first in (False, True)
    )
    assert plain.sum() == 0
    assert sought.min() > 0  # type: ignore[operator]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pays": PAYS | {"unit": "yuan/hire"}}, "'yuan/hire' is not a unit"),
        ({"limits": {"months": 2}}, "a station_capacity in yuan/month pays each claim once"),
        ({"staff": {"yuhan": 1.0}}, "staff: unknown place 'yuhan'.*did you mean yuhang"),
        ({"openings": {"hangzhou": 1.0}}, "openings: unknown place 'hangzhou'"),
        (
            {"staff": {"xixing": 1.0, "puyan": 2.0}, "openings": {"puyan": 1.0}},
            "is written for another region: yuhang has none of its 2 places; allowed: yuhang, ",
        ),
    ],
)
def test_what_it_cannot_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build("station_capacity", **changes)


def test_caseworkers_need_a_station(monkeypatch: pytest.MonkeyPatch) -> None:
    place = region().places["luniao"]
    monkeypatch.setitem(region().places, "luniao", place.model_copy(update={"stations": 0}))
    with pytest.raises(InputError, match="'luniao' has no station that could use more staff"):
        build("station_capacity", staff={"luniao": 1.0})
    opened = build("station_capacity", staff={"luniao": 1.0}, openings={"luniao": 1.0})
    assert moved(opened).station_staff == {"luniao": 1.0}
