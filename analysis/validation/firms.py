"""Firms: sizes, births, deaths, and the jobs that come and go with them."""

from analysis.validation.registry import statistic
from analysis.validation.trials import PERCENT, YEAR, Floats, Trials, level, ratio


@statistic()
def size_tail(trials: Trials, group: str) -> Floats:
    """Exponent α in P(size > x) ∝ x^−α of enterprises of 20 and more employees by Hill's
    estimate, mean of Decembers (Axtell, 2001; Clauset, Shalizi and Newman, 2009).
    """
    return level(trials.baseline.of("firm_size_tail"))


@statistic()
def yearly_entry(trials: Trials, group: str) -> Floats:
    """Twelve times the mean monthly entry rate of private firms, in percent of the stock."""
    return YEAR * level(trials.baseline.of("firm_entry_rate", "all"))


@statistic()
def yearly_exit(trials: Trials, group: str) -> Floats:
    """Twelve times the mean monthly exit rate of enterprises, in percent of the stock."""
    return YEAR * level(trials.baseline.of("firm_exit_rate", "enterprises"))


@statistic(lived=36 + YEAR)
def survival_36(trials: Trials, group: str) -> Floats:
    """Start-ups founded by others than graduates that outlived 36 months over all such, percent."""
    return level(trials.baseline.of("firm_survival", "36"))


@statistic(lived=60 + YEAR)
def survival_60(trials: Trials, group: str) -> Floats:
    """Start-ups founded by others than graduates that outlived 60 months over all such, percent."""
    return level(trials.baseline.of("firm_survival", "60"))


@statistic(lived=36 + YEAR)
def graduate_survival_36(trials: Trials, group: str) -> Floats:
    """Graduates' start-ups that outlived 36 months over all such, in percent."""
    return level(trials.baseline.of("graduate_firm_survival", "36"))


@statistic(months=24)
def yearly_creation(trials: Trials, group: str) -> Floats:
    """Jobs added between Decembers by firms that grew or opened over the mean of both stocks, in
    percent (Davis and Haltiwanger, 1992).
    """
    return level(trials.baseline.of("yearly_job_creation_rate"))


@statistic(months=24)
def yearly_destruction(trials: Trials, group: str) -> Floats:
    """Jobs lost between Decembers by firms that shrank or closed over the mean of both stocks, in
    percent (Davis and Haltiwanger, 1992).
    """
    return level(trials.baseline.of("yearly_job_destruction_rate"))


@statistic()
def startup_job_share(trials: Trials, group: str) -> Floats:
    """Employees of start-ups of at most 36 months over all jobs, in percent."""
    arm = trials.baseline
    return PERCENT * ratio(level(arm.of("startup_jobs_gross")), level(arm.of("jobs")))


@statistic()
def startup_size(trials: Trials, group: str) -> Floats:
    """Employees of start-ups of at most 36 months over those firms."""
    return level(trials.baseline.of("jobs_per_startup"))


@statistic()
def yearly_graduate_startups(trials: Trials, group: str) -> Floats:
    """Twelve times the mean monthly number of firms founded by students and recent graduates."""
    return YEAR * level(trials.baseline.of("graduate_startups_founded"))
