"""Quantile tables against the functions they stand for."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.quantiles import (
    choose,
    exponential,
    power_of,
    standard_normal,
    truncated_power_law,
    whole,
)

EVEN = (np.arange(100_000) + 0.5) / 100_000
SHARES = st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(lambda shares: sum(shares) > 0)


def test_normal_is_the_normal_quantile() -> None:
    inside = EVEN[(EVEN > 2e-3) & (EVEN < 1 - 2e-3)]
    exact = [NormalDist().inv_cdf(u) for u in inside.tolist()]
    np.testing.assert_allclose(standard_normal(inside), exact, atol=2e-3)
    middle = (inside > 0.05) & (inside < 0.95)
    np.testing.assert_allclose(standard_normal(inside)[middle], np.array(exact)[middle], atol=1e-5)


def test_normal_has_mean_zero_and_variance_one() -> None:
    values = standard_normal(EVEN)
    assert abs(values.mean()) < 1e-9
    assert values.var() == pytest.approx(1, abs=2e-3)


def test_normal_is_cut_at_three_and_a_half() -> None:
    ends = standard_normal(np.array([0.0, 1e-9, 1 - 1e-9, 1.0]))
    np.testing.assert_allclose(ends, [-3.54, -3.54, 3.54, 3.54], atol=0.01)
    assert np.all(np.diff(standard_normal(EVEN)) >= 0)


@given(st.floats(-6, 6))
def test_exponential_is_the_exponential(power: float) -> None:
    assert exponential(np.array([power]))[0] == pytest.approx(math.exp(power), rel=1e-7)


def test_exponential_counts_far_powers_as_six() -> None:
    far = exponential(np.array([-50.0, -6.0, 6.0, 50.0]))
    np.testing.assert_allclose(far, np.exp([-6.0, -6.0, 6.0, 6.0]), rtol=1e-7)


def test_exponential_keeps_the_shape() -> None:
    powers = np.linspace(-1, 1, 6).reshape(2, 3)
    np.testing.assert_allclose(exponential(powers), np.exp(powers), rtol=1e-7)
    assert exponential(np.zeros((0, 3))).shape == (0, 3)


def test_power_is_rounded_so_that_machines_agree() -> None:
    found = power_of(np.array([2.0, 3.0]), 1 / 3)
    np.testing.assert_array_equal(found, [1.25992105, 1.44224957])
    assert float(power_of(1.02, 1 / 12)) == round(1.02 ** (1 / 12), 9)


@given(SHARES)
def test_choose_gives_each_class_its_share(shares: list[float]) -> None:
    found = np.bincount(choose(EVEN, shares), minlength=len(shares)) / EVEN.size
    np.testing.assert_allclose(found, np.array(shares) / sum(shares), atol=2 / EVEN.size)


@given(SHARES, st.floats(0.1, 1e3))
def test_choose_knows_no_scale(shares: list[float], scale: float) -> None:
    scaled = choose(EVEN[::50], [share * scale for share in shares])
    # A number on the very edge between two classes may fall to either side.
    assert np.count_nonzero(scaled != choose(EVEN[::50], shares)) <= len(shares)


def test_choose_never_takes_a_class_without_share() -> None:
    uniforms = np.array([0.0, 0.25, 0.5, 0.75, np.nextafter(1.0, 0.0)])
    assert choose(uniforms, [0.0, 1.0, 0.0, 1.0, 0.0]).tolist() == [1, 1, 3, 3, 3]
    assert choose(uniforms, [2.0]).tolist() == [0] * 5


@given(st.floats(0, 1000))
def test_whole_numbers_are_unbiased(expected: float) -> None:
    found = whole(np.full(EVEN.size, expected), EVEN)
    assert found.mean() == pytest.approx(expected, abs=2 / EVEN.size)
    assert found.min() >= math.floor(expected)
    assert found.max() <= math.ceil(expected)


def test_whole_numbers_stay_whole() -> None:
    assert whole(np.array([3.0, 0.0]), np.array([0.0, 0.999])).tolist() == [3, 0]


@pytest.mark.parametrize(
    ("exponent", "smallest", "largest"), [(1.06, 1.0, 20_000.0), (1.5, 2.0, 300.0)]
)
def test_sizes_follow_the_truncated_power_law(
    exponent: float, smallest: float, largest: float
) -> None:
    count = 1000
    sizes = truncated_power_law(count, exponent, smallest, largest)
    assert np.all(np.diff(sizes) < 0)
    assert smallest < sizes[-1] < sizes[0] < largest
    for at in (0, 1, 10, 500, 999):
        size = float(sizes[at])
        # Share of firms above a size, in a law that is cut below and above.
        above = (size**-exponent - largest**-exponent) / (smallest**-exponent - largest**-exponent)
        assert above == pytest.approx((at + 0.5) / count, rel=1e-6)
    mean = exponent / (exponent - 1) * (smallest ** (1 - exponent) - largest ** (1 - exponent))
    mean /= smallest**-exponent - largest**-exponent
    assert truncated_power_law(200_000, exponent, smallest, largest).mean() == pytest.approx(
        mean, rel=0.01
    )


def test_no_firms_no_sizes() -> None:
    assert truncated_power_law(0, 1.06, 1.0, 100.0).size == 0
