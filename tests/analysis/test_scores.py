"""Margins, the probability of meeting a target, and verdicts, against closed forms."""

import math

import numpy as np
import pytest
from scipy import stats

from analysis.attained import Attained
from analysis.scores import Score, is_wide, margins, score, wilson
from tests.analysis.boards import target

Z2 = float(stats.norm.ppf(0.975)) ** 2


def scored(values: list[float], sets: list[int] | None = None, **changes: object) -> Score:
    slack = bool(changes.pop("is_slack", False))
    asked = target(**changes)
    found = Attained(np.array([values], dtype=np.float64), asked.value, 60, "whole period")
    numbers = np.array(sets or [0] * len(values))
    result = score(asked, found, 0, numbers, slack=slack)
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("operator", "tolerance", "expected"),
    [(">=", 0, [-20, 0, 30]), ("<=", 0, [20, 0, -30]), ("=", 5, [-15, 5, -25])],
)
def test_margins_are_distances_on_the_right_side(
    operator: str, tolerance: float, expected: list[float]
) -> None:
    asked = target(operator=operator, tolerance=tolerance)
    np.testing.assert_array_equal(margins(asked, 100, np.array([80.0, 100.0, 130.0])), expected)


@pytest.mark.parametrize("count", [1, 4, 8, 100])
def test_wilson_at_the_ends(count: int) -> None:
    assert wilson(1.0, count) == pytest.approx((count / (count + Z2), 1.0))
    assert wilson(0.0, count) == pytest.approx((0.0, Z2 / (count + Z2)))


def test_wilson_in_the_middle() -> None:
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    low, high = wilson(0.3, 40)
    # The ends are the shares p for which the share seen is z standard errors away.
    for end in (low, high):
        assert (0.3 - end) ** 2 == pytest.approx(Z2 * end * (1 - end) / 40)


def test_value_margin_and_interval_are_students() -> None:
    found = scored([610.0, 640.0, 670.0, 600.0])
    values = np.array([610.0, 640.0, 670.0, 600.0])
    half = stats.t.ppf(0.975, 3) * values.std(ddof=1) / 2
    assert (found.value, found.margin) == (630, 30)
    assert (found.low, found.high) == pytest.approx((630 - half, 630 + half))
    assert (found.probability, found.seeds, found.sets) == (1.0, 4, 1)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([600.0] * 4, "met"),  # reaching it is enough
        ([600.0 - 1e-8] * 4, "met"),  # a sum of rounded numbers
        ([599.0] * 4, "missed"),
        ([700.0, 701.0], "met"),  # two seeds that agree far from it
        ([601.0, 900.0], "unsure"),  # two that might have agreed by chance
        ([900.0], "unsure"),  # one seed cannot tell
        ([590.0, 610.0, 590.0, 610.0], "unsure"),
        ([640.0] * 7 + [590.0], "unsure"),  # seven of eight are fewer than 90 %
        ([640.0] * 19 + [590.0], "met"),
    ],
)
def test_verdicts(values: list[float], verdict: str) -> None:
    assert scored(values).verdict == verdict


def test_slack_and_unknown_numbers_come_before_met() -> None:
    assert scored([900.0] * 4, is_slack=True).verdict == "slack"
    # What is missed is missed however it is counted.
    assert scored([300.0] * 4, is_slack=True).verdict == "missed"
    assert scored([900.0] * 4, rests_on="a threshold").verdict == "rests on unknown numbers"
    assert scored([300.0] * 4, rests_on="a threshold").verdict == "rests on unknown numbers"


def test_seeds_that_share_parameters_count_as_one_trial() -> None:
    values = [900.0, 910.0, 920.0, 930.0]
    apart, shared = scored(values), scored(values, [0, 0, 1, 1])
    assert shared.sets == 2
    assert shared.probability == apart.probability == 1
    assert shared.probability_low == pytest.approx(2 / (2 + Z2))
    assert apart.probability_low == pytest.approx(4 / (4 + Z2))


def test_seeds_without_a_value_are_left_out() -> None:
    found = scored([math.nan, 700.0, 700.0])
    assert (found.seeds, found.value) == (2, 700)
    asked = target()
    nothing = Attained(np.array([[math.nan]]), 600, 60, "")
    assert score(asked, nothing, 0, np.zeros(1, dtype=np.int64), slack=False) is None


@pytest.mark.parametrize(
    ("values", "wide"),
    [([750.0, 750.0], True), ([749.0, 749.0], False), ([599.0, 2000.0], False), ([], False)],
)
def test_a_wide_margin_is_a_quarter_in_every_seed_met(values: list[float], wide: bool) -> None:
    assert is_wide(target(), 600, np.array(values, dtype=np.float64)) is wide


def test_no_margin_of_nought_is_wide() -> None:
    nought = target(operator="=", tolerance=0.5, value=0)
    assert not is_wide(nought, 0, np.zeros(4))
