"""The three closures: what demand answers under each, and what follows for displacement."""

import numpy as np
import pytest

from sim.closure import Closure, firms_enter, sector_demand
from sim.conditions import Condition
from tests.sim.markets import asked_for, market_of, settled

CLOSURES = ("demand_fixed", "central", "free_entry")


def closure(name: str) -> Closure:
    return asked_for("baseline", f"closure={name}").closure


def demand(name: str, *, cost: float = 1.0, residents: float = 1.0) -> float:
    state = settled().fork(asked_for("baseline"), asked_for("baseline").desk(), None).state
    state.residents = round(state.residents * residents)
    sectors = state.market.sector_jobs.size
    firms = asked_for("baseline").firms
    return float(sector_demand(state, firms, closure(name), np.full(sectors, cost)).sum())


@pytest.mark.parametrize("name", CLOSURES)
def test_dearer_labour_costs_jobs_by_the_elasticity(name: str) -> None:
    own = closure(name)
    without = own.model_copy(update={"new_demand": 0.0})
    state = settled().state
    sectors = state.market.sector_jobs.size
    firms = asked_for("baseline").firms
    usual, dearer = (
        sector_demand(state, firms, without, np.full(sectors, cost)) for cost in (1.0, 1.1)
    )
    np.testing.assert_allclose(dearer / usual, 1.1**-own.demand_elasticity, rtol=1e-6)
    assert (own.demand_elasticity == 0) == (name == "demand_fixed")


def test_customers_bring_jobs_in_the_central_closure_only() -> None:
    for name in CLOSURES:
        more = demand(name, residents=1.2) / demand(name)
        assert (more > 1.01) == (name == "central")


@pytest.mark.parametrize("name", CLOSURES)
def test_firms_enter_where_vacancies_fill_easily_under_free_entry_only(name: str) -> None:
    market = settled()
    asked = asked_for("baseline", f"closure={name}")
    state = market.fork(asked, asked.desk(), None).state
    before = state.market.entry
    state.month = market.world.calendar.begin
    state.market.conditions.latest[Condition.FILLING] = 1.2
    firms_enter(state, market.world, asked.firms, asked.closure, 1.0)
    assert (state.market.entry > before) == (name == "free_entry")
    state.market.conditions.latest[Condition.FILLING] = 1.0
    before = state.market.entry
    firms_enter(state, market.world, asked.firms, asked.closure, 0.9)
    assert (state.market.entry < before) == (name == "free_entry")


def test_while_it_settles_demand_moves_until_vacancies_fill_as_usual() -> None:
    words = ("settling_months=36", "firms.settling_speed=0.04")
    for rate in (0.45, 0.7):
        asked = asked_for("none", *words, f"firms.usual_filling_rate={rate}", scale=0.02)
        market = market_of(asked)
        found = market.state.market.conditions.usual[:, Condition.FILLING]
        assert found.mean() == pytest.approx(rate, rel=0.12)
        market.close()


def gain(*closure: str) -> float:
    """Points of the job-finding rate gained when half of the unemployed send far more."""
    found = []
    treated = ("search.treated_share=0.5", "search.treated_applications=24")
    for words in ((), treated):
        asked = asked_for("none", *closure, "settling_months=12", *words, scale=0.02)
        outcomes = market_of(asked).run(18).outcomes()
        rate = outcomes.filter(outcome="job_finding_rate", group="all")["value"]
        found.append(float(np.mean(rate.tail(12).to_numpy())))
    return found[1] - found[0]


def test_searching_harder_helps_most_where_firms_enter_for_it() -> None:
    fixed = gain("closure=demand_fixed")
    free = gain("closure=free_entry", "closure.entry_speed=0.03")
    assert 0 < 1.3 * fixed < free
