"""Counts of firms, pay and durations: closed forms, recounts and what must add up."""

from collections.abc import Iterator

import numpy as np
import pytest

from agents.firms import FOUNDED_KEYS, Kind
from agents.people import Status
from sim import census
from sim.model import Market
from tests.sim.desks import small_state
from tests.sim.markets import SCALE, asked_for, continued

MONTHS = 13


@pytest.fixture(scope="module")
def year() -> list[dict[str, float]]:
    """What was saved and what was counted here, month by month, of a year and a month."""
    return list(_months())


def _months() -> Iterator[dict[str, float]]:
    market = continued(asked_for("baseline"), 0)
    for _ in range(MONTHS):
        firms, people = market.state.firms, market.state.people
        heads = firms["headcount"].astype(np.int64)
        alive, status = firms["alive"].copy(), people["status"].copy()
        births = people["birth"].astype(np.int64)
        market.run(1)
        yield _saved(market) | _counted(market, heads, alive, status, births)


def _saved(market: Market) -> dict[str, float]:
    latest, groups = market.recorder.latest, market.recorder.groups
    return {
        f"{name}/{group}": float(latest[name][at])
        for name in latest
        for at, group in enumerate(groups[name])
    }


def _counted(
    market: Market,
    heads: np.ndarray,
    alive: np.ndarray,
    status: np.ndarray,
    births: np.ndarray,
) -> dict[str, float]:
    state = market.state
    firms, people = state.firms, state.people
    before = dict(enumerate(heads.tolist()))
    here = firms["place"] != state.city.place
    change = [
        int(now) - before.get(row, 0)
        for row, now in enumerate(firms["headcount"].tolist())
        if here[row]
    ]
    private = here & (firms["kind"] != Kind.PUBLIC_EMPLOYER)
    there = private[: alive.size] & (alive == 1)
    gone = there & (firms["alive"][: alive.size] == 0)
    left = (status != Status.AWAY) & (people["status"][: status.size] == Status.AWAY)
    left &= state.month - births < 70 * 12
    left &= people["place"][: status.size] != state.city.place
    idle = np.flatnonzero(people["status"] == Status.UNEMPLOYED)
    spells = state.month - people["spell_start"][idle].astype(np.int64)
    return {
        "month": state.month,
        "created": sum(each for each in change if each > 0) / SCALE,
        "destroyed": -sum(each for each in change if each < 0) / SCALE,
        "net": sum(change) / SCALE,
        "exit": 100 * gone.sum() / there.sum(),
        "entry": 100 * private[alive.size :].sum() / there.sum(),
        "left": left.sum() / SCALE,
        "came": state.events.arrived.size / SCALE,
        "idle_half_year": 100 * np.mean((spells >= 6) & (spells < 12)),
    }


def test_job_flows_are_those_of_single_firms_and_add_up(year: list[dict[str, float]]) -> None:
    for month in year:
        assert month["job_creation/all"] == pytest.approx(month["created"])
        assert month["job_destruction/all"] == pytest.approx(month["destroyed"])
        net = month["job_creation/all"] - month["job_destruction/all"]
        assert net == pytest.approx(month["net"])
        assert month["created"] > 0


def test_entry_and_exit(year: list[dict[str, float]]) -> None:
    for month in year:
        assert month["firm_entry_rate/all"] == pytest.approx(month["entry"])
        assert month["firm_exit_rate/all"] == pytest.approx(month["exit"])
    assert sum(month["entry"] for month in year) > 0


def test_moves_are_arrivals_and_departures_but_not_old_age(year: list[dict[str, float]]) -> None:
    for month in year:
        assert month["left_region/all"] == pytest.approx(month["left"])
        net = month["arrived/all"] - month["left_region/all"]
        assert month["net_migration/all"] == pytest.approx(net)
        assert month["arrived/all"] == pytest.approx(month["came"])


def test_durations_are_shares_of_a_whole(year: list[dict[str, float]]) -> None:
    bands = ("under_3", "from_3_to_5", "from_6_to_11", "from_12")
    for month in year:
        shares = [month[f"unemployment_by_duration/{band}"] for band in bands]
        assert sum(shares) == pytest.approx(100)
        found = month["unemployment_by_duration/from_6_to_11"]
        assert found == pytest.approx(month["idle_half_year"])


def test_finding_by_duration_joins_to_the_whole(year: list[dict[str, float]]) -> None:
    for month in year:
        whole = month["job_finding_by_duration/all"]
        assert whole == pytest.approx(month["job_finding_rate/all"])
        hired = month["seekers_unemployed/all"] * whole / 100
        assert month["hires_unemployed/all"] == pytest.approx(hired)
    soon, late = (
        np.mean([month[f"job_finding_by_duration/{band}"] for month in year])
        for band in ("under_3", "from_6_to_11")
    )
    assert soon > late


def test_costly_outcomes_are_taken_in_decembers(year: list[dict[str, float]]) -> None:
    names = ("firm_size_tail", "minimum_wage_bite", "return_to_schooling")
    for month in year:
        for name in (*names, "yearly_job_creation_rate", "yearly_job_destruction_rate"):
            december = month["month"] % 12 == 11
            assert np.isfinite(month[f"{name}/all"]) == december, name


