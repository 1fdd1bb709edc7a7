"""What a shock disturbs is disturbed, and nothing else: demand by sector, and single firms."""

from copy import deepcopy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pytest

from agents.firms import FOUNDED_KEYS, LASTING_DEMAND, OPENED_KEYS, Kind, opened_key
from sim.disturbances import Closing, Disturbance, Disturbances, Expansion, Resizing
from sim.model import Market
from sim.outcomes.catalogue import OUTCOMES
from sim.striking import disturbances_strike
from sim.vacancies import wanted
from tests.sim.markets import asked_for, continued

Floats = npt.NDArray[np.float64]
EXPANSION = Expansion(opened_key(0), 3000.0, 2, 3, 1.2, 1.3, 1.0)


@dataclass
class Once(Disturbance):
    """Disturbs in the same way whatever the month."""

    what: Disturbances

    def fill(self, disturbances: Disturbances, month: int) -> None:
        disturbances.demand *= self.what.demand
        disturbances.expansions += self.what.expansions
        disturbances.closings += self.what.closings
        disturbances.resizings += self.what.resizings


def struck(**what: object) -> Market:
    """The settled market as its next month begins, right after a disturbance has struck it."""
    market = continued(asked_for("baseline"), 0)
    sectors = len(market.world.region.sectors)
    disturbance = Once(Disturbances(**{"demand": np.ones(sectors), **what}))  # type: ignore[arg-type]
    object.__setattr__(market.world, "disturbance", disturbance)
    market.state.open_month(market.state.month + 1, market.world.keys)
    disturbances_strike(market.state, market.world)
    return market


def targets(market: Market) -> Floats:
    numbers = market.settings
    return wanted(market.state, numbers.firms, numbers.closure, np.ones(len(market.state.firms)))


def by_sector(market: Market, values: Floats) -> Floats:
    table = market.state.firms
    private = (table["alive"] == 1) & ~np.isin(table["kind"], LASTING_DEMAND)
    return np.bincount(table["sector"][private], values[private], 8).astype(np.float64)


def row_of(market: Market, key: int) -> int:
    return int(np.flatnonzero(market.state.firms["key"] == key)[0])


def test_at_rest_nothing_moves() -> None:
    before, after = continued(asked_for("baseline"), 0), struck()
    before.state.open_month(before.state.month + 1, before.world.keys)
    assert (after.state.market.demand_factor == 1).all()
    np.testing.assert_array_equal(targets(before), targets(after))
    for name in before.state.firms.hot.dtype.names or ():
        np.testing.assert_array_equal(before.state.firms[name], after.state.firms[name])


def test_demand_multiplies_what_each_sector_wants() -> None:
    factor = np.array([0.5, 1.0, 1.2, 1.0, 0.0, 1.0, 1.0, 2.0])
    before, after = struck(), struck(demand=factor)
    # The same firms at the same cost, so that jobs wanted move by the factor alone.
    np.testing.assert_allclose(
        by_sector(after, targets(after)), factor * by_sector(before, targets(before))
    )
    public = before.state.firms["kind"] == Kind.PUBLIC_EMPLOYER
    np.testing.assert_array_equal(targets(after)[public], targets(before)[public])


@pytest.mark.parametrize("new_demand", [0.0, 0.4, 1.0])
def test_a_firm_that_opens_wants_its_jobs_and_brings_its_share_of_them(new_demand: float) -> None:
    expansion = Expansion(opened_key(0), 3000.0, 0, 3, 1.2, 1.3, new_demand)
    before, after = struck(), struck(expansions=[expansion])
    table, row = after.state.firms, row_of(after, expansion.key)
    assert (table["sector"][row], table["place"][row], table["alive"][row]) == (0, 3, 1)
    assert (table["headcount"][row], table["founder"][row]) == (0, -1)
    sector = next(iter(after.world.region.sectors.values()))
    usual = after.state.market.first_unit_wage * sector.pay
    assert table["unit_wage"][row] == pytest.approx(1.2 * usual)
    assert table["productivity"][row] == pytest.approx(1.3 * 1.2 * usual)
    jobs = 3000 * after.world.scale
    old, new = by_sector(before, targets(before)), by_sector(after, targets(after))
    assert new[0] - old[0] == pytest.approx(new_demand * jobs, rel=0.1, abs=0.01)
    np.testing.assert_allclose(new[1:], old[1:])
    assert targets(after)[row] == pytest.approx(jobs, rel=0.12)


