"""The matching function that the simulated months look like, though none is in the model."""

from analysis.validation.registry import statistic
from analysis.validation.regression import log_departure, slopes
from analysis.validation.trials import Floats, Trials
from scenarios.validation import BASELINE, CYCLE


def elasticities(trials: Trials) -> Floats:
    """Both slopes of ln H = c + η ln U + ν ln V, in departures from no shock: (seeds, 2)."""
    seekers, vacancies = (
        log_departure(trials, name) for name in ("seekers_unemployed", "vacancies")
    )
    return slopes(log_departure(trials, "hires_unemployed"), [seekers, vacancies])


@statistic(needs=(BASELINE, CYCLE), months=24)
def matching_elasticity(trials: Trials, group: str) -> Floats:
    """Elasticity η in ln H = c + η ln U + ν ln V by least squares over months of a demand cycle,
    each in departure from the run without it: H hires of the unemployed, U unemployed seekers, V
    vacancies (Petrongolo and Pissarides, 2001).
    """
    return elasticities(trials)[:, 0]


@statistic(needs=(BASELINE, CYCLE), months=24)
def matching_returns(trials: Trials, group: str) -> Floats:
    """Sum η + ν of the same regression: 1 means that twice the seekers and vacancies make twice the
    hires (Petrongolo and Pissarides, 2001).
    """
    found: Floats = elasticities(trials).sum(axis=1)
    return found
