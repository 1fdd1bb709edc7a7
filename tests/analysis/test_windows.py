"""Months join into windows by mean or sum, and both sides over the same months."""

from datetime import date

import numpy as np

from analysis.windows import join, join_pairs, windows

MONTHS = tuple(date(2026 + at // 12, at % 12 + 1, 1) for at in range(14))


def test_the_windows_are_the_years_the_last_twelve_months_and_everything() -> None:
    found = {window.name: np.flatnonzero(window.inside).tolist() for window in windows(MONTHS)}
    assert found == {
        "2026": list(range(12)),
        "2027": [12, 13],
        "last_12_months": list(range(2, 14)),
        "all": list(range(14)),
    }


def test_a_short_run_has_no_last_twelve_months() -> None:
    assert [window.name for window in windows(MONTHS[:11])] == ["2026", "all"]
    assert [window.name for window in windows(MONTHS[:1])] == ["2026", "all"]
    assert [window.name for window in windows(MONTHS[:12])] == ["2026", "last_12_months", "all"]


def test_rates_and_stocks_are_averaged_and_flows_summed() -> None:
    whole = windows(MONTHS[:4])[-1]
    values = np.array([[1.0, 2.0, 3.0, 6.0], [np.nan, np.nan, 4.0, 8.0], [np.nan] * 4])
    for measure in ("rate", "stock"):
        np.testing.assert_array_equal(join(values, whole, measure), [3.0, 6.0, np.nan])
    np.testing.assert_array_equal(join(values, whole, "flow"), [12.0, 12.0, np.nan])


def test_a_rate_is_compared_over_the_months_that_both_sides_have() -> None:
    whole = windows(MONTHS[:3])[-1]
    without, given = np.array([1.0, 2.0, 9.0]), np.array([np.nan, 4.0, 8.0])
    first, second = join_pairs(without, given, whole, "rate")
    assert (float(first), float(second)) == (5.5, 6.0)


def test_a_flow_that_one_side_lacks_is_nought_there() -> None:
    whole = windows(MONTHS[:3])[-1]
    nothing = np.full(3, np.nan)
    first, second = join_pairs(nothing, np.array([np.nan, 4.0, 8.0]), whole, "flow")
    assert (float(first), float(second)) == (0.0, 12.0)
    both = join_pairs(nothing, nothing, whole, "flow")
    assert np.isnan(both).all()
