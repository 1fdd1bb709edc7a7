"""Numbers, verdicts and labels as people read them."""

import math
import re

import numpy as np
import pytest

from analysis import verdict
from analysis.facts import plain_label
from analysis.intervals import Interval, fieller
from analysis.numbers import amount, fixed, plain, signed, tick
from analysis.summary import cost_cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.0834, "0.083"),
        (0.5, "0.50"),
        (12.34, "12"),
        (1234.5, "1,234"),
        (-0.0012, "−0.0012"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "–"),
    ],
)
def test_plain_numbers_keep_two_significant_digits(value: float, text: str) -> None:
    assert plain(value) == text


def test_other_numbers() -> None:
    assert fixed(-1234.56, 1) == "−1,234.6"
    assert fixed(-0.001, 1) == "0.0"
    assert signed(0.25, 2) == "+0.25"
    assert signed(0.001, 2) == "0.00"
    assert signed(-3.0) == "−3"
    assert amount(12345.6) == "12,346"
    assert amount(1.2345) == "1.23"
    assert tick(0.30000000000000004) == "0.3"
    assert tick(-1500.0) == "−1,500"


def said(low: float, high: float, *, seeds: int = 8, identical: bool = False) -> str:
    return verdict.of_difference(
        low=low, high=high, seeds=seeds, identical=identical, detectable=0.0834, unit="percent"
    )


def test_verdicts_on_differences() -> None:
    assert said(0.1, 0.2) == "raises"
    assert said(-0.2, -0.1) == "lowers"
    assert said(-0.1, 0.2) == (
        "no effect seen; one of 0.083 points or more would be seen in four of five such comparisons"
    )
    assert said(0.0, 0.0, identical=True) == "identical in every seed"
    assert said(math.nan, math.nan, seeds=1) == "one seed cannot tell"


def test_an_interval_that_touches_nought_is_no_effect() -> None:
    assert said(0.0, 0.2).startswith("no effect seen")


def test_verdicts_on_cost() -> None:
    unbounded = Interval(-math.inf, math.inf, (-50_000.0, 210_000.0))
    assert "210,000 yuan or more" in verdict.of_cost(unbounded, 8)
    assert "−50,000 to 210,000" in verdict.of_cost(unbounded, 8)
    assert verdict.of_cost(Interval(-math.inf, math.inf), 8).startswith("unbounded")
    assert verdict.of_cost(Interval(1000.0, 2000.0), 8) == "1,000 to 2,000 yuan a job-year"
    assert verdict.of_cost(None, 1) == "one seed cannot tell"
    assert verdict.of_cost(None, 8).startswith("undefined")


def test_a_cost_of_which_only_a_range_above_nought_is_ruled_out() -> None:
    interval = Interval(-math.inf, math.inf, (60_000.0, 71_000.0))
    assert verdict.of_cost(interval, 8) == (
        "cannot be told: the package may have created no jobs; only 60,000 to 71,000 is ruled out"
    )
    assert cost_cell(56_000.0, interval, 1000.0).interval == "unbounded"


def value_of(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


@pytest.mark.parametrize("seed", range(400))
def test_words_on_cost_never_exclude_the_estimate(seed: int) -> None:
    luck = np.random.default_rng(seed)
    centre, spread = luck.normal(size=2), luck.uniform(0.1, 3.0, size=2)
    spent, gained = 1000.0 * luck.normal(centre, spread, size=(4, 2)).T
    cost, interval = float(spent.sum() / gained.sum()), fieller(spent, gained)
    assert interval is not None
    assert interval.contains(cost)
    cell = cost_cell(cost, interval, 1.0)
    if least := re.fullmatch(r"≥ (.*) or none", cell.interval):
        assert cell.effect == "no gain" or value_of(cell.effect) >= value_of(least[1])
    sentence = verdict.of_cost(interval, 4)
    if least := re.match(r"unbounded: (\S+) yuan or more", sentence):
        assert cost < 0.0 or cost >= value_of(least[1]) * 0.99
    if ruled_out := re.search(r"only (\S+) to (\S+) is ruled out", sentence):
        assert not value_of(ruled_out[1]) < value_of(plain(cost, 3)) < value_of(ruled_out[2])


def test_verdicts_on_job_years_bought() -> None:
    assert verdict.of_yield(Interval(1.0, 2.0), 8) == "buys job-years"
    assert verdict.of_yield(Interval(-2.0, -1.0), 8) == "loses job-years"
    assert "not sure" in verdict.of_yield(Interval(-2.0, 1.0), 8)
    assert verdict.of_yield(Interval(-math.inf, math.inf), 8).startswith("unbounded")
    assert verdict.of_yield(None, 8).startswith("undefined")


def test_what_has_no_label_goes_by_its_id() -> None:
    label = plain_label("hiring_subsidy")
    assert label.en == "Hiring subsidy"
    assert not label.twofold
