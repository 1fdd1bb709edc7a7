"""Sets of numbers that fit about as well as the best: what the moments leave open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2

from analysis.calibration.estimate import Estimate
from analysis.calibration.problem import Floats, Problem
from analysis.calibration.recovery import STREAM

SHARE = 0.95
ROUNDS = 6
Values = tuple[float, ...]


@dataclass(frozen=True)
class Ensemble:
    """``sets``: the numbers of each set, with their squared distances; ``limit``: what none
    exceeds; ``tried``: how many were simulated to find them.
    """

    sets: list[Values]
    squared: list[float]
    limit: float
    tried: int


def limit_of(least: float, numbers: int) -> float:
    """The squared distance that a set may have: the best's and the rise that holds the truth with
    95 % probability where differences are normal (likelihood ratio, so many numbers).
    """
    return least + float(chi2.ppf(SHARE, numbers))


def rule(numbers: int) -> str:
    """The rule in words."""
    rise = limit_of(0.0, numbers)
    return (
        f"the squared distance from the moments, simulated anew, exceeds the best's by at most "
        f"{rise:.1f} (95 % point of chi-squared with {numbers} degrees of freedom); distances "
        "count the targets' errors and the runs' noise"
    )


def gather(
    problem: Problem,
    fitted: Estimate,
    wanted: int,
    least: float,
    squared: Callable[[Sequence[Values]], list[float]],
    known: Sequence[tuple[Values, float]],
    seed: int,
) -> Ensemble:
    """Draw sets from the fit's normal distribution, simulate them, and keep those that fit.

    ``squared``: the distances of simulated sets; ``known``: sets that were run before, which fill
    up what is missing, the best first.
    """
    limit = limit_of(least, len(problem.names))
    chance = np.random.default_rng((seed, STREAM + 2))
    spread: Floats = np.asarray(np.linalg.cholesky(fitted.covariance), dtype=np.float64)
    kept: list[tuple[Values, float]] = []
    tried = 0
    for _ in range(ROUNDS):
        if len(kept) >= wanted:
            break
        points = [problem.values(place) for place in _draws(chance, fitted.place, spread, wanted)]
        tried += len(points)
        pairs = zip(points, squared(points), strict=True)
        kept += [pair for pair in pairs if pair[1] <= limit]
    # Those drawn from the fit spread as it does; earlier trials cluster, so they only fill up.
    others = sorted((pair for pair in known if pair[1] <= limit), key=lambda pair: pair[1])
    chosen = list(dict(kept[:wanted]).items())
    chosen += [pair for pair in dict(others).items() if pair not in chosen]
    chosen = chosen[:wanted]
    return Ensemble([each for each, _ in chosen], [each for _, each in chosen], limit, tried)


def _draws(chance: np.random.Generator, centre: Floats, spread: Floats, wanted: int) -> Floats:
    draws = centre + chance.standard_normal((wanted, centre.size)) @ spread.T
    folded = np.abs(draws) % 2
    found: Floats = np.where(folded > 1, 2 - folded, folded)
    return found
