"""Who comes, who stays, and what the administrative counts make of it."""

from analysis.validation.registry import statistic
from analysis.validation.trials import YEAR, Floats, Trials, level, ratio
from sim.outcomes.book import POOLED_COHORTS


@statistic()
def yearly_talent(trials: Trials, group: str) -> Floats:
    """Twelve times the mean monthly number of new residents of at most 35 years with college."""
    return YEAR * level(trials.baseline.of("young_talent_arrived"))


@statistic(groups="horizon", lived=POOLED_COHORTS + 1)
def retention(trials: Trials, group: str) -> Floats:
    """Of the young talent who came, the share still resident after so many months, in percent; the
    twelve latest monthly cohorts pooled, mean over months.
    """
    return level(trials.baseline.of("youth_retention", group))


@statistic()
def yearly_net_migration(trials: Trials, group: str) -> Floats:
    """Twelve times the mean monthly number of arrivals less departures, 16 to 69 years."""
    return YEAR * level(trials.baseline.of("net_migration"))


@statistic()
def inflow_over_net(trials: Trials, group: str) -> Floats:
    """Arrivals over arrivals less departures, each a mean over months."""
    return ratio(*(level(trials.baseline.of(name)) for name in ("arrived", "net_migration")))


@statistic()
def yearly_new_employment(trials: Trials, group: str) -> Floats:
    """Twelve times the mean monthly count of 城镇新增就业: starters less retired workers."""
    return YEAR * level(trials.baseline.of("new_urban_employment"))
