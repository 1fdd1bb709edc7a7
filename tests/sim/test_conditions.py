"""What is usual is learned while the market settles, by calendar month."""

import numpy as np
import pytest

from sim.conditions import Condition, Conditions


def seen(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, dtype=np.float64)


def test_the_settled_market_is_at_rest_whatever_its_season() -> None:
    conditions = Conditions()
    for month in range(-24, 24):
        season = 1 + month % 12 / 10
        conditions.observe(month, seen(0.2 * season, 0.5, 0.4), 0.25, settling=month < 0)
    np.testing.assert_array_equal(conditions.relative, np.ones(3))
    np.testing.assert_allclose(conditions.usual[5], [0.2 * 1.5, 0.5, 0.4])


def test_after_the_start_what_is_usual_stays_and_ratios_are_remembered() -> None:
    conditions = Conditions()
    for month in range(-12, 0):
        conditions.observe(month, seen(0.2, 0.5, 0.4), 0.25, settling=True)
    conditions.observe(0, seen(0.1, 0.5, 0.8), 0.25, settling=False)
    np.testing.assert_allclose(conditions.latest, [0.5, 1, 2])
    np.testing.assert_allclose(conditions.relative, [0.875, 1, 1.25])
    conditions.observe(1, seen(0.1, 0.5, 0.8), 0.25, settling=False)
    assert conditions.of(Condition.JOB_FINDING) == pytest.approx(0.875 - 0.25 * 0.375)


def test_without_settling_the_first_year_is_usual() -> None:
    conditions = Conditions()
    for month in range(12):
        conditions.observe(month, seen(0.2 + month / 100, 0.5, 0.4), 1.0, settling=False)
    np.testing.assert_array_equal(conditions.relative, np.ones(3))
    conditions.observe(12, seen(0.4, 0.5, 0.4), 1.0, settling=False)
    assert conditions.of(Condition.JOB_FINDING) == pytest.approx(2)


def test_months_in_which_nothing_is_seen_change_nothing() -> None:
    conditions = Conditions()
    conditions.observe(0, seen(np.nan, 0.0, 0.4), 0.5, settling=True)
    conditions.observe(12, seen(np.nan, 0.0, 0.4), 0.5, settling=False)
    np.testing.assert_array_equal(conditions.relative, np.ones(3))
    assert not np.isfinite(conditions.usual[0, :2]).any()
