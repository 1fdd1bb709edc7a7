"""The effect of each policy of the packages has the size that its file expects of it."""

import numpy as np
import pytest

from tests.scenarios.alone import EACH, SEEDS, effects, written

APART = {
    "arrived": 0.015,
    "certified": 0.025,
    "clients_served": 0.012,
    "firms_in_business": 0.003,
    "graduate_startups_founded": 0.06,
    "jobs": 0.001,
    "newly_high_skilled": 0.05,
    "startup_jobs_gross": 0.006,
    "startups_alive": 0.003,
    "startups_founded": 0.02,
    "trained": 0.02,
    "unemployment_rate": 0.045,
    "young_talent_arrived": 0.017,
}
"""The standard deviation of a year's effect over seeds at twenty thousand people, pooled over the
policies that state the outcome: points for the unemployment rate, else relative to its mean."""


def apart(outcome: str, unit: str, rate: float) -> float:
    """The same in a policy's unit. ``rate``: the usual unemployment rate, in percent."""
    if outcome == "unemployment_rate" and unit == "relative":
        return APART[outcome] / rate
    return APART[outcome]


@pytest.mark.parametrize(("package", "policy"), EACH, ids=[f"{a}.{b}" for a, b in EACH])
def test_its_effect_is_of_the_size_expected(package: str, policy: str) -> None:
    """Not outside of the band by more than two standard errors."""
    expected = written(package, policy).expected
    found = effects(package, policy).mean()
    error = apart(expected.outcome, expected.unit, 5.0) / np.sqrt(len(SEEDS))
    assert expected.low - 2 * error <= found <= expected.high + 2 * error
