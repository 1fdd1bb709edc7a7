"""How vacancies and unemployment move together when demand does."""

import numpy as np

from analysis.validation.registry import statistic
from analysis.validation.regression import departure, log_departure, slopes
from analysis.validation.trials import PERCENT, Arm, Floats, Trials
from scenarios.validation import BASELINE, CYCLE


def jobs_wanted(arm: Arm) -> Floats:
    """Filled and vacant jobs: what firms want at the month's wages and demand."""
    return arm.of("jobs") + arm.of("vacancies")


def wanted_gap(trials: Trials) -> Floats:
    """Percent by which jobs wanted under the shock depart from those without it."""
    shocked, usual = jobs_wanted(trials.cycle), jobs_wanted(trials.baseline)
    positive = (shocked > 0) & (usual > 0)
    logs = np.log(np.where(positive, shocked, np.nan)) - np.log(np.where(positive, usual, np.nan))
    gap: Floats = PERCENT * logs
    return gap


@statistic(needs=(BASELINE, CYCLE), months=24)
def beveridge_slope(trials: Trials, group: str) -> Floats:
    """Slope β in ln V = c + β ln U by least squares over months of a demand cycle, each in
    departure from the run without it: V vacancies, U unemployed residents (Shimer, 2005).
    """
    unemployed, vacancies = (log_departure(trials, name) for name in ("unemployed", "vacancies"))
    return slopes(vacancies, [unemployed])[:, 0]


@statistic(needs=(BASELINE, CYCLE), months=24)
def okun_slope(trials: Trials, group: str) -> Floats:
    """Slope β in u − u* = β (y − y*) by least squares over months of a demand cycle: u the
    unemployment rate in percent, y the log of filled and vacant jobs in percent, stars the run
    without the shock (Okun, 1962, in gaps). The model has no output, so jobs wanted stand for it.
    """
    return slopes(departure(trials, "unemployment_rate"), [wanted_gap(trials)])[:, 0]
