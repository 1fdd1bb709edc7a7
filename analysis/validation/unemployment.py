"""Unemployment: how high, whose, and when in the year."""

import numpy as np

from analysis.validation.registry import statistic
from analysis.validation.trials import Arm, Floats, Trials, level, ratio

YOUTH, PRIME = "age_16_24", "age_30_59"
JUNE, JULY = 6, 7


def by_month_of_year(arm: Arm, values: Floats) -> Floats:
    """Mean over years by calendar month: (seeds, 12), NaN for months that no run has."""
    of = np.array([month.month for month in arm.months])
    return np.stack([level_of(values[:, of == number]) for number in range(1, 13)], axis=1)


def level_of(values: Floats) -> Floats:
    """The mean over all months of each seed; NaN where there is none."""
    return values.mean(axis=1) if values.shape[1] else np.full(values.shape[0], np.nan)


@statistic(groups="population")
def mean_unemployment(trials: Trials, group: str) -> Floats:
    """The rate u = U / (U + E) of the group's residents in percent (ILO, 2013)."""
    return level(trials.baseline.of("unemployment_rate", group))


@statistic()
def july_jump(trials: Trials, group: str) -> Floats:
    """The jump u(July) − u(June) of those of 16 to 24 years, mean over years (P013)."""
    season = by_month_of_year(trials.baseline, trials.baseline.of("unemployment_rate", YOUTH))
    jump: Floats = season[:, JULY - 1] - season[:, JUNE - 1]
    return jump


@statistic()
def youth_peak_month(trials: Trials, group: str) -> Floats:
    """The calendar month, 1 to 12, in which mean unemployment of those of 16 to 24 is highest."""
    season = by_month_of_year(trials.baseline, trials.baseline.of("unemployment_rate", YOUTH))
    known = np.where(np.isfinite(season), season, -np.inf)
    peak = known.argmax(axis=1) + 1.0
    return np.where(np.isfinite(season).all(axis=1), peak, np.nan)


@statistic()
def youth_relative(trials: Trials, group: str) -> Floats:
    """The ratio u(16–24) / u(30–59), each a mean over months."""
    arm = trials.baseline
    return ratio(*(level(arm.of("unemployment_rate", ages)) for ages in (YOUTH, PRIME)))


@statistic()
def non_local_relative(trials: Trials, group: str) -> Floats:
    """The rate u of residents with registration elsewhere over that of local ones."""
    arm = trials.baseline
    return ratio(*(level(arm.of("unemployment_rate", kind)) for kind in ("non_local", "local")))


@statistic(groups="population")
def mean_employment_rate(trials: Trials, group: str) -> Floats:
    """Employed over all residents of 16 to 64 years in percent, mean over months (ILO, 2013)."""
    return level(trials.baseline.of("employment_rate", group))
