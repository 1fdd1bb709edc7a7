"""The textbook market over time; the oracles hold its unemployment to its closed form."""

import numpy as np
import pytest

from agents.people import Status
from scenarios.oracles.matching_theory import steady_unemployment
from scenarios.oracles.textbook import Size, textbook, textbook_market
from sim.model import Market
from tests.sim.markets import frames


def unrecorded(market: Market, months: int) -> list[float]:
    """The unemployment rate at each month's end, nothing written down."""
    market.recording = False
    rates = []
    for _ in range(months):
        market.step()
        unemployed = market.state.stocks[Status.UNEMPLOYED]
        rates.append(float(unemployed) / len(market.state.people))
    return rates


@pytest.mark.parametrize("start", [0.0, 0.9])
def test_it_settles_there_from_wherever_it_starts(start: float) -> None:
    labour_force, vacancies, separation = 20000, 6000, 0.3
    seekers = round(start * labour_force)
    asked = textbook(Size(seekers, vacancies, labour_force - seekers, separation))
    rates = unrecorded(textbook_market(asked, 1), 40)
    expected = steady_unemployment(labour_force, vacancies, separation)
    assert abs(rates[0] - expected) > 0.02
    assert np.mean(rates[20:]) == pytest.approx(expected, rel=0.02)


def test_separations_come_at_their_rate() -> None:
    counts, expected = [], 0.0
    for seed in range(1, 9):
        market = textbook_market(textbook(Size(0, 5000, 50000, 0.04)), seed)
        for _ in range(6):
            expected += 0.04 * market.state.stocks[Status.EMPLOYEE]
            market.step()
            counts.append(market.state.events.separated.size)
    assert sum(counts) == pytest.approx(expected, abs=4 * np.sqrt(expected))


def test_nothing_else_moves() -> None:
    market = textbook_market(textbook(Size(5000, 3000, 15000, 0.05)), 1).run(24)
    people = market.state.people
    assert len(people) == 20000
    assert set(np.unique(people["status"])) == {Status.UNEMPLOYED, Status.EMPLOYEE}
    assert set(people["skill"].tolist()) == {1.0}
    assert len(np.unique(people["wage"][people.with_status(Status.EMPLOYEE)])) == 1
    outcomes = market.outcomes().filter(group="all")
    assert outcomes.filter(outcome="vacancies")["value"].to_list() == [3000.0] * 24
    for still in ("young_talent_arrived", "startups_founded", "trained", "clients_served"):
        assert outcomes.filter(outcome=still)["value"].to_list() == [0.0] * 24


def test_nothing_happens_without_vacancies() -> None:
    market = textbook_market(textbook(Size(1000, 0, 1000, 0.1)), 1).run(3)
    assert market.state.events.hired.size == 0
    assert market.state.stocks[Status.EMPLOYEE] == pytest.approx(1000 * 0.9**3, abs=60)
    assert "filling" not in frames(market)["outcomes"]["outcome"].to_list()


def test_scale_takes_a_share_of_everything() -> None:
    """At a tenth of the scale the market is a tenth, and is reported at full size."""
    asked = textbook(Size(20000, 20000), scale=0.1)
    market = textbook_market(asked, 1).run(1)
    assert len(market.state.people) == 2000
    assert market.state.events.vacancies == 2000
    outcomes = dict(market.outcomes().filter(group="all")["outcome", "value"].iter_rows())
    assert outcomes["vacancies"] == 20000
    assert outcomes["residents"] == 20000
    assert outcomes["hires"] == pytest.approx(20000 * (1 - np.exp(-1)), rel=0.05)