def test_a_firm_that_goes_on_opening_stays_one_firm() -> None:
    market = struck(expansions=[EXPANSION])
    row = row_of(market, EXPANSION.key)
    once = float(market.state.firms["weight"][row])
    disturbances_strike(market.state, market.world)
    assert (market.state.firms["key"] == EXPANSION.key).sum() == 1
    assert market.state.firms["weight"][row] == pytest.approx(2 * once)


@pytest.mark.parametrize("lost", [0.0, 0.5, 1.0])
def test_a_firm_that_closes_leaves_the_demand_that_is_not_lost(lost: float) -> None:
    before, after = struck(), struck(closings=[Closing(0, lost)])
    row = row_of(after, 0)
    sector, mine = before.state.firms["sector"][row], targets(before)[row]
    assert (before.state.firms["alive"][row], after.state.firms["alive"][row]) == (1, 0)
    old, new = by_sector(before, targets(before)), by_sector(after, targets(after))
    assert mine > 5
    assert old[sector] - new[sector] == pytest.approx(lost * mine, rel=0.1, abs=1e-6)
    others = np.arange(8) != sector
    np.testing.assert_allclose(new[others], old[others])


def test_a_firm_wants_what_its_weight_is_multiplied_by() -> None:
    before, after = struck(), struck(resizings=[Resizing(0, 0.5, 1.0)])
    row = row_of(after, 0)
    assert after.state.firms["weight"][row] == 0.5 * before.state.firms["weight"][row]
    others = np.arange(len(before.state.firms)) != row
    assert targets(after)[row] == pytest.approx(0.5 * targets(before)[row], rel=0.05)
    np.testing.assert_allclose(targets(after)[others], targets(before)[others], rtol=0.02)


def test_the_order_of_firms_does_not_matter() -> None:
    one, other = struck(), struck()
    shuffled = deepcopy(other.state)
    order = np.random.default_rng(1).permutation(len(shuffled.firms))
    for columns in (shuffled.firms._hot, shuffled.firms._cold):
        columns[: order.size] = columns[: order.size][order]
    for state, market in ((one.state, one), (shuffled, other)):
        what = Disturbances(np.ones(8), [EXPANSION], [], [Resizing(0, 0.5, 0.3)])
        object.__setattr__(market.world, "disturbance", Once(what))
        disturbances_strike(state, market.world)
    np.testing.assert_array_equal(one.state.market.sector_jobs, shuffled.market.sector_jobs)
    new = float(one.state.firms["weight"][-1])
    assert shuffled.firms["weight"][-1] == new > 0


def test_keys_of_firms_that_open_are_nobody_elses() -> None:
    keys = continued(asked_for("baseline"), 0).state.firms["key"]
    assert not ((keys >= OPENED_KEYS) & (keys < FOUNDED_KEYS)).any()
    assert OPENED_KEYS <= opened_key(0) < opened_key(4095) < FOUNDED_KEYS


def test_the_demand_index_is_the_mean_factor_by_jobs() -> None:
    factor = np.array([0.5, 1.0, 1.2, 1.0, 0.9, 1.0, 1.0, 1.0])
    market = continued(asked_for("baseline"), 0)
    jobs = market.state.market.sector_jobs
    object.__setattr__(market.world, "disturbance", Once(Disturbances(factor)))
    market.run(1)
    expected = 100 * sum(a * b for a, b in zip(jobs, factor, strict=True)) / sum(jobs)
    assert market.recorder.latest["demand_index"][0] == pytest.approx(expected)
    assert OUTCOMES["demand_index"].unit == "percent"
    calm = continued(asked_for("baseline"), 1)
    assert calm.recorder.latest["demand_index"][0] == 100
