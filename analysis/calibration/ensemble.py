"""Sets of numbers that fit about as well as the best: what moments leave open and nobody knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import chi2

from analysis.calibration.distance import Distance
from analysis.calibration.emulator import Emulator
from analysis.calibration.estimate import WIDE, Estimate, estimate
from analysis.calibration.problem import Floats, Problem
from analysis.calibration.recovery import STREAM

SHARE = 0.95
ROUNDS = 6
STEPS = 3
"""Times that each set is simulated: once, and after each of two corrections."""
Values = tuple[float, ...]


@dataclass(frozen=True)
class Member:
    """One set: its fitted numbers, what it draws of the ranges, and its squared distance.

    ``ranges`` is empty where the numbers that are never fitted stay as they stand.
    """

    fitted: Values
    ranges: Values
    squared: float


@dataclass(frozen=True)
class Ensemble:
    """``sets`` that fit, how many were ``tried`` to find them, and the ``limit`` that none exceeds.

    ``filled``: how many of them, the last ones, are trials of the search that fill up.
    """

    sets: list[Member]
    limit: float
    tried: int
    fitting: int
    filled: int


def freedom(problem: Problem) -> int:
    """In how many ways moments can tell numbers: no more than there are of either."""
    return min(len(problem.names), len(problem.moments))


def limit_of(least: float, problem: Problem) -> float:
    """The squared distance that a set may have: the best's and the rise that holds the truth with
    95 % probability where differences are normal (likelihood ratio).
    """
    return least + float(chi2.ppf(SHARE, freedom(problem)))


def rule(problem: Problem) -> str:
    """The rule in words."""
    numbers, rise = freedom(problem), limit_of(0.0, problem)
    return (
        "what is never fitted is drawn from its ranges, targets from their errors, and "
        "the other numbers are fitted anew to both; a set belongs where its squared distance from "
        f"the moments, simulated, exceeds the best's by at most {rise:.1f} (95 % point of "
        f"chi-squared with {numbers} degrees of freedom); distances count the targets' errors and "
        "the runs' noise"
    )


def gather(
    distance: Distance,
    emulator: Emulator,
    fitted: Estimate,
    simulate: Callable[[Sequence[tuple[Values, Values]]], Floats],
    known: Sequence[tuple[Values, float]],
    coming: Callable[[int], None],
    *,
    wanted: int,
    least: float,
    seed: int,
) -> Ensemble:
    """Draw sets, fit each to its own draw of everything unknown, and keep those that fit.

    ``distance``: of runs; ``simulate``: moments of pairs of fitted numbers and what is drawn of the
    ranges, float64 (pairs, moments); ``known``: sets that were run before, which
    fill up what is missing, the best first; ``coming``: is told of each round's pairs before it;
    ``least``: the best's squared distance. Fitting each
    draw of targets and priors anew draws from the posterior where moments are linear (Oliver, He
    and Reynolds, 1996, randomised maximum likelihood).
    """
    problem, ranges = distance.problem, list(distance.problem.ranges.values())
    limit = limit_of(least, problem)
    chance = np.random.default_rng((seed, STREAM + 2))
    kept: list[Member] = []
    tried = fitting = 0
    for _ in range(ROUNDS):
        if len(kept) >= wanted:
            break
        coming(STEPS * wanted)
        drawn = [
            tuple(each.value(float(at)) for each, at in zip(ranges, places, strict=True))
            for places in _spread_out(chance, wanted, len(ranges))
        ]
        targets = distance.target + _errors(chance, distance, wanted)
        priors = 0.5 + WIDE * chance.standard_normal((wanted, len(problem.names)))
        anew = [
            _Fit(replace(distance, target=target), emulator, fitted.place, middle)
            for target, middle in zip(targets, priors, strict=True)
        ]
        for _ in range(STEPS):
            points = [problem.values(each.place) for each in anew]
            moments = simulate(list(zip(points, drawn, strict=True)))
            for each, values, found in zip(anew, points, moments, strict=True):
                each.learn(problem.place(values), found)
        fits = [
            Member(problem.values(each.best), own, distance.squared(each.found))
            for each, own in zip(anew, drawn, strict=True)
        ]
        tried += len(fits)
        good = [each for each in fits if each.squared <= limit]
        fitting += len(good)
        kept += good
    kept = kept[:wanted]
    # Sets fitted anew spread as what is unknown does; earlier trials cluster and only fill up.
    others = sorted((pair for pair in known if pair[1] <= limit), key=lambda pair: pair[1])
    spare = [Member(values, (), squared) for values, squared in dict.fromkeys(others)]
    filling = spare[: wanted - len(kept)]
    return Ensemble([*kept, *filling], limit, tried, fitting, len(filling))


class _Fit:
    """A set on its way: fitted on the emulator, corrected by what runs say."""

    def __init__(
        self, distance: Distance, emulator: Emulator, start: Floats, middle: Floats
    ) -> None:
        self.distance, self.emulator, self.middle = distance, emulator, middle
        self.least = np.inf
        self.best = self.found = np.empty(0)
        self.place = self._fitted(start, 0.0)

    def learn(self, place: Floats, moments: Floats) -> None:
        """Take a run's moments into account: what the emulator misses there, it misses near."""
        squared = self.distance.squared(moments)
        if squared < self.least:
            self.least, self.best, self.found = squared, place, moments
        missed = moments - self.emulator.at(place[None])[0]
        self.place = self._fitted(place, missed)

    def _fitted(self, start: Floats, missed: Floats | float) -> Floats:
        aim = replace(self.distance, target=self.distance.target - missed)
        return estimate(self.emulator, aim, start[None], middle=self.middle).place


def _errors(chance: np.random.Generator, distance: Distance, count: int) -> Floats:
    """Errors of the targets, that of the common shift among them: float64 (count, moments)."""
    problem = distance.problem
    own = np.sqrt(distance.variance) * chance.standard_normal((count, distance.target.size))
    shared = problem.shift.sd * chance.standard_normal((count, 1))
    found: Floats = own + shared * problem.shifted
    return found


def _spread_out(chance: np.random.Generator, count: int, numbers: int) -> Floats:
    """Positions spread evenly over every range: a Latin hypercube, float64 (count, numbers)."""
    order = (
        np.stack([chance.permutation(count) for _ in range(numbers)], axis=1)
        if numbers
        else (np.empty((count, 0)))
    )
    found: Floats = (order + chance.random((count, numbers))) / count
    return found
