"""Shocks to single employers: one opens, one closes, one shrinks, and people feel it."""

import numpy as np
import pytest

from agents.firms import Kind, opened_key
from sim.model import Market
from tests.scenarios.shocks.struck import BEFORE, followed, headcount, run, series, settled_anew
from tests.sim.markets import asked_for, continued, settled

PLANT = opened_key(0)
LARGE = ("shock.jobs=12000", "shock.hiring_months=6")


def test_a_plant_hires_up_to_its_jobs() -> None:
    def plant(market: Market) -> float:
        return headcount(market, PLANT)

    sizes = followed("plant_opening", BEFORE + 14, *LARGE, look=plant)
    assert sizes[:BEFORE] == [0] * BEFORE
    assert 1000 < sizes[BEFORE] < 3000
    assert np.diff(sizes[BEFORE : BEFORE + 6]).min() > 1000
    assert np.mean(sizes[-8:]) == pytest.approx(12000, rel=0.1)
    assert headcount(run("none", BEFORE + 14), PLANT) == 0


def test_a_plant_is_what_its_shock_says() -> None:
    market = run("plant_opening", BEFORE + 1, *LARGE)
    firms, region = market.state.firms, market.settings.region
    (row,) = np.flatnonzero(firms["key"] == PLANT)
    assert list(region.sectors)[firms["sector"][row]] == "manufacturing"
    assert list(region.places)[firms["place"][row]] == "renhe"
    assert firms["kind"][row] == Kind.INCUMBENT
    assert firms["founded"][row] == BEFORE
    usual = market.state.market.first_unit_wage * region.sectors["manufacturing"].pay
    assert firms["unit_wage"][row] == pytest.approx(1.05 * usual)


def test_new_demand_decides_how_many_jobs_a_plant_adds() -> None:
    months = BEFORE + 14
    none = series(run("none", months), "jobs")[-6:].mean()
    added = {
        share: series(run("plant_opening", months, *LARGE, f"shock.new_demand={share}"), "jobs")
        for share in (0, 1)
    }
    gains = {share: jobs[-6:].mean() - none for share, jobs in added.items()}
    # Hiring becomes harder for the others, so that even a plant that sells elsewhere adds less.
    assert 2000 < gains[1] < 14000
    assert gains[0] < 0.4 * gains[1]


def test_who_worked_at_a_plant_that_closes_loses_the_job_in_that_month() -> None:
    before = run("none", BEFORE)
    mine = before.state.people["employer"] == int(np.flatnonzero(before.state.firms["key"] == 0)[0])
    workers = set(before.state.people["key"][mine].tolist())
    assert len(workers) > 40
    after, none = run("plant_closing", BEFORE + 1), run("none", BEFORE + 1)

    def lost(market: Market) -> int:
        people = market.state.people
        return len(workers & set(people["key"][market.state.events.separated].tolist()))

    # Some of them retired, moved away or founded a firm in the same month.
    assert lost(after) > 0.8 * len(workers)
    assert lost(none) < 0.2 * len(workers)
    gap = series(after, "separations") - series(none, "separations")
    assert gap[-1] * after.world.scale > 0.8 * len(workers)
    (row,) = np.flatnonzero(after.state.firms["key"] == 0)
    assert (after.state.firms["alive"][row], after.state.firms["headcount"][row]) == (0, 0)
    assert after.state.firms["closed"][row] == BEFORE


def test_the_closing_of_the_second_leaves_the_first() -> None:
    market = run("plant_closing", BEFORE + 1, "shock.rank=2")
    assert headcount(market, 0) > 5000
    assert headcount(market, 1) == 0 < headcount(run("none", BEFORE), 1)


def test_lost_demand_decides_how_many_jobs_a_closing_costs() -> None:
    months = BEFORE + 12
    none = series(run("none", months), "jobs")[-4:].mean()
    loss = [
        none - series(run("plant_closing", months, f"shock.lost_demand={lost}"), "jobs")[-4:].mean()
        for lost in (0, 1)
    ]
    size = headcount(run("none", BEFORE), 0)
    assert 0.6 * size < loss[1] < 1.3 * size
    assert loss[0] < 0.4 * loss[1]


@pytest.mark.parametrize("factor", [0.5, 0.25])
def test_an_employer_shrinks_by_dismissals(factor: float) -> None:
    def size(market: Market) -> float:
        return headcount(market, 0)

    sizes = followed("employer_halving", BEFORE + 12, f"shock.factor={factor}", look=size)
    calm = followed("none", BEFORE + 12, look=size)
    assert sizes[:BEFORE] == calm[:BEFORE]
    relative = np.array(sizes) / np.array(calm)
    # A quarter of those above target goes each month, beside those who leave by themselves.
    assert factor + 0.5 * (1 - factor) < relative[BEFORE] < 0.95
    assert np.mean(relative[-4:]) == pytest.approx(factor, abs=0.07)


@pytest.mark.parametrize("shock", ["plant_opening", "plant_closing", "employer_halving"])
def test_it_is_the_same_at_every_scale(shock: str) -> None:
    key = PLANT if shock == "plant_opening" else 0
    words = ("shock.month=2026-02", "settling_months=2")
    few, many = (settled_anew(shock, scale, 10, *words) for scale in (0.02, 0.05))
    assert headcount(few, key) == pytest.approx(headcount(many, key), rel=0.12, abs=1)
    if shock == "plant_opening":
        assert headcount(many, key) == pytest.approx(5000 * 9 / 12, rel=0.12)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_largest_is_the_same_firm_in_every_seed(seed: int) -> None:
    asked = asked_for("baseline", "shock=plant_closing", "shock.month=2026-02", seed=seed)
    market = continued(asked, 2)
    first, firms = settled().state.firms, market.state.firms
    (row,), (same,) = (np.flatnonzero(table["key"] == 0) for table in (firms, first))
    assert not firms["alive"][row]
    assert firms["sector"][row] == first["sector"][same]
    assert firms["place"][row] == first["place"][same]
