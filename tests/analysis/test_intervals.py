"""Intervals agree with hand computation and cover as often as they say."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intervals import Interval, detectable_in_errors, fieller, mean_interval


def test_a_mean_of_four_by_hand() -> None:
    result = mean_interval(np.array([[1.0, 2.0, 3.0, 6.0]]))
    # Mean 3, variance 14/3, standard error sqrt(7/6), t(0.975, 3) = 3.1824463.
    half = 3.182446305284263 * math.sqrt(7 / 6)
    assert result.mean[0] == 3.0
    assert result.low[0] == pytest.approx(3.0 - half, rel=1e-12)
    assert result.high[0] == pytest.approx(3.0 + half, rel=1e-12)


def test_missing_seeds_are_left_out_and_one_seed_has_no_interval() -> None:
    values = np.array([[1.0, np.nan, 3.0, np.nan], [5.0, np.nan, np.nan, np.nan], [np.nan] * 4])
    result = mean_interval(values)
    assert result.count.tolist() == [2, 1, 0]
    np.testing.assert_array_equal(result.mean, [2.0, 5.0, np.nan])
    assert result.low[0] == pytest.approx(2.0 - 12.706204736432095, rel=1e-9)
    assert np.isnan(result.low[1:]).all()


def test_student_intervals_cover_the_truth_nineteen_times_in_twenty() -> None:
    random = np.random.default_rng(11)
    result = mean_interval(random.normal(0.3, 2.0, size=(20_000, 5)))
    covered = np.mean((result.low <= 0.3) & (result.high >= 0.3))
    assert covered == pytest.approx(0.95, abs=4 * math.sqrt(0.95 * 0.05 / 20_000))


@pytest.mark.parametrize("count", [2, 4, 8, 30])
def test_the_detectable_effect_is_found_in_four_of_five_comparisons(count: int) -> None:
    random = np.random.default_rng(12)
    effect = detectable_in_errors(count - 1) / math.sqrt(count)
    result = mean_interval(random.normal(effect, 1.0, size=(40_000, count)))
    power = np.mean(result.low > 0.0)
    assert power == pytest.approx(0.80, abs=4 * math.sqrt(0.8 * 0.2 / 40_000))


def test_the_detectable_effect_nears_the_normal_one_and_needs_two_seeds() -> None:
    assert detectable_in_errors(4999) == pytest.approx(1.959964 + 0.841621, rel=1e-3)
    assert math.isnan(detectable_in_errors(0))


def test_fieller_by_hand() -> None:
    # Means 4 and 20, variances 1, covariance -1 over three seeds; t(0.975, 2) squared over 3:
    factor = 4.302652729911275**2 / 3
    numerator, denominator = np.array([4.0, 3.0, 5.0]), np.array([20.0, 21.0, 19.0])
    square, cross, constant = 400 - factor, 80 + factor, 16 - factor
    root = math.sqrt(cross**2 - square * constant)
    found = fieller(numerator, denominator)
    assert found is not None
    assert found.low == pytest.approx((cross - root) / square, rel=1e-9)
    assert found.high == pytest.approx((cross + root) / square, rel=1e-9)
    assert found.bounded


def test_a_sure_denominator_gives_the_interval_of_the_mean() -> None:
    numerator = np.array([1.0, 2.0, 3.0, 6.0])
    found = fieller(numerator, np.full(4, 2.0))
    mean = mean_interval(numerator[None])
    assert found is not None
    assert found.low == pytest.approx(mean.low[0] / 2.0, rel=1e-9)
    assert found.high == pytest.approx(mean.high[0] / 2.0, rel=1e-9)


def test_an_unsure_denominator_gives_everything_outside_a_range() -> None:
    numerator, denominator = np.array([10.0, 10.1, 9.9, 10.0]), np.array([1.0, -1.5, 2.0, 0.5])
    found = fieller(numerator, denominator)
    assert found is not None
    assert (found.low, found.high) == (-math.inf, math.inf)
    assert found.excluded is not None
    assert found.excluded[0] < 0.0 < found.excluded[1]
    assert found.contains(float(numerator.mean() / denominator.mean()))
    assert not found.contains(0.0)


def test_nothing_known_gives_everything() -> None:
    found = fieller(np.array([1.0, -1.2, 0.1]), np.array([-1.0, 1.1, 0.3]))
    assert found == Interval(-math.inf, math.inf)


def test_a_ratio_needs_two_seeds_and_a_denominator() -> None:
    assert fieller(np.array([1.0]), np.array([2.0])) is None
    assert fieller(np.array([1.0, 2.0]), np.zeros(2)) is None


@pytest.mark.parametrize("below", [4.0, 1.0, 0.25])
def test_fieller_covers_the_true_ratio_also_where_it_is_unbounded(below: float) -> None:
    random = np.random.default_rng(13)
    covered, draws = 0, 4000
    for _ in range(draws):
        shared = random.normal(size=6)
        numerator = 3.0 + shared + 0.5 * random.normal(size=6)
        denominator = below + 0.6 * shared + random.normal(size=6)
        found = fieller(numerator, denominator)
        assert found is not None
        covered += found.contains(3.0 / below)
    assert covered / draws == pytest.approx(0.95, abs=4 * math.sqrt(0.95 * 0.05 / draws))


@given(
    st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e3, 1e3)), min_size=2, max_size=9),
    st.sampled_from([1e-6, 1.0, 1e6]),
)
def test_the_estimate_lies_in_its_interval_whatever_the_unit(
    pairs: list[tuple[float, float]], unit: float
) -> None:
    numerator, denominator = (np.array(column) for column in zip(*pairs, strict=True))
    denominator = np.round(denominator, 3)
    if abs(denominator.sum()) < 0.1:
        return
    estimate = float(numerator.sum() / denominator.sum())
    found = fieller(numerator * unit, denominator)
    assert found is not None
    slack = 1e-6 * (unit + abs(estimate) * unit)
    assert found.low - slack <= estimate * unit <= found.high + slack
    if found.excluded is not None:
        low, high = found.excluded
        assert estimate * unit <= low + slack or estimate * unit >= high - slack
