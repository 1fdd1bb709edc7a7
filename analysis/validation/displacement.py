"""Who pays for the gain of those who are helped to search: saturations from none to all."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from agents.errors import InputError
from analysis.validation.registry import statistic
from analysis.validation.trials import PERCENT, Floats, Trials, level
from scenarios.validation import BASELINE, SATURATION

FINDING = "job_finding_rate"


@dataclass(frozen=True, slots=True)
class Spillovers:
    """Effects on the monthly job-finding rate in points, one a seed, at one share treated.

    ``direct``: treated less control; ``spillover``: control less the rate with nobody treated, NaN
    where nobody is control; ``overall``: everybody's rate less that with nobody treated.
    """

    direct: Floats
    spillover: Floats
    overall: Floats


def spillovers(trials: Trials, percent: int) -> Spillovers:
    """The effects with so many in a hundred treated (Crépon et al., 2013)."""
    arm = trials.treated(percent)
    nobody = level(trials.baseline.of(FINDING)[:, : len(arm.months)])
    treated, control, everybody = (
        level(arm.of(FINDING, of)) for of in ("treated", "control", "all")
    )
    return Spillovers(treated - control, control - nobody, everybody - nobody)


def displaced(trials: Trials, percent: int) -> Floats:
    """Share 1 − overall(π) / (π · direct at the smallest π), as jackknife values, one a seed.

    A ratio of means over seeds: that of each seed alone would be biased by its own luck. Values
    are n·θ − (n − 1)·θ without the seed (Tukey, 1958).
    """
    overall = spillovers(trials, percent).overall
    direct = spillovers(trials, trials.saturations[0]).direct
    share = percent / PERCENT
    return jackknife([overall, direct], lambda top, below: 1 - top / (share * below))


def jackknife(values: list[Floats], of_means: Callable[..., float]) -> Floats:
    """Jackknife values of a function of means over seeds; the function's own value for one seed."""
    seeds = values[0].size
    means = [float(each.mean()) for each in values]
    if not all(np.isfinite(means)) or means[-1] == 0:
        return np.full(seeds, np.nan)
    whole = of_means(*means)
    if seeds == 1:
        return np.array([whole])
    without = [(each.sum() - each) / (seeds - 1) for each in values]
    left_out = np.array([of_means(*each) for each in zip(*without, strict=True)])
    found: Floats = seeds * whole - (seeds - 1) * left_out
    return found


@statistic(groups="saturation", needs=(BASELINE, SATURATION))
def displacement(trials: Trials, group: str) -> Floats:
    """The part 1 − overall / (π · direct) of the gain of the treated that others lose.

    On the monthly job-finding rate of the unemployed, of whom a random share π sends more
    applications: direct = treated − control at the smallest share that was run, where the treated
    hardly meet each other; overall = everybody at π − everybody at 0 (Crépon et al., 2013; Gautier
    et al., 2018).
    """
    if int(group) not in trials.saturations:
        shares = ", ".join(map(str, trials.saturations))
        what = f"no run has {group} % treated"
        raise InputError(what, where="saturations", allowed=shares)
    return displaced(trials, int(group))
