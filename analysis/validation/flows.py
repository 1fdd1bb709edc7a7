"""Flows into and out of work, and how they go with time out of it."""

import numpy as np

from analysis.validation.registry import statistic
from analysis.validation.trials import PERCENT, YEAR, Floats, Trials, level, ratio


@statistic()
def mean_job_finding(trials: Trials, group: str) -> Floats:
    """Job finding f = hired / seeking unemployed in percent a month (Shimer, 2012)."""
    return level(trials.baseline.of("job_finding_rate"))


@statistic()
def mean_separation(trials: Trials, group: str) -> Floats:
    """Separation s = separated to non-employment / employees in percent a month (Shimer, 2012)."""
    return level(trials.baseline.of("separation_rate"))


@statistic()
def job_to_job_rate(trials: Trials, group: str) -> Floats:
    """Moves to another firm over jobs in percent a month (Fujita, Moscarini and Postel-Vinay)."""
    arm = trials.baseline
    return PERCENT * ratio(level(arm.of("quits_to_another_job")), level(arm.of("jobs")))


@statistic()
def yearly_turnover(trials: Trials, group: str) -> Floats:
    """12 · (separations to non-employment + moves to another firm) / jobs, in percent a year."""
    arm = trials.baseline
    left = level(arm.of("separations")) + level(arm.of("quits_to_another_job"))
    return PERCENT * YEAR * ratio(left, level(arm.of("jobs")))


@statistic()
def long_term_share(trials: Trials, group: str) -> Floats:
    """Share of the unemployed who have been so for twelve months or more, in percent."""
    return level(trials.baseline.of("unemployment_by_duration", "from_12"))


@statistic()
def duration_dependence(trials: Trials, group: str) -> Floats:
    """Job finding after twelve months without work over that in the first three, each a mean over
    months (Kroft, Notowidigdo and Katz, 2016). It holds who is left as well as what waiting does.
    """
    arm = trials.baseline
    late = level(arm.of("job_finding_by_duration", "from_12"))
    soon = level(arm.of("job_finding_by_duration", "under_3"))
    return np.asarray(ratio(late, soon))
