"""The same seed and numbers give the same bits, whoever runs them and however often."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from scenarios.city import City
from sim.model import Market
from tests.sim.markets import (
    SETTLING,
    asked_for,
    assert_same,
    continued,
    digest,
    frames,
    market_of,
    settled,
)

ROOT = Path(__file__).resolve().parents[2]
MONTHS = 10
ELSEWHERE = """
import sys
from tests.sim.markets import asked_for, digest, market_of
print(digest(market_of(asked_for("combined", seed=int(sys.argv[1]))).run(int(sys.argv[2]))))
"""


@pytest.fixture(scope="module")
def combined() -> Market:
    return market_of(asked_for("combined")).run(MONTHS)


def test_twice_in_one_process(combined: Market) -> None:
    again = market_of(asked_for("combined")).run(MONTHS)
    assert_same(frames(again), frames(combined))
    assert digest(again) == digest(combined)


def test_in_another_process(combined: Market) -> None:
    words = [sys.executable, "-c", ELSEWHERE, "1", str(MONTHS)]
    found = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == digest(combined)


def test_month_by_month_or_at_one_go(combined: Market) -> None:
    market = market_of(asked_for("combined"))
    for _ in range(MONTHS):
        market.step()
        market.outcomes()
        market.sample(5, 5)
    assert digest(market) == digest(combined)


def test_as_a_city(combined: Market) -> None:
    city = City(scenario="combined", seed=1, scale=0.005, settling_months=SETTLING)
    assert digest(city.run(MONTHS)) == digest(combined)


def test_with_more_threads() -> None:
    asked = asked_for("combined", scale=0.02)
    one, two = (
        Market(asked, asked.desk(), seed=1, scale=0.02, calendar=asked.calendar(), threads=threads)
        for threads in (1, 2)
    )
    assert digest(one.run(3)) == digest(two.run(3))


def test_other_seeds_differ() -> None:
    asked, other = asked_for("baseline"), asked_for("baseline", seed=2)
    one, two = continued(asked, 3), continued(other, 3)
    skills = [np.sort(market.state.people["skill"][:500]) for market in (one, two)]
    assert np.mean(skills[0] == skills[1]) < 0.1
    joined = frames(one)["outcomes"].join(
        frames(two)["outcomes"], on=["month", "outcome", "group"], suffix="_other"
    )
    hires = joined.filter(outcome="hires", group="all")
    assert (hires["value"] != hires["value_other"]).any()


def test_the_largest_employers_are_the_same_in_every_seed_and_scale() -> None:
    found = []
    for seed, scale in ((1, 0.005), (2, 0.005), (1, 0.01)):
        firms = settled(seed, scale).state.firms
        largest = np.flatnonzero(firms["largest"] == 1)
        columns = ("key", "sector", "place", "founded")
        found.append([firms[name][largest].tolist() for name in columns])
        assert largest.size == 50
        assert (firms["alive"][largest] == 1).all()
    assert found[0] == found[1] == found[2]


def after(frame: pl.DataFrame, market: Market, month: int) -> pl.DataFrame:
    return frame.filter(pl.col("month") > market.world.calendar.date(month))


@pytest.mark.parametrize("months", [1, 7])
def test_a_fork_goes_on_as_its_original_would(months: int, combined: Market) -> None:
    asked = asked_for("combined")
    original = market_of(asked).run(months)
    fork = original.fork(asked, asked.desk(), None).run(MONTHS - months)
    expected = {
        name: after(frame, combined, months - 1) for name, frame in frames(combined).items()
    }
    assert_same(frames(fork), expected)
    assert_same(frames(original.run(MONTHS - months)), frames(combined))


def test_forks_of_one_market_do_not_touch_each_other() -> None:
    first = continued(asked_for("combined"), 6)
    continued(asked_for("baseline"), 6)
    assert_same(frames(first), frames(continued(asked_for("combined"), 6)))
    assert settled().state.month == -1


def test_settling_once_for_all_scenarios_is_settling_each(combined: Market) -> None:
    assert_same(frames(continued(asked_for("combined"), MONTHS)), frames(combined))
    asked = asked_for("none")
    assert_same(frames(continued(asked, 6)), frames(market_of(asked).run(6)))
