"""The matching function that the simulated months look like, though none is in the model."""

from analysis.validation.registry import statistic
from analysis.validation.regression import log_departure, slopes
from analysis.validation.trials import Floats, Trials
from scenarios.validation import BASELINE, CYCLE


def series(trials: Trials) -> tuple[Floats, Floats, Floats]:
    """Logs of hires of the unemployed, of unemployed seekers and of vacancies; (seeds, months).

    Each in departure from the run without the cycle.
    """
    hires, seekers, vacancies = (
        log_departure(trials, name)
        for name in ("hires_unemployed", "seekers_unemployed", "vacancies")
    )
    return hires, seekers, vacancies


@statistic(needs=(BASELINE, CYCLE), months=24)
def matching_elasticity(trials: Trials, group: str) -> Floats:
    """Elasticity η in ln(H/U) = c + (1 − η) ln(V/U) by least squares over months of a demand cycle,
    each in departure from the run without it: H hires of the unemployed, U unemployed seekers, V
    vacancies. Constant returns are imposed, as U and V move almost as one over a cycle and do not
    tell two slopes apart (Shimer, 2005; Petrongolo and Pissarides, 2001).
    """
    hires, seekers, vacancies = series(trials)
    return 1 - slopes(hires - seekers, [vacancies - seekers])[:, 0]


@statistic(needs=(BASELINE, CYCLE), months=24)
def matching_returns(trials: Trials, group: str) -> Floats:
    """Sum η + ν in ln H = c + η ln U + ν ln V, the same series with both slopes free: 1 means that
    twice the seekers and vacancies make twice the hires (Petrongolo and Pissarides, 2001).
    """
    hires, seekers, vacancies = series(trials)
    found: Floats = slopes(hires, [seekers, vacancies]).sum(axis=1)
    return found
