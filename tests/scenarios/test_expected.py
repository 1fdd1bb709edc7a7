"""The effect of each policy of the packages has the size that its file expects of it."""

import numpy as np
import pytest

from scenarios.clause import Expected
from tests.scenarios.alone import EACH, SEEDS, Values, effects, written

APART = {
    "arrived": 0.015,
    "certified": 0.025,
    "clients_served": 0.012,
    "firms_in_business": 0.003,
    "graduate_startups_founded": 0.06,
    "jobs": 0.001,
    "newly_high_skilled": 0.1,
    "startup_jobs_gross": 0.006,
    "startups_alive": 0.003,
    "startups_founded": 0.02,
    "trained": 0.02,
    "unemployment_rate": 0.05,
    "young_talent_arrived": 0.017,
}
"""The standard deviation of a year's effect over seeds at twenty thousand people, pooled over the
policies that state the outcome: points for the unemployment rate, else relative to its mean."""
USUAL_RATE = 5.0
"""Unemployment in percent, of which a hundredth is a relative effect of 0.01."""


def standard_error(expected: Expected) -> float:
    """Of the mean effect over the seeds, in the unit of the band."""
    by_rate = expected.outcome == "unemployment_rate" and expected.unit == "relative"
    apart = APART[expected.outcome] / (USUAL_RATE if by_rate else 1.0)
    return float(apart / np.sqrt(len(SEEDS)))


def fits(expected: Expected, found: Values) -> bool:
    """Whether the mean effect lies outside of the band by at most two standard errors."""
    slack = 2 * standard_error(expected)
    return bool(expected.low - slack <= found.mean() <= expected.high + slack)


@pytest.mark.parametrize(("package", "policy"), EACH, ids=[f"{a}.{b}" for a, b in EACH])
def test_its_effect_is_of_the_size_expected(package: str, policy: str) -> None:
    expected, found = written(package, policy).expected, effects(package, policy)
    assert fits(expected, found), f"{found} outside of {expected}"
    # Seeds that differ by far more than they usually do would make the band say nothing.
    assert np.ptp(found) <= 4 * np.sqrt(2 * len(SEEDS)) * standard_error(expected)


# a policy, and what of it would not pass
OUT_OF_PROPORTION = [
    ("yuhang_plan", "skills_programme", {"seats_per_year": 0.0}),
    ("yuhang_plan", "yuhang_minimum_wage", {"above": 2.0}),
]


@pytest.mark.parametrize(("package", "policy", "changed"), OUT_OF_PROPORTION)
def test_effects_out_of_proportion_are_noticed(
    package: str, policy: str, changed: dict[str, float]
) -> None:
    given = written(package, policy).model_copy(update=changed)
    assert not fits(given.expected, effects(package, policy, given))
