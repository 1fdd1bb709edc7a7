"""Whether the method finds numbers that are known: moments simulated at them, then refitted."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.calibration.distance import Distance
from analysis.calibration.emulator import Emulator
from analysis.calibration.estimate import LEVEL, Estimate, estimate
from analysis.calibration.problem import Floats, Problem

REACH = 1.5
"""Known numbers lie so many standard deviations of the fit about it, within their ranges."""
STREAM = 7001


@dataclass(frozen=True)
class Recovery:
    """Of every replicate: the true positions, the estimates, the ends of their intervals, each
    (replicates, numbers); true and estimated shifts with their standard deviation.
    """

    true: Floats
    found: Floats
    low: Floats
    high: Floats
    shift_true: Floats
    shift_found: Floats

    @property
    def covered(self) -> Floats:
        """For each number the share of its intervals that hold the truth."""
        held = (self.low <= self.true) & (self.true <= self.high)
        found: Floats = held.mean(axis=0)
        return found

    @property
    def coverage(self) -> float:
        """The share of all intervals that hold the truth; they are meant to be ``LEVEL``."""
        return float(self.covered.mean())

    @property
    def likely(self) -> tuple[float, float]:
        """Where the coverage lies with 95 % if intervals are right and replicates independent.

        Numbers of one replicate share its luck, so replicates alone are counted.
        """
        reach = 1.96 * np.sqrt(LEVEL * (1 - LEVEL) / len(self.true))
        return max(0.0, LEVEL - reach), min(1.0, LEVEL + reach)


def known_places(fitted: Estimate, replicates: int, seed: int) -> Floats:
    """The positions at which moments are simulated: about the fit, within the ranges."""
    chance = np.random.default_rng((seed, STREAM))
    spread = np.linalg.cholesky(fitted.covariance) * REACH
    draws = fitted.place + chance.standard_normal((replicates, fitted.place.size)) @ spread.T
    # What leaves the range is mirrored at its end.
    folded = np.abs(draws) % 2
    found: Floats = np.where(folded > 1, 2 - folded, folded)
    return found


def recover(
    problem: Problem,
    emulator: Emulator,
    noise: Floats,
    true: Floats,
    simulate: Callable[[list[tuple[float, ...]]], Floats],
    seed: int,
) -> Recovery:
    """Refit moments simulated at known positions with other seeds.

    Each target gets its own error and a shift from the prior, as real ones have them. ``noise``:
    the variance of simulated means; ``simulate``: means of moments at points, (points, moments).
    """
    chance = np.random.default_rng((seed, STREAM + 1))
    points = [problem.values(place) for place in true]
    true = np.stack([problem.place(point) for point in points])
    prior = problem.shift
    shifts = prior.mean + prior.sd * chance.standard_normal(len(points))
    errors = problem.error * chance.standard_normal((len(points), problem.error.size))
    # A target is what a survey would say of a region with these numbers: less the shift, for the
    # nation; so that the shift added again is the region's.
    targets = simulate(points) - np.outer(shifts, problem.shifted) + errors
    found, low, high, shift_found = [], [], [], []
    starts = np.stack([np.full(true.shape[1], share) for share in (0.5, 0.25, 0.75)])
    for target in targets:
        distance = Distance(problem, target, 2 * noise, emulator.error)
        fitted = estimate(emulator, distance, starts)
        ends = fitted.interval()
        found.append(fitted.place)
        low.append(ends[0])
        high.append(ends[1])
        shift_found.append(distance.shift(emulator.at(fitted.place[None])[0]))
    return Recovery(
        true, np.array(found), np.array(low), np.array(high), shifts, np.array(shift_found)
    )
