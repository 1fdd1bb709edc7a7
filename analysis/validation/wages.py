"""Pay: how high, how unequal, what schooling adds, how far down the minimum reaches."""

from analysis.validation.registry import statistic
from analysis.validation.trials import Floats, Trials, level, ratio


@statistic()
def wage_dispersion(trials: Trials, group: str) -> Floats:
    """Standard deviation of the log of employees' pay, mean over months."""
    return level(trials.baseline.of("log_wage_dispersion"))


@statistic()
def offer_quartiles(trials: Trials, group: str) -> Floats:
    """Upper over lower quartile of the pay of those hired in a month, each a mean over months."""
    arm = trials.baseline
    return ratio(*(level(arm.of("hire_wage_quantile", at)) for at in ("p75", "p25")))


@statistic()
def hire_median(trials: Trials, group: str) -> Floats:
    """Median pay of those hired in a month, yuan of January 2026, mean over months."""
    return level(trials.baseline.of("hire_wage_quantile", "p50"))


@statistic()
def mean_wage(trials: Trials, group: str) -> Floats:
    """Mean pay of employees, yuan a month of January 2026, mean over months."""
    return level(trials.baseline.of("mean_wage"))


@statistic()
def schooling_return(trials: Trials, group: str) -> Floats:
    """Slope β in ln w = c + β school + γ experience + δ experience² by least squares among
    employees, mean of Decembers (Mincer, 1974).
    """
    return level(trials.baseline.of("return_to_schooling"))


@statistic()
def minimum_relative(trials: Trials, group: str) -> Floats:
    """The minimum wage over mean pay in percent, mean over months (Kaitz index)."""
    return level(trials.baseline.of("minimum_over_mean_wage"))


@statistic()
def minimum_bite(trials: Trials, group: str) -> Floats:
    """Employees paid at most 5 % above the minimum wage over all in percent, mean of Decembers."""
    return level(trials.baseline.of("minimum_wage_bite"))
