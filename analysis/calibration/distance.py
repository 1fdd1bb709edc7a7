"""How far simulated moments lie from their targets, in units of what is not known."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.calibration.problem import Floats, Problem


@dataclass(frozen=True)
class Distance:
    """Standardised differences from ``target``.

    The variance of a moment is that of its target, plus ``noise``: that of simulated means, plus
    ``blur``: that of an emulator where one stands in for runs. The shift of shifted targets is a
    parameter of the fit with a normal prior; being linear, it is estimated in closed form.
    """

    problem: Problem
    target: Floats
    noise: Floats
    blur: Floats

    @cached_property
    def variance(self) -> Floats:
        """Of each moment's difference, shift aside."""
        return self.problem.error**2 + self.noise + self.blur

    def shift(self, moments: Floats) -> float:
        """The shift that fits these moments best, prior and all."""
        weights = self.problem.shifted / self.variance
        prior = 1 / self.problem.shift.sd**2
        pulled = weights @ (moments - self.target) + prior * self.problem.shift.mean
        return float(pulled / (weights.sum() + prior))

    def shift_sd(self) -> float:
        """Its standard deviation given the moments."""
        weights = self.problem.shifted / self.variance
        return float((weights.sum() + 1 / self.problem.shift.sd**2) ** -0.5)

    def standardised(self, moments: Floats, shift: float | None = None) -> Floats:
        """Each moment's difference from its target, in standard deviations.

        The target is moved by ``shift``, or by that which fits these moments best.
        """
        moved = self.shift(moments) if shift is None else shift
        found: Floats = moments - self.target - self.problem.shifted * moved
        return found / np.sqrt(self.variance)

    def squared(self, moments: Floats) -> float:
        """The sum of squares, that of the shift from its prior included."""
        prior = (self.shift(moments) - self.problem.shift.mean) / self.problem.shift.sd
        return float(np.sum(self.standardised(moments) ** 2) + prior**2)

    @cached_property
    def information(self) -> Floats:
        """The inverse covariance of the moments' differences, the shift unknown: (m, m)."""
        spread = self.problem.shift.sd**2 * np.outer(self.problem.shifted, self.problem.shifted)
        found: Floats = np.asarray(np.linalg.inv(np.diag(self.variance) + spread), dtype=np.float64)
        return found


def noise_of(moments: Floats) -> Floats:
    """The variance of a mean over seeds, pooled over points: from float64 (points, seeds, m)."""
    seeds = moments.shape[1]
    found: Floats = moments.var(axis=1, ddof=1).mean(axis=0) / seeds
    return found