def test_the_years_job_flows_net_to_the_years_growth(year: list[dict[str, float]]) -> None:
    december = next(month for month in year if month["month"] % 12 == 11)
    of_year = [month for month in year if 0 <= december["month"] - month["month"] < 12]
    rate = december["yearly_job_creation_rate/all"] - december["yearly_job_destruction_rate/all"]
    net = sum(month["net"] for month in of_year)
    mean = december["jobs/all"] - net / 2
    assert rate == pytest.approx(100 * net / mean)
    created = sum(month["created"] for month in of_year)
    assert 0 < december["yearly_job_creation_rate/all"] < 100 * created / mean


def test_wage_quantiles_rise_and_hold_the_median(year: list[dict[str, float]]) -> None:
    for month in year:
        for name in ("wage_quantile", "hire_wage_quantile"):
            values = [month[f"{name}/p{percent}"] for percent in (10, 25, 50, 75, 90)]
            assert values == sorted(values)
            assert values[0] > 0
        assert month["wage_quantile/p50"] == pytest.approx(month["median_wage/all"])


def test_hill_finds_the_exponent_of_a_power_law() -> None:
    state = small_state(people=3, firms=3)
    count = 20_000
    sizes = np.floor(20 * ((np.arange(count) + 0.5) / count) ** (-1 / 1.3))
    state.firms.append(count, kind=np.full(count, int(Kind.INCUMBENT)), headcount=sizes)
    assert census.tail_exponent(state, 1.0) == pytest.approx(1.3, abs=0.04)
    state.firms["kind"][:] = Kind.PUBLIC_EMPLOYER
    assert np.isnan(census.tail_exponent(state, 1.0))


def test_the_largest_count_once_with_all_their_jobs() -> None:
    state = small_state(people=3, firms=2)
    state.firms["headcount"][:] = [40, 10]
    state.firms["largest"][:] = [0, 1]
    tenth = census.tail_exponent(state, 0.1)
    logs = 10 * np.log(40 / 19.5) + 1 * np.log(100 / 19.5)
    assert tenth == pytest.approx(11 / logs)


def test_survival_counts_cohorts_that_reached_the_age() -> None:
    state = small_state(people=3, firms=1)
    state.month = 40
    founded = np.repeat(np.arange(30), 2)
    closed = np.where(np.arange(60) % 2 == 0, founded + 12, 0)
    closed[20:22] = founded[20:22] + 13
    state.firms.append(
        60,
        key=FOUNDED_KEYS + np.arange(60),
        kind=np.full(60, int(Kind.STARTUP)),
        founded=founded,
        closed=closed,
        alive=np.where(closed > 0, 0, 1),
        graduate=np.arange(60) >= 50,
    )
    alive, all_of = census.surviving(state, (12, 36), graduate=False)
    # Founded in months 17 to 24 (25 and later by graduates); one of each pair closed at 12 months.
    assert (alive[0], all_of[0]) == (8, 16)
    # Founded in months 0 to 4; firms of months −7 to −1 are none.
    assert (alive[1], all_of[1]) == (5, 10)
    alive, all_of = census.surviving(state, (12,), graduate=True)
    assert (alive[0], all_of[0]) == (4, 8)
    alive, all_of = census.surviving(state, (30,), graduate=False)
    assert (alive[0], all_of[0]) == (10, 22)
    # Seen when the firms that closed at 13 months were among those that reached 12.
    state.month = 25
    alive, all_of = census.surviving(state, (12,), graduate=False)
    assert (alive[0], all_of[0]) == (13, 24)


def test_a_mincer_world_gives_its_return() -> None:
    state = small_state(people=600, firms=3)
    people = state.people
    people["education"][:] = np.arange(600) % 6
    people["birth"][:] = -12 * (30 + np.arange(600) // 6 % 30)
    school = np.array([9, 12, 15, 16, 19, 22])[people["education"]]
    experience = np.maximum(-people["birth"].astype(int) // 12 - school - 6, 0)
    logs = 8 + 0.09 * school + 0.03 * experience - 0.0005 * experience**2
    people["wage"][:] = np.exp(logs)
    assert census.schooling_slope(state) == pytest.approx(0.09, abs=1e-4)
    people["education"][:] = 3
    assert np.isnan(census.schooling_slope(state))


def test_the_minimum_holds_its_margin() -> None:
    state = small_state(people=4, firms=2)
    state.people["wage"][:] = [1000, 1050, 1051, 3000]
    assert census.near_minimum(state, 1000.0, 0.05) == (2, 4)


def test_histograms() -> None:
    counts = np.zeros(100, dtype=np.int64)
    counts[[10, 20, 30, 40]] = 1
    found = census.histogram_quantiles(counts, 50.0, (10, 25, 50, 75, 90))
    assert found.tolist() == [525, 525, 1025, 1525, 2025]
    logs = np.log((np.array([10, 20, 30, 40]) + 0.5) * 50)
    assert census.log_spread(counts * 1000, 50.0) == pytest.approx(logs.std(), abs=1e-5)
    none = np.zeros(100, dtype=np.int64)
    assert np.isnan(census.log_spread(none, 50.0))
    assert np.isnan(census.histogram_quantiles(none, 50.0, (50,))).all()
