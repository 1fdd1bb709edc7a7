"""Shocks to demand: the cycle, the slump and a sector's decline move what they should."""

import numpy as np
import pytest

from agents.firms import LASTING_DEMAND
from scenarios.shocks.slump import Slump
from sim.calendar import Calendar
from sim.disturbances import Disturbances
from sim.model import Market
from tests.scenarios.shocks.struck import BEFORE, run, series
from tests.sim.markets import asked_for, settled

DEEP = ("shock.depth=0.2", "shock.falling=3", "shock.lasting=6", "shock.recovering=3")
MONTHS = BEFORE + 24


def factors(market: Market, months: range) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The factor of every sector's demand in each month."""
    found = []
    for month in months:
        disturbances = Disturbances(np.ones(8))
        market.world.disturbance.fill(disturbances, month)
        found.append(disturbances.demand)
    return np.array(found)


def struck_by(*words: str) -> Market:
    asked = asked_for("baseline", *words)
    return settled().fork(asked, asked.desk(), None)


def test_a_slump_is_a_trapezium() -> None:
    market = struck_by("shock=slump", "shock.month=2026-07", *DEEP)
    found = 1 - factors(market, range(4, 20))
    thirds = [0.0, 0.0, 1 / 3, 2 / 3, *[1.0] * 7, 2 / 3, 1 / 3, 0.0, 0.0, 0.0]
    for sector in range(8):
        np.testing.assert_allclose(found[:, sector], 0.2 * np.array(thirds), atol=1e-12)


def test_a_slump_may_last_no_month() -> None:
    shock = asked_for("baseline", "shock=slump", "shock.lasting=0", "shock.falling=1").shock
    assert isinstance(shock, Slump)
    assert [shock.missing(month) > 0 for month in (-1, 0, 11, 12)] == [False, True, True, False]
    assert shock.missing(0) == shock.depth


def test_a_cycle_is_a_sine_from_the_start_on() -> None:
    words = ("shock.period=24", "shock.amplitude=0.1", "shock.phase=0.25")
    market = struck_by("shock=demand_cycle", *words)
    found = factors(market, range(-3, 48))[:, 0]
    assert (found[:3] == 1).all()
    expected = 1 + 0.1 * np.cos(2 * np.pi * np.arange(48) / 24)
    np.testing.assert_allclose(found[3:], expected, atol=1e-9)


def test_a_cycle_counts_from_a_start_in_any_month() -> None:
    asked = asked_for("baseline", "shock=demand_cycle", "start=2026-05")
    found = Disturbances(np.ones(8))
    asked.disturbance().fill(found, Calendar(asked.start, 0).begin + 12)
    np.testing.assert_allclose(found.demand, 1.05)


def test_a_decline_is_one_sectors_and_compounds() -> None:
    market = struck_by("shock=sector_decline", "shock.month=2026-07", "shock.sector=transport")
    found = factors(market, range(6 + 36))
    declining = list(market.settings.region.sectors).index("transport")
    assert (np.delete(found, declining, axis=1) == 1).all()
    assert (found[:6, declining] == 1).all()
    np.testing.assert_allclose(found[[17, 29, 41], declining], [0.9, 0.81, 0.729])


@pytest.mark.parametrize("outcome", ["jobs", "unemployment_rate", "vacancies"])
def test_a_slump_is_felt_and_passes(outcome: str) -> None:
    slump, none = (run(*args) for args in (("slump", MONTHS, *DEEP), ("none", MONTHS)))
    gap = series(slump, outcome) - series(none, outcome)
    worse = 1 if outcome == "unemployment_rate" else -1
    falling, low, last = (
        gap[BEFORE : BEFORE + 3].mean(),
        gap[BEFORE + 5 : BEFORE + 9].mean(),
        gap[-6:].mean(),
    )
    assert (gap[:BEFORE] == 0).all()
    felt = falling if outcome == "vacancies" else low
    assert worse * felt > {"jobs": 50_000, "unemployment_rate": 3, "vacancies": 4_000}[outcome]
    assert worse * last < 0.4 * worse * felt


def test_a_cycle_moves_unemployment_against_demand() -> None:
    words = ("shock.period=24", "shock.amplitude=0.15")
    cycle, none = run("demand_cycle", 24, *words), run("none", 24)
    index = series(cycle, "demand_index")
    np.testing.assert_allclose(index, 100 + 15 * np.sin(np.pi * np.arange(24) / 12), atol=1e-6)
    assert (series(none, "demand_index") == 100).all()
    gap = series(cycle, "unemployment_rate") - series(none, "unemployment_rate")
    # Unemployment follows with a lag of some months.
    assert np.corrcoef(index[:-3], gap[3:])[0, 1] < -0.6
    assert gap[6:12].mean() < -0.6 < 0.6 < gap[18:].mean()
    vacant = series(cycle, "vacancies") - series(none, "vacancies")
    assert vacant[:6].mean() > 2000
    assert vacant[12:18].mean() < -2000


def test_a_decline_takes_jobs_of_its_sector_only() -> None:
    def jobs(market: Market) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        firms = market.state.firms
        private = ~np.isin(firms["kind"], LASTING_DEMAND)
        held = np.bincount(firms["sector"][private], firms["headcount"][private], 8)
        return held / market.world.scale

    declined, none = run("sector_decline", MONTHS, "shock.decline=0.3"), run("none", MONTHS)
    relative = jobs(declined) / jobs(none)
    assert 0.4 < relative[0] < 0.62
    # The others hire somewhat more easily whom it let go.
    assert (relative[1:] > 0.96).all()
    assert (relative[1:] < 1.05).all()
