"""What a run attains of a target: sums, years, the last twelve months, and what is missing."""

from datetime import date

import numpy as np
import pytest

from analysis.attained import NO_MONTH, NOT_SAVED, Attained, attained
from tests.analysis.boards import series, target

ONE = np.ones((1, 1, 1))
MONTHLY = np.arange(1.0, 61.0)[None, None]


def found(result: Attained | str) -> Attained:
    assert isinstance(result, Attained)
    return result


def test_a_cumulative_target_is_held_against_the_sum_of_its_months() -> None:
    whole = found(attained(target(), series(MONTHLY)))
    assert (whole.values[0, 0], whole.aim, whole.said) == (60 * 61 / 2, 600, "whole period")


@pytest.mark.parametrize("months", [1, 12, 59])
def test_a_run_that_ends_early_is_held_against_its_part(months: int) -> None:
    part = found(attained(target(), series(MONTHLY[..., :months])))
    assert part.values[0, 0] == months * (months + 1) / 2
    assert part.aim == pytest.approx(600 * months / 60)
    assert (part.months, part.said) == (months, f"pro rata, {months} of 60 months")


def test_months_outside_of_the_period_do_not_count() -> None:
    early = found(attained(target(), series(MONTHLY, first=date(2025, 7, 1))))
    assert early.values[0, 0] == sum(range(7, 61))
    assert early.months == 54
    assert attained(target(), series(MONTHLY[..., :12], first=date(2031, 1, 1))) == NO_MONTH


def test_each_whole_year_must_reach_a_yearly_target() -> None:
    yearly = target(period="yearly")
    # The three months of a third year are left out.
    two = found(attained(yearly, series(MONTHLY[..., :27])))
    assert two.values[0, 0] == sum(range(1, 13))
    assert (two.aim, two.said) == (600, "worst of 2 years")
    most = found(attained(target(period="yearly", operator="<="), series(MONTHLY[..., :27])))
    assert most.values[0, 0] == sum(range(13, 25))
    part = found(attained(yearly, series(MONTHLY[..., :9])))
    assert (part.values[0, 0], part.aim, part.said) == (45, 450, "pro rata, 9 of 12 months")
    # From July on there is no whole calendar year in eighteen months.
    late = found(attained(yearly, series(MONTHLY[..., :18], first=date(2026, 7, 1))))
    assert late.values[0, 0] == sum(range(7, 19))
    assert late.said == "year 2027"


@pytest.mark.parametrize(("value", "worst"), [(100, 222), (200, 78)])
def test_the_year_furthest_away_counts_where_a_value_is_to_be_met(
    value: float, worst: float
) -> None:
    about = target(period="yearly", operator="~=", tolerance=10, value=value)
    both = np.concatenate([MONTHLY, MONTHLY], axis=1)[..., :24]
    np.testing.assert_array_equal(found(attained(about, series(both))).values, [[worst, worst]])


def test_a_good_mean_does_not_hide_a_year_that_misses() -> None:
    values = np.concatenate([np.full(12, 90.0), np.full(12, 40.0)])[None, None]
    result = found(attained(target(period="yearly"), series(values)))
    assert result.values[0, 0] == 480 < result.aim < values.sum() / 2


def test_a_standing_target_is_held_against_the_last_twelve_months() -> None:
    standing = target(period="standing", outcome="unemployment_rate", operator="<=", value=5)
    rate = series(MONTHLY[..., :30], outcome="unemployment_rate")
    last = found(attained(standing, rate))
    assert last.values[0, 0] == pytest.approx(np.mean(range(19, 31)))
    assert (last.aim, last.months) == (5, 12)
    # Only up to the target's date.
    early = found(attained(standing.model_copy(update={"ends": date(2026, 12, 1)}), rate))
    assert early.values[0, 0] == pytest.approx(6.5)
    short = found(attained(standing, series(MONTHLY[..., :3], outcome="unemployment_rate")))
    assert short.said == "mean of the last 3 months"


def test_what_cannot_be_scored_says_why() -> None:
    assert (
        attained(target(outcome=None, not_scorable="nobody knows"), series(ONE)) == "nobody knows"
    )
    assert attained(target(outcome="certified"), series(ONE)) == NOT_SAVED


def test_groups_are_added_up() -> None:
    two = series(np.ones((1, 1, 60)))
    values = np.concatenate([two.values, 2 * two.values], axis=2)
    both = type(two)(
        *(two.scenarios, two.seeds, (("hires", "from_job"), ("hires", "from_school"))),
        *(two.months, two.units, values),
    )
    assert found(attained(target(groups=["from_job"]), both)).values[0, 0] == 60
    assert found(attained(target(groups=["from_job", "from_school"]), both)).values[0, 0] == 180
